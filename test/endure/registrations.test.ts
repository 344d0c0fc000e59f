import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { openKeys } from '#platform/keys.ts'
import { checkDigit, unseal } from '#registry/index.ts'
import { randomOf, type Random } from '../generate/random.ts'
import { asSuperuser } from '../journeys/database.ts'
import { newData, removeData, startServer, type RunningServer } from '../journeys/server.ts'
import { Client, formIn, untilAnswered } from './client.ts'
import { auditHolds, killPostmaster } from './kills.ts'

/**
 * Enterprises register by every channel at once, some of them by two channels at the same moment, while the web process and PostgreSQL are killed at
 * seeded moments; afterwards every registration that was acknowledged is there once, and nothing else is. `npm run endure` kills twenty times each.
 */
const rounds = process.env['PROSME_ENDURE'] === 'full' ? 20 : 2
const seed = 2566

const business = { nameTh: 'บริษัท ตัวอย่าง ทนทาน จำกัด', activity: '56101', area: '500101', phone: '0812345678' }
type Channel = 'web' | 'counter' | 'biz-portal' | 'thang-rath'
type Partner = Extract<Channel, 'biz-portal' | 'thang-rath'>

const data = newData()
const stop = new AbortController()
let server: RunningServer
afterAll(async () => {
  stop.abort()
  await server.stop()
  removeData(data)
})

/** The ONE ID where a registration was acknowledged with it; 'known' where the number was refused because it is registered. */
type Told = { readonly oneId: string | undefined } | 'known'

interface Load {
  readonly baseUrl: string
  readonly numbers: Numbers
  readonly taken: { readonly number: string; readonly channel: Channel; readonly oneId: string | undefined }[]
  /** Numbers that were refused. */
  readonly refused: string[]
  readonly stop: AbortSignal
}

/** Numbers to register: one in three is that with which somebody else has just begun. */
class Numbers {
  readonly #random: Random
  #count = 0
  constructor(random: Random) {
    this.#random = random
  }
  next(): string {
    if (this.#count === 0 || this.#random.below(3) > 0) this.#count += 1
    const twelve = `010599${String(this.#count).padStart(6, '0')}`
    return twelve + checkDigit(twelve)
  }
}

test('every registration that was acknowledged is there once, whatever was killed', async () => {
  server = await startServer(data)
  const port = Number(new URL(server.baseUrl).port)
  const random = randomOf(seed)
  const load: Load = { baseUrl: server.baseUrl, numbers: new Numbers(randomOf(seed + 1)), taken: [], refused: [], stop: stop.signal }
  const programs = { 'biz-portal': await letIn('biz-portal'), 'thang-rath': await letIn('thang-rath') }
  const work = Promise.all([
    ...[1, 2, 3, 4].map((index) => keepOn(load, 'web', (number, turn) => stranger(load, `${index}-${turn}`, number))),
    ...[1, 2].map(() => keepOn(load, 'counter', officer(load))),
    ...(['biz-portal', 'thang-rath'] as const).map((channel) => keepOn(load, channel, partner(load, programs[channel]))),
  ])

  /** A while of work: some more are taken, then a moment that may be anywhere in the next. */
  const progress = async () => {
    const wanted = load.taken.length + random.between(4, 12)
    while (load.taken.length < wanted) await Promise.race([sleep(20), work])
    await sleep(random.below(200))
  }
  const kills = { web: 0, postmaster: 0 }
  for (let round = 0; round < rounds; round++) {
    await progress()
    await server.kill()
    server = await startServer(data, port)
    kills.web++
    await progress()
    await killPostmaster(data)
    kills.postmaster++
  }
  await progress()
  stop.abort()
  await work
  process.stdout.write(`${load.taken.length} registered, ${load.refused.length} refused; killed: ${JSON.stringify(kills)}\n`)

  expect(new Set(load.taken.map(({ channel }) => channel)).size).toBe(4)
  const taken = new Set(load.taken.map(({ number }) => number))
  expect(load.refused.length).toBeGreaterThan(0)
  expect(load.refused.filter((number) => !taken.has(number))).toEqual([])
  const there = await asSuperuser(data, thereNow)
  expect(there).toEqual(load.taken.map(asItShouldBe).toSorted((a, b) => a.number.localeCompare(b.number)))
  expect(await asSuperuser(data, halfDone)).toEqual([])
  await auditHolds(data)

  /** A program of a partner, registered and let in by two people on the screens. */
  async function letIn(agency: Partner): Promise<Program> {
    const [registrar, admin] = [new Client(server.baseUrl), new Client(server.baseUrl)]
    await registrar.signIn('registrar')
    await admin.signIn('admin')
    const fields = { nameTh: 'ระบบ ตัวอย่าง', nameEn: 'Example', agency, purpose: 'ทดสอบ', proof: 'secret', scopes: 'registrations' }
    const { html } = await registrar.send('/clients', { ...formIn(await registrar.open('/clients'), '/clients'), ...fields })
    const [id, secret] = [...html.matchAll(/<code>([^<]+)</g)].map((match) => match[1]!)
    const approve = `/clients/${id}/approve`
    expect(await admin.send(approve, { ...formIn(await admin.open(`/clients/${id}`), approve) })).toMatchObject({ status: 303 })
    return { id: id!, secret: secret! }
  }
})

/** Registers one number after the other until told to stop. */
async function keepOn({ numbers, taken, refused, stop }: Load, channel: Channel, register: (number: string, turn: number) => Promise<Told>): Promise<void> {
  for (let turn = 0; !stop.aborted; turn++) {
    const number = numbers.next()
    const told = await register(number, turn)
    if (told === 'known') refused.push(number)
    else taken.push({ number, channel, oneId: told.oneId })
  }
}

/** Where a form led to; `done` stands before the ONE ID. */
function toldBy(location: string, done: RegExp): Told {
  const oneId = done.exec(location)?.[1]
  if (oneId === undefined) throw new Error(`a registration led to ${location}`)
  return { oneId }
}

/** Somebody without an account, at a browser of their own. */
async function stranger({ baseUrl }: Load, who: string, number: string): Promise<Told> {
  const client = new Client(baseUrl, `203.0.113.${(Number(number.slice(8, 12)) % 250) + 1}`)
  const sendStep = async (step: string, html: string, fields: Readonly<Record<string, string>> = {}) => {
    const path = `/register/${step}`
    const form = formIn(html, path)
    if (!form) throw new Error(`the page of ${step} is not there`)
    return await client.send(path, { ...form, ...fields })
  }
  let html = await client.open('/register')
  // A browser to which the answer about what it began was lost begins again.
  for (let form = formIn(html, '/register'); form; form = formIn(html, '/register')) {
    const { location } = await client.send('/register', { ...form, kind: 'juristic', number })
    if (location === '/register/known') return 'known'
    html = await client.open('/register/business')
  }
  expect(await sendStep('business', html, business)).toMatchObject({ status: 303 })
  expect(await sendStep('size', await client.open('/register/size'), { employees: '7', revenue: '1500000' })).toMatchObject({ status: 303 })
  const account = { standing: 'signatory', name: 'สมมติ ตัวอย่าง', login: `endure-${who}@test.example`, password: 'ประโยคยาวที่จำได้' }
  expect(await sendStep('account', await client.open('/register/account'), account)).toMatchObject({ status: 303 })
  const { location } = await sendStep('check', await client.open('/register/check'))
  return location === '/register/known' ? 'known' : toldBy(location, /^\/register\/done\/(\d{10})$/)
}

/** An officer at the counter of Chiang Mai, who serves one after the other. */
function officer({ baseUrl }: Load): (number: string) => Promise<Told> {
  const client = new Client(baseUrl)
  const signedIn = client.signIn('counter')
  return async (number) => {
    await signedIn
    const start = await client.open('/counter?centre=50')
    const { html } = await client.send('/counter/form', { ...formIn(start, '/counter/form'), shown: number, centre: '50' })
    const form = formIn(html, '/counter/save')
    if (form?.['state'] !== 'new') return 'known'
    const { status, location } = await client.send('/counter/save', { ...form, ...business, centre: '50', evidence: 'card' })
    if (status === 409) return 'known'
    // Pressed again, the button leads where it led before; to the front page when the answer was lost before it was kept where it led.
    return location === '/' ? { oneId: undefined } : toldBy(location, /^\/counter\/slip\/(\d{10})\?/)
  }
}

interface Program {
  readonly id: string
  readonly secret: string
}

/** A program of a partner that sends again under the same key whatever it got no answer to, and sometimes what it got one to. */
function partner({ baseUrl }: Load, { id, secret }: Program): (number: string, turn: number) => Promise<Told> {
  let token: string | undefined
  const newToken = async () => {
    const { status, text } = await untilAnswered(`${baseUrl}/oidc/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'registrations' }),
    })
    if (status !== 200) throw new Error(`a token was refused: ${text}`)
    return (JSON.parse(text) as { readonly access_token: string }).access_token
  }
  return async (number, turn) => {
    const call = async () => {
      for (;;) {
        token ??= await newToken()
        const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': `endure-${turn}-${number}` }
        const body = JSON.stringify({ kind: 'juristic', number, ...business })
        const { status, text } = await untilAnswered(`${baseUrl}/api/v1/registrations`, { method: 'POST', headers, body })
        if (status !== 401) return { status, text }
        // It has lapsed.
        token = undefined
      }
    }
    const { status, text } = await call()
    if (turn % 4 === 0) expect(await call()).toEqual({ status, text })
    const answer = JSON.parse(text) as { readonly oneId?: string; readonly type?: string }
    if (status === 409 && answer.type === '/problems/already-registered') return 'known'
    if (status !== 201) throw new Error(`a registration was answered ${status}: ${text}`)
    return { oneId: answer.oneId }
  }
}

/** A registration with everything that belongs to it. */
const asItShouldBe = ({ number, channel, oneId }: Load['taken'][number]) => ({
  number,
  oneId: oneId ?? (expect.stringMatching(/^\d{10}$/) as string),
  channels: [channel],
  history: 1,
  mandates: channel === 'web' ? ['signatory unverified'] : [],
  audited: 1,
})

/** Every enterprise of the name that all of them give, with what belongs to it, by its number as it can be read; an enterprise without a number comes first. */
async function thereNow(client: pg.Client): Promise<ReturnType<typeof asItShouldBe>[]> {
  const { rows } = await client.query<Omit<ReturnType<typeof asItShouldBe>, 'number'> & { salt: Buffer; sealed: Buffer | null }>(
    `select e.salt, n.sealed, e.one_id as "oneId",
      array(select r.channel from registry.registration r where r.enterprise_id = e.id and r.kind = 'new') as channels,
      (select count(*)::int from registry.change c where c.enterprise_id = e.id and c.reason = 'registered') as history,
      array(select m.role || ' ' || m.status from registry.mandate m where m.enterprise_id = e.id) as mandates,
      (select count(*)::int from platform.audit_line a where a.subject_id = e.id::text and a.action = 'enterprise-registered') as audited
    from registry.enterprise e left join registry.identity_number n on n.enterprise_id = e.id where e.name_th = $1`,
    [business.nameTh],
  )
  const keys = openKeys(data)
  return rows
    .map(({ salt, sealed, ...row }) => ({ number: sealed ? unseal(keys, salt, sealed) : '', ...row }))
    .toSorted((a, b) => a.number.localeCompare(b.number))
}

/** Whatever in the register is not whole: who registered without a line that counts it, what is counted without having registered, who has no number; calls of partners without their answer. */
async function halfDone(client: pg.Client): Promise<unknown[]> {
  const { rows } = await client.query(`
    select 'not counted' as fault, e.id::text from registry.enterprise e where e.registered_at is not null
      and not exists (select from registry.registration r where r.enterprise_id = e.id and r.kind = 'new')
    union all select 'not registered', e.id::text from registry.enterprise e join registry.registration r on r.enterprise_id = e.id where e.registered_at is null
    union all select 'no number', e.id::text from registry.enterprise e where not exists (select from registry.identity_number n where n.enterprise_id = e.id)
    union all select 'no answer', key from platform.idempotency where status is null
    union all select 'draft without its enterprise', d.id::text from registration.draft d where d.one_id is not null
      and not exists (select from registry.enterprise e where e.one_id = d.one_id)`)
  return rows
}
