import { sql } from 'kysely'
import type { Work } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { agreementsOf } from './disclosure.ts'

/** A place in the feed of changes: the server's era, the transaction and the enterprise. */
interface Cursor {
  readonly era: number
  readonly txid: string
  readonly id: string
}

export interface ChangedEnterprise {
  readonly oneId: string
  /** 'withdrawn': it is read no more, so what was kept of it is to be dropped. */
  readonly state: 'active' | 'closed' | 'merged' | 'withdrawn' | 'erased'
  /** The ONE ID that lives on, where it was merged. */
  readonly survivorOneId: string | null
}

export interface Changes {
  readonly changes: readonly ChangedEnterprise[]
  /** Where to go on: what changes from now on comes behind it. */
  readonly next: string
  /** Whether more waits already. */
  readonly more: boolean
}

/** Places of the feed looked at in one call: those the agency may not know of are passed over. */
const placesACall = 1000

/**
 * The enterprises the asking agency may know of that changed since `cursor` (from the beginning when it is undefined), each once, at its last change. The
 * feed ends below the oldest transaction that is still open, so what commits late is never skipped. Undefined when the cursor is none, or no agreement
 * is in force. The field 'status' counts as read: every enterprise told gets a line.
 */
export async function changesSince(work: Work, cursor: string | undefined): Promise<Changes | undefined> {
  const from = readCursor(cursor)
  const [agreement] = await agreementsOf(work)
  if (!from || !agreement) return undefined
  const { rows } = await sql<ChangedRow>`
    select * from registry.changes_since(${from.era}, ${from.txid}::xid8, ${from.id}, ${placesACall})`.execute(work.tx)
  const known = rows.filter((row) => row.known)
  await logChanges(work, known, `agreement:${agreement.id}`)
  const last = rows.at(-1)
  return {
    changes: known.map(({ one_id, state, survivor_one_id }) => ({ oneId: one_id, state, survivorOneId: survivor_one_id })),
    next: last ? `${last.era_of}.${last.txid_of}.${last.id}` : `${from.era}.${from.txid}.${from.id}`,
    more: rows.length === placesACall,
  }
}

interface ChangedRow {
  readonly era_of: number
  readonly txid_of: string
  readonly id: string
  readonly one_id: string
  readonly state: ChangedEnterprise['state']
  readonly survivor_one_id: string | null
  readonly known: boolean
}

const logChanges = ({ tx, now, caller }: Work, rows: readonly { readonly id: string }[], basis: string) =>
  sql`
  insert into registry.access_line (enterprise_id, id, at, reader, party, purpose, fields, basis, request_id)
  select enterprise_id, line_id, ${now}::timestamptz, 'agency', ${caller.reach?.party}, 'changes', array['status'], ${basis}, ${caller.requestId}
  from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(() => newId())}::uuid[]) as told (enterprise_id, line_id)`.execute(tx)

function readCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined) return { era: 0, txid: '0', id: '00000000-0000-0000-0000-000000000000' }
  const [, era, txid, id] = /^(\d{1,9})\.(\d{1,19})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text) ?? []
  return era !== undefined && txid !== undefined && id !== undefined ? { era: Number(era), txid, id } : undefined
}
