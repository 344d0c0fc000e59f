import { describe, expect, test } from 'vitest'
import { createHttp } from '#platform/http.ts'
import type { Visitor } from '#platform/routes.ts'
import { newSubmissionToken } from '#platform/submission.ts'
import { errorPage } from '#ui/index.ts'
import { testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { isWorkingDay, loadReference, web } from './index.ts'

const { db } = await testDatabase()
const app = testApp(db)
await loadReference(app)

const reader: Visitor = { accountId: '019aa000-0000-7000-8000-000000000001', sessionId: 's', name: 'ผู้อ่าน', permissions: new Set(), projects: 'all' }
const keeper: Visitor = { ...reader, permissions: new Set(['operations.write']) }
const siteAs = (visitor: Visitor) =>
  createHttp({
    app,
    routes: web,
    navigation: [],
    identify: () => Promise.resolve(visitor),
    allows: (who, { may }) => may === 'signed-in' || who.permissions.has(may),
    errorPage,
    signInPath: () => '/sign-in',
  })
const send = (visitor: Visitor, path: string, fields: Record<string, string>) =>
  siteAs(visitor).request(app.config.baseUrl + path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ _token: newSubmissionToken(app.keys, visitor.sessionId), ...fields }).toString(),
  })

describe('the holidays of a year', () => {
  test('are shown to readers, and the keeper of the system may change them', async () => {
    expect((await siteAs(reader).request('/holidays')).headers.get('location')).toBe('/holidays/2569')
    const read = await (await siteAs(reader).request('/holidays/2566')).text()
    expect(read).toContain('วันพืชมงคล')
    expect(read).not.toContain('เพิ่มวันหยุด')
    expect((await send(reader, '/holidays/2566', { day: '3 ก.ค. 2566', name: 'x' })).status).toBe(403)
    expect((await siteAs(reader).request('/holidays/1')).status).toBe(404)
  })
  test('grow by what is typed with a Thai date, and shrink', async () => {
    expect(await isWorkingDay(db, '2023-07-03')).toBe(true)
    expect((await send(keeper, '/holidays/2566', { day: '๓ ก.ค. ๒๕๖๖', name: 'วันหยุดพิเศษ' })).headers.get('location')).toBe('/holidays/2566')
    expect(await isWorkingDay(db, '2023-07-03')).toBe(false)
    expect((await send(keeper, '/holidays/2566/strike', { day: '2023-07-03' })).status).toBe(303)
    expect(await isWorkingDay(db, '2023-07-03')).toBe(true)
    expect((await send(keeper, '/holidays/2566/strike', { day: '2023-07-03' })).status).toBe(404)
  })
  test('keep what was typed when it is wrong', async () => {
    const sent = await send(keeper, '/holidays/2566', { day: '31 ก.พ. 2566', name: 'วันหยุดพิเศษ' })
    expect(sent.status).toBe(422)
    expect(await sent.text()).toContain('value="31 ก.พ. 2566"')
    const otherYear = await send(keeper, '/holidays/2566', { day: '3 ก.ค. 2567', name: 'วันหยุดพิเศษ' })
    expect(await otherYear.text()).toContain('วันที่ต้องอยู่ในปีที่แสดง')
  })
})
