import type { App } from '#platform/app.ts'
import type { Queries } from '#platform/database.ts'
import { seal, unseal } from './sealing.ts'

/**
 * Seals what another room keeps about an enterprise under the enterprise's own key, so that erasing the enterprise takes it along. The enterprise must
 * be within reach and not erased.
 */
export async function sealFor(app: Pick<App, 'keys'>, db: Queries, enterpriseId: string, text: string): Promise<Buffer> {
  const salt = await saltOf(db, enterpriseId)
  if (!salt) throw new Error('nothing is sealed for an enterprise that was erased or is not within reach')
  return seal(app.keys, salt, text)
}

/** Opens what `sealFor` sealed; nothing of an enterprise that was erased. In the order given. */
export async function unsealFor(app: Pick<App, 'keys'>, db: Queries, enterpriseId: string, sealed: readonly Buffer[]): Promise<readonly string[]> {
  const salt = sealed.length > 0 ? await saltOf(db, enterpriseId) : null
  return salt ? sealed.map((one) => unseal(app.keys, salt, one)) : []
}

async function saltOf(db: Queries, enterpriseId: string): Promise<Buffer | null> {
  const row = await db.selectFrom('registry.enterprise').select('salt').where('id', '=', enterpriseId).executeTakeFirst()
  return row?.salt ?? null
}
