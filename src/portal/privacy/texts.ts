import type { Text } from '#platform/text.ts'
import type { Duty, MoveRefusal, Risk } from './breach.ts'

export const words = {
  privacy: { th: 'คุ้มครองข้อมูลส่วนบุคคล', en: 'Privacy' },
  parts: { th: 'เรื่องในหน้านี้', en: 'Parts' },

  breaches: { th: 'ทะเบียนเหตุละเมิด', en: 'Breach register' },
  breachesLead: {
    th: 'กฎหมายให้แจ้งสำนักงานคณะกรรมการคุ้มครองข้อมูลส่วนบุคคลภายใน 72 ชั่วโมงนับแต่ทราบเหตุ และแจ้งเจ้าของข้อมูลโดยไม่ชักช้าหากความเสี่ยงสูง (พ.ร.บ. คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 มาตรา 37 (4))',
    en: 'The law asks to tell the Personal Data Protection Committee within 72 hours of knowing, and the people without delay where the risk is high (Personal Data Protection Act B.E. 2562, section 37(4)).',
  },
  noBreaches: { th: 'ยังไม่มีเหตุละเมิด', en: 'No breaches' },
  noBreachesHint: { th: 'หากสงสัยว่าข้อมูลรั่วไหล บันทึกทันที ประเมินทีหลังได้', en: 'When you suspect one, record it at once. You can assess it later.' },
  record: { th: 'บันทึกเหตุ', en: 'Record a breach' },
  number: { th: 'เหตุที่', en: 'Breach no.' },
  foundAt: { th: 'ทราบเหตุเมื่อ', en: 'Known since' },
  foundDay: { th: 'วันที่ทราบเหตุ', en: 'Day it was found' },
  foundTime: { th: 'เวลาที่ทราบเหตุ', en: 'Time it was found' },
  foundTimeHint: { th: 'เช่น 09:30 ตามเวลาไทย 72 ชั่วโมงเริ่มนับจากเวลานี้', en: 'Such as 09:30, Thai time. The 72 hours run from here.' },
  happenedOn: { th: 'วันที่เกิดเหตุ', en: 'Day it happened' },
  what: { th: 'เกิดอะไรขึ้น', en: 'What happened' },
  whatHint: { th: 'อย่าใส่ชื่อหรือเลขประจำตัวของบุคคล', en: 'Leave out names and numbers of people.' },
  facts: { th: 'ข้อเท็จจริง', en: 'Facts' },
  data: { th: 'ข้อมูลอะไร', en: 'Which data' },
  dataHint: { th: 'เช่น ชื่อ หมายเลขโทรศัพท์', en: 'Such as names, telephone numbers' },
  people: { th: 'จำนวนคนโดยประมาณ', en: 'About how many people' },
  peopleHint: { th: 'เว้นว่างได้หากยังไม่ทราบ', en: 'Leave empty while it is not known.' },
  measures: { th: 'สิ่งที่ทำไปแล้วและจะทำ', en: 'What was done and will be done' },
  risk: { th: 'ความเสี่ยงต่อเจ้าของข้อมูล', en: 'Risk to the people' },
  status: { th: 'สถานะ', en: 'State' },
  duties: { th: 'สิ่งที่กฎหมายให้ทำ', en: 'What the law asks' },
  noDuties: { th: 'ไม่ต้องแจ้ง เพราะไม่มีความเสี่ยงต่อสิทธิและเสรีภาพของบุคคล', en: 'Nobody has to be told: there is no risk to people.' },
  due: { th: 'ภายใน', en: 'By' },
  noDelay: { th: 'โดยไม่ชักช้า', en: 'Without delay' },
  assess: { th: 'ประเมิน', en: 'Assess' },
  saveAssessment: { th: 'บันทึกการประเมิน', en: 'Save the assessment' },
  next: { th: 'ขั้นต่อไป', en: 'What comes next' },
  note: { th: 'หมายเหตุ', en: 'Note' },
  noteHint: { th: 'เช่น เลขที่หนังสือ หากแจ้งช้ากว่า 72 ชั่วโมงต้องบอกเหตุผล', en: 'Such as the number of the letter. After 72 hours the reason is needed.' },
  history: { th: 'ที่ทำมาแล้ว', en: 'What was done' },
  unknown: { th: 'ยังไม่ทราบ', en: 'Not known yet' },
  somebody: { th: 'เจ้าหน้าที่', en: 'Staff' },

  retention: { th: 'เก็บข้อมูลไว้นานเท่าใด', en: 'How long data are kept' },
  retentionTab: { th: 'ระยะเวลาเก็บ', en: 'Retention' },
  retentionLead: {
    th: 'ระบบลบข้อมูลที่พ้นกำหนดเองทุกหกชั่วโมง ตามตารางนี้',
    en: 'What has served its time is deleted by itself every six hours, by this table.',
  },
  kept: { th: 'เก็บไว้', en: 'Kept' },
  basis: { th: 'เหตุผล', en: 'Why' },
  atOnce: { th: 'ลบเมื่อหมดอายุ', en: 'Until it expires' },
  forGood: { th: 'ไม่มีกำหนด', en: 'No limit' },
  assumed: { th: 'กำหนดเอง', en: 'Assumed' },
  assumedNote: {
    th: '“กำหนดเอง” คือยังไม่มีกฎหมายหรือระเบียบกำหนด เป็นค่าที่ระบบตั้งไว้ก่อน',
    en: '“Assumed”: no law or rule gives the period yet; the platform sets one until it does.',
  },

  erasure: { th: 'ลบข้อมูลตามคำขอ', en: 'Erase on request' },
  erasureTab: { th: 'ลบตามคำขอ', en: 'Erasure' },
  erasureLead: {
    th: 'สำหรับผู้ประกอบการที่ยื่นคำขอเป็นหนังสือ ผู้ที่เข้าระบบเองได้ลบได้จากหน้ากิจการของตน',
    en: 'For enterprises that asked in writing. Whoever can sign in erases from their own page.',
  },
  oneId: { th: 'SME ONE ID', en: 'SME ONE ID' },
  find: { th: 'ค้นหา', en: 'Find' },
  notFound: { th: 'ไม่พบ SME ONE ID นี้ โปรดตรวจเลขสิบหลักอีกครั้ง', en: 'No such ONE ID: check the ten digits again.' },
  goes: { th: 'สิ่งที่จะหายไปและเรียกคืนไม่ได้', en: 'What goes, for good' },
  goesList: {
    th: 'ชื่อ เลขประจำตัว ที่อยู่ ช่องทางติดต่อ ประวัติการแก้ไข ผู้มีอำนาจ และความยินยอม',
    en: 'Names, official number, address, contacts, history of changes, mandates and consents',
  },
  stays: { th: 'สิ่งที่คงไว้โดยไม่มีชื่อ', en: 'What stays, without a name' },
  staysList: {
    th: 'จังหวัด อำเภอ ประเภทกิจการ ขนาด ตัวเลขรายปี และจำนวนการขึ้นทะเบียน เพื่อให้ตัวเลขที่เผยแพร่แล้วไม่เปลี่ยน',
    en: 'Province, district, activity, size, yearly figures and counts of registrations, so that published figures stand',
  },
  letter: { th: 'หนังสือคำขอ', en: 'The letter' },
  letterHint: { th: 'ไฟล์ PDF หรือภาพ ไม่เกิน 20 MB', en: 'PDF or picture, up to 20 MB' },
  eraseNow: { th: 'ลบข้อมูลถาวร', en: 'Erase for good' },
  erased: { th: 'ลบข้อมูลแล้ว', en: 'Erased' },
  erasedNote: { th: 'ข้อมูลที่ผนึกไว้อ่านไม่ได้อีก เลขประจำตัวขึ้นทะเบียนใหม่ได้', en: 'What was sealed cannot be read again. The number may register anew.' },
} as const satisfies Record<string, Text>

export const riskNames = {
  none: { th: 'ไม่มีความเสี่ยง', en: 'No risk' },
  some: { th: 'มีความเสี่ยง: ต้องแจ้งสำนักงานคณะกรรมการฯ', en: 'A risk: the Committee must be told' },
  high: { th: 'ความเสี่ยงสูง: ต้องแจ้งเจ้าของข้อมูลด้วย', en: 'A high risk: the people must be told as well' },
} as const satisfies Record<Risk, Text>

export const dutyNames = {
  report: { th: 'แจ้งสำนักงานคณะกรรมการฯ', en: 'Tell the Committee' },
  tell: { th: 'แจ้งเจ้าของข้อมูล พร้อมแนวทางเยียวยา', en: 'Tell the people, with what helps them' },
} as const satisfies Record<Duty['what'], Text>

export const dutyStates = {
  done: { th: 'แจ้งแล้ว', en: 'Done' },
  late: { th: 'แจ้งแล้ว เกินเวลา', en: 'Done late' },
  waiting: { th: 'ยังไม่แจ้ง', en: 'To be done' },
  overdue: { th: 'เกินเวลา', en: 'Overdue' },
} as const satisfies Record<Duty['state'], Text>

export const refusals = {
  stale: { th: 'มีผู้แก้ไขรายการนี้ก่อน โปรดดูข้อมูลล่าสุดแล้วทำอีกครั้ง', en: 'Somebody changed this meanwhile. Look at what stands here now and try again.' },
  'wrong-step': { th: 'ทำขั้นนี้จากสถานะปัจจุบันไม่ได้', en: 'This step does not follow from the present state.' },
  'duty-open': { th: 'ยังปิดไม่ได้ เพราะยังแจ้งไม่ครบตามกฎหมาย', en: 'It cannot be closed: not everybody was told whom the law names.' },
  'no-duty': { th: 'ความเสี่ยงระดับนี้ไม่ต้องแจ้ง', en: 'With this risk there is nobody to tell.' },
  'late-without-reason': { th: 'เกิน 72 ชั่วโมงแล้ว โปรดบอกเหตุผลที่แจ้งช้า', en: 'It is later than 72 hours: say why.' },
  'found-later': { th: 'เวลานี้ยังมาไม่ถึง', en: 'This moment has not come yet.' },
  'happened-later': { th: 'วันเกิดเหตุต้องไม่หลังวันที่ทราบเหตุ', en: 'It cannot have happened after it was found.' },
  'not-a-time': { th: 'โปรดใส่เวลาเช่น 09:30', en: 'Write a time such as 09:30.' },
} as const satisfies Record<MoveRefusal | 'stale' | 'found-later' | 'happened-later' | 'not-a-time', Text>

export const eraseRefusals = {
  'no-such-enterprise': words.notFound,
  'may-not': { th: 'ต้องแนบหนังสือคำขอก่อนลบ', en: 'The letter that asks for it is needed.' },
  erased: { th: 'ข้อมูลนี้ลบไปแล้ว', en: 'This record was erased before.' },
  'merged-away': { th: 'รายการนี้รวมเข้ากับรายการอื่นแล้ว โปรดลบรายการที่ยังใช้อยู่', en: 'This one was merged into another: erase the one that lives on.' },
  'file-empty': { th: 'ไฟล์ว่างเปล่า', en: 'The file is empty.' },
  'file-too-large': { th: 'ไฟล์ใหญ่เกิน 20 MB', en: 'The file is larger than 20 MB.' },
  'file-type-not-allowed': { th: 'รับเฉพาะ PDF หรือภาพ', en: 'Only PDF or pictures are taken.' },
} as const satisfies Record<string, Text>
