import type { JobState } from '#platform/jobs.ts'
import type { BrokenSeal } from '#platform/audit.ts'
import type { Text } from '#platform/text.ts'

export const words = {
  myJobs: { th: 'งานของฉัน', en: 'My jobs' },
  myJobsLead: {
    th: 'งานที่ใช้เวลานาน เช่น นำเข้าข้อมูลและจัดทำรายงาน ทำต่อเองแม้ปิดหน้านี้ไปแล้ว',
    en: 'Long work, such as imports and reports, goes on by itself, also when this page is closed.',
  },
  noJobs: { th: 'ยังไม่มีงาน', en: 'No jobs yet' },
  noJobsHint: { th: 'เมื่อสั่งนำเข้าข้อมูลหรือจัดทำรายงาน งานนั้นจะอยู่ที่นี่', en: 'When you start an import or a report, it will be here.' },
  job: { th: 'งาน', en: 'Job' },
  state: { th: 'สถานะ', en: 'State' },
  startedBy: { th: 'สั่งโดย', en: 'Started by' },
  platform: { th: 'ระบบ', en: 'The platform' },
  createdAt: { th: 'สั่งเมื่อ', en: 'Started' },
  finishedAt: { th: 'เสร็จเมื่อ', en: 'Finished' },
  attempts: { th: 'จำนวนครั้งที่ลอง', en: 'Tries' },
  reference: { th: 'เลขอ้างอิง', en: 'Reference' },
  showResult: { th: 'ดูผลงาน', en: 'See the result' },
  leave: {
    th: 'หน้านี้ปรับเองทุก 2 วินาที ปิดหน้านี้ได้ งานจะทำต่อ และหาได้อีกที่ “งานของฉัน”',
    en: 'This page renews itself every 2 seconds. You can leave it: the work goes on, and you find it again under My jobs.',
  },
  waitingHint: { th: 'รอให้งานก่อนหน้าเสร็จ', en: 'Waiting for earlier work to finish' },
  workingHint: { th: 'กำลังทำ', en: 'At work' },
  failedTitle: { th: 'งานนี้ทำไม่สำเร็จ', en: 'This job did not succeed' },

  operations: { th: 'สถานะระบบ', en: 'Operations' },
  operationsLead: {
    th: 'สิ่งที่ผู้ดูแลต้องรู้ในนาทีเดียว: อะไรผิดปกติ และแก้อย่างไร',
    en: 'What an administrator must know within a minute: what is wrong, and how to mend it.',
  },
  allWell: { th: 'ทุกอย่างปกติ', en: 'Everything is well' },
  ills: { th: 'ต้องแก้', en: 'To be mended' },
  wellThings: { th: 'ที่ปกติ', en: 'What is well' },
  howToMend: { th: 'วิธีแก้', en: 'How to mend it' },
  workers: { th: 'ตัวทำงานเบื้องหลัง', en: 'Workers' },
  host: { th: 'เครื่อง', en: 'Machine' },
  lastSeen: { th: 'พบล่าสุด', en: 'Last seen' },
  alive: { th: 'ทำงานอยู่', en: 'At work' },
  silent: { th: 'เงียบไป', en: 'Silent' },
  noWorkers: { th: 'ไม่มีตัวทำงาน', en: 'No workers' },
  noWorkersHint: { th: 'เปิดระบบด้วย npm start ซึ่งเปิดตัวทำงานด้วย', en: 'npm start starts one beside the web.' },
  openJobs: { th: 'งานที่ยังไม่เสร็จ', en: 'Jobs under way' },
  noOpenJobs: { th: 'ไม่มีงานค้าง', en: 'Nothing is under way' },
  failedJobs: { th: 'งานที่ไม่สำเร็จ', en: 'Jobs that failed' },
  noFailedJobs: { th: 'ไม่มีงานที่ไม่สำเร็จ', en: 'None failed' },
  outbox: { th: 'กล่องขาออก', en: 'Outbox' },
  waitingMessages: { th: 'รอส่ง', en: 'Waiting' },
  oldest: { th: 'เก่าที่สุด', en: 'Oldest' },
  mailServer: { th: 'เครื่องส่งอีเมล', en: 'Mail server' },
  noMailServer: { th: 'ไม่ได้กำหนด (SMTP_URL) อีเมลรออยู่ในกล่อง', en: 'Not set (SMTP_URL): mail waits here' },
  mailServerSet: { th: 'กำหนดแล้ว', en: 'Set' },
  deadMessages: { th: 'ส่งไม่สำเร็จ', en: 'Could not be sent' },
  noDeadMessages: { th: 'ไม่มีข้อความที่ส่งไม่สำเร็จ', en: 'Nothing failed to be sent' },
  channel: { th: 'ช่องทาง', en: 'Channel' },
  reason: { th: 'เหตุ', en: 'Reason' },
  resend: { th: 'ส่งใหม่', en: 'Send again' },
  backups: { th: 'ไฟล์สำรอง', en: 'Backups' },
  lastBackup: { th: 'สำรองล่าสุด', en: 'Last backup' },
  never: { th: 'ยังไม่เคย', en: 'Never' },
  backupHow: {
    th: 'สั่ง  npm run -s prosme -- backup แฟ้ม  ทุกวัน เก็บแฟ้มไว้ที่อื่น และเก็บ secrets.json แยกจากแฟ้มสำรอง',
    en: 'Run  npm run -s prosme -- backup FILE  every day, keep the file elsewhere, and secrets.json apart from it.',
  },

  audit: { th: 'บันทึกการใช้งาน', en: 'Audit trail' },
  auditLead: {
    th: 'ทุกการเปลี่ยนแปลงมีหนึ่งบรรทัด เพิ่มได้อย่างเดียว และผนึกเป็นชุดต่อเนื่องกัน หากมีผู้แก้ภายหลัง ตราผนึกจะไม่ตรง',
    en: 'One line per change, only ever added, sealed in batches that hang together: a later change breaks a seal.',
  },
  seals: { th: 'ตราผนึก', en: 'Seals' },
  sealsHold: { th: 'ตราผนึกทุกชุดถูกต้อง', en: 'Every seal holds' },
  newestSealsHold: { th: 'ตราผนึก 200 ชุดล่าสุดถูกต้อง', en: 'The newest 200 seals hold' },
  sealBroken: { th: 'ตราผนึกไม่ตรง', en: 'A seal does not hold' },
  lastSeal: { th: 'ตราล่าสุด', en: 'Last seal' },
  noSeal: { th: 'ยังไม่มีตราผนึก', en: 'No seal yet' },
  verifyAll: { th: 'ตรวจทุกชุด', en: 'Verify every seal' },
  verifyTitle: { th: 'ตรวจตราผนึก', en: 'Verify the seals' },
  sealedLines: { th: 'บรรทัดที่ผนึกแล้ว', en: 'Lines sealed' },
  unsealedLines: { th: 'บรรทัดที่ยังไม่ผนึก', en: 'Lines not sealed yet' },
  comparePrinted: { th: 'เทียบกับตราที่พิมพ์ไว้', en: 'Compare with a printed seal' },
  printedHash: { th: 'ตราที่พิมพ์ในรายงาน (64 ตัวอักษร)', en: 'Seal as printed in a report (64 characters)' },
  compare: { th: 'เทียบ', en: 'Compare' },
  sealFound: { th: 'ตรานี้อยู่ในลำดับ', en: 'This seal is in the chain' },
  sealNotFound: {
    th: 'ไม่มีตรานี้ในลำดับ: พิมพ์ผิด หรือบันทึกช่วงนั้นถูกตัดออก',
    en: 'This seal is not in the chain: it was mistyped, or that part of the trail was cut off.',
  },
  when: { th: 'เมื่อ', en: 'When' },
  who: { th: 'ผู้ทำ', en: 'Who' },
  action: { th: 'การกระทำ', en: 'Action' },
  subject: { th: 'เรื่อง', en: 'Subject' },
  subjectId: { th: 'รหัสของเรื่อง', en: 'Its id' },
  detail: { th: 'รายละเอียด', en: 'Detail' },
  onlyOf: { th: 'เฉพาะของ', en: 'Only of' },
  everybody: { th: 'แสดงของทุกคน', en: 'Show everybody’s' },
  noLines: { th: 'ไม่มีบรรทัดที่ตรงกับที่เลือก', en: 'No lines match' },
  noLinesHint: { th: 'ลองเอาตัวกรองออก', en: 'Take a filter away.' },
  request: { th: 'คำขอ', en: 'Request' },
} as const satisfies Record<string, Text>

export const jobStates: Record<JobState, Text> = {
  waiting: { th: 'รอ', en: 'Waiting' },
  working: { th: 'กำลังทำ', en: 'At work' },
  done: { th: 'เสร็จแล้ว', en: 'Done' },
  failed: { th: 'ไม่สำเร็จ', en: 'Failed' },
}

/** What a job's end means for whoever started it; codes of the job's own are shown as they are. */
export const jobFailures: Readonly<Record<string, Text>> = {
  failed: {
    th: 'เกิดข้อผิดพลาดทุกครั้งที่ลอง ไม่มีอะไรถูกบันทึกครึ่ง ๆ กลาง ๆ โปรดแจ้งผู้ดูแลระบบพร้อมเลขอ้างอิง',
    en: 'It met an error at every try. Nothing was saved by halves. Tell the administrator, with the reference.',
  },
  stopped: {
    th: 'เครื่องที่ทำงานนี้หยุดไปก่อนเสร็จ โปรดสั่งใหม่',
    en: 'The machine that did this work stopped before it was finished. Start it again.',
  },
}

export const otherFailure: Text = {
  th: 'งานนี้ถูกปฏิเสธ ไม่มีอะไรถูกบันทึก เหตุ',
  en: 'The job was refused and nothing was saved. Reason',
}

export const sealFaults: Record<BrokenSeal['fault'], Text> = {
  lines: { th: 'มีบรรทัดใต้ตรานี้ถูกแก้ ลบ หรือแทรก', en: 'A line under this seal was changed, removed or slipped in' },
  seal: { th: 'ตัวตราถูกแก้', en: 'The seal itself was changed' },
  chain: { th: 'ตราก่อนหน้านี้ถูกลบหรือสลับ', en: 'A seal before this one was removed or exchanged' },
}
