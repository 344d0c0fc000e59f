import type { Text } from '#platform/text.ts'
import type { Role } from './roles.ts'
import { guessWindowMinutes, shortestPassword } from './rules.ts'

export const words = {
  signIn: { th: 'เข้าสู่ระบบ', en: 'Sign in' },
  signInLead: {
    th: 'ประตูเดียวสำหรับผู้ประกอบการและเจ้าหน้าที่',
    en: 'One door for entrepreneurs and for staff.',
  },
  noAccount: { th: 'ยังไม่มีบัญชี', en: 'No account yet?' },
  noAccountEntrepreneur: { th: 'ผู้ประกอบการ: เปิดบัญชีได้ทันที ไม่มีค่าใช้จ่าย', en: 'Entrepreneurs: open one now, free of charge' },
  noAccountStaff: { th: 'เจ้าหน้าที่: ขอบัญชีจากผู้ดูแลระบบของหน่วยงาน', en: 'Staff: ask the administrator of your agency' },
  withPassword: { th: 'ด้วยรหัสผ่าน', en: 'With a password' },
  login: { th: 'อีเมลหรือเบอร์โทรศัพท์มือถือ', en: 'Email or mobile number' },
  email: { th: 'อีเมล', en: 'Email' },
  password: { th: 'รหัสผ่าน', en: 'Password' },
  wrong: {
    th: 'เบอร์โทรศัพท์ อีเมลหรือรหัสผ่านไม่ถูกต้อง โปรดตรวจแล้วลองใหม่',
    en: 'The email (or mobile number) or the password is not right. Check both and try again.',
  },
  tooMany: {
    th: `ลองรหัสผ่านหลายครั้งเกินไป โปรดรอ ${guessWindowMinutes} นาทีแล้วลองใหม่ หากลืมรหัสผ่าน กดที่ "ลืมรหัสผ่าน"`,
    en: `Too many tries. Wait ${guessWindowMinutes} minutes, then try again. If you forgot the password, use "Forgot the password".`,
  },
  forgotten: { th: 'ลืมรหัสผ่าน', en: 'Forgot the password' },
  demo: { th: 'บัญชีสาธิต', en: 'Demonstration accounts' },
  demoLead: {
    th: 'บุคคลสมมุติของระบบสาธิตนี้ กดเพื่อเข้าดูในบทบาทนั้นได้ทันที',
    en: 'Fictitious people of this demonstration. Press one to look around in that role.',
  },
  demoPasswords: { th: 'อีเมลและรหัสผ่านของบัญชีสาธิต', en: 'Emails and passwords of the demonstration accounts' },
  person: { th: 'ชื่อ', en: 'Name' },
  role: { th: 'บทบาท', en: 'Role' },
  yourAccount: { th: 'บัญชีของฉัน', en: 'Your account' },
  language: { th: 'ภาษา', en: 'Language' },
  languageLead: { th: 'ภาษาของหน้าเว็บและของจดหมายแจ้งเตือนถึงท่าน', en: 'The language of pages and of mail sent to you.' },
  save: { th: 'บันทึก', en: 'Save' },
  changePassword: { th: 'เปลี่ยนรหัสผ่าน', en: 'Change password' },
  currentPassword: { th: 'รหัสผ่านปัจจุบัน', en: 'Current password' },
  newPassword: { th: 'รหัสผ่านใหม่', en: 'New password' },
  passwordHint: {
    th: `อย่างน้อย ${shortestPassword} ตัวอักษร วลีที่จำง่ายหลายคำดีกว่าคำสั้นที่มีเครื่องหมาย`,
    en: `At least ${shortestPassword} characters. A phrase of several words is better than a short word with signs.`,
  },
  passwordTooShort: { th: `รหัสผ่านต้องมีอย่างน้อย ${shortestPassword} ตัวอักษร`, en: `The password needs at least ${shortestPassword} characters` },
  passwordTooLong: { th: 'รหัสผ่านยาวเกินไป', en: 'The password is too long' },
  currentWrong: { th: 'รหัสผ่านปัจจุบันไม่ถูกต้อง', en: 'The current password is not right' },
  passwordChanged: { th: 'เปลี่ยนรหัสผ่านแล้ว อุปกรณ์อื่นถูกออกจากระบบทั้งหมด', en: 'The password is changed. Other devices are signed out.' },
  sessions: { th: 'อุปกรณ์ที่เข้าสู่ระบบอยู่', en: 'Where you are signed in' },
  sessionsLead: { th: 'หากไม่รู้จักรายการใด ให้ออกจากระบบรายการนั้นและเปลี่ยนรหัสผ่าน', en: 'If you do not know one of these, end it and change your password.' },
  device: { th: 'อุปกรณ์', en: 'Device' },
  unknownDevice: { th: 'ไม่ทราบอุปกรณ์', en: 'Unknown device' },
  since: { th: 'ตั้งแต่', en: 'Since' },
  thisDevice: { th: 'อุปกรณ์นี้', en: 'This device' },
  endSession: { th: 'ออกจากระบบ', en: 'Sign out' },
  rights: { th: 'สิทธิ์', en: 'Rights' },
  projects: { th: 'โครงการที่รับผิดชอบ', en: 'Projects' },
  noProjects: { th: 'ยังไม่มีโครงการ', en: 'None yet' },
  setPassword: { th: 'ตั้งรหัสผ่าน', en: 'Set a password' },
  setPasswordFor: { th: 'บัญชี', en: 'Account' },
  linkNotValid: { th: 'ลิงก์นี้ใช้ไม่ได้แล้ว', en: 'This link no longer works' },
  linkNotValidLead: {
    th: 'ลิงก์ใช้ได้ครั้งเดียวและมีอายุจำกัด โปรดขอลิงก์ใหม่ที่หน้า "ลืมรหัสผ่าน" เจ้าหน้าที่ขอได้จากผู้ดูแลระบบ',
    en: 'A link works once, and not for long. Ask for a new one on the page "Forgot the password"; staff ask the administrator.',
  },
  passwordIsSet: { th: 'ตั้งรหัสผ่านแล้ว เข้าสู่ระบบได้', en: 'The password is set. You can sign in.' },
  people: { th: 'ผู้ใช้', en: 'People' },
  peopleLead: {
    th: 'บัญชีของเจ้าหน้าที่ บทบาท โครงการที่รับผิดชอบ และจังหวัดที่ดูแล บัญชีที่ผู้ประกอบการเปิดเองไม่อยู่ในหน้านี้',
    en: 'Accounts of staff, their roles, the projects each answers for and the provinces each looks after. Accounts that entrepreneurs opened are not listed here.',
  },
  state: { th: 'สถานะ', en: 'State' },
  active: { th: 'ใช้งานอยู่', en: 'Active' },
  deactivated: { th: 'ระงับแล้ว', en: 'Deactivated' },
  newPerson: { th: 'เพิ่มผู้ใช้', en: 'Add a person' },
  projectsHint: {
    th: 'รหัสโครงการ คั่นด้วยจุลภาคหรือเว้นวรรค ใช้กับบทบาทเจ้าของโครงการเท่านั้น',
    en: 'Project codes, separated by commas or spaces. Only for project owners.',
  },
  emailWrong: { th: 'โปรดใส่อีเมล เช่น name@agency.go.th', en: 'Write an email address, such as name@agency.go.th' },
  emailTaken: { th: 'มีบัญชีที่ใช้อีเมลนี้แล้ว', en: 'There is an account with this email already' },
  projectsWrong: { th: 'รหัสโครงการมีได้เฉพาะตัวอักษร ตัวเลข จุด และขีด', en: 'A project code holds letters, digits, dots and dashes only' },
  projectsNotBound: { th: 'บทบาทนี้ไม่ผูกกับโครงการ โปรดเว้นว่าง', en: 'This role is not bound to projects: leave this empty' },
  linkMade: { th: 'ส่งลิงก์นี้ให้เจ้าของบัญชี', en: 'Give this link to the person' },
  linkMadeLead: {
    th: 'ใช้ตั้งรหัสผ่านได้ครั้งเดียวภายใน 72 ชั่วโมง ลิงก์แสดงเพียงครั้งนี้และไม่ถูกเก็บไว้ที่ใด',
    en: 'It sets a password once, within 72 hours. It is shown only now and kept nowhere.',
  },
  newLink: { th: 'ทำลิงก์ตั้งรหัสผ่านใหม่', en: 'Make a new link to set a password' },
  changeRole: { th: 'บทบาท โครงการ และจังหวัด', en: 'Role, projects and provinces' },
  provinces: { th: 'จังหวัดที่ดูแล', en: 'Provinces' },
  province: { th: 'จังหวัด', en: 'Province' },
  provincesHint: {
    th: 'ใช้กับเจ้าหน้าที่ศูนย์ให้บริการเท่านั้น กดชื่อกลุ่มจังหวัดเพื่อเลือกรายจังหวัด หรือเลือกทั้งกลุ่ม',
    en: 'Only for officers of one-stop centres. Open a group to choose its provinces one by one, or the whole group.',
  },
  provincesNotBound: { th: 'บทบาทนี้ไม่ผูกกับจังหวัด โปรดอย่าเลือกจังหวัด', en: 'This role is not bound to provinces: choose none' },
  wholeGroup: { th: 'ทั้งกลุ่ม', en: 'The whole group' },
  chosen: (count: number): Text => ({ th: `เลือกแล้ว ${count}`, en: `${count} chosen` }),
  noProvinces: { th: 'ยังไม่มีจังหวัด จึงยังไม่เห็นทะเบียนของผู้ใด', en: 'None yet, so no enterprise is seen' },

  lastAdministrator: {
    th: 'เป็นผู้ดูแลระบบคนสุดท้าย โปรดให้บทบาทนี้แก่ผู้อื่นก่อน',
    en: 'This is the last administrator. Give that role to somebody else first.',
  },
  deactivate: { th: 'ระงับบัญชี', en: 'Deactivate the account' },
  reactivate: { th: 'เปิดบัญชีอีกครั้ง', en: 'Open the account again' },
  deactivateLead: {
    th: 'ผู้ใช้จะออกจากระบบทันทีและเข้าใหม่ไม่ได้ ประวัติงานยังคงอยู่',
    en: 'The person is signed out at once and cannot sign in again. What they did stays on record.',
  },
  history: { th: 'ประวัติ', en: 'History' },
  gave: { th: 'ได้รับ', en: 'Given' },
  until: { th: 'ถึง', en: 'until' },
  now: { th: 'ปัจจุบัน', en: 'now' },
  by: { th: 'โดย', en: 'by' },
  platform: { th: 'ระบบ', en: 'the platform' },
  project: { th: 'โครงการ', en: 'Project' },

  phone: { th: 'เบอร์โทรศัพท์มือถือ', en: 'Mobile number' },

  // Opening an account
  signUp: { th: 'เปิดบัญชีผู้ประกอบการ', en: 'Open an account' },
  signUpLead: {
    th: 'ใช้บัญชีเดียวขึ้นทะเบียนกิจการ ติดตามคำขอ และดูสิทธิประโยชน์ ใช้เวลาไม่ถึงหนึ่งนาที ไม่มีค่าใช้จ่าย',
    en: 'One account to register your enterprise, follow your applications and see what you can get. It takes less than a minute and costs nothing.',
  },
  yourName: { th: 'ชื่อและนามสกุล', en: 'Your name' },
  loginHint: {
    th: 'ใช้เข้าสู่ระบบครั้งต่อไป หากใช้อีเมล จะกู้รหัสผ่านได้เองทางอีเมล',
    en: 'You sign in with it. With an email you can recover a lost password by yourself.',
  },
  loginWrong: {
    th: 'โปรดใส่อีเมล เช่น name@example.com หรือเบอร์มือถือ เช่น 081 234 5678',
    en: 'Write an email, such as name@example.com, or a Thai mobile number, such as 081 234 5678',
  },
  loginTaken: {
    th: 'อีเมลหรือเบอร์นี้เปิดบัญชีใหม่ไม่ได้ หากเป็นของท่าน โปรดเข้าสู่ระบบ หรือกดลืมรหัสผ่าน',
    en: 'No new account can be opened with this. If it is yours, sign in or use "Forgot the password".',
  },
  signUpTooMany: {
    th: `มีการเปิดบัญชีจากที่นี่มากเกินไป โปรดรอ ${guessWindowMinutes} นาที`,
    en: `Too many accounts were opened from here. Wait ${guessWindowMinutes} minutes.`,
  },
  passwordCommon: { th: 'รหัสผ่านนี้เดาได้ง่าย โปรดใช้วลีของท่านเอง', en: 'This password is easily guessed. Use a phrase of your own.' },
  haveAccount: { th: 'มีบัญชีแล้ว เข้าสู่ระบบ', en: 'I have an account: sign in' },
  verifyTitle: { th: 'ยืนยันอีเมล', en: 'Confirm your email' },
  verifyLead: { th: 'กดปุ่มเพื่อยืนยันว่าอีเมลนี้เป็นของท่าน', en: 'Press the button to confirm that this address is yours.' },
  verifyButton: { th: 'ยืนยัน', en: 'Confirm' },
  verified: { th: 'ยืนยันอีเมลแล้ว', en: 'The email is confirmed' },
  verifyNotValid: { th: 'ลิงก์นี้ใช้ไม่ได้แล้ว', en: 'This link no longer works' },
  verifyNotValidLead: {
    th: 'อาจยืนยันไปแล้ว หรือเกิน 3 วัน ดูสถานะและขอลิงก์ใหม่ได้ในหน้าบัญชีของฉัน',
    en: 'Perhaps the address is confirmed already, or 3 days have passed. See and ask again under Your account.',
  },
  notVerified: { th: 'ยังไม่ยืนยัน', en: 'Not confirmed yet' },
  notVerifiedLead: {
    th: 'เราส่งลิงก์ไปที่อีเมลนี้แล้ว เมื่อยืนยันแล้วจึงกู้รหัสผ่านทางอีเมลและรับจดหมายแจ้งเตือนได้',
    en: 'We mailed you a link. Once confirmed, a lost password can be recovered by mail and notices reach you.',
  },
  sendAgain: { th: 'ส่งลิงก์อีกครั้ง', en: 'Send the link again' },
  sentAgain: { th: 'ส่งลิงก์ไปที่อีเมลแล้ว', en: 'The link is on its way' },

  // A lost password
  recoverTitle: { th: 'ลืมรหัสผ่าน', en: 'Forgot the password' },
  recoverLead: { th: 'ใส่อีเมลที่ใช้เปิดบัญชี เราจะส่งลิงก์ตั้งรหัสผ่านใหม่ไปให้', en: 'Write the email of your account. We mail a link to set a new password.' },
  recoverSend: { th: 'ส่งลิงก์', en: 'Send the link' },
  recoverAsked: { th: 'หากมีบัญชีที่ยืนยันอีเมลนี้ไว้ ลิงก์กำลังไปถึง', en: 'If there is an account with this confirmed email, a link is on its way' },
  recoverAskedLead: {
    th: 'ลิงก์ใช้ได้ครั้งเดียวภายใน 2 ชั่วโมง หากไม่พบ โปรดดูในกล่องจดหมายขยะ',
    en: 'It works once, within 2 hours. If you do not find it, look among unwanted mail.',
  },
  otherWays: { th: 'ทางอื่น', en: 'Other ways' },
  recoverPhone: {
    th: 'ใช้เบอร์โทรศัพท์ หรือยังไม่ได้ยืนยันอีเมล: นำบัตรประชาชนไปที่ศูนย์ให้บริการ SME ครบวงจร เจ้าหน้าที่จะออกลิงก์ให้ ระบบนี้ยังไม่ส่งข้อความ SMS',
    en: 'With a mobile number, or an email that was never confirmed: take your identity card to a one-stop centre, where an officer hands you a link. No text messages are sent by this system.',
  },
  recoverStaff: { th: 'เจ้าหน้าที่: ขอลิงก์จากผู้ดูแลระบบของหน่วยงาน', en: 'Staff: ask the administrator of your agency for a link.' },
  counterTitle: { th: 'กู้บัญชีที่เคาน์เตอร์', en: 'Recover an account at the counter' },
  counterLead: {
    th: 'เมื่อเจ้าของบัญชีมาด้วยตนเองและตรวจบัตรประชาชนแล้วเท่านั้น ทุกครั้งถูกบันทึกไว้ว่าใครเป็นผู้ออกลิงก์',
    en: 'Only when the person is here and you have seen their identity card. It is recorded who handed out each link.',
  },
  counterSeen: { th: 'ได้พบเจ้าของบัญชีและตรวจบัตรประชาชนแล้ว', en: 'The person is here and I have seen their identity card' },
  counterSeenNeeded: { th: 'ออกลิงก์ได้เมื่อตรวจบัตรแล้วเท่านั้น', en: 'A link is made only after the card was seen' },
  counterApp: {
    th: 'ทำแอปยืนยันตัวตนและรหัสกู้คืนหายด้วย (ปิดขั้นที่สองให้)',
    en: 'The authenticator app and its recovery codes are lost as well (turns the second step off)',
  },
  counterMake: { th: 'ออกลิงก์', en: 'Make the link' },
  counterNotFound: { th: 'ไม่พบบัญชีผู้ประกอบการที่ใช้อีเมลหรือเบอร์นี้', en: 'No entrepreneur has an account with this' },
  counterElsewhere: {
    th: 'บัญชีนี้ทำการแทนวิสาหกิจนอกจังหวัดที่ท่านดูแล ให้เจ้าของบัญชีไปที่ศูนย์ในจังหวัดนั้น',
    en: 'This account acts for an enterprise outside your provinces: the person goes to a centre there.',
  },
  counterHasMailbox: {
    th: 'บัญชีนี้ยืนยันอีเมลแล้ว ให้เจ้าของกดลืมรหัสผ่านและรับลิงก์ทางอีเมล',
    en: 'This account has a confirmed email: the person uses "Forgot the password" and gets the link by mail.',
  },
  counterAnother: { th: 'กู้บัญชีอื่น', en: 'Another account' },

  // The second step
  codeTitle: { th: 'ขั้นที่สอง', en: 'The second step' },
  codeLead: { th: 'เปิดแอปยืนยันตัวตน แล้วใส่รหัส 6 หลักที่แสดงอยู่', en: 'Open your authenticator app and type the 6 digits it shows.' },
  code: { th: 'รหัสจากแอป', en: 'Code of the app' },
  codeHint: { th: 'หากไม่มีแอปอยู่กับตัว ใส่รหัสกู้คืนแทนได้', en: 'Without the app, type one of your recovery codes.' },
  codeWrong: { th: 'รหัสไม่ถูกต้อง หรือใช้ไปแล้ว รอรหัสถัดไปแล้วลองใหม่', en: 'The code is not right, or was used already. Wait for the next one and try again.' },
  codeTooMany: { th: `ลองรหัสหลายครั้งเกินไป โปรดรอ ${guessWindowMinutes} นาที`, en: `Too many tries. Wait ${guessWindowMinutes} minutes.` },
  codeExpired: { th: 'เกินเวลาแล้ว โปรดเข้าสู่ระบบใหม่ตั้งแต่ต้น', en: 'Too much time has passed. Sign in again from the start.' },
  secondStep: { th: 'ยืนยันตัวตนสองขั้น', en: 'Second step' },
  secondStepOff: {
    th: 'ยังไม่เปิดใช้ เมื่อเปิดแล้ว หลังรหัสผ่านจะถามรหัสจากแอปในโทรศัพท์ ผู้ที่รู้รหัสผ่านอย่างเดียวจึงเข้าไม่ได้',
    en: 'Off. When it is on, a code of an app on your phone is asked after the password, so the password alone lets nobody in.',
  },
  secondStepOn: { th: 'เปิดใช้อยู่', en: 'On' },
  codesLeft: (count: number): Text => ({ th: `รหัสกู้คืนเหลือ ${count} รหัส`, en: `${count} recovery codes left` }),
  turnOn: { th: 'เปิดใช้', en: 'Turn it on' },
  turnOff: { th: 'ปิดใช้', en: 'Turn it off' },
  scan: {
    th: 'สแกนด้วยแอปยืนยันตัวตน เช่น Google Authenticator หรือ Microsoft Authenticator',
    en: 'Scan this with an authenticator app, such as Google Authenticator or Microsoft Authenticator.',
  },
  qr: { th: 'คิวอาร์โค้ดสำหรับแอปยืนยันตัวตน', en: 'QR code for the authenticator app' },
  typeKey: { th: 'สแกนไม่ได้ พิมพ์กุญแจนี้ในแอปแทน', en: 'If you cannot scan, type this key into the app' },
  firstCode: { th: 'แล้วใส่รหัส 6 หลักที่แอปแสดง', en: 'Then type the 6 digits the app shows' },
  recoveryCodes: { th: 'รหัสกู้คืน', en: 'Recovery codes' },
  recoveryCodesLead: {
    th: 'จดหรือพิมพ์เก็บไว้ในที่ปลอดภัย แสดงเพียงครั้งนี้ แต่ละรหัสใช้แทนแอปได้หนึ่งครั้งในวันที่โทรศัพท์หาย',
    en: 'Write or print them and keep them safe: they are shown only now. Each serves once instead of the app, for the day the phone is lost.',
  },
  savedThem: { th: 'เก็บแล้ว กลับไปบัญชีของฉัน', en: 'I have them: back to my account' },

  // Passkeys
  passkeys: { th: 'พาสคีย์', en: 'Passkeys' },
  passkeysLead: {
    th: 'เข้าสู่ระบบด้วยลายนิ้วมือ ใบหน้า หรือรหัสหน้าจอของอุปกรณ์ ไม่ต้องจำรหัสผ่าน และหลอกถามไปไม่ได้',
    en: 'Sign in with the fingerprint, face or screen lock of your device. Nothing to remember, nothing that can be tricked out of you.',
  },
  passkeyAdd: { th: 'เพิ่มพาสคีย์ของอุปกรณ์นี้', en: 'Add a passkey of this device' },
  passkeyName: { th: 'ชื่อที่ใช้เรียก', en: 'What you call it' },
  passkeyRename: { th: 'เปลี่ยนชื่อ', en: 'Rename' },
  passkeyNeedsScript: {
    th: 'อุปกรณ์หรือเบราว์เซอร์นี้เพิ่มพาสคีย์ไม่ได้ หรือปิดสคริปต์อยู่ ยังเข้าสู่ระบบด้วยรหัสผ่านได้ตามปกติ',
    en: 'This device or browser cannot add a passkey, or script is off. Signing in with a password works as before.',
  },
  passkeyNotValid: { th: 'เพิ่มพาสคีย์ไม่สำเร็จ โปรดลองอีกครั้ง', en: 'The passkey could not be added. Try again.' },
  passkeyKnown: { th: 'พาสคีย์นี้มีอยู่แล้ว', en: 'This passkey is there already' },
  passkeySignIn: { th: 'เข้าสู่ระบบด้วยพาสคีย์', en: 'Sign in with a passkey' },
  passkeyWrong: { th: 'ไม่รู้จักพาสคีย์นี้ โปรดเข้าสู่ระบบด้วยวิธีอื่น', en: 'This passkey is not known here. Sign in another way.' },
  lastUsed: { th: 'ใช้ล่าสุด', en: 'Last used' },
  neverUsed: { th: 'ยังไม่เคยใช้', en: 'Not used yet' },
  remove: { th: 'ลบ', en: 'Remove' },
  onlyWay: {
    th: 'เป็นทางเดียวที่เข้าบัญชีนี้ได้ โปรดตั้งรหัสผ่านหรือเพิ่มพาสคีย์อื่นก่อน',
    en: 'It is the only way into this account. Set a password or add another passkey first.',
  },

  // ThaID and LINE
  withProvider: (name: Text): Text => ({ th: `เข้าสู่ระบบด้วย ${name.th}`, en: `Sign in with ${name.en}` }),
  linked: { th: 'เข้าสู่ระบบผ่านผู้ให้บริการอื่น', en: 'Linked sign-ins' },
  linkedLead: {
    th: 'ThaID ยืนยันเลขประจำตัวประชาชนให้ด้วย เราเก็บเฉพาะรหัสแฮชของเลขนั้น ไม่เก็บตัวเลข',
    en: 'ThaID also proves your citizen number. We keep a keyed hash of it, never the number.',
  },
  linkIt: (name: Text): Text => ({ th: `เชื่อมกับ ${name.th}`, en: `Link ${name.en}` }),
  linkedNow: { th: 'เชื่อมแล้ว', en: 'Linked' },
  unlink: { th: 'เลิกเชื่อม', en: 'Unlink' },
  citizenProved: { th: 'เลขประจำตัวประชาชน', en: 'Citizen number' },
  citizenProvedOn: (day: string): Text => ({ th: `ThaID ยืนยันแล้วเมื่อ ${day}`, en: `proved by ThaID on ${day}` }),
  linkConfirm: (name: Text): Text => ({ th: `เชื่อมบัญชีนี้กับ ${name.th}`, en: `Link this account with ${name.en}` }),
  linkConfirmLead: { th: 'ต่อไปผู้ที่เข้าสู่ระบบที่นั่นเป็นบุคคลนี้ จะเข้าบัญชีของท่านได้', en: 'From then on, whoever signs in there as this person enters your account.' },
  linkedElsewhere: { th: 'บุคคลนี้เชื่อมกับอีกบัญชีหนึ่งอยู่แล้ว', en: 'That person is linked to another account already' },
  firstTime: { th: 'ครั้งแรกที่นี่', en: 'Your first time here' },
  firstTimeLead: (name: Text): Text => ({
    th: `${name.th} ยืนยันตัวท่านแล้ว แต่ยังไม่มีบัญชีที่เชื่อมไว้ เปิดบัญชีได้โดยไม่ต้องตั้งรหัสผ่าน`,
    en: `${name.en} says who you are, but no account is linked yet. Open one without a password.`,
  }),
  firstTimeOther: {
    th: 'มีบัญชีอยู่แล้ว: เข้าสู่ระบบด้วยวิธีเดิม แล้วกดเชื่อมในหน้าบัญชีของฉัน',
    en: 'If you have an account: sign in as before, then link it under Your account.',
  },
  providerFailed: { th: 'เข้าสู่ระบบผ่านผู้ให้บริการนั้นไม่สำเร็จ ลองอีกครั้ง หรือใช้วิธีอื่น', en: 'Signing in there did not work. Try again, or use another way.' },
  providerSilent: { th: 'ผู้ให้บริการนั้นไม่ตอบในขณะนี้ โปรดใช้วิธีอื่น', en: 'That provider does not answer now. Use another way.' },

  // Closing the account
  closeTitle: { th: 'ปิดบัญชี', en: 'Close the account' },
  closeLead: {
    th: 'ชื่อ อีเมลหรือเบอร์ และวิธีเข้าสู่ระบบทั้งหมดจะถูกลบทันทีและเรียกคืนไม่ได้ กิจการที่ขึ้นทะเบียนไว้ยังอยู่ในทะเบียน แต่ท่านจะทำการแทนไม่ได้อีก ประวัติการทำรายการยังคงอยู่โดยไม่มีชื่อ หากเป็นผู้ทำการแทนคนเดียว โปรดมอบให้ผู้อื่นก่อน',
    en: 'Your name, your email or number and every way to sign in are erased at once and cannot be brought back. Registered enterprises stay in the register, but you can no longer act for them. What was done stays on record, without a name. If you alone act for an enterprise, hand that over first.',
  },
  closeSure: { th: 'เข้าใจแล้ว และต้องการปิดบัญชี', en: 'I understand and want to close the account' },
  closeSureNeeded: { th: 'โปรดทำเครื่องหมายเพื่อยืนยัน', en: 'Tick this to confirm' },
  closed: { th: 'ปิดบัญชีแล้ว ข้อมูลของท่านในบัญชีถูกลบแล้ว', en: 'The account is closed and its data erased' },
  entrepreneur: { th: 'ผู้ประกอบการ', en: 'Entrepreneur' },
} as const satisfies Record<string, Text | ((...given: never[]) => Text)>

/** Mails of this room. */
export const mailWords = {
  verify: {
    subject: { th: 'ยืนยันอีเมลของท่าน', en: 'Confirm your email' },
    text: {
      th: 'มีผู้เปิดบัญชีด้วยอีเมลนี้ หากเป็นท่าน โปรดกดลิงก์นี้ภายใน 3 วัน',
      en: 'An account was opened with this address. If it was you, follow this link within 3 days.',
    },
    end: { th: 'หากไม่ใช่ท่าน ไม่ต้องทำอะไร เราจะไม่ส่งจดหมายอื่นมาที่อีเมลนี้', en: 'If it was not you, do nothing: no other mail comes to this address.' },
  },
  recover: {
    subject: { th: 'ตั้งรหัสผ่านใหม่', en: 'Set a new password' },
    text: { th: 'ลิงก์นี้ใช้ตั้งรหัสผ่านใหม่ได้ครั้งเดียวภายใน 2 ชั่วโมง', en: 'This link sets a new password, once, within 2 hours.' },
    end: { th: 'หากท่านไม่ได้ขอ ไม่ต้องทำอะไร รหัสผ่านเดิมยังใช้ได้', en: 'If you did not ask for it, do nothing: the old password still works.' },
  },
} as const satisfies Record<string, { readonly subject: Text; readonly text: Text; readonly end: Text }>

export const entrepreneurDuty: Text = { th: 'ขึ้นทะเบียนและติดตามกิจการของตน', en: 'Registers and follows their own enterprise' }

/** What each role is here to do, for those who look around and for those who give roles. */
export const roleDuties = {
  executive: { th: 'ดูภาพรวมของปี อธิบายข้อค้นพบ และเผยแพร่รายงาน', en: 'Sees the year, explains findings, publishes the report' },
  planner: { th: 'ดูแลแผน นำเข้าข้อมูล และเผยแพร่รายงาน', en: 'Keeps the plan, imports data, publishes the report' },
  finance: { th: 'บันทึกรายการงบประมาณและนำเข้าข้อมูลการเงิน', en: 'Books budget entries and imports financial data' },
  owner: { th: 'รายงานผลตัวชี้วัดของโครงการที่รับผิดชอบ', en: 'Reports the indicators of their own projects' },
  evaluator: { th: 'ตรวจ ส่งกลับ หรืออนุมัติผลที่รายงาน', en: 'Reviews reported results: returns or approves them' },
  counter: { th: 'ขึ้นทะเบียนและให้บริการผู้ประกอบการในจังหวัดที่ดูแล', en: 'Registers and serves enterprises of their provinces' },
  registrar: { th: 'ดูแลทะเบียนผู้ประกอบการ ข้อตกลงกับหน่วยงาน และระบบที่เชื่อมต่อ', en: 'Keeps the register, the agreements with agencies and the systems that connect' },
  admin: { th: 'ดูแลบัญชีผู้ใช้และระบบ', en: 'Looks after accounts and the system' },
} as const satisfies Record<Role, Text>
