import { exportJWK, generateKeyPair, type JWK } from 'jose'
import type { App } from '#platform/app.ts'
import { sign } from '#platform/keys.ts'
import { newSalt, seal, unseal } from '#registry/index.ts'

export interface SigningKey {
  readonly kid: string
  readonly public: JWK
  readonly private: JWK
}

const algorithm = 'RS256'

/** Which secret of the installation a key belongs to, without saying the secret. */
const fingerprints = (app: Pick<App, 'keys'>): string[] => app.keys.all('session').map((secret) => sign(secret, 'signing key of ONE ID'))

/**
 * The keys that sign what programs are handed, the one in use first. Each belongs to a secret for sessions: after `prosme keys rotate` and a start there
 * is a new one, and the one before stays published until the next rotation, so that what it signed is good until it lapses. A trial's keys are not
 * published in production.
 */
export async function openSigningKeys(app: Pick<App, 'db' | 'clock' | 'keys'>): Promise<readonly SigningKey[]> {
  const known = await readSigningKeys(app)
  const [current] = fingerprints(app)
  if (known[0]?.madeUnder === current) return known
  const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true })
  const kid = crypto.randomUUID()
  const named = { kid, alg: algorithm, use: 'sig' }
  const salt = newSalt()
  await app.db
    .insertInto('one_id.signing_key')
    .values({
      kid,
      made_under: current!,
      public: JSON.stringify({ ...(await exportJWK(publicKey)), ...named }),
      salt,
      sealed: seal(app.keys, salt, JSON.stringify({ ...(await exportJWK(privateKey)), ...named })),
      made_at: app.clock.now(),
    })
    .onConflict((conflict) => conflict.column('made_under').doNothing())
    .execute()
  return await readSigningKeys(app)
}

/** The public halves of those that are published now, the one in use first. */
export const listPublicKeys = async (app: Pick<App, 'db' | 'keys'>): Promise<readonly JWK[]> => (await published(app)).map((row) => row.public as JWK)

async function readSigningKeys(app: Pick<App, 'db' | 'keys'>): Promise<readonly (SigningKey & { readonly madeUnder: string })[]> {
  const rows = await published(app)
  return rows.map(({ kid, made_under, salt, sealed, ...row }) => ({
    kid,
    madeUnder: made_under,
    public: row.public as JWK,
    private: JSON.parse(unseal(app.keys, salt, sealed)) as JWK,
  }))
}

async function published(app: Pick<App, 'db' | 'keys'>) {
  const valid = fingerprints(app)
  const rows = await app.db.selectFrom('one_id.signing_key').selectAll().where('made_under', 'in', valid).execute()
  return rows.toSorted((a, b) => valid.indexOf(a.made_under) - valid.indexOf(b.made_under))
}
