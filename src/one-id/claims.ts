import type { App } from '#platform/app.ts'
import { transact, type Queries } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { findPerson, isPhone } from '#people/index.ts'
import { findCard, findMyMandate, may, recordAccess, type EnterpriseCard, type FieldName, type Kind, type MandateRole, type Size } from '#registry/index.ts'
import type { Permission, Program } from './model.ts'

/** What a program is told of the enterprise a person chose. */
export interface EnterpriseClaim {
  readonly one_id: string
  readonly kind: Kind
  readonly size: Size
  readonly name: string | null
  readonly mandate: { readonly role: MandateRole; readonly verified: boolean }
}

const fieldsTold: readonly FieldName[] = ['nameTh', 'size']

/** What a program is told of a person, by the scopes they agreed to; undefined when they may not sign in any more. */
export async function personClaims(app: Pick<App, 'db' | 'config'>, accountId: string) {
  const person = await findPerson(app.db, accountId, app.config.production)
  return person && { name: person.name, locale: person.language, ...(!isPhone(person.email) && { email: person.email, email_verified: person.emailVerified }) }
}

/**
 * What a program is told of the chosen enterprise, with the line of the access log that the enterprise reads, in one transaction. Undefined when the
 * person acts for it no more: then nothing is told and nothing is written.
 */
export async function handOver(
  app: Pick<App, 'db' | 'clock'>,
  { id, accountId, enterprise }: Pick<Permission, 'id' | 'accountId' | 'enterprise'>,
  program: Pick<Program, 'agency'>,
): Promise<EnterpriseClaim | undefined> {
  if (enterprise === null) return undefined
  return await transact(app, { accountId, requestId: newId() }, async (work) => {
    const card = await findLiving(work.tx, enterprise)
    const mandate = card && (await findMyMandate(work.tx, accountId, card.id))
    if (!card || !mandate || !may(mandate, 'read')) return undefined
    await recordAccess(work, {
      enterpriseIds: [card.id],
      reader: 'client',
      party: program.agency,
      purpose: 'sign-in',
      fields: fieldsTold,
      basis: `consent:${id}`,
    })
    const { oneId, kind, size, nameTh } = card
    return { one_id: oneId, kind, size, name: nameTh, mandate: { role: mandate.role, verified: mandate.status === 'verified' } }
  })
}

/** The record with this ONE ID, or the one it was merged into. */
async function findLiving(db: Queries, oneId: string): Promise<EnterpriseCard | undefined> {
  const card = await findCard(db, oneId)
  return card?.survivorOneId ? await findCard(db, card.survivorOneId) : card
}
