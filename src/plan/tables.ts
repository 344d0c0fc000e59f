import { columns as c, required, table, type Row } from '#platform/tables.ts'

/** The tables of a pack that this room takes in. Column names are those of the files; `src_line` is the line of the published report. */

const srcLine = c.integer({ th: 'บรรทัดในรายงานที่เผยแพร่', en: 'Line of the published report' })
const name = (th: string, en: string) => c.text({ th, en })

export const strategies = table(
  'strategies',
  { th: 'ยุทธศาสตร์', en: 'Strategies' },
  {
    number: required(name('ลำดับ', 'Number')),
    name_th: required(name('ชื่อ (ไทย)', 'Name (Thai)')),
    name_en: name('ชื่อ (อังกฤษ)', 'Name (English)'),
    goal_th: name('เป้าประสงค์', 'Goal'),
    src_line: srcLine,
    src_lines_all: name('บรรทัดทั้งหมด', 'All lines'),
  },
  ['number'],
)

export const tactics = table(
  'tactics',
  { th: 'กลยุทธ์', en: 'Tactics' },
  {
    number: required(name('ลำดับ', 'Number')),
    strategy: required(name('ยุทธศาสตร์', 'Strategy')),
    name_th: required(name('ชื่อ (ไทย)', 'Name (Thai)')),
    src_line: srcLine,
    src_lines_all: name('บรรทัดทั้งหมด', 'All lines'),
  },
  ['number'],
)

export const projectGroups = ['plan', 'extra', 'continuing'] as const
export type ProjectGroup = (typeof projectGroups)[number]

export const projects = table(
  'projects',
  { th: 'งาน/โครงการ', en: 'Projects' },
  {
    code: required(name('รหัส', 'Code')),
    group: required(c.oneOf({ th: 'กลุ่ม', en: 'Group' }, projectGroups)),
    number: name('ลำดับในตารางภาพรวม', 'Number in the overview table'),
    number_in_narrative: name('ลำดับในหน้าโครงการ', 'Number on its own page'),
    name_th: required(name('ชื่อในตารางภาพรวม', 'Name in the overview table')),
    name_in_narrative_th: name('ชื่อในหน้าโครงการ', 'Name on its own page'),
    strategy: name('ยุทธศาสตร์', 'Strategy'),
    tactic: name('กลยุทธ์', 'Tactic'),
    budget: required(c.money({ th: 'งบประมาณ (บาท)', en: 'Budget (baht)' })),
    start_date: c.date({ th: 'วันเริ่ม (หน้าโครงการ)', en: 'Start (own page)' }),
    end_date: c.date({ th: 'วันสิ้นสุด (หน้าโครงการ)', en: 'End (own page)' }),
    table_start_date: c.date({ th: 'วันเริ่ม (ตารางภาพรวม)', en: 'Start (overview table)' }),
    table_end_date: c.date({ th: 'วันสิ้นสุด (ตารางภาพรวม)', en: 'End (overview table)' }),
    owner_unit: name('หน่วยงานเจ้าของ', 'Owner unit'),
    /** Several are separated by semicolons. */
    departments: name('หน่วยงานร่วม (คั่นด้วย ;)', 'Departments (separated by ;)'),
    continues_from: name('ต่อเนื่องจาก', 'Continues'),
    narrative_disbursed: c.money({ th: 'เบิกจ่ายตามหน้าโครงการ (บาท)', en: 'Disbursed, own page (baht)' }),
    src_line: srcLine,
    src_line_narrative: c.integer({ th: 'บรรทัดของหน้าโครงการ', en: 'Line of its own page' }),
    src_line_narrative_money: c.integer({ th: 'บรรทัดเงินของหน้าโครงการ', en: 'Line of the money on its own page' }),
  },
  ['code'],
)

export const indicatorKinds = ['output', 'outcome'] as const

export const projectIndicators = table(
  'project_indicators',
  { th: 'ตัวชี้วัดโครงการ', en: 'Project indicators' },
  {
    indicator_id: required(name('รหัสตัวชี้วัด', 'Indicator')),
    project_code: required(name('รหัสโครงการ', 'Project')),
    kind: required(c.oneOf({ th: 'ชนิด', en: 'Kind' }, indicatorKinds)),
    seq: required(c.integer({ th: 'ลำดับ', en: 'Sequence' })),
    part: name('ส่วน', 'Part'),
    name_th: required(name('ตัวชี้วัด', 'Indicator name')),
    target_op: required(c.oneOf({ th: 'ทิศทาง', en: 'Direction' }, ['>=', '<=', '='] as const)),
    target_value: c.decimal({ th: 'ค่าเป้าหมาย', en: 'Target' }),
    unit: name('หน่วยของเป้าหมาย', 'Unit of the target'),
    /** Stock: a standing amount at a date. Flow: what happened in the period. */
    measures: c.oneOf({ th: 'สะสมหรือในงวด', en: 'Stock or flow' }, ['stock', 'flow'] as const),
    /** Times: the same person may count again. Heads: each once. */
    counts: c.oneOf({ th: 'นับครั้งหรือนับราย', en: 'Times or heads' }, ['times', 'heads'] as const),
    actual_value: c.decimal({ th: 'ผล', en: 'Result' }),
    actual_unit: name('หน่วยของผล', 'Unit of the result'),
    actual_note_th: name('หมายเหตุของผล', 'Note on the result'),
    target_text_th: name('ข้อความเป้าหมายตามที่พิมพ์', 'Target as printed'),
    actual_text_th: name('ข้อความผลตามที่พิมพ์', 'Result as printed'),
    src_line: srcLine,
    src_line_actual: c.integer({ th: 'บรรทัดของผล', en: 'Line of the result' }),
  },
  ['indicator_id'],
)

export const strategicKpis = table(
  'strategic_kpis',
  { th: 'ตัวชี้วัดยุทธศาสตร์และแผน', en: 'Strategic indicators' },
  {
    kpi_id: required(name('รหัสตัวชี้วัด', 'Indicator')),
    level: required(c.oneOf({ th: 'ระดับ', en: 'Level' }, ['strategy', 'plan'] as const)),
    strategy: name('ยุทธศาสตร์', 'Strategy'),
    seq: required(c.integer({ th: 'ลำดับ', en: 'Sequence' })),
    name_th: required(name('ตัวชี้วัด', 'Indicator name')),
    unit: name('หน่วย', 'Unit'),
    /** Stock: a standing amount at a date. Flow: what happened in the period. */
    measures: c.oneOf({ th: 'สะสมหรือในงวด', en: 'Stock or flow' }, ['stock', 'flow'] as const),
    /** Times: the same person may count again. Heads: each once. */
    counts: c.oneOf({ th: 'นับครั้งหรือนับราย', en: 'Times or heads' }, ['times', 'heads'] as const),
    target_op: required(c.oneOf({ th: 'ทิศทาง', en: 'Direction' }, ['>=', '<=', '='] as const)),
    target_value: c.decimal({ th: 'ค่าเป้าหมาย', en: 'Target' }),
    actual_value: c.decimal({ th: 'ผล', en: 'Result' }),
    src_line: srcLine,
  },
  ['kpi_id'],
)

export const budgetSources = table(
  'budget_sources',
  { th: 'แหล่งเงิน', en: 'Budget by source' },
  {
    expense_key: required(name('รหัสประเภทรายจ่าย', 'Expense key')),
    expense_type_th: required(name('ประเภทรายจ่าย', 'Expense type')),
    state_budget: c.money({ th: 'งบประมาณแผ่นดิน (บาท)', en: 'State budget (baht)' }),
    sme_fund: c.money({ th: 'กองทุน (บาท)', en: 'Fund (baht)' }),
    /** Headed with the year the money comes from: `extended_from_2565`. */
    extended: c.money({ th: 'เงินขยายเวลาจากปีก่อน (บาท)', en: 'Extended from an earlier year (baht)' }, { aliases: [/^extended_from_\d{4}$/] }),
    total: required(c.money({ th: 'รวม (บาท)', en: 'Total (baht)' })),
    row_difference: c.signedMoney({ th: 'ผลต่าง (บาท)', en: 'Difference (baht)' }),
    src_line: srcLine,
  },
  ['expense_key'],
)

/** The same in long form, for an agency whose money has other sources. */
export const budgetBySource = table(
  'budget_by_source',
  { th: 'แหล่งเงิน (ทีละแหล่ง)', en: 'Budget, one source a row' },
  {
    expense_key: required(name('รหัสประเภทรายจ่าย', 'Expense key')),
    expense_type_th: required(name('ประเภทรายจ่าย', 'Expense type')),
    source_key: required(name('รหัสแหล่งเงิน', 'Source key')),
    source_th: required(name('แหล่งเงิน', 'Source')),
    amount: required(c.money({ th: 'จำนวนเงิน (บาท)', en: 'Amount (baht)' })),
    src_line: srcLine,
  },
  ['expense_key', 'source_key'],
)

export const budgetExecution = table(
  'budget_execution',
  { th: 'ผลการเบิกจ่าย', en: 'Budget execution' },
  {
    code: required(name('รหัสโครงการ', 'Project')),
    group: required(c.oneOf({ th: 'กลุ่ม', en: 'Group' }, projectGroups)),
    allocated: required(c.money({ th: 'ได้รับจัดสรร (บาท)', en: 'Allocated (baht)' })),
    disbursed: required(c.money({ th: 'เบิกจ่าย (บาท)', en: 'Disbursed (baht)' })),
    committed: required(c.money({ th: 'ผูกพัน (บาท)', en: 'Committed (baht)' })),
    remaining: required(c.money({ th: 'คงเหลือ (บาท)', en: 'Remaining (baht)' })),
    row_type: name('ชนิดแถว', 'Row type'),
    src_line: srcLine,
  },
  ['code'],
)

/** What the bodies that govern the agency did and when; a row with a body and a meeting is an approval. Shared with the room that keeps the printed statements. */
export const datesAndMeetings = table(
  'dates_and_meetings',
  { th: 'วันที่และการประชุม', en: 'Dates and meetings' },
  {
    date_iso: c.partialDate({ th: 'วันที่', en: 'Date' }),
    date_end_iso: c.partialDate({ th: 'ถึงวันที่', en: 'To' }),
    date_th: name('วันที่ตามที่พิมพ์', 'Date as printed'),
    body_th: name('คณะ/หน่วยงาน', 'Body'),
    meeting_no: name('ครั้งที่', 'Meeting'),
    event_th: required(name('เหตุการณ์', 'Event')),
    /** One code or several, separated by semicolons. */
    project_code: name('รหัสโครงการ', 'Projects'),
    src_line: srcLine,
  },
)

export const activities = table(
  'activities',
  { th: 'กิจกรรมของโครงการ', en: 'Activities' },
  {
    project_code: required(name('รหัสโครงการ', 'Project')),
    seq: required(c.integer({ th: 'ลำดับ', en: 'Sequence' })),
    name_th: required(name('กิจกรรม', 'Activity')),
    start_date: c.date({ th: 'วันเริ่ม', en: 'Start' }),
    end_date: c.date({ th: 'วันสิ้นสุด', en: 'End' }),
    owner_unit: name('หน่วยงานเจ้าของ', 'Owner unit'),
    src_line: srcLine,
  },
  ['project_code', 'seq'],
)

/** Targets within the year, each cumulative to the end of its quarter. */
export const quarterTargets = table(
  'quarter_targets',
  { th: 'เป้าหมายรายไตรมาส', en: 'Targets by quarter' },
  {
    indicator_id: required(name('รหัสตัวชี้วัด', 'Indicator')),
    quarter: required(c.oneOf({ th: 'ไตรมาส', en: 'Quarter' }, ['1', '2', '3', '4'] as const)),
    target_value: required(c.decimal({ th: 'ค่าเป้าหมายสะสม', en: 'Target to date' })),
    src_line: srcLine,
  },
  ['indicator_id', 'quarter'],
)

export const spendingPlan = table(
  'spending_plan',
  { th: 'แผนการใช้จ่ายรายเดือน', en: 'Monthly spending plan' },
  {
    project_code: required(name('รหัสโครงการ', 'Project')),
    /** `2022-10`, or any day of the month. */
    month: required(c.partialDate({ th: 'เดือน', en: 'Month' })),
    amount: required(c.money({ th: 'แผนเบิกจ่าย (บาท)', en: 'Planned (baht)' })),
  },
  ['project_code', 'month'],
)

/** Kinds of entry as a file gives them. A transfer is one row; it makes two entries, out of the project and into the other. */
export const fileEntryKinds = ['allocation', 'transfer', 'commitment', 'release', 'disbursement', 'return', 'reversal'] as const

export const budgetEntries = table(
  'budget_entries',
  { th: 'รายการงบประมาณ', en: 'Budget entries' },
  {
    entry_no: required(name('เลขที่รายการ', 'Entry number')),
    project_code: required(name('รหัสโครงการ', 'Project')),
    source: name('แหล่งเงิน', 'Source'),
    kind: required(c.oneOf({ th: 'ชนิดรายการ', en: 'Kind' }, fileEntryKinds)),
    amount: required(c.money({ th: 'จำนวนเงิน (บาท)', en: 'Amount (baht)' })),
    date: required(c.date({ th: 'วันที่', en: 'Date' })),
    reference: required(name('เลขที่เอกสารอ้างอิง', 'Reference')),
    commitment_no: name('เลขที่รายการผูกพันที่จ่ายหรือคืน', 'Commitment paid or released'),
    to_project_code: name('โอนไปโครงการ', 'Transferred to project'),
    to_source: name('โอนไปแหล่งเงิน', 'Transferred to source'),
    reverses_no: name('กลับรายการเลขที่', 'Entry reversed'),
    reason: name('เหตุผล', 'Reason'),
  },
  ['entry_no'],
)

export type StrategyRow = Row<typeof strategies>
export type TacticRow = Row<typeof tactics>
export type ProjectRow = Row<typeof projects>
export type ProjectIndicatorRow = Row<typeof projectIndicators>
export type StrategicKpiRow = Row<typeof strategicKpis>
export type BudgetSourceRow = Row<typeof budgetSources>
export type BudgetExecutionRow = Row<typeof budgetExecution>
export type DatedEventRow = Row<typeof datesAndMeetings>
export type BudgetEntryRow = Row<typeof budgetEntries>
