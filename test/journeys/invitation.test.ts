import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeBrowser, follow, newReader, phone } from './browser.ts'
import { asSuperuser } from './database.ts'
import { signInAs } from './people.ts'
import { startServer, type RunningServer } from './server.ts'

let server: RunningServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(async () => {
  await closeBrowser()
  await server.stop()
})

/** The ONE ID of the demonstration's enterprise, as soon as it is registered, with its owner verified as an officer would. */
async function verifiedOneId(): Promise<string> {
  for (;;) {
    const { rows } = await asSuperuser(server.data, (client) =>
      client.query<{ one_id: string }>(`
        with seen as (update registry.mandate set status = 'verified', sees = 'all', verified_at = now(), verified_by = 'officer' returning enterprise_id)
        select one_id from registry.enterprise where id in (select enterprise_id from seen)`),
    )
    if (rows[0]) return rows[0].one_id
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

test('on a telephone without script: an owner invites, a stranger opens an account, accepts, is agreed to by name, and lays it down', async () => {
  const oneId = await verifiedOneId()
  const people = `/my-business/${oneId}/people`
  const login = '081 234 5678'
  const reader = { width: phone, lang: 'th', script: false } as const
  const owner = await newReader(server.baseUrl, reader)
  await signInAs(owner.page, 'entrepreneur')
  await owner.page.goto(people)
  const send = owner.page.locator('#invite form button')
  await owner.page.fill('#invite [name=login]', login)
  await owner.page.check('#field-role-accountant')
  await owner.page.check('#field-scope-sign')
  await follow(owner.page, send)
  expect(await owner.page.locator('#field-scope-fault').innerText()).toContain('ผู้ทำบัญชีทำได้เพียง')
  expect(await owner.page.inputValue('#invite [name=login]')).toBe(login)
  await owner.page.uncheck('#field-scope-sign')
  await owner.page.check('#field-scope-update')
  await owner.page.fill('#invite [name=endsOn]', '๓๑ ธ.ค. ๒๕๗๙')
  await follow(owner.page, send)
  expect(await owner.page.locator('main').innerText()).toContain('เราไม่บอกผู้ใดว่ามีบัญชีหรือไม่')

  const accountant = await newReader(server.baseUrl, reader)
  await accountant.page.goto('/sign-up')
  await accountant.page.fill('[name=name]', 'สมปอง ตัวอย่าง')
  await accountant.page.fill('[name=login]', login)
  await accountant.page.fill('[name=password]', 'ประโยคยาวที่จำได้')
  await follow(accountant.page, accountant.page.locator('form[action="/sign-up"] button'))
  await accountant.page.goto('/my-business')
  await follow(accountant.page, accountant.page.locator('button[value=accept]'))
  expect(await accountant.page.locator('main').innerText()).toContain('รอกิจการยินยอม')
  expect((await accountant.page.goto(`/my-business/${oneId}`))?.status()).toBe(404)

  await owner.page.goto('/notices')
  await follow(owner.page, owner.page.locator('tr', { hasText: 'ตอบรับแล้ว' }).locator('button'))
  expect(new URL(owner.page.url()).pathname).toBe(people)
  expect(await owner.page.locator('main').innerText()).toContain('สมปอง ตัวอย่าง')
  await follow(owner.page, owner.page.locator('button[value=accept]'))

  await accountant.page.goto(people)
  expect(await accountant.page.locator('main').innerText()).toContain('31 ธ.ค. 2579')
  expect(await accountant.page.locator('#invite').count()).toBe(0)
  await follow(accountant.page, accountant.page.locator('button[value=end]'))
  expect((await accountant.page.goto(people))?.status()).toBe(404)
  for (const { context } of [owner, accountant]) await context.close()
})
