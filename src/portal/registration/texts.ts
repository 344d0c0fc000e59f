import type { Text } from '#platform/text.ts'
import type { Standing, Step } from './model.ts'

export const words = {
  title: { th: 'ขึ้นทะเบียน SME ONE ID', en: 'Register for a ONE ID' },
  lead: {
    th: 'ขึ้นทะเบียนครั้งเดียว ใช้ได้กับบริการของรัฐที่เชื่อมกันทั้งหมด ใช้เวลาประมาณ 2 นาที ไม่มีค่าใช้จ่าย และไม่ต้องแนบเอกสาร',
    en: 'Register once, and every state service that is linked knows your enterprise. It takes about 2 minutes, costs nothing and needs no papers.',
  },
  haveReady: { th: 'เตรียมสามอย่างนี้ไว้ใกล้มือ', en: 'Have three things at hand' },
  haveNumber: {
    th: 'เลขทะเบียนนิติบุคคล เลขประจำตัวประชาชน หรือรหัสวิสาหกิจชุมชน',
    en: 'The number of the juristic person, your citizen number, or the code of the community enterprise',
  },
  haveLogin: { th: 'อีเมลหรือเบอร์มือถือ ไว้เข้าใช้ครั้งต่อไป', en: 'An email address or mobile number, to sign in with next time' },
  haveFigures: { th: 'จำนวนคนทำงานและรายได้ของปีที่แล้ว ถ้ายังไม่ทราบ ใส่ภายหลังได้', en: 'People and revenue of last year; you can add them later' },
  otherWays: { th: 'หรือ', en: 'Or' },
  seeFirst: { th: 'ดูก่อนว่ากิจการของท่านจะได้อะไร', en: 'See first what you would get' },
  seeFirstNote: { th: 'ห้าคำถามสั้น ๆ ไม่ต้องเปิดบัญชี คำตอบนำมาใช้ขึ้นทะเบียนต่อได้', en: 'Five short questions, no account; your answers come along when you register' },
  hasOneId: { th: 'เข้าสู่ระบบ', en: 'Sign in' },
  hasOneIdNote: { th: 'ถ้ากิจการของท่านมี ONE ID แล้ว', en: 'If your enterprise has its ONE ID already' },
  kind: { th: 'ท่านขึ้นทะเบียนในฐานะใด', en: 'What are you registering?' },
  kindNeeded: { th: 'เลือกประเภทผู้ประกอบการ', en: 'Choose the kind of enterprise' },
  number: { th: 'เลขประจำตัวของกิจการ', en: 'Number of the enterprise' },
  numberHint: {
    th: 'นิติบุคคลและบุคคลธรรมดา 13 หลัก วิสาหกิจชุมชน 12 หลัก เว้นวรรค ขีด หรือเลขไทยก็ได้',
    en: '13 digits for a juristic or natural person, 12 for a community enterprise. Spaces and hyphens are fine.',
  },
  numberUse: {
    th: 'เราเก็บเลขนี้โดยเข้ารหัส และใช้ค้นข้อมูลที่รัฐมีอยู่แล้ว เพื่อให้ท่านไม่ต้องกรอกซ้ำ',
    en: 'We keep the number encrypted and use it to fetch what the state already knows, so that you need not type it again.',
  },
  next: { th: 'ต่อไป', en: 'Continue' },
  back: { th: 'ย้อนกลับ', en: 'Back' },
  stepOf: (step: string, all: string): Text => ({ th: `ขั้นที่ ${step} จาก ${all}`, en: `Step ${step} of ${all}` }),

  unfinished: { th: 'ท่านมีการขึ้นทะเบียนที่ยังทำไม่เสร็จ', en: 'You have a registration to finish' },
  unfinishedNote: (day: string, ending: string): Text => ({
    th: `เริ่มเมื่อ ${day} เลขลงท้ายด้วย ${ending} คำตอบเก็บไว้ให้ 14 วัน`,
    en: `Begun on ${day}, number ending in ${ending}. Answers are kept for 14 days.`,
  }),
  carryOn: { th: 'ทำต่อ', en: 'Continue it' },
  throwAway: { th: 'ทิ้งแล้วเริ่มใหม่', en: 'Throw it away' },
  carried: { th: 'คำตอบที่ท่านให้ไว้เติมลงในแบบนี้แล้ว', en: 'What you answered before is filled in already' },

  known: { th: 'เลขนี้มี SME ONE ID แล้ว', en: 'This number has a ONE ID already' },
  knownLead: {
    th: 'กิจการหนึ่งมี ONE ID ได้หนึ่งรหัส จึงไม่ต้องขึ้นทะเบียนอีก เพื่อคุ้มครองข้อมูล เราไม่แสดงว่าเป็นของผู้ใด',
    en: 'An enterprise has one ONE ID, so there is nothing to register again. To protect its data we do not show whose it is.',
  },
  knownMine: { th: 'ท่านเป็นผู้ขึ้นทะเบียนไว้เอง', en: 'You registered it yourself' },
  knownMineNote: { th: 'เข้าสู่ระบบเพื่อดูและปรับปรุงข้อมูล ถ้าลืมรหัสผ่านตั้งใหม่ได้', en: 'Sign in to see and update the record. A forgotten password can be set anew.' },
  knownOther: { th: 'ผู้อื่นขึ้นทะเบียนไว้ และท่านต้องทำแทนกิจการ', en: 'Somebody else did, and you act for the enterprise' },
  knownOtherNote: {
    th: 'ขอเป็นผู้แทนของกิจการ ผู้มีอำนาจของกิจการจะเห็นคำขอและเป็นผู้ตัดสินใจ',
    en: 'Ask to act for it. Whoever manages the record sees your request and decides.',
  },
  askMandate: { th: 'ขอเป็นผู้แทนของกิจการนี้', en: 'Ask to act for it' },
  asked: { th: 'ส่งคำขอแล้ว', en: 'Your request was sent' },
  askedNote: {
    th: 'ผู้มีอำนาจของกิจการจะเห็นคำขอเมื่อเข้าสู่ระบบ ติดตามได้ที่ธุรกิจของฉัน',
    en: 'Those who manage the record see it when they sign in. Follow it under my business.',
  },
  knownLost: { th: 'ไม่แน่ใจ หรือเข้าไม่ได้แล้ว', en: 'You are not sure, or cannot get in' },
  knownLostNote: {
    th: 'ศูนย์ OSS ทุกจังหวัดช่วยได้ นำบัตรประชาชนและหลักฐานของกิจการไปด้วย',
    en: 'Any one-stop centre helps. Bring your citizen card and papers of the enterprise.',
  },
  otherNumber: { th: 'ใช้เลขอื่น', en: 'Use another number' },

  businessTitle: { th: 'กิจการของท่าน', en: 'Your enterprise' },
  foundLead: {
    th: 'เราพบข้อมูลที่รัฐมีอยู่แล้ว ตรวจดู แก้ได้ถ้าไม่ตรง ที่มาและวันที่อยู่ใต้ชื่อช่อง',
    en: 'This is what the state already holds, with source and date. Correct what is wrong.',
  },
  notFoundLead: { th: 'กรอกเท่าที่ทราบ สี่ช่องก็พอ', en: 'Four fields are enough.' },
  silent: { th: 'บางแหล่งข้อมูลยังไม่ตอบ', en: 'Some sources did not answer yet' },
  silentNote: (names: string): Text => ({
    th: `${names} ท่านทำต่อได้เลย ช่องที่ว่างจะเติมให้ภายหลัง และจะแจ้งเมื่อข้อมูลไม่ตรงกัน`,
    en: `${names}. Carry on: what is empty is filled later, and you are told when something differs.`,
  }),
  fromSource: (source: string, day: string): Text => ({ th: `จาก${source} ณ ${day}`, en: `From ${source}, ${day}` }),
  nameTh: { th: 'ชื่อกิจการ (ไทย)', en: 'Name in Thai' },
  nameOf: { th: 'ชื่อและนามสกุล หรือชื่อร้าน', en: 'Your name, or the name of the shop' },
  nameEn: { th: 'ชื่อภาษาอังกฤษ', en: 'Name in English' },
  activity: { th: 'ทำธุรกิจอะไร', en: 'What does it do?' },
  activityHint: { th: 'พิมพ์คำสั้น ๆ เช่น ร้านอาหาร หรือรหัส TSIC 5 หลัก', en: 'A short word, such as coffee, or a five-digit TSIC code' },
  activityMany: { th: 'ข้อใดใกล้เคียงที่สุด', en: 'Which comes nearest?' },
  activityNone: { th: 'ไม่พบกิจกรรมนี้ ลองคำที่สั้นลง หรือเว้นว่างไว้ก่อน', en: 'Nothing was found: try a shorter word, or leave it empty for now' },
  area: { th: 'ตั้งอยู่ที่ใด', en: 'Where is it?' },
  areaHint: { th: 'พิมพ์รหัสไปรษณีย์ หรือชื่อตำบล อำเภอ หรือจังหวัด', en: 'Postcode, or name of the sub-district, district or province' },
  areaMany: { th: 'พื้นที่ใด', en: 'Which area?' },
  areaNone: { th: 'ไม่พบพื้นที่นี้ ลองรหัสไปรษณีย์ หรือชื่อจังหวัด', en: 'No such area: try the postcode or the province' },
  areaNeeded: { th: 'บอกอย่างน้อยจังหวัด เพื่อหาบริการใกล้ท่าน', en: 'Give at least the province, so that services near you can be found' },
  chooseOne: { th: 'เลือกหนึ่งข้อ', en: 'Choose one' },
  address: { th: 'บ้านเลขที่ ถนน', en: 'House and road' },
  phone: { th: 'เบอร์โทรศัพท์ที่ติดต่อได้', en: 'Telephone' },
  phoneWrong: { th: 'ไม่ใช่เบอร์โทรศัพท์ไทย เช่น 081 234 5678 หรือ 02 298 3000', en: 'Not a Thai number: write it as 081 234 5678 or 02 298 3000' },
  emailWrong: { th: 'ไม่ใช่อีเมลที่อ่านได้ เช่น somchai@example.com', en: 'Not an address: write it as somchai@example.com' },
  email: { th: 'อีเมลของกิจการ', en: 'Email of the enterprise' },
  more: { th: 'เพิ่มที่อยู่ อีเมล ชื่อภาษาอังกฤษ', en: 'Add address, email, name in English' },

  sizeTitle: { th: 'ขนาดของกิจการ', en: 'Size of the enterprise' },
  sizeLead: {
    th: 'ใช้ดูว่าเป็นรายย่อย ย่อม หรือกลาง ซึ่งกำหนดสิทธิของหลายบริการ ข้ามไปก่อนได้',
    en: 'It tells micro, small and medium apart, on which many benefits depend. You may skip it.',
  },
  year: (year: string): Text => ({ th: `ตัวเลขของปี พ.ศ. ${year}`, en: `Figures of the year B.E. ${year}` }),
  employees: { th: 'คนทำงานทั้งหมด รวมเจ้าของ', en: 'People working, owner included' },
  people: { th: 'คน', en: 'people' },
  revenue: { th: 'รายได้ทั้งปี', en: 'Revenue of the whole year' },
  revenueHint: { th: 'ก่อนหักค่าใช้จ่าย ประมาณได้', en: 'Before costs; an estimate will do' },
  gender: { th: 'เจ้าของเป็น', en: 'The owner is' },
  genderHint: { th: 'ใช้ทำสถิติเท่านั้น', en: 'Used for statistics alone' },
  notSaid: { th: 'ไม่ระบุ', en: 'Not said' },

  accountTitle: { th: 'ผู้ขึ้นทะเบียน', en: 'Who registers' },
  accountLead: { th: 'ตั้งบัญชีไว้เข้าใช้ครั้งต่อไป', en: 'Make an account, to come back to your record.' },
  accountLeadSignedIn: { th: 'บอกว่าท่านทำแทนกิจการในฐานะใด', en: 'Say as what you act for the enterprise.' },
  standing: { th: 'ท่านคือ', en: 'You are' },
  loginTaken: {
    th: 'ใช้อีเมลหรือเบอร์นี้เปิดบัญชีใหม่ไม่ได้ ถ้ามีบัญชีแล้ว เข้าสู่ระบบก่อน คำตอบของท่านยังอยู่',
    en: 'This cannot be used for a new account. If you have one, sign in first: your answers stay.',
  },
  tooMany: { th: 'มีการเปิดบัญชีจากที่นี่หลายครั้งเกินไป โปรดรอสักครู่แล้วลองใหม่', en: 'Too many accounts were opened from here: please wait a little and try again' },
  haveAccount: { th: 'มีบัญชีแล้ว เข้าสู่ระบบ แล้วกลับมาทำต่อ', en: 'I have an account: sign in and come back' },
  privacy: { th: 'ใครอ่านข้อมูลนี้ได้', en: 'Who may read this' },
  readers: {
    th: 'ท่าน เจ้าหน้าที่ในจังหวัดของท่าน และหน่วยงานที่กฎหมายหรือท่านอนุญาตเท่านั้น ท่านเลือกหน่วยงานได้ในธุรกิจของฉันเมื่อยืนยันตัวตนแล้ว ถอนได้ทุกเมื่อ และเห็นได้ว่าใครอ่านอะไรเมื่อใด',
    en: 'You, officers of your province, and agencies that the law or you allow. You choose agencies under my business once you are confirmed, may take it back at any time, and see who read what and when.',
  },
  privacyNote: {
    th: 'เราเก็บข้อมูลนี้ตามกฎหมายว่าด้วยการส่งเสริม SME เพื่อออก ONE ID และให้บริการท่าน ข้อมูลส่วนบุคคลเก็บโดยเข้ารหัส ท่านขอดู แก้ไข หรือขอลบได้',
    en: 'We keep these data under the SME promotion law, to issue the ONE ID and to serve you. Personal data are kept encrypted; you may see, correct or have them erased.',
  },

  checkTitle: { th: 'ตรวจคำตอบ', en: 'Check your answers' },
  checkLead: { th: 'ถ้าถูกต้องแล้ว กดขึ้นทะเบียน', en: 'If all is right, register.' },
  change: { th: 'แก้ไข', en: 'Change' },
  empty: { th: 'ยังไม่ได้บอก', en: 'Not given' },
  register: { th: 'ขึ้นทะเบียน', en: 'Register' },
  declare: {
    th: 'ข้าพเจ้ายืนยันว่าข้อมูลนี้เป็นความจริง และมีอำนาจขึ้นทะเบียนกิจการนี้',
    en: 'By registering you state that this is true and that you may register this enterprise.',
  },

  elsewhere: { th: 'คำตอบหน้านี้ถูกบันทึกจากหน้าต่างอื่นแล้ว', en: 'This page was saved in another window meanwhile' },
  elsewhereNote: {
    th: 'ด้านล่างคือสิ่งที่ท่านเพิ่งพิมพ์ ตรวจดูแล้วกดต่อไปอีกครั้งเพื่อใช้คำตอบนี้ คำตอบที่บันทึกไว้ก่อนคือ',
    en: 'Below is what you typed now. Press the button again to use it. Saved before:',
  },

  doneTitle: { th: 'ขึ้นทะเบียนแล้ว', en: 'You are registered' },
  doneLead: (name: string): Text => ({ th: `${name} มี SME ONE ID แล้ว รหัสนี้ใช้ได้ตลอดไป`, en: `${name} has its ONE ID. It is yours for good.` }),
  yourOneId: { th: 'SME ONE ID ของท่าน', en: 'Your ONE ID' },
  openCard: { th: 'เปิดบัตร ONE ID', en: 'Open the ONE ID card' },
  print: { th: 'พิมพ์หรือเก็บหน้านี้เป็น PDF ได้จากเมนูพิมพ์ของเบราว์เซอร์', en: 'To keep this page as a PDF, use your browser’s print menu.' },
  whatNext: { th: 'จากนี้จะเกิดอะไรขึ้น', en: 'What happens next' },
  nextRegistered: { th: 'ได้รับ SME ONE ID', en: 'ONE ID given' },
  nextSources: { th: 'ตรวจกับฐานข้อมูลของรัฐ', en: 'Checked against the state’s registers' },
  nextSourcesNote: {
    th: 'ตามปกติภายในไม่กี่นาที แหล่งที่ยังไม่ตอบจะถามซ้ำให้เอง ถ้าข้อมูลไม่ตรงกันเราจะถามท่าน ไม่แก้เอง',
    en: 'Usually within minutes. Sources that do not answer are asked again. Where something differs we ask you; nothing is overwritten.',
  },
  nextMandate: { th: 'ยืนยันว่าท่านทำแทนกิจการได้', en: 'Your right to act is confirmed' },
  nextMandateNote: {
    th: 'ใช้บริการได้เลยระหว่างรอ ส่วนที่ต้องลงนามรอยืนยันตัวตนด้วย ThaID หรือที่ศูนย์ OSS',
    en: 'You can begin at once. What needs a signature waits until you are confirmed by ThaID or at a one-stop centre.',
  },
  nextClaimedNote: {
    th: 'มีข้อมูลของกิจการนี้จากแหล่งอื่นอยู่ก่อน ท่านเห็นบัตร ONE ID ได้เลย ข้อมูลทั้งหมดเปิดเมื่อยืนยันตัวตนด้วย ThaID หรือที่ศูนย์ OSS',
    en: 'Others had filled this record before. You have the ONE ID card now; the whole record opens once you are confirmed by ThaID or at a one-stop centre.',
  },
  couldGet: { th: 'บริการที่ขอได้ตอนนี้', en: 'What you can have now' },
  allServices: { th: 'ดูบริการทั้งหมด', en: 'See all services' },
  thenGo: { th: 'ทำอะไรต่อได้', en: 'Where to go from here' },
  toMyBusiness: { th: 'ไปที่ธุรกิจของฉัน', en: 'Go to my business' },
  help: { th: 'มีคำถาม ติดต่อศูนย์ OSS ในจังหวัดของท่าน', en: 'Questions? Ask the one-stop centre of your province.' },
} as const

/** The counter speaks to an officer: short, and what to press. */
export const counterWords = {
  title: { th: 'เคาน์เตอร์ขึ้นทะเบียน', en: 'Registration counter' },
  lead: { th: 'พิมพ์เลขแล้วกด Enter', en: 'Type the number and press Enter' },
  number: { th: 'เลขนิติบุคคล เลขบัตรประชาชน รหัสวิสาหกิจชุมชน หรือ ONE ID', en: 'Number of the juristic person, citizen or community enterprise, or ONE ID' },
  look: { th: 'เปิด', en: 'Open' },
  centre: { th: 'ศูนย์', en: 'Centre' },
  centreNeeded: { th: 'เลือกศูนย์ที่ท่านปฏิบัติงาน', en: 'Choose the centre you work at' },
  today: (centre: string, count: string): Text => ({ th: `${centre} วันนี้ ${count} ราย`, en: `${centre}: ${count} today` }),
  keys: {
    th: 'Enter บันทึก · Alt+N รายต่อไป · Alt+P พิมพ์ (Firefox ใช้ Alt+Shift, macOS ใช้ Control+Option)',
    en: 'Enter saves · Alt+N next customer · Alt+P prints (Alt+Shift in Firefox, Control+Option on macOS)',
  },
  noNumber: {
    th: 'ไม่ใช่เลขที่รู้จัก นิติบุคคลขึ้นต้นด้วย 0 บุคคลธรรมดาขึ้นต้นด้วย 1 ถึง 8 มี 13 หลัก วิสาหกิจชุมชน 12 หลัก ONE ID 10 หลัก',
    en: 'Not a known kind of number: 13 digits beginning with 0 (juristic) or 1 to 8 (citizen), 12 for a community enterprise, 10 for a ONE ID',
  },
  isNew: { th: 'ยังไม่เคยขึ้นทะเบียน', en: 'Not registered yet' },
  isKnown: { th: 'รู้จักแล้ว ยังไม่ขึ้นทะเบียน', en: 'Known, not registered yet' },
  isRegistered: { th: 'ขึ้นทะเบียนแล้ว เป็นการปรับปรุงข้อมูล', en: 'Registered already: this updates it' },
  isClosed: { th: 'เลิกกิจการแล้ว', en: 'Closed' },
  save: { th: 'บันทึกและออก ONE ID', en: 'Save and give the ONE ID' },
  saveUpdate: { th: 'บันทึกการปรับปรุง', en: 'Save the update' },
  nextCustomer: { th: 'รายต่อไป', en: 'Next customer' },
  evidence: { th: 'หลักฐานที่เห็นตัวจริง', en: 'Papers seen' },
  evidenceHint: { th: 'เลือกแล้ว เลขนี้ถือว่าเจ้าหน้าที่ยืนยัน', en: 'Ticked, the number counts as confirmed by an officer' },
  seenCard: { th: 'บัตรประจำตัวประชาชนของผู้มาติดต่อ', en: 'The citizen card of whoever came' },
  seenPapers: { th: 'หนังสือรับรองหรือหลักฐานของกิจการ', en: 'The certificate or papers of the enterprise' },
  ownerName: { th: 'ชื่อผู้ที่จะดูแลข้อมูลกิจการนี้', en: 'Name of the person who will look after this enterprise' },
  ownerLogin: { th: 'อีเมลหรือเบอร์มือถือ ไว้เข้าใช้', en: 'Their email or mobile number, to sign in with' },
  ownerHint: {
    th: 'ใส่เมื่อต้องการเปิดบัญชีให้วันนี้ ลิงก์ตั้งรหัสผ่านจะอยู่บนใบรหัส',
    en: 'To open an account for them today: the slip shows a link to set the password',
  },
  ownerNameNeeded: { th: 'ใส่ชื่อเจ้าของบัญชีด้วย', en: 'An account needs a name' },
  ownerLoginNeeded: { th: 'ใส่อีเมลหรือเบอร์มือถือด้วย จึงเปิดบัญชีได้', en: 'An account needs an email or a mobile number' },
  ownerForPapers: {
    th: 'รูปหลักฐานเก็บไว้กับบัญชีของผู้ทำการแทน ใส่ชื่อและอีเมลหรือเบอร์มือถือด้วย',
    en: 'The picture is kept for the account that acts: give its name and login too',
  },
  papers: { th: 'รูปหลักฐานการเป็นเจ้าของหรือผู้แทน', en: 'Picture of the papers of the owner or representative' },
  papersHint: {
    th: 'แนบแล้ว บัญชีนี้ทำการแทนกิจการได้เต็มที่ทันที ภาพหรือ PDF ไม่เกิน 20 MB',
    en: 'With it, the account acts for the enterprise in full at once. Picture or PDF, up to 20 MB.',
  },
  unchanged: { th: 'ไม่มีข้อมูลใดเปลี่ยน', en: 'Nothing changed' },
  stale: { th: 'มีผู้แก้ไขข้อมูลนี้ไปก่อน เปิดใหม่แล้วตรวจอีกครั้ง', en: 'Somebody changed the record meanwhile: open it again' },
  elsewhere: { th: 'ขึ้นทะเบียนไว้แล้วในจังหวัดอื่น', en: 'Registered in another province' },
  elsewhereLead: {
    th: 'เปิดข้อมูลได้เมื่อกิจการยินยอม ให้ผู้แทนเปิดธุรกิจของฉันแล้วอ่านรหัส 6 หลักให้ฟัง ใช้ได้เฉพาะวันนี้',
    en: 'It opens with the enterprise’s consent: its representative reads out the six digits shown under my business. Good for today.',
  },
  code: { th: 'รหัส 6 หลัก', en: 'Six digits' },
  open: { th: 'เปิดข้อมูล', en: 'Open the record' },
  wrongCode: { th: 'รหัสไม่ตรง ให้ผู้แทนอ่านรหัสที่แสดงอยู่ตอนนี้', en: 'The code is not right: ask for the one shown now' },
  tooManyTries: { th: 'ลองครบจำนวนครั้งของวันนี้แล้ว', en: 'No more tries today' },
  slip: { th: 'ใบรหัส SME ONE ID', en: 'ONE ID slip' },
  slipNew: { th: 'ออก ONE ID แล้ว', en: 'ONE ID given' },
  slipUpdated: { th: 'ปรับปรุงข้อมูลแล้ว', en: 'Record updated' },
  slipHow: {
    th: 'เปิดดูและใช้บริการต่อได้ที่เว็บหรือแอป SME CONNEXT โดยเปิดบัญชี แล้วขอเป็นผู้แทนด้วยเลขของกิจการ เก็บใบนี้ไว้แสดงแทนบัตรได้',
    en: 'To use it on the web or in the SME CONNEXT app, open an account and ask to act for the enterprise by its number. Keep this slip: it stands for the card.',
  },
  slipKeep: { th: 'เก็บใบนี้ไว้แสดงแทนบัตรได้', en: 'Keep this slip: it stands for the card.' },
  slipTaken: {
    th: 'อีเมลหรือเบอร์นี้มีบัญชีอยู่แล้ว ให้เจ้าของบัญชีเข้าสู่ระบบ แล้วขอเป็นผู้แทนด้วยเลขของกิจการ',
    en: 'This email or number has an account already: its person signs in and asks to act for the enterprise by its number.',
  },
  slipClaimed: {
    th: 'มีข้อมูลของกิจการนี้จากแหล่งอื่นอยู่ก่อน ผู้ทำการแทนจะเห็นข้อมูลทั้งหมดเมื่อยืนยันตัวแล้ว ระหว่างนี้เห็นบัตร ONE ID',
    en: 'Others had filled this record before. Whoever acts for it sees the whole of it once they are verified, and the ONE ID card until then.',
  },
  slipVerified: { th: 'ยืนยันแล้วว่าบัญชีนี้ทำการแทนกิจการได้', en: 'The account is verified to act for the enterprise' },
  account: { th: 'บัญชีเข้าใช้', en: 'The account' },
  accountHow: (login: string): Text => ({
    th: `สแกนหรือเปิดลิงก์นี้เพื่อตั้งรหัสผ่าน ใช้ได้ครั้งเดียวภายใน 72 ชั่วโมง แล้วเข้าใช้ด้วย ${login}`,
    en: `Scan or open this link to set the password. It works once, within 72 hours. Then sign in with ${login}.`,
  }),
  accountOnce: { th: 'ลิงก์แสดงครั้งเดียว พิมพ์ก่อนไปรายต่อไป', en: 'The link is shown once: print it before the next customer' },
  accountQr: { th: 'รหัส QR ของลิงก์ตั้งรหัสผ่าน', en: 'QR code of the link to set the password' },
  qr: { th: 'รหัส QR ของ ONE ID', en: 'QR code of the ONE ID' },
  print: { th: 'พิมพ์', en: 'Print' },
  given: { th: 'ออกให้เมื่อ', en: 'Given' },
} as const

export const apiWords = {
  wrongCode: { th: 'รหัสต้องเป็นตัวเลขตามจำนวนหลักที่กำหนด', en: 'A code is digits, as many as its kind has' },
  noFigure: { th: 'ต้องบอกจำนวนคนทำงานหรือรายได้อย่างน้อยหนึ่งอย่าง', en: 'Figures need people or revenue' },
  notAChannel: {
    th: 'โปรแกรมนี้ไม่ได้เป็นของช่องทางขึ้นทะเบียน จึงขึ้นทะเบียนแทนผู้ประกอบการไม่ได้',
    en: 'This program belongs to no channel of registration, so it registers nobody',
  },
} as const

export const standingNames = {
  owner: { th: 'เจ้าของกิจการ', en: 'The owner' },
  signatory: { th: 'ผู้มีอำนาจลงนามหรือผู้แทนตามทะเบียน', en: 'Authorised to sign, or its registered representative' },
  preparer: { th: 'ผู้ช่วยจัดเตรียมข้อมูลให้กิจการ', en: 'Helping the enterprise to prepare' },
} as const satisfies Record<Standing, Text>

export const stepTitles = {
  business: words.businessTitle,
  size: words.sizeTitle,
  account: words.accountTitle,
  check: words.checkTitle,
} as const satisfies Record<Step, Text>
