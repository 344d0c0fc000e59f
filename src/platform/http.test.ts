import { h } from 'preact'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { testDatabase } from '../../test/database.ts'
import type { App } from './app.ts'
import { fixedClock } from './clock.ts'
import { readConfig } from './config.ts'
import { transact } from './database.ts'
import { readForm } from './forms.ts'
import { createHttp, page, seeOther } from './http.ts'
import { newId } from './ids.ts'
import { openKeys } from './keys.ts'
import { routes, type Visitor } from './routes.ts'
import { newSubmissionToken } from './submission.ts'

const { db } = await testDatabase()
const app: App = {
  config: { ...readConfig({}), baseUrl: 'http://house.test' },
  db,
  clock: fixedClock('2026-11-22T03:00:00.000Z'),
  keys: openKeys(mkdtempSync(join(tmpdir(), 'prosme-'))),
  log: pino({ level: 'silent' }),
}
const officer: Visitor = { accountId: newId(), sessionId: 'session-1', name: 'officer', permissions: new Set(['shelf.write']), projects: 'all' }
const nobody: Visitor = { accountId: undefined, sessionId: '', name: '', permissions: new Set(), projects: new Set() }

const shelf = routes()
  .get('/shelf', 'public', (c) => page(c, h('p', {}, `<b>${c.req.query('q') ?? ''}</b>`)))
  .get('/shelf/broken', 'public', () => {
    throw new Error('the reason, which may name a person')
  })
  .get('/shelf/staff', 'shelf.write', (c) => c.text('in'))
  .post('/shelf', 'shelf.write', async (c) => {
    const form = readForm(c, z.object({ name: z.string().min(1) }))
    if (!form.ok) return page(c, h('p', {}, form.typed.faults.map((fault) => fault.field).join()), 422)
    await transact(app, c.get('caller'), (work) => work.audit('shelf.add', 'shelf', form.value.name))
    return seeOther(c, `/shelf/${form.value.name}`)
  }).list

const web = (visitor: Visitor) =>
  createHttp({
    app,
    routes: shelf,
    navigation: [],
    identify: async () => visitor,
    allows: (who, route) => route.may === 'public' || who.permissions.has(route.may),
    errorPage: (_, status) => h('h1', {}, `error ${status}`),
    signInPath: (wanted) => `/sign-in?next=${encodeURIComponent(wanted)}`,
  })

const token = () => newSubmissionToken(app.keys, officer.sessionId)
function send(fields: Record<string, string>, headers: Record<string, string> = {}) {
  return web(officer).request('http://house.test/shelf', {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://house.test', ...headers },
  })
}
const auditLines = async (name: string) => (await db.selectFrom('platform.audit_line').select('id').where('subject_id', '=', name).execute()).length

describe('a page', () => {
  test('escapes what it was asked, carries the security headers and an id', async () => {
    const response = await web(nobody).request('/shelf?q=<script>')
    expect(await response.text()).toContain('&lt;script>')
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self';")
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })
  test('that fails says nothing of why', async () => {
    const response = await web(nobody).request('/shelf/broken')
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('the reason')
  })
  test('of staff sends the anonymous visitor to sign in and refuses others', async () => {
    const asked = await web(nobody).request('/shelf/staff')
    expect([asked.status, asked.headers.get('location')]).toEqual([303, '/sign-in?next=%2Fshelf%2Fstaff'])
    expect((await web({ ...officer, permissions: new Set() }).request('/shelf/staff')).status).toBe(403)
    expect((await web(officer).request('/shelf/staff')).status).toBe(200)
  })
  test('that is not there is a 404', async () => {
    expect((await web(nobody).request('/nowhere')).status).toBe(404)
  })
})

describe('a form', () => {
  test('is kept once: a second sending of the same page shows the first answer', async () => {
    const fields = { _token: token(), name: 'once' }
    const first = await send(fields)
    const second = await send(fields)
    expect([first.status, first.headers.get('location')]).toEqual([303, '/shelf/once'])
    expect([second.status, second.headers.get('location')]).toEqual([303, '/shelf/once'])
    expect(await auditLines('once')).toBe(1)
  })
  test('sent ten times at once is kept once', async () => {
    const fields = { _token: token(), name: 'ten' }
    const answers = await Promise.all(Array.from({ length: 10 }, async () => send(fields)))
    expect(answers.every((answer) => answer.status === 303)).toBe(true)
    expect(await auditLines('ten')).toBe(1)
  })
  test('with a fault is shown again and its token still works', async () => {
    const one = token()
    expect((await send({ _token: one, name: '' })).status).toBe(422)
    expect((await send({ _token: one, name: 'mended' })).status).toBe(303)
  })
  test.each([
    ['from another site', {}, { origin: 'http://evil.test' }, 403],
    ['that the browser says came from another site', {}, { 'sec-fetch-site': 'cross-site' }, 403],
    ['of another type', {}, { 'content-type': 'application/json' }, 415],
    ['as plain text, the type a foreign form can send without asking', {}, { 'content-type': 'text/plain' }, 415],
    ['too large', { name: 'x'.repeat(1_100_000) }, {}, 413],
    ['without a token', { _token: '' }, {}, 403],
    ['with a token of another session', { _token: newSubmissionToken(app.keys, 'session-2') }, {}, 403],
  ])('%s is refused and changes nothing', async (_, fields, headers, status) => {
    const response = await send({ _token: token(), name: 'refused', ...fields }, headers as Record<string, string>)
    expect(response.status).toBe(status)
    expect(await auditLines('refused')).toBe(0)
  })
})
