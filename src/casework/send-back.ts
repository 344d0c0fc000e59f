import type { Instant } from '#platform/clock.ts'
import type { Queries, Work } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import type { Subject } from './evidence.ts'
import { personOf } from './person.ts'

/** One thing to mend: the field or part it is about (empty for the whole), and what to do, in the reviewer's words. */
export interface Fault {
  readonly place: string
  readonly message: string
}

export interface SendBack {
  readonly id: string
  readonly subjectId: string
  readonly sentAt: Instant
  readonly sentBy: string
  readonly answeredAt: Instant | null
  readonly answeredBy: string | null
  readonly faults: readonly Fault[]
}

/**
 * Returns a piece of work with every fault at once; there is at least one. The database holds one open return per subject: the owning room's
 * lifecycle keeps a second from being tried.
 */
export async function sendBack(work: Work, { subject, subjectId, faults }: Subject & { readonly faults: readonly [Fault, ...Fault[]] }): Promise<string> {
  const id = newId()
  await work.tx
    .insertInto('casework.send_back')
    .values({ id, subject, subject_id: subjectId, sent_at: work.now, sent_by: personOf(work) })
    .execute()
  await work.tx
    .insertInto('casework.send_back_fault')
    .values(faults.map(({ place, message }, position) => ({ send_back_id: id, position, place, message })))
    .execute()
  await work.audit('sent-back', subject, subjectId, { sendBack: id, faults: faults.length })
  return id
}

/** Marks the open return of a subject as answered, when it is handed in again; nothing when none is open. */
export async function answerSendBack(work: Work, { subject, subjectId }: Subject): Promise<void> {
  await work.tx
    .updateTable('casework.send_back')
    .set({ answered_at: work.now, answered_by: personOf(work) })
    .where('subject', '=', subject)
    .where('subject_id', '=', subjectId)
    .where('answered_at', 'is', null)
    .execute()
}

/** Every return of subjects of one kind, newest first, with its faults in the order they were written. */
export async function sendBacksOf(db: Queries, subject: string, subjectIds: readonly string[]): Promise<SendBack[]> {
  if (subjectIds.length === 0) return []
  const sent = await db
    .selectFrom('casework.send_back')
    .select(['id', 'subject_id as subjectId', 'sent_at as sentAt', 'sent_by as sentBy', 'answered_at as answeredAt', 'answered_by as answeredBy'])
    .where('subject', '=', subject)
    .where('subject_id', 'in', subjectIds)
    .orderBy('id', 'desc')
    .execute()
  if (sent.length === 0) return []
  const faults = await db
    .selectFrom('casework.send_back_fault')
    .select(['send_back_id', 'place', 'message'])
    .where(
      'send_back_id',
      'in',
      sent.map(({ id }) => id),
    )
    .orderBy('position')
    .execute()
  const byReturn = Map.groupBy(faults, (fault) => fault.send_back_id)
  return sent.map((row) => ({ ...row, faults: (byReturn.get(row.id) ?? []).map(({ place, message }) => ({ place, message })) }))
}
