import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { system } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import type { Route } from '#platform/routes.ts'
import { newSubmissionToken } from '#platform/submission.ts'
import { loadAgencies } from '#agencies/index.ts'
import { decideOnProgram, registerProgram } from '#one-id/index.ts'
import { identifyCookie, listDemoAccounts, makeDemoAccounts, signIn, type DemoAccount } from '#people/index.ts'
import { loadReference } from '#reference/index.ts'
import { loadRegistryRules } from '#registry/index.ts'
import { createApp, routes } from '../src/main/compose.ts'
import { settleCountry, type Settled, type Words } from './country.ts'
import { testDatabase } from './database.ts'
import { listenForTests } from './listening.ts'

/**
 * Nobody sees what they must not, whatever they ask: the rights check lets everybody through to every route, and row-level security holds by itself. Every
 * route of the platform is asked by somebody of every kind with everything that names an enterprise; the list is the platform's own, so a new route is
 * asked too. That the questions would find something is seen from those who may read the answer.
 */

const { db, url } = await testDatabase()
const { app, baseUrl } = await listenForTests(db)
await loadReference(app)
await loadAgencies(app)
await loadRegistryRules(app)
/** The platform as it is, and with a rights check that lets everybody through. */
const guarded = createApp(app)
const open = createApp(app, () => true)

// Who asks

interface Person {
  readonly name: string
  /** Looks on behalf of the state: what they are shown leaves a line. */
  readonly looks: 'officially' | 'for themselves'
  /** What belongs to them, or lies in their provinces, or was agreed. */
  mayRead(one: Settled, word: keyof Words): boolean
  /** Headers of a request, and the session that forms carry a token of; signed in anew when the session ended. */
  readonly enter: () => Promise<{ readonly headers: Readonly<Record<string, string>>; readonly sessionId: string }>
}

await makeDemoAccounts(app, { provinces: ['50', '51'] })
const demo = await listDemoAccounts(db)
const owner = demo.find(({ role }) => role === null)!
const country = await settleCountry(app, owner.id)
const byKey = (key: string): Settled => country.find((one) => one.key === key)!

const who = identifyCookie(app)

function person(account: DemoAccount): Person {
  const { role, email, password } = account
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
  const mayRead = (one: Settled) => (role === 'registrar' ? true : role === 'counter' ? ['50', '51'].includes(one.province) : one.ownerId === account.id)
  return { name: role ?? 'entrepreneur', looks: role === null ? 'for themselves' : 'officially', mayRead, enter }
}

/** A program of an agency, with an access token of its own. */
async function program(agency: string, mayRead: Person['mayRead']): Promise<Person> {
  const [registrar, admin] = [demo.find(({ role }) => role === 'registrar')!, demo.find(({ role }) => role === 'admin')!]
  const wanted = {
    name: { th: agency, en: agency },
    agency,
    purpose: 'ทดสอบ',
    proof: 'secret',
    publicKeys: undefined,
    redirectUris: [],
    afterLogoutUris: [],
  } as const
  const made = await registerProgram(app, { accountId: registrar.id, requestId: 'test' }, { ...wanted, scopes: ['exchange', 'registrations'] })
  if (!made.ok) throw new Error(made.code)
  const { programId, secret } = made.value
  await decideOnProgram(app, { accountId: admin.id, requestId: 'test' }, { programId, to: 'approved' })
  const response = await fetch(`${baseUrl}/oidc/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${programId}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'exchange registrations' }),
  })
  const { access_token } = (await response.json()) as { readonly access_token: string }
  return {
    name: `program of ${agency}`,
    looks: 'officially',
    mayRead,
    enter: async () => ({ headers: { authorization: `Bearer ${access_token}` }, sessionId: '' }),
  }
}

const south = byKey('tai')
const entrepreneur = person(owner)
const officer = person(demo.find(({ role }) => role === 'counter')!)
const registrar = person(demo.find(({ role }) => role === 'registrar')!)
const agency = await program('tisi', (one, word) => one === south && word === 'nameTh')
const nobody: Person = { name: 'nobody', looks: 'for themselves', mayRead: () => false, enter: async () => ({ headers: {}, sessionId: '' }) }
/** The entrepreneur first: what others try on accounts may close hers. */
const people: readonly Person[] = [
  entrepreneur,
  nobody,
  officer,
  agency,
  await program('biz-portal', () => false),
  ...demo.filter(({ role }) => role !== null && role !== 'counter' && role !== 'registrar').map(person),
]

// What they ask

/** Parts of an address that name nothing of an enterprise; whatever else an address is made of is tried with everything that names one. */
const ofNoEnterprise: Readonly<Record<string, string>> = {
  year: '2569',
  quarter: '1',
  indicator: 'P01-O1',
  file: 'json',
  line: '1',
  key: 'sme_developed',
  part: '1',
  version: '1',
  step: 'check',
  provider: 'thaid',
  token: 'x',
  ticket: 'x',
}

const parameters = ({ path }: Route) => [...path.matchAll(/:(\w+)(?:\{[^}]*\})?\??/g)].map(([whole, name]) => ({ whole, name: name! }))

/** The addresses of a route for an enterprise: its ONE ID where the address asks for one, and every id that hangs on it elsewhere. */
function addressesOf(route: Route, { oneId, enterpriseId, ownerId, ids, words }: Settled): string[] {
  let addresses = [route.path]
  for (const { whole, name } of parameters(route)) {
    const fixed = ofNoEnterprise[name]
    const values = fixed === undefined ? (name === 'oneId' ? [oneId] : [enterpriseId, ownerId, oneId, words.number, ...ids]) : [fixed]
    addresses = addresses.flatMap((address) => values.map((value) => address.replace(whole, encodeURIComponent(value))))
  }
  return addresses
}

/** What pages read from behind the question mark. */
const behindAddress = ({ oneId, words, ids, enterpriseId }: Settled): string =>
  new URLSearchParams({
    one: oneId,
    oneId,
    q: words.phone,
    number: words.number,
    mine: oneId,
    enterprise: enterpriseId,
    before: ids.at(-1)!,
    all: '',
  }).toString()

/** Bodies of forms: everything that a form of the platform asks for, filled in to be taken, about an enterprise. */
function formsOf({ oneId, enterpriseId, words, key }: Settled, version: string): Readonly<Record<string, string>>[] {
  const form = {
    kind: 'natural',
    number: words.number,
    shown: words.number,
    one: oneId,
    oneId,
    query: words.phone,
    login: `${key}@owner.example`,
    seen: 'yes',
    survivor: enterpriseId,
    agency: 'boi',
    role: 'preparer',
    step: 'end',
    distinct: 'branch',
    state: 'registered',
    version,
    centre: '50',
    code: '000000',
    nameTh: words.nameTh,
    address: 'ที่อยู่ใหม่',
    area: 'ศรีภูมิ',
    areaAsked: 'ศรีภูมิ',
    areaChoice: '500101',
    year: '2568',
    employees: '9',
    note: 'ทดสอบ',
    statusNote: 'ทดสอบ',
    status: 'closed',
    choice: 'sso',
    reason: 'typing-error',
  }
  return [
    form,
    { ...form, shown: oneId, query: words.nameTh, step: 'decline', reason: 'same-enterprise', agency: 'tisi', state: 'known' },
    { ...form, query: words.tradingName },
    { ...form, query: words.email },
    { ...form, query: words.nameEn },
    { ...form, query: words.number },
    { ...form, query: oneId },
  ]
}

/** Bodies of a call of the API: its example, about this enterprise. */
function bodiesOf({ api }: Route, { oneId, words }: Settled): string[] {
  const { number: _number, oneId: _oneId, ...rest } = api!.example ?? {}
  return [
    { ...rest, number: words.number },
    { ...rest, oneId },
  ].map((body) => JSON.stringify(body))
}

// What comes back

const squeezed = (text: string) => text.replace(/[\s-]/g, '')
const marks = country.flatMap((one) => (Object.keys(one.words) as (keyof Words)[]).map((word) => ({ one, word, mark: squeezed(one.words[word]) })))
type Mark = (typeof marks)[number]
const named = ({ one, word }: Mark) => `${word} of ${one.key}`

/** What an answer tells that was not in the question. */
const told = (answer: string, question: string): Mark[] => {
  const [there, typed] = [squeezed(answer), squeezed(question)]
  return marks.filter(({ mark }) => there.includes(mark) && !typed.includes(mark))
}

interface Asked {
  readonly found: readonly Mark[]
  readonly what: string
}

let requests = 0

async function ask(
  by: Person,
  route: Route,
  address: string,
  sent?: { readonly form: Readonly<Record<string, string>> } | { readonly json: string },
  on = open,
): Promise<Asked> {
  requests += 1
  const { headers, sessionId } = await by.enter()
  let init: RequestInit = { headers }
  if (sent && 'json' in sent)
    init = { method: 'POST', headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': newId() }, body: sent.json }
  else if (sent) {
    const body = new FormData()
    for (const [name, value] of Object.entries({ ...sent.form, _token: newSubmissionToken(app.keys, sessionId) })) body.append(name, value)
    for (const name of ['papers', 'evidence', 'files']) body.append(name, new File(['หลักฐาน'], 'papers.txt'))
    init = { method: 'POST', headers, body }
  }
  const answer = await (await on.request(baseUrl + address, init)).text()
  const question = decodeURIComponent(address.replaceAll('+', ' ')) + JSON.stringify(sent ?? '')
  return { found: told(answer, question), what: `${route.method} ${address} as ${by.name}` }
}

const gets = routes.filter(({ method }) => method === 'get')
/** All but closing one's own account, which names no enterprise and after which nobody asks any more. */
const posts = routes.filter(({ method, path }) => method === 'post' && path !== '/account/close')

/** Everything that can be read, asked about these enterprises. */
async function* readings(by: Person, about: readonly Settled[]): AsyncGenerator<Asked> {
  for (const route of gets)
    for (const address of new Set(
      about.flatMap((one) => [...addressesOf(route, one), ...(route.path.includes(':') ? [] : [`${route.path}?${behindAddress(one)}`])]),
    ))
      yield await ask(by, route, address)
}

/** Everything that can be sent, about these enterprises. What ends a mandate or an enterprise goes last. */
const endings = ['/my-business/:oneId/people/:mandate', '/enterprises/:oneId/status', '/my-business/:oneId/erase', '/privacy/erasure']
async function* sendings(by: Person, about: readonly Settled[], on = open): AsyncGenerator<Asked & { readonly route: Route }> {
  const list = posts.toSorted((a, b) => endings.indexOf(a.path) - endings.indexOf(b.path))
  for (const route of list)
    for (const one of about) {
      const version = await versionOf(one)
      const bodies = route.api ? bodiesOf(route, one).map((json) => ({ json })) : formsOf(one, version).map((form) => ({ form }))
      const named = parameters(route).some(({ name }) => !(name in ofNoEnterprise))
      const tried = named ? bodies.slice(0, 2) : parameters(route).length > 0 ? bodies.slice(0, 1) : bodies
      for (const address of addressesOf(route, one)) for (const body of tried) yield { ...(await ask(by, route, address, body, on)), route }
    }
}

// What the tables hold, as the superuser sees them

const superuser = new pg.Client(url('postgres'))
await superuser.connect()
afterAll(() => superuser.end())

async function versionOf({ enterpriseId }: Settled): Promise<string> {
  const { rows } = await superuser.query<{ version: string }>('select version::text from registry.enterprise where id = $1', [enterpriseId])
  return rows[0]!.version
}

/** How many reads of each enterprise were written down. */
async function looksAt(some: readonly Settled[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await superuser.query<{ id: string; count: number }>(
    'select enterprise_id as id, count(*)::int as count from registry.access_line where enterprise_id = any ($1) group by 1',
    [some.map(({ enterpriseId }) => enterpriseId)],
  )
  return new Map(rows.map(({ id, count }) => [id, count]))
}

const { rows: tables } = await superuser.query<{ name: string; at: string }>(`
  select format('%I.%I', table_schema, table_name) as name, column_name as at
  from information_schema.columns join information_schema.tables using (table_schema, table_name)
  where table_type = 'BASE TABLE' and (column_name = 'enterprise_id'
    or (table_schema, table_name, column_name) in (('registry', 'enterprise', 'id'), ('registry', 'duplicate', 'first_id'), ('registry', 'duplicate', 'second_id')))`)

interface Row {
  readonly table: string
  readonly text: string
}

/** Every row that belongs to these enterprises, in whatever table. */
async function rowsOf(some: readonly Settled[]): Promise<ReadonlyMap<string, Row>> {
  const ids = some.map(({ enterpriseId }) => enterpriseId)
  const kept = new Map<string, Row>()
  for (const { name, at } of tables) {
    const { rows } = await superuser.query<{ text: string }>(`select to_jsonb(t)::text as text from ${name} t where ${at} = any ($1)`, [ids])
    for (const { text } of rows) kept.set(`${name} ${text}`, { table: name, text })
  }
  return kept
}
const lost = (before: ReadonlyMap<string, Row>, after: ReadonlyMap<string, Row>): Row[] => [...before].flatMap(([key, row]) => (after.has(key) ? [] : [row]))

const foreignTo = (by: Person) => country.filter((one) => !by.mayRead(one, 'nameTh'))
const ownOf = (by: Person) => country.filter((one) => by.mayRead(one, 'nameTh'))
const cases = (some: readonly Person[]) => some.map((by) => [by.name, by] as const)

describe('whoever reads', () => {
  test.each(cases(people))(
    'as %s, nothing foreign is told',
    async (_, by) => {
      const before = requests
      const leaks: string[] = []
      for await (const { found, what } of readings(by, foreignTo(by).slice(0, 2)))
        leaks.push(...found.filter(({ one, word }) => !by.mayRead(one, word)).map((mark) => `${what}: ${named(mark)}`))
      expect(leaks).toEqual([])
      expect(requests - before).toBeGreaterThan(300)
    },
    300_000,
  )
  test.each(cases([entrepreneur, officer, agency, registrar]))(
    'as %s, the same questions find what is theirs, and looking leaves a line',
    async (_, by) => {
      const all = new Set<string>()
      const silent: string[] = []
      const own = ownOf(by)
      let before = await looksAt(own)
      for await (const { found, what } of readings(by, own)) {
        const after = await looksAt(own)
        for (const mark of found) {
          all.add(named(mark))
          const { enterpriseId } = mark.one
          if (by.looks === 'officially' && after.get(enterpriseId) === before.get(enterpriseId)) silent.push(`${what}: ${named(mark)}`)
        }
        before = after
      }
      expect(silent).toEqual([])
      const theirs = marks.filter(({ one, word }) => by.mayRead(one, word) && word !== 'evidence')
      expect(theirs.map(named).filter((name) => !all.has(name))).toEqual([])
    },
    300_000,
  )
})

describe('whoever sends', () => {
  test.each([
    ['entrepreneur', entrepreneur, ['/my-business/:oneId/profile', '/my-business/:oneId/questions/:question', '/my-business/:oneId/people/:mandate']],
    ['officer', officer, ['/enterprises/:oneId/correct', '/enterprises/:oneId/questions/:question', '/enterprises/:oneId/status', '/counter/presence']],
  ] as const)(
    'as %s, with the same forms and the real rights, changes what is theirs; what is shown leaves a line',
    async (_, by, expected) => {
      const moved = new Set<string>()
      const own = ownOf(by).slice(0, 1)
      const silent: string[] = []
      let [before, looks] = [await rowsOf(own), await looksAt(own)]
      for await (const { route, found, what } of sendings(by, own, guarded)) {
        const [after, looksAfter] = [await rowsOf(own), await looksAt(own)]
        const changed = [...lost(before, after), ...lost(after, before)].filter(({ table }) => table !== 'registry.access_line')
        if (changed.length > 0) moved.add(route.path)
        for (const mark of found) {
          const { enterpriseId } = mark.one
          if (by.looks === 'officially' && looks.get(enterpriseId) === looksAfter.get(enterpriseId)) silent.push(`${what}: ${named(mark)}`)
        }
        ;[before, looks] = [after, looksAfter]
      }
      expect(silent).toEqual([])
      expect([...moved]).toEqual(expect.arrayContaining([...expected]))
    },
    300_000,
  )
})
