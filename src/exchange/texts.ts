import type { Text } from '#platform/text.ts'
import type { BreakerState } from './breaker.ts'
import type { CallOutcome } from './store.ts'

export const words = {
  sources: { th: 'แหล่งข้อมูลภายนอก', en: 'Sources' },
  sourcesLead: {
    th: 'ระบบของหน่วยงานอื่นที่ใช้ยืนยันเลขประจำตัวและเติมข้อมูลผู้ประกอบการ การขึ้นทะเบียนไม่รอแหล่งที่ไม่ตอบ ระบบจะถามใหม่เองจนกว่าจะได้คำตอบ',
    en: 'Systems of other agencies that confirm numbers and fill fields. A registration never waits for one that is silent: it is asked again until it answers.',
  },
  health: { th: 'สถานะวันนี้', en: 'How they do' },
  last24Hours: { th: 'ใน 24 ชั่วโมงที่ผ่านมา', en: 'In the last 24 hours' },
  source: { th: 'แหล่งข้อมูล', en: 'Source' },
  state: { th: 'สถานะ', en: 'State' },
  answers: { th: 'ตอบแล้ว', en: 'Answered' },
  faults: { th: 'ขัดข้อง', en: 'Faults' },
  median: { th: 'เวลาตอบ (มัธยฐาน)', en: 'Median time' },
  lastAnswer: { th: 'ตอบล่าสุด', en: 'Last answer' },
  milliseconds: { th: 'มิลลิวินาที', en: 'ms' },
  ofThemUnknown: { th: 'ไม่พบเลข', en: 'number not known' },
  never: { th: 'ยังไม่เคยตอบ', en: 'Never' },
  whatTheyTell: { th: 'ข้อมูลที่แต่ละแหล่งให้', en: 'What each may tell' },
  whatTheyTellLead: {
    th: 'รับเฉพาะข้อมูลที่ข้อตกลงซึ่งมีผลอยู่ระบุไว้ แหล่งที่ไม่มีข้อตกลงจะไม่ถูกถาม “ข้อสมมุติ” คือหน่วยงานยังไม่เผยแพร่รูปแบบคำตอบ',
    en: 'Only what an agreement in force names is taken. A source without one is never asked. “Assumed”: the agency has not published what its answers look like.',
  },
  agency: { th: 'หน่วยงาน', en: 'Agency' },
  fields: { th: 'ข้อมูลที่รับ', en: 'Fields taken' },
  basis: { th: 'ฐาน', en: 'Basis' },
  demonstration: { th: 'ข้อตกลงสาธิต', en: 'Demonstration agreement' },
  shape: { th: 'รูปแบบคำตอบ', en: 'Shape of answers' },
  published: { th: 'ตามที่หน่วยงานเผยแพร่', en: 'As the agency publishes it' },
  assumed: { th: 'ข้อสมมุติ', en: 'Assumed' },
  noAgreement: { th: 'ไม่มีข้อตกลงที่มีผลอยู่', en: 'No agreement in force' },
  notConnected: { th: 'ยังไม่เชื่อมต่อ', en: 'Not connected' },
  formal: { th: 'การมีชื่อในทะเบียนนี้แสดงว่าอยู่ในระบบภาษีหรือประกันสังคม', en: 'Being listed here means being in the tax or social-security system' },
  waiting: { th: 'ยังรอคำตอบ', en: 'Still waiting for' },
  waitingNote: { th: 'คำถาม ระบบจะถามใหม่เอง', en: 'answers. They are asked for again.' },
  addresses: { th: 'ที่อยู่ของระบบ', en: 'Addresses' },
  addressesLead: {
    th: 'ที่อยู่ที่ระบบของหน่วยงานตอบ เว้นว่างไว้เพื่อหยุดถาม ห้ามใส่รหัสผ่านในที่อยู่',
    en: 'Where the agency’s system answers. Leave it empty to stop asking. Never put a password into it.',
  },
  change: { th: 'ดูหรือแก้ไขที่อยู่', en: 'See or change them' },
  save: { th: 'บันทึก', en: 'Save' },
  notAnAddress: {
    th: 'ใส่ที่อยู่ที่ขึ้นต้นด้วย https:// หรือ http:// โดยไม่มีชื่อผู้ใช้หรือรหัสผ่าน',
    en: 'Enter an address that begins with https:// or http://, without a user name or password',
  },
} as const satisfies Record<string, Text>

export const stateNames = {
  closed: { th: 'ถามตามปกติ', en: 'Asked as usual' },
  open: { th: 'พักการถาม', en: 'Not asked for now' },
  'half-open': { th: 'กำลังลองถามใหม่', en: 'Being tried again' },
} as const satisfies Record<BreakerState, Text>

export const outcomeNames = {
  answered: { th: 'ตอบ', en: 'answered' },
  unknown: { th: 'ไม่พบเลข', en: 'number not known' },
  slow: { th: 'ช้าเกินกำหนด', en: 'too slow' },
  down: { th: 'ติดต่อไม่ได้', en: 'no connection' },
  wrong: { th: 'ตอบผิดรูปแบบ', en: 'answered wrongly' },
} as const satisfies Record<CallOutcome, Text>
