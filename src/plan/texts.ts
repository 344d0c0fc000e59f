import type { Text } from '#platform/text.ts'
import type { ProjectGroup } from './tables.ts'

/** Thai first, English beside it. */

export const groupNames: Readonly<Record<ProjectGroup, Text>> = {
  plan: { th: 'โครงการตามแผนปฏิบัติการ', en: 'Projects of the plan' },
  extra: { th: 'โครงการที่ได้รับจัดสรรจากกองทุนเพิ่มเติม', en: 'Additional fund projects' },
  continuing: { th: 'โครงการต่อเนื่องจากปีก่อนหน้า', en: 'Projects continuing from earlier years' },
}

const faults = {
  noStrategy: { th: 'ไม่มียุทธศาสตร์ลำดับนี้ในแผน', en: 'The plan has no strategy of this number' },
  noTactic: { th: 'ไม่มีกลยุทธ์ลำดับนี้ในแผน', en: 'The plan has no tactic of this number' },
  noProject: { th: 'ไม่มีโครงการรหัสนี้ในแผน', en: 'The plan has no project of this code' },
  noIndicator: { th: 'ไม่มีตัวชี้วัดรหัสนี้ในแผน', en: 'The plan has no indicator of this code' },
  endsBeforeStart: { th: 'วันสิ้นสุดอยู่ก่อนวันเริ่ม', en: 'It ends before it starts' },
  overdrawn: { th: 'เบิกจ่ายรวมกับผูกพันเกินเงินที่ได้รับจัดสรร', en: 'Disbursed and committed together exceed what is allocated' },
  sourcesTwice: {
    th: 'มีทั้งไฟล์แหล่งเงินแบบตารางและแบบทีละแหล่ง โปรดนำเข้าเพียงไฟล์เดียว',
    en: 'Both forms of the budget by source were brought: bring one of them',
  },
  monthTwice: { th: 'โครงการนี้มีเดือนนี้แล้ว', en: 'This project has this month already' },
  headingWithEntries: {
    th: 'โครงการนี้มีรายการงบประมาณแล้ว จึงแบ่งเป็นโครงการย่อยไม่ได้',
    en: 'This project has budget entries, so it cannot be split into parts',
  },
  otherGroup: (group: ProjectGroup): Text => ({
    th: `กลุ่มไม่ตรงกับตารางโครงการ ซึ่งระบุว่า ${group}`,
    en: `The group differs from that of the table of projects, which says ${group}`,
  }),
  stillUsed: (number: string): Text => ({
    th: `ยุทธศาสตร์ ${number} หายไปจากไฟล์ แต่ยังมีกลยุทธ์หรือโครงการอยู่ภายใต้ โปรดนำเข้าทั้งสามตารางพร้อมกัน`,
    en: `Strategy ${number} is no longer in the file, but tactics or projects stand under it: bring the three tables together`,
  }),
  orphans: (code: string): Text => ({
    th: `โครงการ ${code} หายไปจากไฟล์ แต่มีรายการงบประมาณหรือประวัติการแก้ไขแล้ว จึงนำออกไม่ได้`,
    en: `Project ${code} is no longer in the file, but it has budget entries or amendments and cannot be removed`,
  }),
} as const

export const words = { faults } as const
