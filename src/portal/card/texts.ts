import type { Text } from '#platform/text.ts'

export const words = {
  /** The name the agency gave its app. */
  app: { th: 'SME CONNEXT', en: 'SME CONNEXT' },
  appDescription: {
    th: 'บัตร SME ONE ID และบริการสำหรับผู้ประกอบการ ทำงานบน Prosme',
    en: 'The SME ONE ID card and services for enterprises, running on Prosme',
  },
  card: { th: 'บัตร SME ONE ID', en: 'SME ONE ID card' },
  cards: { th: 'บัตรของกิจการของท่าน', en: 'Cards of your enterprises' },
  cardsLead: { th: 'แสดงบัตรที่ศูนย์บริการหรือหน่วยงานได้ แม้ไม่มีอินเทอร์เน็ต', en: 'Show a card at a centre or an agency, also without the internet.' },
  none: { th: 'ยังไม่มีบัตร', en: 'No card yet' },
  noneNote: { th: 'ขึ้นทะเบียนกิจการของท่านครั้งเดียว ราว 2 นาที แล้วบัตรจะอยู่ที่นี่', en: 'Register your enterprise once, in about two minutes, and its card is here.' },
  register: { th: 'ขึ้นทะเบียน SME ONE ID', en: 'Register for a ONE ID' },
  kind: { th: 'ประเภท', en: 'Kind' },
  size: { th: 'ขนาด', en: 'Size' },
  since: { th: 'ขึ้นทะเบียนเมื่อ', en: 'Registered' },
  asOf: { th: 'ข้อมูล ณ', en: 'As of' },
  verified: { th: 'ยืนยันเลขทะเบียนแล้ว', en: 'Number confirmed' },
  unverified: { th: 'ยังไม่ได้ยืนยันเลขทะเบียน', en: 'Number not confirmed yet' },
  claimed: { th: 'รอยืนยันว่าท่านทำการแทนกิจการนี้', en: 'Waits for proof that you act for it' },
  claimedNote: { th: 'เมื่อยืนยันแล้วจึงแสดงรายละเอียดของกิจการ', en: 'Its details are shown once that is proved.' },
  closed: { th: 'เลิกกิจการแล้ว', en: 'Closed' },
  qr: { th: 'คิวอาร์โค้ดสำหรับตรวจบัตรนี้', en: 'QR code to check this card' },
  qrNote: { th: 'ผู้รับสแกนเพื่อตรวจว่า ONE ID นี้มีอยู่จริง', en: 'Whoever scans it sees that this ONE ID exists.' },
  keep: { th: 'ใช้ตอนไม่มีอินเทอร์เน็ต', en: 'Use it without the internet' },
  keepNote: {
    th: 'เมื่อเปิดหน้านี้แล้ว เครื่องนี้เก็บบัตรไว้ให้เปิดได้แม้ไม่มีอินเทอร์เน็ต เก็บเฉพาะบัตร และลบเมื่อออกจากระบบ',
    en: 'Once opened, this page is kept on this device and opens without the internet. Only the card is kept, and it goes when you sign out.',
  },
  install: { th: 'ติดตั้งเป็นแอป', en: 'Install as an app' },
  installNote: {
    th: 'เปิดเมนูของเบราว์เซอร์ แล้วเลือก “เพิ่มลงในหน้าจอหลัก” หรือ “ติดตั้งแอป”',
    en: 'Open the menu of your browser and choose “Add to home screen” or “Install app”.',
  },
  myBusiness: { th: 'ข้อมูลกิจการของฉัน', en: 'My business' },
  valid: { th: 'ONE ID นี้มีอยู่จริง', en: 'This ONE ID is valid' },
  validJuristic: { th: 'เป็นของ', en: 'It belongs to' },
  validOther: {
    th: 'ชื่อของบุคคลธรรมดาและวิสาหกิจชุมชนไม่แสดงที่นี่ โปรดดูจากบัตรของผู้ถือ',
    en: 'Names of natural persons and community enterprises are not shown here: read them on the card you were shown.',
  },
  merged: { th: 'รวมเข้ากับ ONE ID ปัจจุบัน', en: 'It is now part of' },
  invalid: { th: 'ไม่มี ONE ID นี้', en: 'There is no such ONE ID' },
  invalidNote: {
    th: 'โปรดเทียบเลขกับบัตรอีกครั้ง หากยังไม่พบ บัตรนั้นอาจไม่ใช่ของจริง สอบถามโทร. 1301',
    en: 'Compare the number with the card once more. If it is still not found, the card may not be genuine: call 1301.',
  },
  noLongerActive: { th: 'กิจการนี้เลิกแล้ว', en: 'This enterprise has closed' },
  offline: { th: 'ไม่มีอินเทอร์เน็ต', en: 'No internet' },
  offlineNote: {
    th: 'หน้านี้ต้องใช้อินเทอร์เน็ต บัตร SME ONE ID ที่เคยเปิดบนเครื่องนี้ยังเปิดได้',
    en: 'This page needs the internet. A ONE ID card that was opened on this device still opens.',
  },
  findMine: { th: 'ท่านได้อะไรบ้าง', en: 'What can I get?' },
  openCard: { th: 'เปิดบัตร', en: 'Open the card' },
} as const satisfies Record<string, Text>
