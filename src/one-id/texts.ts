import type { Text } from '#platform/text.ts'
import type { Proof, Scope, Status } from './rules.ts'

export const words = {
  // Letting a program in
  letIn: { th: 'เข้าใช้ด้วย SME ONE ID', en: 'Sign in with SME ONE ID' },
  asks: { th: 'ขอให้ท่านเข้าใช้ด้วย SME ONE ID', en: 'asks you to sign in with SME ONE ID' },
  youAre: { th: 'ท่านเข้าสู่ระบบในชื่อ', en: 'You are signed in as' },
  notYou: { th: 'ไม่ใช่ท่าน? เข้าสู่ระบบด้วยบัญชีอื่น', en: 'Not you? Sign in with another account' },
  willLearn: { th: 'เมื่ออนุญาต โปรแกรมนี้จะรู้', en: 'If you allow it, this program will know' },
  belongsTo: { th: 'เจ้าของโปรแกรม', en: 'Whose program it is' },
  purpose: { th: 'ใช้เพื่อ', en: 'What it is for' },
  whichEnterprise: { th: 'เข้าใช้ในนามวิสาหกิจใด', en: 'On behalf of which enterprise' },
  chooseEnterprise: { th: 'โปรดเลือกวิสาหกิจ', en: 'Choose an enterprise' },
  noEnterprise: { th: 'ท่านยังไม่มีวิสาหกิจที่ทำการแทนได้', en: 'There is no enterprise you can act for yet' },
  noEnterpriseLead: {
    th: 'โปรแกรมนี้ขอรู้ว่าท่านทำการแทนวิสาหกิจใด ท่านอนุญาตต่อได้ แต่โปรแกรมจะไม่ได้ข้อมูลวิสาหกิจ',
    en: 'This program asks which enterprise you act for. You can go on, but it will learn of none.',
  },
  registerFirst: { th: 'ขึ้นทะเบียนวิสาหกิจ', en: 'Register an enterprise' },
  notVerified: { th: 'ยังไม่ยืนยันตัว', en: 'not verified yet' },
  stopAnytime: {
    th: 'ท่านยกเลิกได้ทุกเมื่อในหน้า “โปรแกรมที่ฉันอนุญาต” ทุกครั้งที่โปรแกรมอ่านข้อมูลวิสาหกิจ วิสาหกิจจะเห็นในบันทึกการเข้าดู',
    en: 'You can take this back at any time under “Programs I let in”. Each time it reads data of the enterprise, the enterprise sees it in its access log.',
  },
  allow: { th: 'อนุญาต', en: 'Allow' },
  deny: { th: 'ไม่อนุญาต', en: 'Do not allow' },
  signInAgain: { th: 'โปรดเข้าสู่ระบบอีกครั้ง', en: 'Sign in once more' },
  signInAgainLead: {
    th: 'โปรแกรมนี้ขอให้แน่ใจว่าเป็นท่านจริงในขณะนี้ จึงต้องใส่รหัสผ่านอีกครั้ง',
    en: 'This program asks to be sure that it is you right now, so give your password again.',
  },
  signInAgainButton: { th: 'เข้าสู่ระบบอีกครั้ง', en: 'Sign in again' },
  lapsed: { th: 'หน้านี้หมดเวลาแล้ว', en: 'This page has lapsed' },
  lapsedLead: {
    th: 'โปรดกลับไปที่โปรแกรมที่ท่านมา แล้วเริ่มเข้าใช้ใหม่ ไม่มีข้อมูลใดถูกส่งออกไป',
    en: 'Go back to the program you came from and begin again. Nothing was handed over.',
  },

  // What a person has let in
  myPrograms: { th: 'โปรแกรมที่ฉันอนุญาต', en: 'Programs I let in' },
  myProgramsLead: {
    th: 'โปรแกรมของหน่วยงานอื่นที่ท่านเข้าใช้ด้วย SME ONE ID และสิ่งที่แต่ละโปรแกรมรู้',
    en: 'Programs of other bodies that you sign in to with SME ONE ID, and what each may know.',
  },
  none: { th: 'ยังไม่ได้อนุญาตโปรแกรมใด', en: 'None yet' },
  noneLead: {
    th: 'เมื่อท่านเข้าใช้โปรแกรมอื่นด้วย SME ONE ID รายการจะปรากฏที่นี่',
    en: 'When you sign in to another program with SME ONE ID it appears here.',
  },
  since: { th: 'ตั้งแต่', en: 'Since' },
  until: { th: 'ถึง', en: 'Until' },
  knows: { th: 'รู้อะไร', en: 'What it may know' },
  enterprise: { th: 'วิสาหกิจ (SME ONE ID)', en: 'Enterprise (ONE ID)' },
  takeBack: { th: 'ยกเลิก', en: 'Take back' },

  // Signing out, and what went wrong
  signOut: { th: 'ออกจากระบบ SME ONE ID', en: 'Sign out of SME ONE ID' },
  signOutLead: {
    th: 'ท่านจะออกจากระบบ SME ONE ID และโปรแกรมที่เข้าใช้ด้วยบัญชีนี้บนอุปกรณ์นี้',
    en: 'You will be signed out of SME ONE ID, and of the programs you entered with it on this device.',
  },
  signOutYes: { th: 'ออกจากระบบ', en: 'Sign out' },
  signOutNo: { th: 'ยังไม่ออก', en: 'Stay signed in' },
  signedOut: { th: 'ออกจากระบบแล้ว', en: 'You are signed out' },
  signedOutLead: { th: 'ปิดหน้านี้ได้', en: 'You can close this page.' },
  refused: { th: 'เข้าใช้ด้วย SME ONE ID ไม่ได้', en: 'You cannot sign in with SME ONE ID here' },
  refusedLead: {
    th: 'คำขอจากโปรแกรมที่ท่านมาไม่ถูกต้อง ไม่มีข้อมูลใดถูกส่งออกไป โปรดแจ้งผู้ดูแลโปรแกรมนั้นพร้อมรหัสด้านล่าง',
    en: 'What the program you came from asked is not right. Nothing was handed over. Tell those who look after it, with the code below.',
  },
  goOn: { th: 'ไปหน้าแรก', en: 'Go to the first page' },

  // Looking after programs
  programs: { th: 'โปรแกรมของหน่วยงานอื่น', en: 'Programs of other bodies' },
  programsLead: {
    th: 'นายทะเบียนลงทะเบียนโปรแกรม ผู้ดูแลระบบอนุมัติ คนเดียวกันทำทั้งสองขั้นไม่ได้ โปรแกรมที่ถูกระงับหยุดใช้ได้ทันที',
    en: 'The registrar registers a program, the administrator lets it in, never the same person. One that is suspended stops at once.',
  },
  noPrograms: { th: 'ยังไม่มีโปรแกรม', en: 'No program yet' },
  noProgramsLead: { th: 'ลงทะเบียนโปรแกรมแรกด้วยแบบด้านล่าง', en: 'Register the first one with the form below.' },
  program: { th: 'โปรแกรม', en: 'Program' },
  agency: { th: 'หน่วยงาน', en: 'Agency' },
  clientId: { th: 'รหัสโปรแกรม (client_id)', en: 'Program id (client_id)' },
  state: { th: 'สถานะ', en: 'State' },
  newProgram: { th: 'ลงทะเบียนโปรแกรม', en: 'Register a program' },
  nameTh: { th: 'ชื่อภาษาไทย', en: 'Name in Thai' },
  nameEn: { th: 'ชื่อภาษาอังกฤษ', en: 'Name in English' },
  purposeHint: { th: 'ผู้ใช้จะอ่านข้อความนี้ก่อนอนุญาต', en: 'People read this before they allow it' },
  proof: { th: 'โปรแกรมพิสูจน์ตัวด้วย', en: 'How the program proves itself' },
  publicKeys: { th: 'กุญแจสาธารณะ (JWKS)', en: 'Public keys (JWKS)' },
  publicKeysHint: { th: 'กรอกเมื่อพิสูจน์ตัวด้วยกุญแจ ห้ามใส่กุญแจส่วนตัว', en: 'For a program with a key of its own. Never a private key.' },
  publicKeysWrong: { th: 'ต้องเป็น JWKS ที่มีกุญแจสาธารณะ RSA หรือ P-256 เท่านั้น', en: 'This must be a JWKS of public RSA or P-256 keys' },
  publicKeysNotNeeded: { th: 'เว้นว่างเมื่อไม่ได้พิสูจน์ตัวด้วยกุญแจ', en: 'Leave it empty unless the proof is a key' },
  scopes: { th: 'สิ่งที่ขอ', en: 'What it asks for' },
  scopesMissing: { th: 'โปรดเลือกอย่างน้อยหนึ่งรายการ', en: 'Choose at least one' },
  scopesNeedOpenid: { th: 'การขอข้อมูลผู้ใช้ต้องเลือก “เข้าใช้ด้วย SME ONE ID” ด้วย', en: 'To ask for anything of people, choose “signs people in” too' },
  scopesNeedProof: { th: 'โปรแกรมที่เรียก API ต้องมีรหัสลับหรือกุญแจ', en: 'A program that calls the API needs a secret or a key' },
  redirectUris: { th: 'ที่อยู่ที่ส่งผู้ใช้กลับ', en: 'Where people are sent back' },
  redirectUrisHint: { th: 'บรรทัดละหนึ่งที่อยู่ ต้องตรงกันทุกตัวอักษร', en: 'One address on each line; compared letter by letter' },
  redirectUrisWrong: {
    th: 'ต้องเป็น https หรือที่อยู่ของแอปซึ่งมีจุด เช่น th.example.app:/ ไม่มี # และ *',
    en: 'Use https, or an app’s own scheme with a dot in it such as th.example.app:/, without # and *',
  },
  redirectUrisNeeded: { th: 'โปรแกรมที่ให้ผู้ใช้เข้าใช้ต้องมีที่อยู่อย่างน้อยหนึ่งแห่ง', en: 'A program that signs people in needs at least one' },
  redirectUrisNotNeeded: { th: 'เว้นว่างเมื่อโปรแกรมไม่ได้ให้ผู้ใช้เข้าใช้', en: 'Leave it empty where nobody signs in' },
  afterLogoutUris: { th: 'ที่อยู่หลังออกจากระบบ', en: 'Where people are sent after signing out' },
  registered: { th: 'ลงทะเบียนเมื่อ', en: 'Registered' },
  approved: { th: 'อนุมัติเมื่อ', en: 'Let in' },
  approve: { th: 'อนุมัติ', en: 'Let it in' },
  resume: { th: 'ให้ใช้ต่อ', en: 'Let it in again' },
  decline: { th: 'ไม่อนุมัติ', en: 'Decline' },
  suspend: { th: 'ระงับทันที', en: 'Suspend at once' },
  end: { th: 'เลิกใช้ถาวร', en: 'End for good' },
  endLead: { th: 'โปรแกรมนี้จะเปิดใช้อีกไม่ได้ หากต้องการอีกให้ลงทะเบียนใหม่', en: 'It cannot be let in again; if it is needed once more, register it anew.' },
  nextStep: { th: 'ขั้นต่อไป', en: 'What comes next' },
  newSecret: { th: 'ออกรหัสลับใหม่', en: 'Make a new secret' },
  newSecretLead: { th: 'รหัสลับเดิมใช้ไม่ได้ทันที', en: 'The old secret stops at once.' },
  secretMade: { th: 'รหัสลับของโปรแกรม', en: 'The program’s secret' },
  secretMadeLead: {
    th: 'แสดงครั้งนี้ครั้งเดียว ระบบเก็บไว้เฉพาะค่าที่ย้อนกลับไม่ได้ โปรดส่งให้หน่วยงานทางช่องทางที่ปลอดภัย',
    en: 'Shown this once; only a hash of it is kept. Hand it to the agency in a safe way.',
  },
  samePerson: { th: 'ผู้ลงทะเบียนอนุมัติโปรแกรมของตนไม่ได้ ต้องเป็นอีกคนหนึ่ง', en: 'Whoever registered a program cannot let it in; another person must' },
  notNow: { th: 'สถานะเปลี่ยนไปแล้ว โปรดดูสถานะล่าสุด', en: 'Its state has changed meanwhile; see what it is now' },
  issuer: { th: 'ที่อยู่ของผู้ให้บริการ (issuer)', en: 'Issuer' },
} as const satisfies Record<string, Text>

/** What a scope means, as staff register it. */
export const scopeNames = {
  openid: { th: 'เข้าใช้ด้วย SME ONE ID', en: 'Signs people in' },
  profile: { th: 'ชื่อและภาษา', en: 'Name and language' },
  email: { th: 'อีเมล', en: 'Email' },
  enterprise: { th: 'วิสาหกิจที่เลือก', en: 'The chosen enterprise' },
  offline_access: { th: 'ใช้ต่อหลังออกจากระบบ', en: 'Goes on after signing out' },
  exchange: { th: 'API: อ่านข้อมูลวิสาหกิจตามข้อตกลง', en: 'API: reads enterprises under an agreement' },
  registrations: { th: 'API: ส่งการขึ้นทะเบียน', en: 'API: sends registrations' },
} as const satisfies Record<Scope, Text>

/** What a scope means to the person who is asked. */
export const scopeMeanings = {
  openid: { th: 'รหัสประจำบัญชีของท่าน ซึ่งใช้จำท่านได้เมื่อกลับมา', en: 'An id of your account, by which it knows you again' },
  profile: { th: 'ชื่อของท่าน และภาษาที่ท่านใช้', en: 'Your name and your language' },
  email: { th: 'อีเมลของท่าน', en: 'Your email address' },
  enterprise: {
    th: 'วิสาหกิจที่ท่านเลือก: SME ONE ID ชื่อ ประเภท ขนาด และบทบาทของท่าน',
    en: 'The enterprise you choose: its ONE ID, name, kind and size, and your role in it',
  },
  offline_access: { th: 'ข้อมูลข้างต้นต่อไปอีก 30 วัน แม้ท่านออกจากระบบแล้ว', en: 'The same for 30 days on, also after you sign out' },
  exchange: { th: 'ข้อมูลวิสาหกิจตามข้อตกลง', en: 'Data of enterprises under an agreement' },
  registrations: { th: 'การขึ้นทะเบียนที่ส่งให้', en: 'Registrations it sends' },
} as const satisfies Record<Scope, Text>

export const statusNames = {
  registered: { th: 'รออนุมัติ', en: 'Waits to be let in' },
  approved: { th: 'ใช้งานได้', en: 'Let in' },
  declined: { th: 'ไม่อนุมัติ', en: 'Declined' },
  suspended: { th: 'ระงับ', en: 'Suspended' },
  ended: { th: 'เลิกใช้แล้ว', en: 'Ended' },
} as const satisfies Record<Status, Text>

export const proofNames = {
  secret: { th: 'รหัสลับ (โปรแกรมบนเครื่องแม่ข่าย)', en: 'A secret (a program on a server)' },
  key: { th: 'กุญแจของตนเอง (private_key_jwt)', en: 'A key of its own (private_key_jwt)' },
  none: { th: 'ไม่มี (แอปบนโทรศัพท์หรือเบราว์เซอร์)', en: 'Neither (an app on a phone or in a browser)' },
} as const satisfies Record<Proof, Text>
