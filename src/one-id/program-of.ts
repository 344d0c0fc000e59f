import { importJWK, jwtVerify, type CryptoKey, type JWTHeaderParameters, type JWTPayload } from 'jose'
import type { App } from '#platform/app.ts'
import { anonymous } from '#platform/http.ts'
import type { Request, Visitor } from '#platform/routes.ts'
import type { Program } from './model.ts'
import { apiOf, issuerOf } from './provider.ts'
import { scopePermissions } from './rules.ts'
import { listPublicKeys } from './signing-keys.ts'
import { listPrograms } from './store.ts'

/** Within how long a program that is suspended stops, and a new signing key is known, in every process. */
const freshMilliseconds = 2000
/** Tokens whose signature is remembered as good, the oldest forgotten first. */
const remembered = 1000

interface Directory {
  readonly at: number
  readonly programs: ReadonlyMap<string, Program>
  readonly keys: ReadonlyMap<string, CryptoKey | Uint8Array>
}

interface Token {
  readonly programId: string
  readonly scopes: readonly string[]
  /** Seconds since 1970. */
  readonly expires: number
}

/**
 * Reads which program calls the API from its access token; undefined when the request carries none, the anonymous visitor when it is not a good one.
 * A token is a JWT that is checked here, without a query: its signature once, its end and its program with every request. Programs and keys are read
 * anew every two seconds, so that one that is suspended stops within that time. What a program may do is what its token and its registration both say;
 * row-level security knows it by its agency.
 */
export function programOf(app: App): (c: Request) => Promise<Visitor | undefined> {
  const good = new Map<string, Token>()
  const directoryNow = directoryOf(app)
  return async (c) => {
    const given = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
    if (given === undefined) return undefined
    const now = Date.parse(app.clock.now())
    const directory = await directoryNow(now)
    const token = good.get(given) ?? (await readToken(app, directory, given, now))
    if (!token || token.expires * 1000 <= now) return anonymous
    if (!good.has(given)) {
      if (good.size >= remembered) good.delete(good.keys().next().value!)
      good.set(given, token)
    }
    const program = directory.programs.get(token.programId)
    return program?.status === 'approved' ? visitorOf(program, token.scopes) : anonymous
  }
}

async function readToken(app: App, { keys }: Directory, token: string, now: number): Promise<Token | undefined> {
  const options = { issuer: issuerOf(app), audience: apiOf(app), typ: 'at+jwt', algorithms: ['RS256'], currentDate: new Date(now) }
  try {
    const { payload } = await jwtVerify(token, keyIn(keys), options)
    return tokenOf(payload)
  } catch {
    return undefined
  }
}

const keyIn =
  (keys: Directory['keys']) =>
  ({ kid = '' }: JWTHeaderParameters): CryptoKey | Uint8Array => {
    const key = keys.get(kid)
    if (!key) throw new Error('no such key')
    return key
  }

/** The token of a program in its own name; a person's has another subject. */
function tokenOf({ sub, exp, client_id, scope }: JWTPayload): Token | undefined {
  if (typeof client_id !== 'string' || sub !== client_id || exp === undefined) return undefined
  return { programId: client_id, scopes: typeof scope === 'string' ? scope.split(' ') : [], expires: exp }
}

function visitorOf(program: Program, scopes: readonly string[]): Visitor {
  const granted = Object.entries(scopePermissions).filter(([scope]) => scopes.includes(scope) && (program.scopes as readonly string[]).includes(scope))
  return {
    ...anonymous,
    clientId: program.id,
    permissions: new Set(granted.map(([, permission]) => permission)),
    reach: { party: program.agency },
  }
}

/** The programs and keys as they were at most two seconds ago; asked for once, however many wait. */
function directoryOf(app: App): (now: number) => Promise<Directory> {
  let known: Directory | undefined
  let loading: Promise<Directory> | undefined
  const load = async (at: number): Promise<Directory> => {
    const [programs, keys] = await Promise.all([listPrograms(app.db), listPublicKeys(app)])
    const imported = await Promise.all(keys.map(async (key) => [key.kid ?? '', await importJWK(key, 'RS256')] as const))
    known = { at, programs: new Map(programs.map((program) => [program.id, program])), keys: new Map(imported) }
    return known
  }
  return async (now) => {
    if (known && now - known.at < freshMilliseconds) return known
    loading ??= load(now).finally(() => (loading = undefined))
    return await loading
  }
}
