import type { Adapter, AdapterFactory, AdapterPayload, ClientMetadata, errors } from 'oidc-provider'
import type { Db } from '#platform/database.ts'
import type { Program } from './model.ts'
import { apiScopes } from './rules.ts'
import { findProgram, hashOf, revokeGrants } from './store.ts'

/**
 * Where the provider keeps what it makes: `one_id.artifact`, by model and the hash of its id. The ids are secrets (session cookies, codes, tokens), so
 * neither they nor what would serve in their stead lie in the table. Clients are the approved programs. The provider's code is handed in: it is large, and
 * loaded when somebody first needs it.
 */
export const adapterOn =
  (db: Db, provider: { readonly errors: typeof errors }): AdapterFactory =>
  (model) =>
    model === 'Client' ? programsAsClients(db) : artifacts(db, provider, model)

function artifacts(db: Db, provider: { readonly errors: typeof errors }, model: string): Adapter {
  const at = (id: string) => ({ model, id: hashOf(id) })
  return {
    async upsert(id, payload, expiresIn) {
      const { grantId, uid } = payload
      const row = {
        payload: JSON.stringify(withoutSecrets(payload)),
        grant_id: grantId ?? null,
        uid: model === 'Session' ? (uid ?? null) : null,
        expires_at: new Date(Date.now() + (expiresIn ?? oneDay) * 1000).toISOString(),
      }
      await db
        .insertInto('one_id.artifact')
        .values({ ...at(id), ...row })
        .onConflict((conflict) => conflict.columns(['model', 'id']).doUpdateSet(row))
        .execute()
    },
    async find(id) {
      const row = await db
        .selectFrom('one_id.artifact')
        .select(['payload', 'consumed_at'])
        .where('model', '=', model)
        .where('id', '=', hashOf(id))
        .executeTakeFirst()
      return row && revived(row, id)
    },
    async findByUid(uid) {
      // The id of a session that is asked for by its uid is not known, and nobody needs it: such a session is looked at, not saved.
      const row = await db.selectFrom('one_id.artifact').select(['payload', 'consumed_at']).where('model', '=', model).where('uid', '=', uid).executeTakeFirst()
      return row && revived(row, undefined)
    },
    findByUserCode: () => Promise.resolve(undefined),
    async consume(id) {
      const taken = await db
        .updateTable('one_id.artifact')
        .set({ consumed_at: new Date().toISOString() })
        .where('model', '=', model)
        .where('id', '=', hashOf(id))
        .where('consumed_at', 'is', null)
        .returning('grant_id')
        .executeTakeFirst()
      if (taken) return
      // Of two that come at once with the same code or token, one is a thief: neither keeps anything.
      const row = await db.selectFrom('one_id.artifact').select('grant_id').where('model', '=', model).where('id', '=', hashOf(id)).executeTakeFirst()
      if (row?.grant_id) await revokeGrants(db, [row.grant_id])
      throw new provider.errors.InvalidGrant('already used')
    },
    async destroy(id) {
      await db.deleteFrom('one_id.artifact').where('model', '=', model).where('id', '=', hashOf(id)).execute()
    },
    revokeByGrantId: (grantId) => revokeGrants(db, [grantId]),
  }
}

/** What is kept without a time of its own. */
const oneDay = 24 * 60 * 60

/** The id comes back with whoever asks by it; an interaction's copy of the session cookie is read by nobody. */
const withoutSecrets = ({ session, ...payload }: AdapterPayload): AdapterPayload => ({
  ...payload,
  jti: undefined,
  ...(session && { session: { ...session, cookie: undefined } as unknown as NonNullable<AdapterPayload['session']> }),
})

const revived = ({ payload, consumed_at }: { readonly payload: unknown; readonly consumed_at: string | null }, id: string | undefined): AdapterPayload => ({
  ...(payload as AdapterPayload),
  ...(id !== undefined && { jti: id }),
  ...(consumed_at !== null && { consumed: Math.floor(Date.parse(consumed_at) / 1000) }),
})

function programsAsClients(db: Db): Adapter {
  const never = () => Promise.reject(new Error('programs are registered on the screen for them'))
  return {
    async find(id) {
      const program = await findProgram(db, id)
      return program?.status === 'approved' ? clientOf(program) : undefined
    },
    upsert: never,
    destroy: never,
    consume: never,
    findByUid: () => Promise.resolve(undefined),
    findByUserCode: () => Promise.resolve(undefined),
    revokeByGrantId: never,
  }
}

const authMethods = { secret: 'client_secret_basic', key: 'private_key_jwt', none: 'none' } as const

/** A program as the provider knows it. In place of the secret stands its hash (see `compareClientSecret` in provider.ts). */
function clientOf(program: Program): AdapterPayload & ClientMetadata {
  const signsIn = program.redirectUris.length > 0
  const callsApi = program.scopes.some((scope) => (apiScopes as readonly string[]).includes(scope))
  return {
    client_id: program.id,
    client_name: program.name.th,
    application_type: program.redirectUris.some((uri) => !/^https?:/.test(uri)) ? 'native' : 'web',
    token_endpoint_auth_method: authMethods[program.proof],
    ...(program.secretHash && { client_secret: program.secretHash }),
    ...(program.publicKeys && { jwks: program.publicKeys as NonNullable<ClientMetadata['jwks']> }),
    redirect_uris: [...program.redirectUris],
    post_logout_redirect_uris: [...program.afterLogoutUris],
    grant_types: [...(signsIn ? ['authorization_code', 'refresh_token'] : []), ...(callsApi ? ['client_credentials'] : [])],
    response_types: signsIn ? ['code'] : [],
    scope: program.scopes.join(' '),
  }
}
