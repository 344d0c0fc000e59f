import type { Instant } from '#platform/clock.ts'
import type { Queries, Work } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { putOut } from '#platform/outbox.ts'
import type { Text } from '#platform/text.ts'
import { listAccountsToNotify, rolePermissions, roles, type Permission } from '#people/index.ts'

/** Accounts by id, everybody with a permission, or whoever answers for a project. */
export type Recipients = { readonly accounts: readonly string[] } | { readonly permission: Permission } | { readonly project: string }

export interface Notice {
  readonly id: string
  readonly at: Instant
  readonly text: Text
  readonly path: string
  readonly readAt: Instant | null
}

/** Where notices lie in the outbox until they are mailed. */
export const noticeChannel = 'notice'

/** What lies there: the notice's id alone, so that no address and no name waits in it. */
export interface NoticeMail {
  readonly notice: string
}

/**
 * Tells people something, with the page where to act on it, in the transaction that made it so: on the platform, and by mail after the
 * commit. Whoever did it is not told.
 */
export async function notify(work: Work, { to, text, path }: { readonly to: Recipients; readonly text: Text; readonly path: string }): Promise<void> {
  const accounts = new Set(await accountsOf(work.tx, to))
  accounts.delete(work.caller.accountId ?? '')
  if (accounts.size === 0) return
  const rows = [...accounts].map((accountId) => ({ id: newId(), account_id: accountId, at: work.now, text_th: text.th, text_en: text.en, path }))
  await work.tx.insertInto('casework.notice').values(rows).execute()
  for (const { id } of rows) await putOut(work, noticeChannel, { notice: id } satisfies NoticeMail)
}

async function accountsOf(db: Queries, to: Recipients): Promise<readonly string[]> {
  if ('accounts' in to) return to.accounts
  if ('project' in to) return await listAccountsToNotify(db, to)
  const allowed = roles.filter((role) => (rolePermissions[role] as readonly string[]).includes(to.permission))
  return await listAccountsToNotify(db, { roles: allowed })
}

/** The newest notices of an account, unread or read, 100 at most. */
export async function noticesOf(db: Queries, accountId: string): Promise<Notice[]> {
  const rows = await db
    .selectFrom('casework.notice')
    .select(['id', 'at', 'text_th', 'text_en', 'path', 'read_at as readAt'])
    .where('account_id', '=', accountId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  return rows.map(({ text_th, text_en, ...row }) => ({ ...row, text: { th: text_th, en: text_en } }))
}

export async function countUnread(db: Queries, accountId: string): Promise<number> {
  const { count } = await db
    .selectFrom('casework.notice')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('account_id', '=', accountId)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Marks one notice of an account as read, or all of them. */
export async function markRead(db: Queries, accountId: string, now: Instant, id?: string): Promise<void> {
  await db
    .updateTable('casework.notice')
    .set({ read_at: now })
    .where('account_id', '=', accountId)
    .where('read_at', 'is', null)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .execute()
}

/** One notice of an account. */
export async function findNotice(db: Queries, accountId: string, id: string): Promise<{ readonly path: string } | undefined> {
  return await db.selectFrom('casework.notice').select('path').where('account_id', '=', accountId).where('id', '=', id).executeTakeFirst()
}

/** A notice that nobody has read and that is not older than `since`. */
export async function findUnreadNotice(
  db: Queries,
  id: string,
  since: Instant,
): Promise<{ readonly accountId: string; readonly text: Text; readonly path: string } | undefined> {
  const row = await db
    .selectFrom('casework.notice')
    .select(['account_id', 'text_th', 'text_en', 'path'])
    .where('id', '=', id)
    .where('read_at', 'is', null)
    .where('at', '>=', since)
    .executeTakeFirst()
  return row && { accountId: row.account_id, text: { th: row.text_th, en: row.text_en }, path: row.path }
}
