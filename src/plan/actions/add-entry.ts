import type { App } from '#platform/app.ts'
import { transact, violates, type Caller, type Work } from '#platform/database.ts'
import type { FiscalYear, PlainDate } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { bahtText, largestAmount, type Satang } from '#platform/money.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { changeOf, overdraftOf, withChange, type Overdraft } from '../entry-rules.ts'
import type { Balance } from '../model.ts'
import { commitmentsLeft, findEntries, holdLines, insertEntries, type Line, type NewEntry } from '../store/entries.ts'

/** Where money stands: a project of a year, and the source when it is stated. */
export interface LineRef {
  readonly project: string
  readonly source?: string | undefined
}

interface EntryFacts {
  readonly amount: Satang
  readonly date: PlainDate
  /** The document behind it: contract, voucher, letter. */
  readonly reference: string
  /** The number in the office's own books, once a year; made here when not given. */
  readonly entryNo?: string | undefined
}

export interface EntryInput extends LineRef, EntryFacts {
  readonly year: FiscalYear
  readonly kind: 'allocation' | 'commitment' | 'release' | 'disbursement' | 'return'
  /** The commitment a disbursement pays; needed for a release. */
  readonly commitmentId?: string | undefined
}

export type EntryRefusal =
  | Overdraft
  | 'no-such-project'
  | 'project-has-parts'
  | 'no-such-source'
  | 'not-an-amount'
  | 'number-is-taken'
  | 'no-such-commitment'
  | 'commitment-not-wanted'

/**
 * Writes one entry into the derived book, in the caller's transaction: another room that pays does it here, so that its change and the payment are
 * kept together. Refuses what would overdraw the line or the commitment; `detail` tells what is left (`left`, satang as baht text).
 */
export async function recordEntry(work: Work, input: EntryInput): Promise<Outcome<{ readonly id: string }, EntryRefusal>> {
  const lines = await openLines(work, input.year, [input], input)
  if (!lines.ok) return lines
  const line = lines.value[0]!
  if ((input.kind === 'release' && !input.commitmentId) || (input.commitmentId && input.kind !== 'release' && input.kind !== 'disbursement')) {
    return refuse(input.commitmentId ? 'commitment-not-wanted' : 'no-such-commitment')
  }
  const left = input.commitmentId ? await commitmentsOn(work, line, input.commitmentId) : undefined
  if (input.commitmentId && left === undefined) return refuse('no-such-commitment')
  const after = withChange(line, changeOf({ ...input, paysCommitment: input.commitmentId !== undefined }))
  const overdraft = overdraftOf(after, left === undefined ? undefined : left - input.amount)
  if (overdraft) return refuse(overdraft, { left: bahtText(available(overdraft, line, left)) })
  const id = newId()
  return insert(
    work,
    input.year,
    [input.project],
    [
      {
        id,
        lineId: line.id,
        entryNo: input.entryNo ?? id,
        kind: input.kind,
        amount: input.amount,
        date: input.date,
        reference: input.reference,
        commitmentId: input.commitmentId,
      },
    ],
  )
}

/** As recordEntry for a payment: the front door for rooms that disburse. */
export const recordDisbursement = (work: Work, input: Omit<EntryInput, 'kind'>): ReturnType<typeof recordEntry> =>
  recordEntry(work, { ...input, kind: 'disbursement' })

export const addEntry = (app: Pick<App, 'db' | 'clock'>, caller: Caller, input: EntryInput): ReturnType<typeof recordEntry> =>
  transact(app, caller, (work) => recordEntry(work, input))

export interface TransferInput extends LineRef, EntryFacts {
  readonly year: FiscalYear
  readonly to: LineRef
  readonly reason?: string | undefined
}

/** Moves allocated money that remains from one line to another of the same year: two entries, never one without the other. */
export async function recordTransfer(work: Work, input: TransferInput): Promise<Outcome<{ readonly id: string }, EntryRefusal | 'same-line'>> {
  const lines = await openLines(work, input.year, [input, input.to], input)
  if (!lines.ok) return lines
  const [from, to] = lines.value as readonly [Line, Line]
  if (from.id === to.id) return refuse('same-line')
  const overdraft = overdraftOf(withChange(from, changeOf({ kind: 'transfer_out', amount: input.amount, paysCommitment: false })))
  if (overdraft) return refuse(overdraft, { left: bahtText(available(overdraft, from, undefined)) })
  const [id, transferId] = [newId(), newId()]
  const half = { entryNo: input.entryNo ?? id, amount: input.amount, date: input.date, reference: input.reference, reason: input.reason, transferId }
  return insert(
    work,
    input.year,
    [input.project, input.to.project],
    [
      { ...half, id, lineId: from.id, kind: 'transfer_out' },
      { ...half, id: newId(), lineId: to.id, kind: 'transfer_in' },
    ],
  )
}

export const transfer = (app: Pick<App, 'db' | 'clock'>, caller: Caller, input: TransferInput): ReturnType<typeof recordTransfer> =>
  transact(app, caller, (work) => recordTransfer(work, input))

/** The lines of these references, opened and held; in the order of the references. */
async function openLines(
  work: Work,
  year: FiscalYear,
  refs: readonly LineRef[],
  { amount, entryNo }: EntryFacts,
): Promise<Outcome<readonly Line[], 'no-such-project' | 'project-has-parts' | 'no-such-source' | 'not-an-amount' | 'number-is-taken'>> {
  if (amount <= 0n || amount > largestAmount) return refuse('not-an-amount')
  for (const { project, source } of refs) {
    const found = await work.tx
      .selectFrom('plan.project_money_v1')
      .select('leaf')
      .where('fiscal_year', '=', year)
      .where('code', '=', project)
      .executeTakeFirst()
    if (!found) return refuse('no-such-project')
    if (!found.leaf) return refuse('project-has-parts')
    if (source === undefined) continue
    const known = await work.tx.selectFrom('plan.budget_source').select('key').where('fiscal_year', '=', year).where('key', '=', source).executeTakeFirst()
    if (!known) return refuse('no-such-source')
  }
  const lines = await holdLines(
    work,
    year,
    refs.map(({ project, source }) => ({ project, source })),
  )
  // Looked for while the line is held: a number that another entry of this line takes meanwhile is seen.
  if (entryNo !== undefined && (await findEntries(work.tx, year, [entryNo])).length > 0) return refuse('number-is-taken')
  return done(refs.map((ref) => lines.find((line) => line.project === ref.project && line.source === ref.source)!))
}

async function commitmentsOn(work: Work, line: Line, id: string): Promise<Satang | undefined> {
  const commitment = await work.tx.selectFrom('plan.budget_entry').select('line_id').where('id', '=', id).executeTakeFirst()
  return commitment?.line_id === line.id ? (await commitmentsLeft(work.tx, [id])).get(id) : undefined
}

const available = (overdraft: Overdraft, line: Balance, commitmentLeft: Satang | undefined): Satang =>
  ({
    'more-than-remains': line.remaining,
    'more-than-committed': line.committed,
    'more-than-disbursed': line.disbursed,
    'more-than-commitment': commitmentLeft ?? 0n,
  })[overdraft]

/** The lines are held and the rules have passed, so what the database still refuses is a number taken on another line meanwhile. */
export async function insert(
  work: Work,
  year: FiscalYear,
  projects: readonly string[],
  entries: readonly NewEntry[],
): Promise<Outcome<{ readonly id: string }, 'number-is-taken'>> {
  const [first] = entries
  try {
    await insertEntries(work, year, entries)
  } catch (error) {
    if (violates(error, 'budget_entry_no')) return refuse('number-is-taken')
    throw error
  }
  for (const project of new Set(projects)) {
    await work.audit('plan.entry-added', 'plan.project', `${year}/${project}`, { entry: first!.id, kind: first!.kind, amount: bahtText(first!.amount) })
  }
  return done({ id: first!.id })
}
