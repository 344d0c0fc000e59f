import { fiscalMonths, fiscalYearEnd, fiscalYearStart, lastDayOf } from '#platform/dates.ts'
import { bahtText, type Satang } from '#platform/money.ts'
import type { PackFiles } from '../pack.ts'
import { randomOf, type Random } from './random.ts'

/**
 * A consistent year of an agency that does not exist: its own codes, strategies, sources and units, twelve months of a spending plan, and entries whose
 * balances are the published ones. The same seed gives the same files.
 */
export interface PlanShape {
  readonly year: number
  readonly projects: number
  readonly seed: number
  /** Entries a project gets, at least 4. */
  readonly entriesPerProject?: number
  /** 2 unless said. */
  readonly indicatorsPerProject?: number
}

export interface GeneratedProject {
  readonly code: string
  readonly parent: string | undefined
  readonly group: 'plan' | 'extra'
  readonly strategy: string
  readonly allocated: Satang
  readonly disbursed: Satang
  readonly committed: Satang
}

export interface GeneratedEntry {
  readonly entry_no: string
  readonly project_code: string
  readonly source: string
  readonly kind: 'allocation' | 'commitment' | 'disbursement' | 'release' | 'return'
  readonly amount: Satang
  readonly date: string
  readonly reference: string
  readonly commitment_no: string
}

const strategyNames = ['ยกระดับทักษะแรงงานท้องถิ่น', 'เชื่อมโยงตลาดชายแดน', 'พัฒนาระบบบริการดิจิทัล'] as const
const units = ['คน', 'กลุ่ม', 'หลักสูตร', 'แห่ง'] as const
const sources = [
  { key: 'annual_budget', name: 'งบประมาณรายจ่ายประจำปี' },
  { key: 'own_income', name: 'เงินรายได้' },
] as const

/** A CSV file of rows that share their keys; a cell with a comma, a quote or a line break is quoted. */
export function csv(rows: readonly Readonly<Record<string, string | number | undefined>>[], columns = Object.keys(rows[0] ?? {})): string {
  const cell = (value: string | number | undefined) => (/[",\n]/.test(String(value ?? '')) ? `"${String(value).replaceAll('"', '""')}"` : String(value ?? ''))
  return [columns.join(','), ...rows.map((row) => columns.map((column) => cell(row[column])).join(','))].join('\n') + '\n'
}

export interface GeneratedPlan {
  readonly files: PackFiles
  readonly projects: readonly GeneratedProject[]
}

export function generatePlan(shape: PlanShape): GeneratedPlan {
  const random = randomOf(shape.seed)
  const { year } = shape
  const months = fiscalMonths(year)
  const entries: GeneratedEntry[] = []
  const projects: GeneratedProject[] = []
  const leaves = Array.from({ length: shape.projects }, (_, index) => leafCode(index, shape.projects))
  for (const [index, code] of leaves.entries()) {
    const own = [...entriesOf(code, year, shape.entriesPerProject ?? 12, random)]
    entries.push(...own)
    projects.push({
      code,
      parent: code.includes('-') ? code.slice(0, code.indexOf('-')) : undefined,
      group: index === shape.projects - 1 && shape.projects > 4 ? 'extra' : 'plan',
      strategy: String((index % strategyNames.length) + 1),
      ...balanceOf(own),
    })
  }
  const headings = [
    ...Map.groupBy(
      projects.filter(({ parent }) => parent !== undefined),
      ({ parent }) => parent!,
    ),
  ]
  const total = (of: 'allocated' | 'disbursed' | 'committed', from: readonly GeneratedProject[]) => from.reduce((sum, project) => sum + project[of], 0n)
  let line = 100
  const srcLine = () => (line += 1)
  const rows = [
    ...projects.map((project) => ({
      project,
      allocated: project.allocated,
      disbursed: project.disbursed,
      committed: project.committed,
      code: project.code,
      type: 'printed',
    })),
    ...headings.map(([code, parts]) => ({
      project: parts[0]!,
      code,
      allocated: total('allocated', parts),
      disbursed: total('disbursed', parts),
      committed: total('committed', parts),
      type: 'printed total of its parts; leave out when summing',
    })),
  ]
  const indicators = projects.flatMap((project) =>
    Array.from({ length: shape.indicatorsPerProject ?? 2 }, (_, index) => index + 1).map((seq) => ({
      indicator_id: `${project.code}:${seq}`,
      project_code: project.code,
      seq,
      target: 20 * random.between(1, 40),
      unit: units[(seq - 1) % units.length]!,
    })),
  )
  const inPlan = projects.filter(({ group }) => group === 'plan')
  const files: Record<string, string> = {
    'strategies.csv': csv(
      strategyNames.map((name_th, index) => ({ number: index + 1, name_th, name_en: '', goal_th: `เป้าประสงค์ของ${name_th}`, src_line: srcLine() })),
    ),
    'tactics.csv': csv(strategyNames.map((name, index) => ({ number: `${index + 1}/ก`, strategy: index + 1, name_th: `แนวทาง${name}`, src_line: srcLine() }))),
    'projects.csv': csv(
      rows.map(({ project, code, allocated }, index) => ({
        code,
        group: project.group,
        number: index + 1,
        name_th: `โครงการสมมติที่ ${index + 1}`,
        name_in_narrative_th: `โครงการสมมติที่ ${index + 1}`,
        strategy: project.group === 'plan' ? project.strategy : '',
        tactic: project.group === 'plan' ? `${project.strategy}/ก` : '',
        budget: bahtText(allocated),
        start_date: fiscalYearStart(year),
        end_date: fiscalYearEnd(year),
        owner_unit: `กองที่ ${(index % 4) + 1}`,
        departments: 'กองแผน;กองคลัง',
        src_line: srcLine(),
      })),
    ),
    'activities.csv': csv(
      projects.flatMap(({ code }) =>
        [1, 2].map((seq) => ({
          project_code: code,
          seq,
          name_th: `กิจกรรมสมมติ ${seq}`,
          start_date: fiscalYearStart(year),
          end_date: fiscalYearEnd(year),
          owner_unit: '',
          src_line: srcLine(),
        })),
      ),
    ),
    'project_indicators.csv': csv(
      indicators.map(({ indicator_id, project_code, seq, target, unit }) => ({
        indicator_id,
        project_code,
        kind: seq === 1 ? 'output' : 'outcome',
        seq,
        part: '',
        name_th: `ตัวชี้วัดสมมติ ${seq} ของ ${project_code}`,
        target_op: '>=',
        target_value: target,
        unit,
        measures: 'flow',
        counts: seq === 1 ? 'heads' : '',
        actual_value: target,
        actual_unit: unit,
        src_line: srcLine(),
        src_line_actual: srcLine(),
      })),
    ),
    'strategic_kpis.csv': csv(
      strategyNames.map((name, index) => ({
        kpi_id: `KPI/${index + 1}`,
        level: 'strategy',
        strategy: index + 1,
        seq: 1,
        name_th: `ความสำเร็จของ${name}`,
        unit: 'ลำดับที่',
        target_op: '<=',
        target_value: 7,
        actual_value: 6,
        src_line: srcLine(),
      })),
    ),
    'quarter_targets.csv': csv(
      indicators.flatMap(({ indicator_id, target }) =>
        [1, 2, 3, 4].map((quarter) => ({ indicator_id, quarter, target_value: (target * quarter) / 4, src_line: srcLine() })),
      ),
    ),
    'dates_and_meetings.csv': csv([
      {
        date_iso: `${year - 544}-09-15`,
        date_end_iso: '',
        date_th: `15 กันยายน ${year - 1}`,
        body_th: 'คณะกรรมการสมมติ',
        meeting_no: `9/${year - 1}`,
        event_th: `อนุมัติแผนปฏิบัติการประจำปี ${year}`,
        project_code: '',
        src_line: srcLine(),
      },
    ]),
    'budget_by_source.csv': csv(
      sources.map(({ key, name }) => ({
        expense_key: 'projects',
        expense_type_th: 'ค่าใช้จ่ายโครงการ',
        source_key: key,
        source_th: name,
        amount: bahtText(inPlan.filter((project) => sourceOf(project.code) === key).reduce((sum, project) => sum + project.allocated, 0n)),
        src_line: srcLine(),
      })),
    ),
    'budget_execution.csv': csv(
      rows.map(({ project, code, allocated, disbursed, committed, type }) => ({
        code,
        group: project.group,
        allocated: bahtText(allocated),
        disbursed: bahtText(disbursed),
        committed: bahtText(committed),
        remaining: bahtText(allocated - disbursed - committed),
        row_type: type,
        src_line: srcLine(),
      })),
    ),
    'spending_plan.csv': csv(
      projects.flatMap(({ code, allocated }) => months.map((month, index) => ({ project_code: code, month, amount: bahtText(share(allocated, index)) }))),
    ),
    'budget_entries.csv': csv(entries.map((entry) => ({ ...entry, amount: bahtText(entry.amount) }))),
  }
  return { files, projects }
}

/** Codes unlike P01: `ง-` never appears in the published plan; the last two leaves share a heading. */
function leafCode(index: number, count: number): string {
  if (count > 4 && index >= count - 3 && index < count - 1) return `ง${count - 2}-${index - count + 4}`
  return `ง${index + 1}`
}

const sourceOf = (code: string): (typeof sources)[number]['key'] => sources[Number(code.at(-1)) % 2]!.key

/** A twelfth of the money a month, what does not divide in the last one. */
const share = (allocated: Satang, month: number): Satang => (month < 11 ? allocated / 12n : allocated - (allocated / 12n) * 11n)

/** Entries of one project in the order of the year: one allocation, then commitments, payments, releases and returns that its money can bear. */
export function* entriesOf(code: string, year: number, count: number, random: Random): Generator<GeneratedEntry> {
  const months = fiscalMonths(year)
  let number = 0
  const make = (kind: GeneratedEntry['kind'], amount: Satang, date: string, commitment_no = ''): GeneratedEntry => {
    number += 1
    return { entry_no: `${code}/${number}`, project_code: code, source: sourceOf(code), kind, amount, date, reference: `ส ${number}/${year}`, commitment_no }
  }
  const allocated = BigInt(random.between(1_000, 90_000)) * 100_000n
  yield make('allocation', allocated, fiscalYearStart(year))
  let remaining = allocated
  let disbursed = 0n
  let open: { no: string; left: Satang } | undefined
  for (let made = 1; made < count; made++) {
    const month = months[Math.floor((made * 12) / count)]!
    const date = made === count - 1 ? lastDayOf(month) : `${month}-${String(random.between(1, 28)).padStart(2, '0')}`
    const part = (of: Satang): Satang => {
      const amount = (of * BigInt(random.between(5, 30))) / BigInt(Math.max(count, 8) * 4)
      return amount > 0n ? amount : of
    }
    const turn = random.below(10)
    if (open && open.left > 0n && turn < 5) {
      const amount = turn === 4 ? open.left : (open.left * BigInt(random.between(20, 90))) / 100n || open.left
      open.left -= amount
      disbursed += amount
      yield make('disbursement', amount, date, open.no)
    } else if (open && open.left > 0n && turn === 5) {
      const amount = open.left / 2n > 0n ? open.left / 2n : open.left
      open.left -= amount
      remaining += amount
      yield make('release', amount, date, open.no)
    } else if (disbursed > 1n && turn === 6) {
      const amount = disbursed / 100n > 0n ? disbursed / 100n : 1n
      disbursed -= amount
      remaining += amount
      yield make('return', amount, date)
    } else if (turn < 8) {
      const amount = part(remaining)
      remaining -= amount
      const commitment = make('commitment', amount, date)
      open = { no: commitment.entry_no, left: amount }
      yield commitment
    } else {
      const amount = part(remaining)
      remaining -= amount
      disbursed += amount
      yield make('disbursement', amount, date)
    }
  }
}

/** What a project's entries come to. */
export function balanceOf(entries: Iterable<GeneratedEntry>): { readonly allocated: Satang; readonly disbursed: Satang; readonly committed: Satang } {
  let [allocated, disbursed, committed] = [0n, 0n, 0n]
  for (const { kind, amount, commitment_no } of entries) {
    if (kind === 'allocation') allocated += amount
    if (kind === 'commitment') committed += amount
    if (kind === 'release') committed -= amount
    if (kind === 'return') disbursed -= amount
    if (kind === 'disbursement') {
      disbursed += amount
      if (commitment_no) committed -= amount
    }
  }
  return { allocated, disbursed, committed }
}

/** The file of entries line by line, for as many as nobody should hold: `leaves` as of generatePlan. */
export function* entryLines(year: number, leaves: readonly string[], perProject: number, seed: number): Generator<string> {
  const random = randomOf(seed)
  yield 'entry_no,project_code,source,kind,amount,date,reference,commitment_no\n'
  for (const code of leaves) {
    for (const entry of entriesOf(code, year, perProject, random)) {
      yield `${entry.entry_no},${entry.project_code},${entry.source},${entry.kind},${bahtText(entry.amount)},${entry.date},${entry.reference},${entry.commitment_no}\n`
    }
  }
}
