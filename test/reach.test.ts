import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import type { Route } from '#platform/routes.ts'
import { newSubmissionToken } from '#platform/submission.ts'
import { loadAgencies } from '#agencies/index.ts'
import { listDemoAccounts, makeDemoAccounts, type Role } from '#people/index.ts'
import { loadReference } from '#reference/index.ts'
import { loadRegistryRules } from '#registry/index.ts'
import { createApp, routes } from '../src/main/compose.ts'
import { nobody, personWith, programOf, type Asker } from './askers.ts'
import { addressesOf, bodiesOf, readingsOf, type Sent } from './asking.ts'
import { settleCountry, type Settled, type Words } from './country.ts'
import { testDatabase } from './database.ts'
import { listenForTests } from './listening.ts'

/**
 * Nobody sees or changes what they must not, whatever they ask: the rights check lets everybody through to every route, and row-level security holds by
 * itself. Every route of the platform is asked by somebody of every kind with everything that names an enterprise; the list is the platform's own, so a
 * new route is asked too. That the questions would find something, and change something, is seen from those who may.
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

const provinces = ['50', '51']
await makeDemoAccounts(app, { provinces })
const demo = await listDemoAccounts(db)
const accountOf = (role: Role | null) => demo.find((account) => account.role === role)!
const country = await settleCountry(app, accountOf(null).id)
const south = country.find(({ key }) => key === 'tai')!

const inRole = (role: Role | null): Asker => personWith(app, accountOf(role), provinces)
const hands = { registrar: accountOf('registrar').id, admin: accountOf('admin').id }
const [entrepreneur, officer, registrar, executive] = [inRole(null), inRole('counter'), inRole('registrar'), inRole('executive')]
const agency = await programOf(app, 'tisi', hands, (one, word) => one === south && word === 'nameTh')
const partner = await programOf(app, 'biz-portal', hands, () => false)
const others = demo.flatMap(({ role }) => (role === null || ['counter', 'registrar', 'executive'].includes(role) ? [] : [inRole(role)]))

const foreignTo = (by: Asker) => country.filter((one) => !by.mayRead(one, 'nameTh'))
const ownOf = (by: Asker) => country.filter((one) => by.mayRead(one, 'nameTh'))
const cases = (some: readonly Asker[]) => some.map((by) => [by.name, by] as const)

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

interface Answer {
  readonly found: readonly Mark[]
  readonly what: string
}

let requests = 0

function posted(sent: Sent, headers: Readonly<Record<string, string>>, sessionId: string): RequestInit {
  if ('json' in sent) return { method: 'POST', headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': newId() }, body: sent.json }
  const body = new FormData()
  for (const [name, value] of Object.entries({ ...sent.form, _token: newSubmissionToken(app.keys, sessionId) })) body.append(name, value)
  for (const name of ['papers', 'evidence', 'files']) body.append(name, new File(['หลักฐาน'], 'papers.txt'))
  return { method: 'POST', headers, body }
}

/** Asks a route with each of these, side by side. */
async function ask(by: Asker, route: Route, asked: readonly { readonly address: string; readonly sent?: Sent }[], on = open): Promise<Answer[]> {
  requests += asked.length
  const { headers, sessionId } = await by.enter()
  return await Promise.all(
    asked.map(async ({ address, sent }) => {
      const response = await on.request(baseUrl + address, sent ? posted(sent, headers, sessionId) : { headers })
      const answer = [await response.text(), ...response.headers.values()].join(' ')
      const question = decodeURIComponent(address.replaceAll('+', ' ')) + JSON.stringify(sent ?? '')
      return { found: told(answer, question), what: `${route.method} ${address} as ${by.name}` }
    }),
  )
}

const gets = routes.filter(({ method }) => method === 'get')
const read = (by: Asker, route: Route, about: readonly Settled[]): Promise<Answer[]> =>
  ask(
    by,
    route,
    [...new Set(about.flatMap((one) => readingsOf(route, one)))].map((address) => ({ address })),
  )

/** What ends something that others need goes last. */
const endings = [
  '/register/with',
  '/register/again',
  '/duplicates/:id/distinct',
  '/my-business/:oneId/people/:mandate',
  '/enterprises/:oneId/status',
  '/my-business/:oneId/erase',
  '/privacy/erasure',
]
/** All but closing one's own account, which names no enterprise and after which nobody asks any more. */
const posts = routes
  .filter(({ method, path }) => method === 'post' && path !== '/account/close')
  .toSorted((a, b) => endings.indexOf(a.path) - endings.indexOf(b.path))

async function send(by: Asker, route: Route, about: Settled, on = open, below?: Settled): Promise<Answer[]> {
  const bodies = bodiesOf(route, about, await versionOf(by, route, about))
  return await ask(
    by,
    route,
    addressesOf(route, about, below).flatMap((address) => bodies.map((sent) => ({ address, sent }))),
    on,
  )
}

// What the tables hold, as the superuser sees them

const superuser = new pg.Client(url('postgres'))
await superuser.connect()
afterAll(() => superuser.end())

/** The version that a page of this route would have been drawn from. */
async function versionOf({ accountId }: Asker, { path }: Route, { enterpriseId }: Settled): Promise<string> {
  const [table, id] = path.startsWith('/register/')
    ? ['registration.draft where account_id = $1 order by changed_at desc limit 1', accountId]
    : ['registry.enterprise where id = $1', enterpriseId]
  const { rows } = await superuser.query<{ version: string }>(`select version::text from ${table}`, [id])
  return rows[0]?.version ?? '1'
}

/** How many reads of each enterprise were written down. */
async function looksAt(some: readonly Settled[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await superuser.query<{ id: string; count: number }>(
    'select enterprise_id as id, count(*)::int as count from registry.access_line where enterprise_id = any ($1) group by 1',
    [some.map(({ enterpriseId }) => enterpriseId)],
  )
  return new Map(rows.map(({ id, count }) => [id, count]))
}

/** Which of these answers told of an enterprise without a line of its own that somebody looked. */
function unseen(answers: readonly Answer[], before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): string[] {
  const of = (one: Settled) => answers.filter(({ found }) => found.some((mark) => mark.one === one))
  return country.flatMap((one) => {
    const telling = of(one)
    const lines = (after.get(one.enterpriseId) ?? 0) - (before.get(one.enterpriseId) ?? 0)
    return lines < telling.length ? [`${lines} lines of ${one.key}: ${telling.map(({ what }) => what).join(', ')}`] : []
  })
}

const { rows: tables } = await superuser.query<{ name: string; at: string }>(`
  select format('%I.%I', table_schema, table_name) as name, column_name as at
  from information_schema.columns join information_schema.tables using (table_schema, table_name)
  where table_type = 'BASE TABLE' and (column_name = 'enterprise_id'
    or (table_schema, table_name, column_name) in (('registry', 'enterprise', 'id'), ('registry', 'duplicate', 'first_id'), ('registry', 'duplicate', 'second_id')))`)
const everyRow = tables
  .map(({ name, at }) => `select '${name}' as "table", to_jsonb(t) as row, to_jsonb(t)::text as text from ${name} t where ${at} = any ($1)`)
  .join(' union all ')

interface Row {
  readonly table: string
  readonly row: Readonly<Record<string, unknown>>
  readonly text: string
}

/** Every row that belongs to these enterprises, in whatever table. */
async function rowsOf(some: readonly Settled[]): Promise<ReadonlyMap<string, Row>> {
  const { rows } = await superuser.query<Row>(everyRow, [some.map(({ enterpriseId }) => enterpriseId)])
  return new Map(rows.map((row) => [`${row.table} ${row.text}`, row]))
}
/** Rows that are no longer there as they were. */
const lost = (before: ReadonlyMap<string, Row>, after: ReadonlyMap<string, Row>): Row[] => [...before].flatMap(([key, row]) => (after.has(key) ? [] : [row]))

/** What anybody may add to an enterprise that is not theirs, by sending what. */
const forOneself: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // A wish to act for it waits for the enterprise and opens nothing.
  '/register/known': { status: 'asked' },
  '/my-business/claim': { status: 'asked' },
  // A code that an officer typed wrongly is kept for the enterprise to read.
  '/counter/presence': { status: 'declined', role: 'counter' },
}

function isForOneself(by: Asker, { path }: Route, { table, row }: Row): boolean {
  const allowed = forOneself[path]
  return (
    allowed !== undefined &&
    table === 'registry.mandate' &&
    Object.entries({ ...allowed, account_id: by.accountId }).every(([name, value]) => row[name] === value)
  )
}

describe('whoever reads', () => {
  test.each(cases([entrepreneur, nobody, officer, agency, partner, executive, ...others]))('as %s, nothing foreign is told', async (_, by) => {
    const before = requests
    const leaks: string[] = []
    for (const route of gets)
      for (const { found, what } of await read(by, route, foreignTo(by).slice(0, 2)))
        leaks.push(...found.filter(({ one, word }) => !by.mayRead(one, word)).map((mark) => `${what}: ${named(mark)}`))
    expect(leaks).toEqual([])
    expect(requests - before).toBeGreaterThan(300)
  })
  test.each(cases([entrepreneur, officer, agency, registrar]))('as %s, the same questions find what is theirs, and looking leaves a line', async (_, by) => {
    const all = new Set<string>()
    const silent: string[] = []
    const own = ownOf(by)
    let before = await looksAt(own)
    for (const route of gets) {
      const answers = await read(by, route, own)
      const after = await looksAt(own)
      for (const { found } of answers) for (const mark of found) all.add(named(mark))
      if (by.looks === 'officially') silent.push(...unseen(answers, before, after))
      before = after
    }
    expect(silent).toEqual([])
    const theirs = marks.filter(({ one, word }) => by.mayRead(one, word) && word !== 'evidence')
    expect(theirs.map(named).filter((name) => !all.has(name))).toEqual([])
  })
})

describe('whoever sends', () => {
  // Of those whose role reaches no enterprise one stands for all: the rights check, which tells them apart, is open.
  test.each(cases([entrepreneur, officer, agency, partner, executive]))('as %s, changes nothing foreign and is told nothing of it', async (_, by) => {
    const [foreign, [own]] = [foreignTo(by), ownOf(by)]
    const leaks: string[] = []
    const changed: string[] = []
    const allowed = new Set<string>()
    let before = await rowsOf(foreign)
    for (const route of posts) {
      for (const { found, what } of await send(by, route, foreign[0]!, open, own))
        leaks.push(...found.filter(({ one, word }) => !by.mayRead(one, word)).map((mark) => `${what}: ${named(mark)}`))
      const after = await rowsOf(foreign)
      for (const row of lost(before, after)) changed.push(`${route.path} took away ${row.table} ${row.text}`)
      for (const row of lost(after, before))
        if (isForOneself(by, route, row)) allowed.add(route.path)
        else changed.push(`${route.path} wrote ${row.table} ${row.text}`)
      before = after
    }
    expect(leaks).toEqual([])
    expect(changed).toEqual([])
    // They came as far as this: whoever is a person could ask for themselves.
    expect([...allowed]).toEqual(by.accountId === undefined ? [] : ['/register/known', '/counter/presence'])
  })
  test.each([
    [
      'entrepreneur',
      entrepreneur,
      [
        '/my-business/:oneId/profile',
        '/my-business/:oneId/questions/:question',
        '/my-business/:oneId/consents',
        '/my-business/:oneId/consents/withdraw',
        '/my-business/:oneId/people',
        '/my-business/:oneId/people/:mandate',
        '/my-business/:oneId/invitations/:invitation',
      ],
    ],
    [
      'officer',
      officer,
      [
        '/counter/presence',
        '/counter/save',
        '/enterprises/:oneId/people/:mandate',
        '/enterprises/:oneId/questions/:question',
        '/enterprises/:oneId/correct',
        '/enterprises/:oneId/status',
      ],
    ],
    ['registrar', registrar, ['/duplicates/:id/confirm', '/duplicates/:id/undo', '/duplicates/:id/distinct', '/privacy/erasure']],
  ] as const)('as %s, with the same forms and the real rights, changes what is theirs; what is shown leaves a line', async (_, by, expected) => {
    const moved = new Set<string>()
    const own = ownOf(by).slice(0, 1)
    const silent: string[] = []
    let [before, looks] = [await rowsOf(own), await looksAt(country)]
    for (const route of posts) {
      const answers = await send(by, route, own[0]!, guarded)
      const [after, looksAfter] = [await rowsOf(own), await looksAt(country)]
      if ([...lost(before, after), ...lost(after, before)].some(({ table }) => table !== 'registry.access_line')) moved.add(route.path)
      if (by.looks === 'officially') silent.push(...unseen(answers, looks, looksAfter))
      ;[before, looks] = [after, looksAfter]
    }
    expect(silent).toEqual([])
    expect([...moved]).toEqual(expect.arrayContaining([...expected]))
  })
})
