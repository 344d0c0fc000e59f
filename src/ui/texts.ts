import type { Text } from '#platform/text.ts'

/** The few words the design system says itself; everything else is handed in by pages. */
export const words = {
  product: { th: 'Prosme', en: 'Prosme' },
  skip: { th: 'ข้ามไปยังเนื้อหา', en: 'Skip to content' },
  menu: { th: 'เมนู', en: 'Menu' },
  mainMenu: { th: 'เมนูหลัก', en: 'Main menu' },
  signIn: { th: 'เข้าสู่ระบบ', en: 'Sign in' },
  signOut: { th: 'ออกจากระบบ', en: 'Sign out' },
  account: { th: 'บัญชีของฉัน', en: 'My account' },
  notices: { th: 'การแจ้งเตือน', en: 'Notices' },
  jobs: { th: 'งานของฉัน', en: 'My jobs' },
  footer: {
    th: 'ทุกตัวเลขเปิดดูที่มาได้ ถึงแฟ้มและบรรทัดต้นทาง',
    en: 'Every number opens down to the file and line it came from',
  },
  components: { th: 'ส่วนประกอบหน้าจอ', en: 'Components' },
  disbursed: { th: 'เบิกจ่าย', en: 'Disbursed' },
  committed: { th: 'ผูกพัน', en: 'Committed' },
  remaining: { th: 'คงเหลือ', en: 'Remaining' },
  planned: { th: 'ตามแผน', en: 'Planned' },
  actual: { th: 'จริง', en: 'Actual' },
  result: { th: 'ผล', en: 'Result' },
  target: { th: 'เป้าหมาย', en: 'Target' },
  noResult: { th: 'ยังไม่มีผล', en: 'No result yet' },
  noTarget: { th: 'ไม่มีเป้าหมาย', en: 'No target' },
  baht: { th: 'บาท', en: 'baht' },
  period: { th: 'ช่วงเวลา', en: 'Period' },
  showTable: { th: 'ดูเป็นตาราง', en: 'Show as a table' },
  optional: { th: '(ไม่บังคับ)', en: '(optional)' },
  show: { th: 'แสดง', en: 'Show' },
  fixThese: { th: 'กรุณาแก้ไขข้อมูลต่อไปนี้', en: 'Please correct the following' },
  dateHint: { th: 'เช่น 1 ต.ค. 2565', en: 'For example 1 ต.ค. 2565 or 2022-10-01' },
  done: { th: 'เสร็จแล้ว', en: 'Done' },
  current: { th: 'กำลังดำเนินการ', en: 'In progress' },
  todo: { th: 'ยังไม่ถึง', en: 'Not yet' },
  returned: { th: 'ส่งกลับแก้ไข', en: 'Returned' },
  previous: { th: 'ก่อนหน้า', en: 'Previous' },
  next: { th: 'ถัดไป', en: 'Next' },
  breadcrumbs: { th: 'ตำแหน่งของหน้านี้', en: 'Where this page is' },
  pages: { th: 'หน้าของรายการ', en: 'Pages of the list' },
  line: { th: 'บรรทัด', en: 'line' },
  reportLine: { th: 'บรรทัดในรายงาน', en: 'report line' },
  typedHere: { th: 'บันทึกบนหน้าจอ', en: 'Entered on screen' },
} as const satisfies Record<string, Text>

/** What an error page says, by status: what happened, and what the reader can do. */
export const failures = {
  403: {
    title: { th: 'ท่านไม่มีสิทธิเปิดหน้านี้', en: 'You may not open this page' },
    advice: {
      th: 'หากท่านต้องใช้หน้านี้ในการทำงาน กรุณาแจ้งผู้ดูแลระบบ หากเพิ่งส่งแบบฟอร์ม แบบฟอร์มอาจหมดอายุแล้ว กรุณาเปิดหน้านั้นใหม่และส่งอีกครั้ง',
      en: 'If your work needs it, ask the administrator. If you have just sent a form, it may have expired: open its page again and resend.',
    },
  },
  404: {
    title: { th: 'ไม่พบหน้านี้', en: 'This page does not exist' },
    advice: {
      th: 'ที่อยู่อาจพิมพ์ผิด หรือรายการนี้อยู่ในปีงบประมาณอื่น',
      en: 'The address may be mistyped, or the item belongs to another fiscal year.',
    },
  },
  413: {
    title: { th: 'ข้อมูลที่ส่งมีขนาดใหญ่เกินกำหนด', en: 'What you sent is too large' },
    advice: { th: 'ไม่มีการบันทึกข้อมูลใด กรุณาส่งแฟ้มที่เล็กลง', en: 'Nothing was saved. Please send a smaller file.' },
  },
  415: {
    title: { th: 'รูปแบบข้อมูลที่ส่งไม่ถูกต้อง', en: 'This kind of content is not accepted' },
    advice: { th: 'กรุณาส่งจากแบบฟอร์มบนหน้าจอ', en: 'Please send it from the form on screen.' },
  },
  422: {
    title: { th: 'อ่านข้อมูลที่ส่งไม่ได้', en: 'What you sent could not be read' },
    advice: { th: 'ไม่มีการบันทึกข้อมูลใด กรุณากลับไปตรวจสอบแบบฟอร์ม', en: 'Nothing was saved. Please go back and check the form.' },
  },
  500: {
    title: { th: 'ระบบขัดข้อง', en: 'Something went wrong on our side' },
    advice: {
      th: 'ไม่มีการบันทึกข้อมูลใด กรุณาลองใหม่อีกครั้ง หากยังพบปัญหา โปรดแจ้งผู้ดูแลระบบพร้อมรหัสอ้างอิงด้านล่าง',
      en: 'Nothing was saved. Please try again; if it goes on, give the administrator the reference below.',
    },
  },
} as const satisfies Record<number, { title: Text; advice: Text }>

export const galleryWords = {
  title: { th: 'ส่วนประกอบหน้าจอ', en: 'Components' },
  lead: { th: 'ทุกส่วนประกอบของหน้าจอ แสดงจากตัวอย่างชุดเดียวกับที่ใช้ทดสอบ', en: 'Every component, drawn from the same examples the tests use.' },
  scheme: { th: 'พื้นหลัง', en: 'Colour scheme' },
  system: { th: 'ตามเครื่อง', en: 'As the system' },
  light: { th: 'สว่าง', en: 'Light' },
  dark: { th: 'มืด', en: 'Dark' },
} as const satisfies Record<string, Text>
