import type { Book, Direction, Level, ProjectGroup } from '#plan/index.ts'
import type { FiscalYear } from '#platform/dates.ts'
import { same, type Text } from '#platform/text.ts'
import type { FileFormat } from './store.ts'

/** Words of the report as a document: on paper, on the page and in the workbook alike. */
export const words = {
  page: { th: 'หน้า', en: 'Page' },
  of: { th: 'จาก', en: 'of' },
  contents: { th: 'สารบัญ', en: 'Contents' },
  code: { th: 'ที่มา', en: 'Source' },
  target: { th: 'เป้าหมาย', en: 'Target' },
  disbursed: { th: 'เบิกจ่าย', en: 'Disbursed' },
  committed: { th: 'ผูกพัน', en: 'Committed' },
  remaining: { th: 'คงเหลือ', en: 'Remaining' },
  index: { th: 'ดัชนีที่มาของตัวเลข', en: 'Where the numbers come from' },
  indexLead: {
    th: 'รหัสท้ายแถวของตารางบอกที่มาของตัวเลขในแถวนั้น คือแฟ้มที่นำเข้าและบรรทัดในแฟ้ม ในวงเล็บเป็นบรรทัดของรายงานที่เผยแพร่',
    en: 'The code at the end of a table row says where its numbers come from: the imported file and the line in it; in brackets, the line of the published report.',
  },
  indexSource: { th: 'แฟ้มและบรรทัด', en: 'File and line' },
  computed: { th: 'คำนวณใหม่', en: 'Recomputed' },
  summed: { th: 'รวมจากแถวในตาราง', en: 'Summed from rows of the tables' },
  enteredHere: { th: 'บันทึกในระบบ', en: 'Entered in the system' },
  composedAt: { th: 'ประมวลผลเมื่อ', en: 'Composed' },
  seal: { th: 'ตราผนึกบันทึกการตรวจสอบล่าสุด', en: 'Last seal of the audit trail' },
  noSeal: { th: 'ยังไม่มีตราผนึกบันทึกการตรวจสอบ', en: 'The audit trail is not sealed yet' },
  cover: { th: 'ปก', en: 'Cover' },
  figure: { th: 'ตัวเลข', en: 'Figure' },
  value: { th: 'ค่า', en: 'Value' },
  unit: { th: 'หน่วย', en: 'Unit' },
  remark: { th: 'หมายเหตุ', en: 'Remark' },
  strategyOrTactic: { th: 'ยุทธศาสตร์ / กลยุทธ์', en: 'Strategy / tactic' },
  strategy: { th: 'ยุทธศาสตร์', en: 'Strategy' },
  noStrategy: { th: 'ไม่อยู่ภายใต้ยุทธศาสตร์', en: 'Under no strategy' },
  project: { th: 'งาน/โครงการ', en: 'Project' },
  projectCode: { th: 'รหัส', en: 'Code' },
  projectCount: { th: 'จำนวนงาน/โครงการ', en: 'Projects' },
  period: { th: 'ระยะเวลา', en: 'Period' },
  group: { th: 'กลุ่ม', en: 'Group' },
  total: { th: 'รวม', en: 'Total' },
  planTotal: { th: 'รวมแผนปฏิบัติการ', en: 'Total of the plan' },
  underTactics: { th: 'งาน/โครงการภายใต้กลยุทธ์', en: 'Projects under a tactic' },
  outsideTactics: { th: 'รายการที่ไม่อยู่ภายใต้กลยุทธ์ เช่น ค่าใช้จ่ายบริหาร', en: 'Items under no tactic, such as administration' },
  baht: { th: 'บาท', en: 'baht' },
  millionBaht: { th: 'ล้านบาท', en: 'Million baht' },
  budgetBaht: { th: 'งบประมาณ (บาท)', en: 'Budget (baht)' },
  allocatedBaht: { th: 'ได้รับจัดสรร (บาท)', en: 'Allocated (baht)' },
  totalBaht: { th: 'รวม (บาท)', en: 'Total (baht)' },
  allocated: { th: 'ได้รับจัดสรร', en: 'Allocated' },
  spentPercent: { th: 'ร้อยละเบิกจ่าย', en: '% disbursed' },
  planned: { th: 'แผน', en: 'Planned' },
  month: { th: 'เดือน', en: 'Month' },
  expense: { th: 'ประเภทรายจ่าย', en: 'Type of expense' },
  date: { th: 'วันที่', en: 'Date' },
  body: { th: 'คณะกรรมการ', en: 'Body' },
  meeting: { th: 'ครั้งที่', en: 'Meeting' },
  resolution: { th: 'มติ', en: 'Resolution' },
  level: { th: 'ระดับ', en: 'Level' },
  kind: { th: 'ชนิด', en: 'Kind' },
  output: { th: 'ผลผลิต', en: 'Output' },
  outcome: { th: 'ผลลัพธ์', en: 'Outcome' },
  indicator: { th: 'ตัวชี้วัด', en: 'Indicator' },
  result: { th: 'ผล', en: 'Result' },
  resultAgainstTarget: { th: 'ผล : เป้า', en: 'Result : target' },
  status: { th: 'สถานะ', en: 'Status' },
  valueType: { th: 'ประเภทมูลค่า', en: 'Type of value' },
  basis: { th: 'ฐานที่มา', en: 'Basis' },
  item: { th: 'รายการ', en: 'Item' },
  detail: { th: 'รายละเอียด', en: 'Detail' },
  content: { th: 'ข้อความ', en: 'Text' },
  year: { th: 'ปี', en: 'Year' },
  sequence: { th: 'ลำดับ', en: 'No.' },
  problem: { th: 'ปัญหา อุปสรรค', en: 'Problem' },
  recommendation: { th: 'ข้อเสนอแนะ', en: 'Recommendation' },
  severity: { th: 'ระดับ', en: 'Severity' },
  finding: { th: 'ข้อค้นพบ', en: 'Finding' },
  answer: { th: 'คำตอบ', en: 'Answer' },
  none: { th: 'ไม่มีข้อมูล', en: 'Nothing recorded' },
} satisfies Record<string, Text>

export const reportName: Text = { th: 'รายงานผลการดำเนินงาน', en: 'Annual performance report' }
export const ofYear = (year: FiscalYear): Text => ({ th: `ประจำปีงบประมาณ ${year}`, en: `fiscal year ${year}` })
export const reportTitle = (year: FiscalYear): Text => ({
  th: `${reportName.th} ${ofYear(year).th}`,
  en: `${reportName.en}, ${ofYear(year).en}`,
})

export const titles = {
  plan: { th: 'ส่วนที่ 1 แผนปฏิบัติการและงบประมาณ', en: 'Part 1 Plan and budget' },
  results: { th: 'ส่วนที่ 2 ผลการดำเนินงาน', en: 'Part 2 Results' },
  spending: { th: 'ส่วนที่ 3 ผลการเบิกจ่ายงบประมาณ', en: 'Part 3 Spending' },
  assessments: { th: 'ส่วนที่ 4 ผลการประเมินองค์กรและรางวัล', en: 'Part 4 Assessments and awards' },
  next: { th: 'ส่วนที่ 5 แผนปีถัดไป ปัญหา และข้อเสนอแนะ', en: 'Part 5 Next plan, problems and recommendations' },
} satisfies Record<string, Text>

/** Titles of sections and tables. */
export const headings = {
  purpose: { th: 'วิสัยทัศน์ พันธกิจ และบทบาทหน้าที่', en: 'Vision, mission and duties' },
  strategies: { th: 'ยุทธศาสตร์และกลยุทธ์', en: 'Strategies and tactics' },
  projects: { th: 'งาน/โครงการ', en: 'Projects' },
  sources: { th: 'งบประมาณตามแหล่งเงิน (บาท)', en: 'Budget by source (baht)' },
  approvals: { th: 'การอนุมัติและมติที่เกี่ยวข้อง', en: 'Approvals and resolutions' },
  headlines: { th: 'ตัวเลขสำคัญของปี', en: 'Headline figures' },
  missed: { th: 'เป้าหมายที่ไม่บรรลุ', en: 'Targets missed' },
  strategic: { th: 'ตัวชี้วัดของแผนและยุทธศาสตร์', en: 'Indicators of plan and strategies' },
  indicatorsOf: {
    plan: { th: 'ผลการดำเนินงานตามแผนปฏิบัติการ', en: 'Results of the plan' },
    extra: { th: 'ผลการดำเนินงานของโครงการที่ได้รับจัดสรรจากกองทุนฯ เพิ่มเติม', en: 'Results of extra fund projects' },
    continuing: { th: 'ผลการดำเนินงานของโครงการต่อเนื่องจากปีก่อนหน้า', en: 'Results of continuing projects' },
  },
  economicValue: { th: 'มูลค่าทางเศรษฐกิจ', en: 'Economic value' },
  valueByType: { th: 'มูลค่าทางเศรษฐกิจตามประเภท', en: 'Economic value by type' },
  valueByProject: { th: 'มูลค่าทางเศรษฐกิจตามโครงการ', en: 'Economic value by project' },
  spending: { th: 'ภาพรวมการเบิกจ่าย', en: 'Spending at a glance' },
  byGroup: { th: 'การเบิกจ่ายตามกลุ่ม (บาท)', en: 'Spending by group (baht)' },
  byStrategy: { th: 'การเบิกจ่ายตามยุทธศาสตร์ (บาท)', en: 'Spending by strategy (baht)' },
  spendingByProject: { th: 'การเบิกจ่ายรายโครงการ (บาท)', en: 'Spending by project (baht)' },
  byMonth: { th: 'การเบิกจ่ายรายเดือนและรายไตรมาส (บาท)', en: 'Spending by month and quarter (baht)' },
  assessments: { th: 'ผลการประเมินองค์กร', en: 'Assessments' },
  awards: { th: 'รางวัลที่ได้รับ', en: 'Awards' },
  nextPlan: { th: 'แผนปีถัดไปและแผนระยะยาว', en: 'The plan to come' },
  nextPlanFigures: { th: 'เป้าหมายของแผนปีถัดไป', en: 'Targets of the plan to come' },
  problems: { th: 'ปัญหา อุปสรรค และข้อเสนอแนะ', en: 'Problems and recommendations' },
  openFindings: { th: 'ตัวเลขที่ขัดกันและยังไม่มีคำอธิบาย', en: 'Contradictions nobody has explained yet' },
  answeredFindings: { th: 'ข้อค้นพบที่มีคำอธิบายแล้ว', en: 'Findings that were answered' },
}

/** What must be said where the records are silent. */
export const remarks = {
  noPurpose: { th: 'ไม่มีข้อความวิสัยทัศน์และพันธกิจในข้อมูลของปีนี้', en: 'The records of this year hold no vision or mission.' },
  noProjects: { th: 'ปีนี้ยังไม่มีงาน/โครงการ', en: 'This year has no projects yet.' },
  noSources: { th: 'ไม่มีข้อมูลงบประมาณตามแหล่งเงิน', en: 'No budget by source is recorded.' },
  approvalsLead: {
    th: 'มติของคณะกรรมการที่อยู่เบื้องหลังแผนและงบประมาณ เรียงตามวันที่',
    en: 'Resolutions of the boards behind plan and budget, by date.',
  },
  noApprovals: { th: 'ไม่มีมติที่บันทึกไว้', en: 'No resolution is recorded.' },
  noFigures: { th: 'ปีนี้ยังไม่มีนิยามของตัวเลขสำคัญ', en: 'No headline figure is defined for this year.' },
  noneMissed: { th: 'ไม่มีตัวชี้วัดที่ต่ำกว่าเป้าหมาย', en: 'No indicator fell short of its target.' },
  noIndicators: { th: 'ไม่มีตัวชี้วัด', en: 'No indicators' },
  noEconomicValue: { th: 'ไม่มีข้อมูลมูลค่าทางเศรษฐกิจ', en: 'No economic value is recorded.' },
  nothingAllocated: { th: 'ไม่มีเงินที่ได้รับจัดสรร', en: 'nothing allocated' },
  bothBooks: {
    th: 'บางโครงการใช้ยอดที่หน่วยงานรายงาน บางโครงการใช้ยอดจากรายการที่บันทึกในระบบ หน้าโครงการบอกว่าใช้ยอดใด',
    en: 'Some projects show the balance their owner reported, others the balance of recorded entries; the page of a project says which.',
  },
  noMonths: {
    th: 'ข้อมูลของปีนี้มีเฉพาะยอดทั้งปี ไม่มียอดรายเดือนและรายไตรมาส',
    en: 'The records of this year hold totals of the year only: no months, no quarters.',
  },
  noSpendingPlan: { th: 'ปีนี้ไม่มีแผนการใช้จ่ายรายเดือน', en: 'This year has no monthly spending plan.' },
  noMonthlySpending: { th: 'ปีนี้มีแผนรายเดือนแต่ไม่มีรายการเบิกจ่ายรายเดือน', en: 'This year has a monthly plan but no dated payments.' },
  paidOutsideYear: (baht: string): Text => ({
    th: `เบิกจ่ายนอกปีงบประมาณ ${baht} บาท ไม่รวมในตาราง`,
    en: `${baht} baht were paid outside the fiscal year and are not in the table.`,
  }),
  noAssessments: { th: 'ไม่มีผลการประเมินองค์กรในข้อมูลของปีนี้', en: 'The records of this year hold no assessment.' },
  noAwards: { th: 'ไม่มีข้อมูลรางวัลในปีนี้', en: 'The records of this year hold no award.' },
  noNextPlan: (next: FiscalYear): Text => ({
    th: `ข้อมูลของปีนี้ไม่มีแผนปีงบประมาณ ${next} และแผนระยะยาว`,
    en: `The records of this year hold neither the plan of fiscal year ${next} nor a longer one.`,
  }),
  nextPlanHolds: (next: FiscalYear): Text => ({
    th: `ข้อมูลของปีนี้มีเพียงข้อความและตัวเลขต่อไปนี้ ไม่มีรายการโครงการ งบประมาณ และตัวชี้วัดรายโครงการของแผนปีงบประมาณ ${next}`,
    en: `The records of this year hold only the following texts and numbers; the projects, budget and indicators of the plan of fiscal year ${next} are not in them.`,
  }),
  noProblems: { th: 'ไม่มีปัญหาและข้อเสนอแนะที่บันทึกไว้', en: 'No problem or recommendation is recorded.' },
  noOpenFindings: { th: 'ไม่มีข้อค้นพบที่ยังเปิดอยู่', en: 'No finding is open.' },
  neverChecked: { th: 'ปีนี้ยังไม่ได้ตรวจความขัดกันของตัวเลข', en: 'This year has not been checked for contradictions yet.' },
  openFindingsLead: (count: number): Text => ({
    th: `ตัวเลขต่อไปนี้ขัดกันเองและยังไม่มีคำอธิบาย รวม ${count} เรื่อง โปรดอ่านตัวเลขที่เกี่ยวข้องด้วยความระมัดระวัง`,
    en: `${count} contradictions have no explanation yet. Read the numbers they touch with care.`,
  }),
  noAnsweredFindings: { th: 'ยังไม่มีข้อค้นพบที่ได้รับคำอธิบาย', en: 'No finding has been answered yet.' },
}

export const groupNames: Readonly<Record<ProjectGroup, Text>> = {
  plan: { th: 'แผนปฏิบัติการ', en: 'Plan' },
  extra: { th: 'ได้รับจัดสรรจากกองทุนฯ เพิ่มเติม', en: 'Extra fund projects' },
  continuing: { th: 'ต่อเนื่องจากปีก่อนหน้า', en: 'Continuing projects' },
}

export const bookNames: Readonly<Record<Book, Text>> = {
  reported: { th: 'ยอดตามที่หน่วยงานรายงาน', en: 'Balances as reported by their owners' },
  derived: { th: 'ยอดจากรายการที่บันทึกในระบบ', en: 'Balances of the recorded entries' },
}

export const levelNames: Readonly<Record<Level, Text>> = {
  plan: { th: 'แผน', en: 'Plan' },
  strategy: { th: 'ยุทธศาสตร์', en: 'Strategy' },
  project: { th: 'โครงการ', en: 'Project' },
}

export const directionSigns: Readonly<Record<Direction, string>> = { at_least: '≥', at_most: '≤', equal: '=' }

/** Kinds of facts about an agency that official reports commonly print. One that speaks of a year names it at its end: `target_group_2567`. */
const factKinds: Readonly<Record<string, Text>> = {
  vision: { th: 'วิสัยทัศน์', en: 'Vision' },
  mission: { th: 'พันธกิจ', en: 'Mission' },
  role: { th: 'บทบาทหน้าที่', en: 'Duties' },
  core_value: { th: 'ค่านิยมองค์กร', en: 'Core values' },
  plan_alignment: { th: 'ความเชื่อมโยงกับแผนระดับชาติ', en: 'Place among national plans' },
  law: { th: 'กฎหมายที่เกี่ยวข้อง', en: 'Law' },
  legal_basis: { th: 'อำนาจหน้าที่ตามกฎหมาย', en: 'Powers under the law' },
  target_group: { th: 'กลุ่มเป้าหมาย', en: 'Target groups' },
  objective_5yr: { th: 'วัตถุประสงค์ของแผนระยะ 5 ปี', en: 'Objectives of the five-year plan' },
  five_year_kpi: { th: 'ตัวชี้วัดของแผนระยะ 5 ปี', en: 'Measures of the five-year plan' },
}

/** A kind that is not known is shown as the file writes it. */
export function factKindName(kind: string): Text {
  const [, base = kind, year] = /^(.*?)(?:_(\d{4}))?$/.exec(kind) ?? []
  const name = factKinds[base]
  if (!name) return same(kind.replaceAll('_', ' '))
  return year ? { th: `${name.th} ปี ${year}`, en: `${name.en}, ${year}` } : name
}

const factKeys: Readonly<Record<string, Text>> = {
  'own plan': { th: 'แผนของหน่วยงาน', en: 'The agency’s own plan' },
  'master plan period': { th: 'ช่วงเวลาของแผนแม่บท', en: 'Period of the master plan' },
  'national strategy period': { th: 'ช่วงเวลาของยุทธศาสตร์ชาติ', en: 'Period of the national strategy' },
  act: { th: 'พระราชบัญญัติ', en: 'Act' },
  'fund allocation': { th: 'การจัดสรรเงินกองทุน', en: 'Allocation from the fund' },
}

/** What a fact is called within its kind: words files commonly use are said in the reader's language, and a mere place (`vision_part1`) is the kind itself. */
export function factKeyName(kind: string, key: string): Text {
  if (/_part\d+$/.test(key)) return factKindName(kind)
  const [, word, number, rest = ''] = /^(strategy|level) (\d+)(.*)$/.exec(key) ?? []
  if (word === 'strategy') return { th: `ยุทธศาสตร์ที่ ${number}${rest}`, en: `Strategy ${number}${rest}` }
  return word === 'level' ? { th: `ระดับที่ ${number}${rest}`, en: `Level ${number}${rest}` } : (factKeys[key] ?? same(key))
}

/** Assessments that Thai public agencies commonly receive; others are shown under their own name. */
export const assessmentNames: Readonly<Record<string, Text>> = {
  ITA: { th: 'การประเมินคุณธรรมและความโปร่งใส (ITA)', en: 'Integrity and transparency assessment (ITA)' },
  CRMS: { th: 'การควบคุมความเสี่ยงการทุจริต (CRMS)', en: 'Corruption risk management (CRMS)' },
  CRMS_level: { th: 'ระดับผลประเมิน CRMS', en: 'CRMS levels' },
  PMQA: { th: 'คุณภาพการบริหารจัดการภาครัฐ (PMQA)', en: 'Public sector management quality (PMQA)' },
  revolving_fund: { th: 'การประเมินผลทุนหมุนเวียน', en: 'Revolving fund assessment' },
  digital_readiness: { th: 'ความพร้อมด้านดิจิทัล', en: 'Digital readiness' },
  satisfaction: { th: 'ความพึงพอใจ', en: 'Satisfaction' },
  satisfaction_sample: { th: 'กลุ่มตัวอย่างการสำรวจความพึงพอใจ', en: 'Sample of the satisfaction survey' },
  business_improved: { th: 'ธุรกิจของผู้รับบริการดีขึ้น', en: 'Businesses that improved' },
  business_improved_by_sector: { th: 'ธุรกิจดีขึ้น ตามประเภทธุรกิจ', en: 'Businesses that improved, by sector' },
  business_improved_by_entity: { th: 'ธุรกิจดีขึ้น ตามประเภทกิจการ', en: 'Businesses that improved, by legal form' },
}

export const formatNames: Readonly<Record<FileFormat, string>> = { pdf: 'PDF', xlsx: 'XLSX' }

/** What a reader finds in each part. */
export const partLeads: Readonly<Record<number, Text>> = {
  1: { th: 'วิสัยทัศน์ ยุทธศาสตร์ งาน/โครงการ แหล่งเงิน และมติที่อนุมัติ', en: 'Vision, strategies, projects, sources of money and the resolutions behind them' },
  2: { th: 'ตัวเลขสำคัญ เป้าหมายที่ไม่บรรลุ และตัวชี้วัดทุกระดับ', en: 'Headline figures, targets missed, and indicators of every level' },
  3: { th: 'เบิกจ่าย ผูกพัน และคงเหลือ ตามยุทธศาสตร์ รายโครงการ และรายเดือน', en: 'Disbursed, committed and remaining, by strategy, project and month' },
  4: { th: 'ผลการประเมินองค์กรและรางวัลที่ได้รับ', en: 'How others judged the agency, and its awards' },
  5: { th: 'แผนปีถัดไป ปัญหาและข้อเสนอแนะ และตัวเลขที่ขัดกัน', en: 'The plan to come, problems and recommendations, and what contradicts what' },
}

/** Phases of making a file. */
export const jobWords = {
  making: { th: 'จัดทำไฟล์รายงานประจำปี', en: 'Making a file of the annual report' },
  composing: { th: 'กำลังรวบรวมข้อมูล', en: 'Composing the report' },
  setting: { th: 'กำลังจัดหน้า', en: 'Setting the pages' },
  keeping: { th: 'กำลังจัดเก็บไฟล์', en: 'Keeping the file' },
  ready: { th: 'ไฟล์พร้อมแล้ว', en: 'The file is ready' },
} satisfies Record<string, Text>

/** Words of the pages around the report. */
export const pageWords = {
  report: { th: 'รายงานประจำปี', en: 'Annual report' },
  parts: { th: 'ส่วนของรายงาน', en: 'Parts of the report' },
  part: (number: number): Text => ({ th: `ส่วนที่ ${number}`, en: `Part ${number}` }),
  partLead: { th: 'ตัวเลขทุกตัวเป็นลิงก์ไปยังที่มา', en: 'Every number leads to where it comes from.' },
  version: (number: number): Text => ({ th: `ฉบับที่ ${number}`, en: `Version ${number}` }),
  readingNow: { th: 'ข้อมูลตามที่บันทึกอยู่ขณะนี้', en: 'The year as it stands now.' },
  readingVersion: (number: number): Text => ({
    th: `ฉบับเผยแพร่ที่ ${number} ตัวเลขเป็นไปตามวันที่เผยแพร่`,
    en: `Published version ${number}: the numbers are those of the day it was published.`,
  }),
  openFindings: (count: number): Text => ({ th: `ตัวเลขที่ขัดกันและยังไม่มีคำอธิบาย ${count} เรื่อง`, en: `${count} contradictions without an explanation` }),
  seeFindings: { th: 'ดูว่าอะไรขัดกับอะไร', en: 'See what contradicts what' },
  take: { th: 'ไฟล์รายงาน', en: 'Files' },
  takeLead: { th: 'PDF สำหรับพิมพ์และยื่น XLSX สำหรับคำนวณต่อ', en: 'PDF to print and file, XLSX to calculate with.' },
  toFiles: { th: 'จัดทำหรือดาวน์โหลดไฟล์', en: 'Make or download files' },
  fromPaper: { th: 'เปิดที่มาจากฉบับพิมพ์', en: 'From the printed report' },
  fromPaperLead: {
    th: 'พิมพ์รหัสท้ายแถวของตารางในฉบับพิมพ์ เพื่อดูที่มาของตัวเลข',
    en: 'Type the code at the end of a printed table row to see where its numbers come from.',
  },
  unknownCode: { th: 'ไม่พบรหัสนี้ในรายงานของปีนี้', en: 'This report has no such code' },
  versions: { th: 'ฉบับเผยแพร่', en: 'Published versions' },
  noVersions: { th: 'ยังไม่มีฉบับเผยแพร่', en: 'Nothing is published yet.' },
  changed: { th: 'ต่างจากฉบับก่อนอย่างไร', en: 'what changed' },
  publish: { th: 'เผยแพร่รายงาน', en: 'Publish' },
  publishLead: {
    th: 'ระบบจะเก็บรายงานตามที่เป็นอยู่ขณะนี้เป็นฉบับถาวร บุคคลทั่วไปอ่านได้ และแก้ไขไม่ได้ หากข้อมูลเปลี่ยนให้เผยแพร่ฉบับใหม่',
    en: 'The report is kept for good as it stands now and everybody can read it. It cannot be changed; a later publication is a new version.',
  },
  publishOpen: (count: number): Text => ({
    th: `รายงานที่เผยแพร่จะพิมพ์ข้อค้นพบที่ยังไม่มีคำอธิบายทั้ง ${count} เรื่องไว้ในส่วนที่ 5`,
    en: `The published report will list the ${count} unexplained findings in part 5.`,
  }),
  publishNow: { th: 'เผยแพร่ฉบับนี้', en: 'Publish this report' },
  notPublished: { th: 'รายงานปีนี้ยังไม่เผยแพร่', en: 'This report is not published yet' },
  notPublishedLead: { th: 'เจ้าหน้าที่ลงชื่อเข้าใช้เพื่ออ่านข้อมูลตามที่บันทึกอยู่ขณะนี้', en: 'Staff sign in to read the year as it stands.' },
  signIn: { th: 'ลงชื่อเข้าใช้', en: 'Sign in' },
  files: { th: 'ไฟล์รายงาน', en: 'Files of the report' },
  make: { th: 'จัดทำไฟล์', en: 'Make a file' },
  makeLead: { th: 'ใช้เวลาไม่กี่วินาที ออกจากหน้านี้ได้ ไฟล์จะรออยู่ที่นี่', en: 'It takes a few seconds. You may leave this page; the file will wait here.' },
  which: { th: 'ฉบับ', en: 'Version' },
  asItStands: { th: 'ข้อมูลขณะนี้ (ยังไม่เผยแพร่)', en: 'As it stands (not published)' },
  asItStood: { th: 'ข้อมูล ณ เวลาประมวลผล', en: 'As it stood' },
  makePdf: { th: 'จัดทำ PDF', en: 'Make PDF' },
  makeXlsx: { th: 'จัดทำ XLSX', en: 'Make XLSX' },
  made: { th: 'ไฟล์ที่จัดทำแล้ว', en: 'Files made' },
  noFiles: { th: 'ยังไม่มีไฟล์', en: 'No files yet' },
  noFilesLead: { th: 'เลือกฉบับแล้วกดจัดทำ PDF หรือ XLSX', en: 'Choose a version and make a PDF or XLSX.' },
  file: { th: 'ไฟล์', en: 'File' },
  composed: { th: 'ประมวลผลเมื่อ', en: 'Composed' },
  size: { th: 'ขนาด', en: 'Size' },
  atOnce: { th: 'ดาวน์โหลดทันที', en: 'At once' },
  html: { th: 'HTML ไฟล์เดียว', en: 'One HTML file' },
  htmlLead: { th: 'เปิดอ่านได้โดยไม่ต้องเชื่อมต่อ', en: 'Can be read offline' },
  json: { th: 'JSON', en: 'JSON' },
  jsonLead: { th: 'สำหรับระบบอื่น ตัวเลขทุกตัวตรงตามจริงไม่ปัดเศษ', en: 'For other systems; numbers exact, never rounded' },
  changesOf: (before: number, after: number): Text => ({ th: `ฉบับที่ ${after} ต่างจากฉบับที่ ${before}`, en: `From version ${before} to version ${after}` }),
  nothingChanged: { th: 'ตัวเลขทุกตัวเหมือนกัน', en: 'Every number is the same' },
  what: { th: 'รายการ', en: 'Item' },
  column: { th: 'ช่อง', en: 'Column' },
  before: { th: 'ฉบับก่อน', en: 'Before' },
  after: { th: 'ฉบับนี้', en: 'After' },
  section: { th: 'หัวข้อ', en: 'Section' },
}
