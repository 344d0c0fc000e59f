import { sql } from 'kysely'
import type { Instant } from '#platform/clock.ts'
import type { Queries } from '#platform/database.ts'
import { isId } from '#platform/ids.ts'
import type { AuditFilter } from './paths.ts'

export interface AuditLine {
  readonly id: string
  readonly at: Instant
  readonly accountId: string | undefined
  readonly requestId: string
  readonly action: string
  readonly subject: string
  readonly subjectId: string
  readonly detail: Readonly<Record<string, unknown>>
}

export interface AuditPage {
  readonly lines: readonly AuditLine[]
  /** Id of the line after which older ones follow. */
  readonly older: string | undefined
  /** Id of the line before which newer ones stand. */
  readonly newer: string | undefined
}

const pageLength = 50

/** Lines of the audit, the newest first, a page at a time by the id of a line: the millionth page is as quick as the first. */
export async function listAudit(
  db: Queries,
  filter: AuditFilter,
  { before, after }: { readonly before?: string | undefined; readonly after?: string | undefined },
): Promise<AuditPage> {
  let query = db.selectFrom('platform.audit_line').select(['id', 'at', 'account_id', 'request_id', 'action', 'subject', 'subject_id', 'detail'])
  if (filter.subject) query = query.where('subject', '=', filter.subject)
  if (filter.subjectId) query = query.where('subject_id', '=', filter.subjectId)
  if (filter.action) query = query.where('action', '=', filter.action)
  if (filter.account) query = isId(filter.account) ? query.where('account_id', '=', filter.account) : query.where(sql<boolean>`false`)
  const backwards = after !== undefined && isId(after)
  if (backwards) query = query.where('id', '>', after)
  else if (before !== undefined && isId(before)) query = query.where('id', '<', before)
  // One more than is shown tells whether there is another page.
  const rows = await query
    .orderBy('id', backwards ? 'asc' : 'desc')
    .limit(pageLength + 1)
    .execute()
  const more = rows.length > pageLength
  const shown = rows.slice(0, pageLength)
  if (backwards) shown.reverse()
  const isFirst = backwards ? !more : before === undefined
  const isLast = backwards ? false : !more
  return {
    lines: shown.map((row) => ({
      id: row.id,
      at: row.at,
      accountId: row.account_id ?? undefined,
      requestId: row.request_id,
      action: row.action,
      subject: row.subject,
      subjectId: row.subject_id,
      detail: row.detail as Readonly<Record<string, unknown>>,
    })),
    older: isLast ? undefined : shown.at(-1)?.id,
    newer: isFirst ? undefined : shown[0]?.id,
  }
}
