import { describe, expect, test } from 'vitest'
import { loadAgencies } from '#agencies/index.ts'
import { system, transact } from '#platform/database.ts'
import { anonymous, createHttp } from '#platform/http.ts'
import { newId } from '#platform/ids.ts'
import { allows } from '#people/index.ts'
import { loadReference } from '#reference/index.ts'
import { checkDigit, loadRegistryRules } from '#registry/index.ts'
import { errorPage } from '#ui/index.ts'
import { testApp } from '../../../test/app.ts'
import { testDatabase } from '../../../test/database.ts'
import { registrationApi } from './index.ts'

const { db } = await testDatabase()
const app = testApp(db)
await loadReference(app)
await loadRegistryRules(app)
await loadAgencies(app)

const http = createHttp({
  app,
  routes: registrationApi,
  navigation: [],
  identify: async (c) => {
    const party = c.req.header('x-party') ?? ''
    return { ...anonymous, clientId: `program of ${party}`, permissions: new Set(['registration.partner']), reach: { party } }
  },
  allows,
  errorPage,
  signInPath: () => '/sign-in',
})

let count = 0
function enterprise() {
  const twelve = `010556${String((count += 1)).padStart(6, '0')}`
  return { kind: 'juristic', number: twelve + checkDigit(twelve), nameTh: 'บริษัท ตัวอย่าง จำกัด', activity: '56101', area: '500101', phone: '081-234-5678' }
}

async function ask(party: string, path: string, body?: unknown, key = newId()) {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
  const response = await http.request(`http://house.test/api/v1/registrations${path}`, {
    ...init,
    headers: { 'x-party': party, 'content-type': 'application/json', 'idempotency-key': key },
  })
  return { status: response.status, json: (await response.json()) as Record<string, unknown> }
}

describe('a partner', () => {
  test.each(['biz-portal', 'thang-rath'])('registers as the channel %s, and its program is kept as the one that sent it', async (party) => {
    const { status, json } = await ask(party, '', { ...enterprise(), figures: { year: 2568, employees: 3, revenue: '900000.00' } })
    expect(status).toBe(201)
    expect(json).toMatchObject({ oneId: expect.stringMatching(/^[1-9]\d{9}$/), status: 'active' })
    const line = await transact(app, system('test'), ({ tx }) =>
      tx
        .selectFrom('registry.registration as r')
        .innerJoin('registry.enterprise as e', 'e.id', 'r.enterprise_id')
        .select(['r.kind', 'r.channel', 'r.party', 'r.account_id', 'e.size', 'e.origin'])
        .where('e.one_id', '=', json['oneId'] as string)
        .execute(),
    )
    expect(line).toEqual([{ kind: 'new', channel: party, party, account_id: null, size: 'micro', origin: party }])
  })

  test('that sends the same twice registers once, and a registered number is refused', async () => {
    const [sent, key] = [enterprise(), newId()]
    const first = await ask('biz-portal', '', sent, key)
    expect(await ask('biz-portal', '', sent, key)).toEqual(first)
    expect(await ask('thang-rath', '', sent)).toMatchObject({ status: 409, json: { type: '/problems/already-registered' } })
  })

  test('is told every fault, and where', async () => {
    const { status, json } = await ask('biz-portal', '', { ...enterprise(), number: '0105544046603', phone: '12', figures: { year: 2568 } })
    expect(status).toBe(422)
    expect(JSON.stringify(json)).toContain('#/phone')
    expect(await ask('biz-portal', '', { ...enterprise(), number: '0105544046603' })).toMatchObject({
      status: 422,
      json: { errors: [{ pointer: '#/number' }] },
    })
    expect(await ask('biz-portal', '', { ...enterprise(), area: '999999' })).toMatchObject({ status: 422, json: { type: '/problems/no-such-area' } })
  })

  test('asks how its own registration stands, and nobody else’s', async () => {
    const { json } = await ask('biz-portal', '', enterprise())
    expect(await ask('biz-portal', `/${json['oneId'] as string}`)).toMatchObject({ status: 200, json: { oneId: json['oneId'], status: 'active' } })
    expect((await ask('thang-rath', `/${json['oneId'] as string}`)).status).toBe(404)
    expect((await ask('biz-portal', '/1234567890')).status).toBe(404)
  })

  test('that is no channel registers nobody', async () => {
    expect(await ask('rd', '', enterprise())).toMatchObject({ status: 409, json: { type: '/problems/not-a-channel' } })
    expect((await ask('web', '', enterprise())).status).toBe(409)
  })
})
