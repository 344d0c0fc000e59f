import type { Instant } from '#platform/clock.ts'
import type { Queries, Work } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { personOf } from './person.ts'

/** The thing a piece of casework is about: a kind, in the room that owns it, and its id. */
export interface Subject {
  readonly subject: string
  readonly subjectId: string
}

export interface Evidence {
  readonly id: string
  readonly subjectId: string
  readonly fileId: string
  readonly name: string
  readonly mediaType: string
  /** Bytes. */
  readonly size: number
  readonly note: string | null
  readonly addedAt: Instant
  readonly addedBy: string | null
}

/** Attaches a kept file to a subject. Whether the caller may is the owning room's question. Answers the evidence's id. */
export async function attachEvidence(
  work: Work,
  { subject, subjectId, fileId, note }: Subject & { readonly fileId: string; readonly note?: string | undefined },
): Promise<string> {
  const id = newId()
  await work.tx
    .insertInto('casework.evidence')
    .values({ id, subject, subject_id: subjectId, file_id: fileId, note: note?.trim() || null, added_at: work.now, added_by: work.caller.accountId ?? null })
    .execute()
  await work.audit('evidence-attached', subject, subjectId, { evidence: id, file: fileId })
  return id
}

/** Takes a file out of what a subject shows; the row and the file stay. */
export async function withdrawEvidence(work: Work, { subject, subjectId, id }: Subject & { readonly id: string }): Promise<Outcome<undefined, 'not-there'>> {
  const { numUpdatedRows } = await work.tx
    .updateTable('casework.evidence')
    .set({ withdrawn_at: work.now, withdrawn_by: personOf(work) })
    .where('id', '=', id)
    .where('subject', '=', subject)
    .where('subject_id', '=', subjectId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return refuse('not-there')
  await work.audit('evidence-withdrawn', subject, subjectId, { evidence: id })
  return done(undefined)
}

/** What is attached to subjects of one kind, oldest first; withdrawn files are left out. */
export async function evidenceOf(db: Queries, subject: string, subjectIds: readonly string[]): Promise<Evidence[]> {
  if (subjectIds.length === 0) return []
  const rows = await evidence(db).where('evidence.subject', '=', subject).where('evidence.subject_id', 'in', subjectIds).orderBy('evidence.id').execute()
  return rows.map((row) => ({ ...row, size: Number(row.size) }))
}

/** One piece of evidence of a kind of subject, for its download. */
export async function findEvidence(db: Queries, subject: string, id: string): Promise<Evidence | undefined> {
  const row = await evidence(db).where('evidence.subject', '=', subject).where('evidence.id', '=', id).executeTakeFirst()
  return row && { ...row, size: Number(row.size) }
}

const evidence = (db: Queries) =>
  db
    .selectFrom('casework.evidence as evidence')
    .innerJoin('platform.file as file', 'file.id', 'evidence.file_id')
    .where('evidence.withdrawn_at', 'is', null)
    .select([
      'evidence.id',
      'evidence.subject_id as subjectId',
      'evidence.file_id as fileId',
      'file.name',
      'file.media_type as mediaType',
      'file.size',
      'evidence.note',
      'evidence.added_at as addedAt',
      'evidence.added_by as addedBy',
    ])
