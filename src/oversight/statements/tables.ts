import { datesAndMeetings } from '#plan/index.ts'
import { columns as c, required, table, type Row } from '#platform/tables.ts'

/**
 * What the agency states in print beside its plan and results: totals, headline figures, numbers in running text, lists, dates, scores,
 * problems. Kept as printed, mistakes included, each with the line of the published report (`src_line`).
 */

const srcLine = c.integer({ th: 'บรรทัดในรายงานที่เผยแพร่', en: 'Line of the published report' })
const name = (th: string, en: string) => c.text({ th, en })

export const budgetTotals = table(
  'budget_totals',
  { th: 'ยอดรวมงบประมาณที่พิมพ์', en: 'Printed budget totals' },
  {
    scope_th_en: required(name('ขอบเขต', 'Scope')),
    allocated: required(c.money({ th: 'ได้รับจัดสรร (บาท)', en: 'Allocated (baht)' })),
    disbursed: required(c.money({ th: 'เบิกจ่าย (บาท)', en: 'Disbursed (baht)' })),
    committed: required(c.money({ th: 'ผูกพัน (บาท)', en: 'Committed (baht)' })),
    remaining: required(c.money({ th: 'คงเหลือ (บาท)', en: 'Remaining (baht)' })),
    pct_allocated_printed: c.decimal({ th: 'ร้อยละจัดสรรที่พิมพ์', en: 'Printed percent allocated' }),
    pct_disbursed_printed: c.decimal({ th: 'ร้อยละเบิกจ่ายที่พิมพ์', en: 'Printed percent disbursed' }),
    pct_committed_printed: c.decimal({ th: 'ร้อยละผูกพันที่พิมพ์', en: 'Printed percent committed' }),
    pct_remaining_printed: c.decimal({ th: 'ร้อยละคงเหลือที่พิมพ์', en: 'Printed percent remaining' }),
    src_line: srcLine,
    src_line_pct: c.integer({ th: 'บรรทัดของร้อยละ', en: 'Line of the percentages' }),
  },
  ['scope_th_en'],
)

export const headlineFigures = table(
  'headline_figures',
  { th: 'ตัวเลขเด่น', en: 'Headline figures' },
  {
    key: required(name('รหัส', 'Key')),
    name_th: required(name('ชื่อ', 'Name')),
    value: c.decimal({ th: 'ค่า', en: 'Value' }),
    unit: name('หน่วย', 'Unit'),
    target_value: c.decimal({ th: 'เป้าหมาย', en: 'Target' }),
    src_line: srcLine,
  },
  ['key'],
)

export const figuresInText = table(
  'figures_in_text',
  { th: 'ตัวเลขในเนื้อความ', en: 'Figures in the text' },
  {
    id: required(c.integer({ th: 'ลำดับ', en: 'Number' })),
    project_code: name('รหัสโครงการ', 'Project'),
    topic: name('เรื่อง', 'Topic'),
    what_th: required(name('อะไร', 'What')),
    who_th: name('ของใคร', 'Of whom'),
    value: c.decimal({ th: 'ค่า', en: 'Value' }),
    value_to: c.decimal({ th: 'ถึง', en: 'To' }),
    unit: name('หน่วย', 'Unit'),
    /** result, target, breakdown, list count, survey_n, survey_pct, percent, money, rank, forecast, rule, context, plan, model number. */
    kind: name('ชนิด', 'Kind'),
    src_line: srcLine,
  },
  ['id'],
)

export const economicValueByType = table(
  'economic_value_by_type',
  { th: 'มูลค่าทางเศรษฐกิจตามประเภท', en: 'Economic value by type' },
  {
    seq: required(c.integer({ th: 'ลำดับ', en: 'Sequence' })),
    type_th: required(name('ประเภท', 'Type')),
    value_million_baht: required(c.decimal({ th: 'ล้านบาท', en: 'Million baht' })),
    src_line: srcLine,
  },
  ['seq'],
)

export const economicValueByProject = table(
  'economic_value_by_project',
  { th: 'มูลค่าทางเศรษฐกิจตามโครงการ', en: 'Economic value by project' },
  {
    value_id: required(name('รหัส', 'Value')),
    project_code: required(name('รหัสโครงการ', 'Project')),
    value_million_baht: required(c.decimal({ th: 'ล้านบาท', en: 'Million baht' })),
    basis: name('ฐานที่มา', 'Basis'),
    src_line: srcLine,
  },
  ['value_id'],
)

/** The plan takes its approvals from this table; here the printed rows are kept. */
export { datesAndMeetings }

export const namedLists = table(
  'named_lists',
  { th: 'รายการที่แจกแจง', en: 'Lists' },
  {
    list: required(name('รายการ', 'List')),
    project_code: name('รหัสโครงการ', 'Project'),
    seq: required(c.integer({ th: 'ลำดับ', en: 'Sequence' })),
    value_th: required(name('สิ่งที่แจกแจง', 'Item')),
    detail: name('รายละเอียด', 'Detail'),
    src_line: srcLine,
  },
  ['list', 'seq'],
)

export const assessments = table(
  'assessments',
  { th: 'ผลการประเมินองค์กร', en: 'Assessments' },
  {
    assessment: required(name('การประเมิน', 'Assessment')),
    item: name('รายการ', 'Item'),
    sub_item: name('รายการย่อย', 'Sub-item'),
    year_be: name('ปี', 'Year'),
    /** A number, a grade or words, as printed. */
    value: name('ค่า', 'Value'),
    unit: name('หน่วย', 'Unit'),
    src_line: srcLine,
  },
)

export const orgFacts = table(
  'org_facts',
  { th: 'ข้อความเกี่ยวกับองค์กร', en: 'Facts about the agency' },
  {
    kind: required(name('ชนิด', 'Kind')),
    key: required(name('รหัส', 'Key')),
    value_th: required(name('ข้อความ', 'Text')),
    src_line: srcLine,
  },
)

export const problems = table(
  'problems',
  { th: 'ปัญหา อุปสรรค ข้อเสนอแนะ', en: 'Problems and recommendations' },
  {
    number: required(c.integer({ th: 'ลำดับ', en: 'Number' })),
    problem_th: required(name('ปัญหา', 'Problem')),
    recommendation_th: name('ข้อเสนอแนะ', 'Recommendation'),
    src_line: srcLine,
  },
  ['number'],
)

export const toc = table(
  'toc',
  { th: 'สารบัญ', en: 'Contents' },
  {
    part: required(name('ส่วน', 'Part')),
    title_th: required(name('หัวข้อ', 'Title')),
    page: c.integer({ th: 'หน้า', en: 'Page' }),
    src_line: srcLine,
  },
)

export type BudgetTotalRow = Row<typeof budgetTotals>
export type HeadlineRow = Row<typeof headlineFigures>
export type TextFigureRow = Row<typeof figuresInText>
export type ValueByTypeRow = Row<typeof economicValueByType>
export type ValueByProjectRow = Row<typeof economicValueByProject>
export type DatedEventRow = Row<typeof datesAndMeetings>
export type ListItemRow = Row<typeof namedLists>
export type AssessmentRow = Row<typeof assessments>
export type OrgFactRow = Row<typeof orgFacts>
export type ProblemRow = Row<typeof problems>
export type TocRow = Row<typeof toc>
