import { sql } from 'kysely'
import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import { findFile } from '#platform/files.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { holdGroups } from '../duplicates.ts'
import { addChange } from '../history.ts'
import { may } from '../mandate-rules.ts'
import { findStanding } from '../mandates.ts'
import { holdRecord } from '../record.ts'

/** 'merged-away': it lives on in another enterprise, which is to be erased instead. */
export type EraseRefusal = 'no-such-enterprise' | 'may-not' | 'erased' | 'merged-away'

/**
 * Erases an enterprise and everything merged into it: names, search text, address, numbers and contacts go, the salt is destroyed so that nothing that
 * was sealed can be read again wherever copies lie, mandates and consents end, invitations go, and the papers that were kept as evidence are forgotten. Ids,
 * province and district, activity, size, yearly figures and registrations stay without a name, so that published figures stand. The number may register again, as somebody new.
 *
 * Asked for by a verified holder of 'sign', or done by staff who reach the record when they were asked on paper (`evidenceFileId`): the letter goes with
 * the rest, its hash stays in the audit line, so that whoever holds it can show that it is the one. Right and limits: Personal Data Protection Act
 * B.E. 2562, section 33.
 */
export async function eraseEnterprise(
  app: Pick<App, 'db' | 'clock' | 'keys'>,
  caller: Caller,
  { enterpriseId, evidenceFileId }: { readonly enterpriseId: string; readonly evidenceFileId?: string | undefined },
): Promise<Outcome<undefined, EraseRefusal>> {
  return await transact(app, caller, async (work) => {
    const { tx, now } = work
    await holdGroups(tx)
    const standing = await findStanding(tx, caller.accountId, enterpriseId)
    if (!standing) return refuse('no-such-enterprise')
    if (standing.status === 'erased') return refuse('erased')
    if (standing.survivorId) return refuse('merged-away')
    const isAsked = standing.mandate !== undefined && may(standing.mandate, 'sign')
    const isOnPaper = standing.officer && evidenceFileId !== undefined
    if (!isAsked && !isOnPaper) return refuse('may-not')
    const letter = evidenceFileId === undefined ? undefined : await findFile(tx, evidenceFileId)
    const held = await holdRecord(app, tx, enterpriseId)
    if (!held) return refuse('may-not')
    await addChange(work, app, { enterpriseId, salt: held.salt, source: isAsked ? 'web' : 'officer', reason: 'erased', evidenceFileId, fields: {} })
    await work.audit('enterprise-erased', 'enterprise', enterpriseId, isAsked ? { asked: 'enterprise' } : { asked: 'paper', letter: letter?.sha256 })
    await tx
      .deleteFrom('registry.invitation')
      .where('enterprise_id', 'in', (eb) =>
        eb
          .selectFrom('registry.enterprise')
          .select('id')
          .where((where) => where.or([where('id', '=', enterpriseId), where('survivor_id', '=', enterpriseId)])),
      )
      .execute()
    await tx.updateTable('registry.enterprise').set({ status: 'erased', salt: null }).where('id', '=', enterpriseId).execute()
    await sql`select registry.forget(${enterpriseId}, ${now})`.execute(tx)
    return done(undefined)
  })
}
