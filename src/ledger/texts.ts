import type { Text } from '#platform/text.ts'
import type { Availability, Category, FactName, Opening, Result, Test, Verdict } from './model.ts'

export const categoryNames = {
  money: { th: 'เงินอุดหนุนและสินเชื่อ', en: 'Subsidies and finance' },
  advice: { th: 'ที่ปรึกษา', en: 'Advice' },
  learning: { th: 'อบรมและเรียนรู้', en: 'Learning' },
  market: { th: 'ตลาดและช่องทางขาย', en: 'Markets' },
  procurement: { th: 'ขายให้ภาครัฐ', en: 'Selling to the state' },
  standing: { th: 'ทะเบียน รางวัล และเครือข่าย', en: 'Registers, awards and networks' },
  information: { th: 'ข้อมูลธุรกิจ', en: 'Business information' },
} as const satisfies Record<Category, Text>

export const openingNames = {
  open: { th: 'เปิดรับ', en: 'Open' },
  continuing: { th: 'ให้บริการต่อเนื่อง', en: 'Continuing' },
  upcoming: { th: 'ยังไม่เปิด', en: 'Not open yet' },
  between: { th: 'รอรอบถัดไป', en: 'Waits for the next round' },
  paused: { th: 'หยุดชั่วคราว', en: 'Paused' },
  closed: { th: 'ปิดรับแล้ว', en: 'Closed' },
} as const satisfies Record<Opening, Text>

export const availabilityNames = {
  dated: { th: 'มีวันเปิดและวันปิด', en: 'From a day to a day' },
  continuing: { th: 'ต่อเนื่อง ไม่ได้ประกาศช่วงเวลา', en: 'Continuing, period not published' },
  seasonal: { th: 'เป็นรอบ', en: 'In rounds' },
  paused: { th: 'หยุดชั่วคราว', en: 'Paused' },
} as const satisfies Record<Availability, Text>

export const verdictNames = {
  fits: { th: 'เข้าเกณฑ์', en: 'You qualify' },
  maybe: { th: 'อาจเข้าเกณฑ์', en: 'You may qualify' },
  not: { th: 'ยังไม่เข้าเกณฑ์', en: 'You do not qualify yet' },
} as const satisfies Record<Verdict, Text>

export const resultNames = {
  pass: { th: 'ผ่าน', en: 'Passes' },
  fail: { th: 'ไม่ผ่าน', en: 'Fails' },
  unknown: { th: 'ยังไม่ทราบ', en: 'Not known yet' },
} as const satisfies Record<Result, Text>

export const factLabels = {
  kind: { th: 'ประเภทผู้ประกอบการ', en: 'Kind of enterprise' },
  size: { th: 'ขนาด', en: 'Size' },
  sector: { th: 'ภาคธุรกิจ', en: 'Sector' },
  activity: { th: 'ประเภทกิจการ (รหัส TSIC ขึ้นต้นด้วย)', en: 'Activity (TSIC code begins with)' },
  province: { th: 'จังหวัด (รหัส)', en: 'Province (code)' },
  stage: { th: 'ขั้นการเข้าสู่ระบบ', en: 'Stage of formalisation' },
  procurement: { th: 'ขึ้นทะเบียน THAI SME-GP (yes/no)', en: 'Registered with THAI SME-GP (yes/no)' },
  exporting: { th: 'ส่งออก (yes/no)', en: 'Exports (yes/no)' },
  years: { th: 'อายุกิจการ (ปี)', en: 'Years since it was founded' },
  employees: { th: 'จำนวนผู้ทำงาน', en: 'People employed' },
  revenue: { th: 'รายได้ต่อปี (บาท)', en: 'Revenue a year (baht)' },
  other: { th: 'เรื่องที่เจ้าหน้าที่ต้องดูเอกสาร', en: 'What an officer tells from papers' },
} as const satisfies Record<FactName, Text>

export const testNames = {
  in: { th: 'เป็นค่าใดค่าหนึ่ง', en: 'is one of' },
  'at-least': { th: 'ไม่น้อยกว่า', en: 'is at least' },
  'at-most': { th: 'ไม่เกิน', en: 'is at most' },
  officer: { th: 'เจ้าหน้าที่ตรวจ', en: 'an officer decides' },
} as const satisfies Record<Test, Text>

export const words = {
  catalogue: { th: 'บริการสำหรับผู้ประกอบการ', en: 'Services for enterprises' },
  manage: { th: 'แค็ตตาล็อกบริการ', en: 'Service catalogue' },
  lead: {
    th: 'บริการทุกอย่างที่ท่านใช้ได้ พร้อมเงินช่วยเหลือ เงื่อนไข และที่มา บริการที่ปิดแล้วยังแสดงไว้',
    en: 'Every service you can use, with what it pays, its conditions and where they stand written. Closed ones stay in sight.',
  },
  findMine: { th: 'ดูว่าท่านได้อะไรบ้าง', en: 'See what you can get' },
  all: { th: 'ทั้งหมด', en: 'All' },
  filter: { th: 'เรื่อง', en: 'About' },
  service: { th: 'บริการ', en: 'Service' },
  name: { th: 'ชื่อ', en: 'Name' },
  status: { th: 'สถานะ', en: 'State' },
  pays: { th: 'สัดส่วนและวงเงิน', en: 'Share and cap' },
  share: { th: 'สัดส่วนที่รัฐช่วยจ่าย', en: 'Share that is paid' },
  cap: { th: 'วงเงินสูงสุด', en: 'Cap' },
  notPublished: { th: 'ไม่ได้ประกาศ', en: 'Not published' },
  terms: { th: 'เงื่อนไขของเงิน', en: 'What this means' },
  when: { th: 'เปิดรับ', en: 'Open' },
  periodUnknown: { th: 'ต่อเนื่อง ไม่ได้ประกาศช่วงเวลา', en: 'Continuing; no period is published' },
  lastRound: { th: 'รอบล่าสุด', en: 'Last round' },
  who: { th: 'ใครใช้ได้', en: 'Who may have it' },
  anyone: { th: 'ไม่มีเงื่อนไขที่ประกาศไว้', en: 'No condition is published' },
  how: { th: 'ทำอย่างไร', en: 'How to get it' },
  bring: { th: 'เตรียมอะไรบ้าง', en: 'What to have at hand' },
  bringUnknown: { th: 'ไม่ได้ประกาศรายการเอกสาร', en: 'No list of papers is published' },
  contact: { th: 'ติดต่อ', en: 'Contact' },
  website: { th: 'ไปที่เว็บไซต์ของบริการ', en: 'Go to the website of the service' },
  agency: { th: 'หน่วยงาน', en: 'Agency' },
  project: { th: 'โครงการในแผน', en: 'Project of the plan' },
  source: { th: 'ที่มา', en: 'Source' },
  assumption: { th: 'ข้อสันนิษฐาน ยังไม่มีประกาศยืนยัน', en: 'Assumption: no source confirms it' },
  remedy: { th: 'เพื่อให้ผ่าน', en: 'To pass' },
  rulesSince: { th: 'ใช้ตั้งแต่', en: 'Since' },
  add: { th: 'เพิ่มบริการ', en: 'Add a service' },
  edit: { th: 'แก้ไข', en: 'Change' },
  editTitle: { th: 'แก้ไขบริการ', en: 'Change a service' },
  editLead: {
    th: 'ข้อความใหม่มีผลตั้งแต่วันที่ระบุ ข้อความเดิมก่อนวันนั้นยังอยู่ในประวัติ',
    en: 'The new words hold from the day you give; what held before stays in the history.',
  },
  save: { th: 'บันทึก', en: 'Save' },
  code: { th: 'รหัส', en: 'Code' },
  codeHint: { th: 'ตัวอักษรอังกฤษเล็ก ตัวเลข และขีด เปลี่ยนภายหลังไม่ได้', en: 'Small letters, digits and hyphens; it never changes' },
  codeTaken: { th: 'รหัสนี้มีอยู่แล้ว', en: 'This code is taken' },
  codeWrong: { th: 'ใช้ตัวอักษรอังกฤษเล็ก ตัวเลข และขีด เริ่มด้วยตัวอักษร', en: 'Small letters, digits and hyphens, a letter first' },
  stale: {
    th: 'มีผู้แก้ไขบริการนี้ระหว่างที่ท่านทำ ด้านล่างเป็นข้อความที่ท่านพิมพ์ โปรดตรวจกับประวัติก่อนบันทึกอีกครั้ง',
    en: 'Somebody changed this service meanwhile. Below is what you typed: compare it with the history, then save again.',
  },
  startsOn: { th: 'มีผลตั้งแต่วันที่', en: 'Holds from' },
  category: { th: 'หมวด', en: 'Category' },
  thai: { th: 'ภาษาไทย', en: 'Thai' },
  english: { th: 'ภาษาอังกฤษ', en: 'English' },
  summary: { th: 'คืออะไร', en: 'What it is' },
  shareMin: { th: 'สัดส่วนต่ำสุด', en: 'Share from' },
  shareMax: { th: 'สัดส่วนสูงสุด', en: 'Share to' },
  percent: { th: 'ร้อยละ', en: 'per cent' },
  emptyMeansUnpublished: { th: 'เว้นว่างหากไม่ได้ประกาศ', en: 'Leave empty when it is not published' },
  availability: { th: 'ช่วงเวลา', en: 'Period' },
  opensOn: { th: 'เปิดวันที่', en: 'Opens' },
  closesOn: { th: 'ปิดวันที่', en: 'Closes' },
  url: { th: 'ที่อยู่เว็บ', en: 'Web address' },
  urlWrong: { th: 'ต้องขึ้นต้นด้วย https:// หรือ http://', en: 'Must begin with https:// or http://' },
  line: { th: 'บรรทัดของรายงาน', en: 'Line of the report' },
  bringHint: { th: 'บรรทัดละหนึ่งอย่าง ให้จำนวนบรรทัดเท่ากันทั้งสองภาษา', en: 'One a line, as many lines in both languages' },
  bringUneven: { th: 'จำนวนบรรทัดภาษาไทยและอังกฤษไม่เท่ากัน', en: 'Thai and English have different numbers of lines' },
  shareUneven: { th: 'ใส่ทั้งสองช่องหรือเว้นว่างทั้งสองช่อง ค่าต่ำสุดไม่เกินค่าสูงสุด และไม่เกิน 100', en: 'Fill in both or neither; from not above to, and to not above 100' },
  datesNeeded: { th: 'บริการที่มีวันเปิดและวันปิดต้องใส่วันเปิด', en: 'A service from a day to a day needs its first day' },
  datesCrossed: { th: 'วันปิดอยู่ก่อนวันเปิด', en: 'It would close before it opens' },
  history: { th: 'ประวัติ', en: 'History' },
  fromFile: { th: 'จากแฟ้มข้อมูล', en: 'From the data files' },
  ruleTitle: { th: 'เพิ่มหรือแก้เงื่อนไข', en: 'Add or change a rule' },
  ruleLead: {
    th: 'ใช้รหัสเดิมเพื่อแก้เงื่อนไขที่มีอยู่ เงื่อนไขเดิมใช้ต่อจนถึงวันก่อนวันที่ระบุ',
    en: 'Use a known code to say that rule anew; the old one holds until the day before.',
  },
  fact: { th: 'ข้อมูลที่ใช้ตัดสิน', en: 'What it asks about' },
  test: { th: 'การเทียบ', en: 'How it compares' },
  accepted: { th: 'ค่าที่ผ่าน', en: 'What passes' },
  acceptedHint: { th: 'คั่นด้วยจุลภาค เช่น micro, small หรือ 10, 11', en: 'Separate with commas, as micro, small or 10, 11' },
  acceptedWrong: {
    th: 'ค่าไม่เข้ากับการเทียบ: ไม่เกินและไม่น้อยกว่าใช้กับตัวเลขค่าเดียว เจ้าหน้าที่ตรวจใช้กับเรื่องที่ต้องดูเอกสารเท่านั้น',
    en: 'This does not fit the comparison: bounds take one number, an officer decides only what is told from papers',
  },
  says: { th: 'เงื่อนไขในคำง่าย', en: 'The rule in plain words' },
  isAssumption: { th: 'ไม่มีที่มายืนยัน (ข้อสันนิษฐาน)', en: 'No source confirms it (assumption)' },
  withdraw: { th: 'ยกเลิกเงื่อนไข', en: 'Withdraw the rule' },
  withdrawn: { th: 'ยกเลิก', en: 'withdrawn' },
  reportLine: (line: number): Text => ({ th: `รายงานประจำปี 2566 บรรทัด ${line}`, en: `Annual report of 2566, line ${line}` }),
} as const

/** "50–80 %" or "50 %". */
export const shareText = ({ min, max }: { readonly min: string; readonly max: string }): string =>
  min === max ? `${whole(min)} %` : `${whole(min)}–${whole(max)} %`

const whole = (percent: string): string => percent.replace(/\.0+$/, '')
