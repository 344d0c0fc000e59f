import type { Work } from '#platform/database.ts'
import type { FiscalYear } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { streamImporter } from '#platform/importer.ts'
import type { Satang } from '#platform/money.ts'
import type { Fault } from '#platform/tables.ts'
import type { Text } from '#platform/text.ts'
import { changeOf, overdraftOf, withChange } from '../entry-rules.ts'
import type { Balance, EntryKind } from '../model.ts'
import { commitmentsLeft, findEntries, holdLines, insertEntries, type Line, type NewEntry } from '../store/entries.ts'
import { budgetEntries, type BudgetEntryRow } from '../tables.ts'
import { words } from '../texts.ts'
import { fault, openYear } from './filing.ts'

/**
 * Entries only ever come in anew: a number that is there already with the same content is skipped, with another content it is a fault. Each row is decided on
 * the balances its line has after the rows before it, so the row that would overdraw is named.
 */
export const budgetEntriesImporter = streamImporter({
  table: budgetEntries,
  streams: true,
  async check(work, rows, year) {
    const batch = await decide(work, rows, year)
    decided.set(rows, batch)
    return batch.faults
  },
  async save(work, rows, year) {
    const { entries, unchanged } = decided.get(rows) ?? (await decide(work, rows, year))
    if (entries.length > 0) await insertEntries(work, year, entries, rows[0]!.at.file)
    return { added: rows.length - unchanged, changed: 0, unchanged, removed: 0 }
  },
})

/** What check found out about a batch, so that save need not find it out again. */
const decided = new WeakMap<readonly BudgetEntryRow[], Decided>()

interface Decided {
  readonly faults: readonly Fault[]
  readonly entries: readonly NewEntry[]
  readonly unchanged: number
}

/** What a later row needs to know of an entry: one of the database, or an earlier row of this batch. */
interface Known {
  readonly id: string
  readonly lineId: string
  readonly kind: EntryKind
  readonly amount: Satang
  readonly date: string
  readonly commitmentId: string | undefined
  readonly transferId: string | undefined
  reversed: boolean
}

const entryColumns = words.faults.entry

async function decide(work: Work, rows: readonly BudgetEntryRow[], year: FiscalYear): Promise<Decided> {
  await openYear(work.tx, year)
  const leaves = await leafCodes(work, year)
  const sources = await sourceKeys(work, year)
  const faults: Fault[] = []
  const sound = rows.filter((row) => {
    const found = faultsOfRow(row, leaves, sources)
    faults.push(...found)
    return found.length === 0
  })
  if (sound.length === 0) return { faults, entries: [], unchanged: 0 }

  const lines = await holdLines(
    work,
    year,
    sound.flatMap((row) =>
      row.kind === 'transfer'
        ? [
            { project: row.project_code, source: row.source },
            { project: row.to_project_code!, source: row.to_source },
          ]
        : [{ project: row.project_code, source: row.source }],
    ),
  )
  const lineOf = new Map(lines.map((line) => [lineKey(line.project, line.source), line]))
  const balances = new Map<string, Balance>(lines.map((line) => [line.id, line]))
  const known = await entriesNamed(work, year, sound)
  const commitments = await commitmentsLeft(work.tx, [
    ...new Set([...known.values()].flatMap(([first]) => (first!.kind === 'commitment' ? [first!.id] : first!.commitmentId ? [first!.commitmentId] : []))),
  ])

  const entries: NewEntry[] = []
  let unchanged = 0
  for (const row of sound) {
    const line = lineOf.get(lineKey(row.project_code, row.source))!
    const before = known.get(row.entry_no)
    if (before) {
      if (isSame(row, before, line, row.to_project_code === undefined ? undefined : lineOf.get(lineKey(row.to_project_code, row.to_source)))) unchanged += 1
      else faults.push(fault(row, 'entry_no', entryColumns.otherContent))
      continue
    }
    const made = entriesOf(row, line, lineOf, known)
    if ('message' in made) {
      faults.push(fault(row, made.column, made.message))
      continue
    }
    const problem = applied(made, balances, commitments)
    if (problem) {
      faults.push(fault(row, 'amount', problem))
      continue
    }
    entries.push(...made)
    known.set(
      row.entry_no,
      made.map((entry) => ({ ...entry, commitmentId: entry.commitmentId, transferId: entry.transferId, reversed: false })),
    )
  }
  return { faults, entries, unchanged }
}

/** Faults that a row shows alone or against the plan. */
function faultsOfRow(row: BudgetEntryRow, leaves: ReadonlyMap<string, boolean>, sources: ReadonlySet<string>): Fault[] {
  const faults: Fault[] = []
  const needs = (column: 'to_project_code' | 'commitment_no' | 'reverses_no' | 'reason', when: boolean, allowed = when) => {
    if (when && row[column] === undefined) faults.push(fault(row, column, entryColumns.needed))
    if (!allowed && row[column] !== undefined) faults.push(fault(row, column, entryColumns.notForKind))
  }
  const project = (column: 'project_code' | 'to_project_code') => {
    const leaf = row[column] === undefined ? true : leaves.get(row[column])
    if (leaf === undefined) faults.push(fault(row, column, words.faults.noProject))
    if (leaf === false) faults.push(fault(row, column, entryColumns.heading))
  }
  project('project_code')
  project('to_project_code')
  for (const column of ['source', 'to_source'] as const)
    if (row[column] !== undefined && !sources.has(row[column])) faults.push(fault(row, column, entryColumns.noSource))
  if (row.amount === 0n) faults.push(fault(row, 'amount', entryColumns.zero))
  needs('to_project_code', row.kind === 'transfer')
  needs('commitment_no', row.kind === 'release', row.kind === 'release' || row.kind === 'disbursement')
  needs('reverses_no', row.kind === 'reversal')
  needs('reason', row.kind === 'reversal', true)
  if (row.kind === 'transfer' && row.project_code === row.to_project_code && row.source === row.to_source)
    faults.push(fault(row, 'to_project_code', entryColumns.sameLine))
  return faults
}

/** The entries a row makes, or why it makes none. */
function entriesOf(
  row: BudgetEntryRow,
  line: Line,
  lineOf: ReadonlyMap<string, Line>,
  known: ReadonlyMap<string, readonly Known[]>,
): NewEntry[] | { readonly column: 'commitment_no' | 'reverses_no' | 'amount'; readonly message: Text } {
  const base = { entryNo: row.entry_no, amount: row.amount, date: row.date, reference: row.reference, reason: row.reason, row: row.at.line }
  if (row.kind === 'transfer') {
    const transferId = newId()
    const to = lineOf.get(lineKey(row.to_project_code!, row.to_source))!
    return [
      { ...base, id: newId(), lineId: line.id, kind: 'transfer_out', transferId },
      { ...base, id: newId(), lineId: to.id, kind: 'transfer_in', transferId },
    ]
  }
  if (row.kind === 'reversal') {
    const originals = known.get(row.reverses_no!)
    if (!originals || !originals.some((original) => original.lineId === line.id)) return { column: 'reverses_no', message: entryColumns.noEntry }
    if (originals.some((original) => original.reversed || original.kind === 'reversal')) return { column: 'reverses_no', message: entryColumns.alreadyReversed }
    if (originals[0]!.amount !== row.amount) return { column: 'amount', message: entryColumns.otherAmount }
    return originals.map((original) => {
      original.reversed = true
      return {
        ...base,
        id: newId(),
        lineId: original.lineId,
        kind: 'reversal',
        reversedKind: original.kind,
        commitmentId: original.kind === 'commitment' ? original.id : original.commitmentId,
        transferId: original.transferId,
        reversesId: original.id,
      }
    })
  }
  const commitment = row.commitment_no === undefined ? undefined : known.get(row.commitment_no)?.[0]
  if (row.commitment_no !== undefined && (commitment?.kind !== 'commitment' || commitment.lineId !== line.id))
    return { column: 'commitment_no', message: entryColumns.noCommitment }
  return [{ ...base, id: newId(), lineId: line.id, kind: row.kind, commitmentId: commitment?.id }]
}

/** Moves the balances of the batch on, or answers what they cannot bear and leaves them. */
function applied(entries: readonly NewEntry[], balances: Map<string, Balance>, commitments: Map<string, Satang>): Text | undefined {
  const moved: [string, Balance][] = []
  for (const entry of entries) {
    const change = changeOf({ ...entry, paysCommitment: entry.commitmentId !== undefined && (entry.reversedKind ?? entry.kind) === 'disbursement' })
    const left = entry.commitmentId === undefined ? undefined : (commitments.get(entry.commitmentId) ?? 0n) + change.committed
    const after = withChange(balances.get(entry.lineId)!, change)
    const overdraft = overdraftOf(after, left)
    if (overdraft) return words.overdrafts[overdraft]
    moved.push([entry.lineId, after])
    if (entry.kind === 'commitment') commitments.set(entry.id, entry.amount)
    if (left !== undefined) commitments.set(entry.commitmentId!, left)
  }
  for (const [line, after] of moved) balances.set(line, after)
  return undefined
}

/** Every entry that the rows name: their own numbers, commitments they draw on, entries they take back. */
async function entriesNamed(work: Work, year: FiscalYear, rows: readonly BudgetEntryRow[]): Promise<Map<string, readonly Known[]>> {
  const numbers = new Set(rows.flatMap((row) => [row.entry_no, row.commitment_no, row.reverses_no]).filter((no) => no !== undefined))
  return Map.groupBy(await findEntries(work.tx, year, [...numbers]), (entry) => entry.entryNo)
}

function isSame(row: BudgetEntryRow, kept: readonly Known[], line: Line, to: Line | undefined): boolean {
  const kinds = row.kind === 'transfer' ? ['transfer_out', 'transfer_in'] : kept.map(() => row.kind)
  return (
    kept.length === kinds.length &&
    kept.every(
      (entry) =>
        entry.amount === row.amount &&
        entry.date === row.date &&
        kinds.includes(entry.kind) &&
        (entry.lineId === line.id || entry.lineId === to?.id || row.kind === 'reversal'),
    ) &&
    kept.some((entry) => entry.lineId === line.id)
  )
}

const lineKey = (project: string, source: string | undefined): string => `${project}\u0000${source ?? ''}`

/** Codes of the year's projects, and whether each is a leaf: headings take no entries. */
async function leafCodes(work: Work, year: FiscalYear): Promise<Map<string, boolean>> {
  const rows = await work.tx.selectFrom('plan.project').select(['code', 'parent_code']).where('fiscal_year', '=', year).execute()
  const headings = new Set(rows.map((row) => row.parent_code))
  return new Map(rows.map((row) => [row.code, !headings.has(row.code)]))
}

async function sourceKeys(work: Work, year: FiscalYear): Promise<Set<string>> {
  const rows = await work.tx.selectFrom('plan.budget_source').select('key').where('fiscal_year', '=', year).execute()
  return new Set(rows.map((row) => row.key))
}
