import { system } from '#platform/database.ts'
import type { App } from '#platform/app.ts'
import { decideOnProgram, registerProgram } from '#one-id/index.ts'
import { identifyCookie, signIn, type DemoAccount } from '#people/index.ts'
import type { Settled, Words } from './country.ts'

/** Somebody, or a program, of some kind who asks the platform something. */
export interface Asker {
  readonly name: string
  readonly accountId: string | undefined
  /** Looks on behalf of the state: what they are shown leaves a line. */
  readonly looks: 'officially' | 'for themselves'
  /** What belongs to them, or lies in their provinces, or was agreed. */
  mayRead(one: Settled, word: keyof Words): boolean
  /** Headers of a request, and the session that forms carry a token of; signed in anew when the session ended. */
  readonly enter: () => Promise<{ readonly headers: Readonly<Record<string, string>>; readonly sessionId: string }>
}

export const nobody: Asker = {
  name: 'nobody',
  accountId: undefined,
  looks: 'for themselves',
  mayRead: () => false,
  enter: async () => ({ headers: {}, sessionId: '' }),
}

/** Somebody with an account; counters look after these provinces. */
export function personWith(app: App, { id, role, email, password }: DemoAccount, provinces: readonly string[]): Asker {
  const who = identifyCookie(app)
  let cookie = ''
  const enter = async () => {
    let { accountId, sessionId } = await who(cookie)
    if (accountId === undefined) {
      const answer = await signIn(app, system('test'), { email, password, address: '192.0.2.250', userAgent: undefined })
      if (!answer.ok || !('cookies' in answer.value)) throw new Error(`${email} cannot sign in`)
      cookie = answer.value.cookies.map((line) => line.split(';')[0]).join('; ')
      ;({ accountId, sessionId } = await who(cookie))
    }
    return { headers: { cookie }, sessionId }
  }
  const mayRead = (one: Settled) => (role === 'registrar' ? true : role === 'counter' ? provinces.includes(one.province) : one.ownerId === id)
  return { name: role ?? 'entrepreneur', accountId: id, looks: role === null ? 'for themselves' : 'officially', mayRead, enter }
}

/** A program of an agency that was let in by these two, with an access token of its own. */
export async function programOf(
  app: App,
  agency: string,
  { registrar, admin }: { readonly registrar: string; readonly admin: string },
  mayRead: Asker['mayRead'],
): Promise<Asker> {
  const wanted = {
    name: { th: agency, en: agency },
    agency,
    purpose: 'ทดสอบ',
    proof: 'secret',
    publicKeys: undefined,
    redirectUris: [],
    afterLogoutUris: [],
  } as const
  const made = await registerProgram(app, { accountId: registrar, requestId: 'test' }, { ...wanted, scopes: ['exchange', 'registrations'] })
  if (!made.ok) throw new Error(made.code)
  const { programId, secret } = made.value
  await decideOnProgram(app, { accountId: admin, requestId: 'test' }, { programId, to: 'approved' })
  const response = await fetch(`${app.config.baseUrl}/oidc/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${programId}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'exchange registrations' }),
  })
  const { access_token } = (await response.json()) as { readonly access_token: string }
  const headers = { authorization: `Bearer ${access_token}` }
  return { name: `program of ${agency}`, accountId: undefined, looks: 'officially', mayRead, enter: async () => ({ headers, sessionId: '' }) }
}
