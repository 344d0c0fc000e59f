import { TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults, closeBrowser, follow, newReader, phone } from './browser.ts'
import { freePort, startServer, type RunningServer } from './server.ts'

let server: RunningServer
let site: string
beforeAll(async () => {
  // Passkeys belong to a name: a bare address has none.
  const port = await freePort()
  site = `http://localhost:${port}`
  server = await startServer(undefined, port, { PROSME_URL: site })
})
afterAll(async () => {
  await closeBrowser()
  await server.stop()
})

test('an entrepreneur opens an account, adds a passkey and a second step, and comes back with either', async () => {
  const { context, page, errors } = await newReader(site, { width: phone })
  const devices = await context.newCDPSession(page)
  await devices.send('WebAuthn.enable')
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  const signOut = async () => {
    await page.locator('.phone-menu summary').click()
    await follow(page, page.locator('.phone-menu form[action="/sign-out"] button'))
  }
  const [login, password] = ['081 234 5678', 'ดอกไม้บานสามโมงเช้า']

  await page.goto('/sign-up')
  await page.fill('input[name=name]', 'ผู้ประกอบการ ตัวอย่าง')
  await page.fill('input[name=login]', login)
  await page.fill('input[name=password]', password)
  await follow(page, page.locator('form[action="/sign-up"] button'))
  await page.goto('/account')
  await page.fill('form[data-passkey] input[name=name]', 'โทรศัพท์ของฉัน')
  await follow(page, page.locator('form[data-passkey] button'))
  expect(await page.locator('#passkeys').innerText()).toContain('โทรศัพท์ของฉัน')
  expect(await axeFaults(page)).toEqual([])

  await page.goto('/account/authenticator')
  await page.locator('main details summary').click()
  const app = new TOTP({ secret: (await page.locator('main details code').innerText()).replaceAll(' ', '') })
  await page.fill('input[name=code]', app.generate())
  await follow(page, page.locator('form[action="/account/authenticator"] button'))
  const [recovery] = await page.locator('main li code').allInnerTexts()

  await signOut()
  await follow(page, page.locator('form[data-passkey] button'))
  await page.goto('/account')
  expect(await page.locator('h1').innerText()).toBe('ผู้ประกอบการ ตัวอย่าง')

  await signOut()
  await page.fill('input[name=email]', '+66812345678')
  await page.fill('input[name=password]', password)
  await follow(page, page.locator('form[action="/sign-in"] button'))
  expect(new URL(page.url()).pathname).toBe('/sign-in/code')
  await page.goto('/account')
  expect(new URL(page.url()).pathname).toBe('/sign-in')
  await page.goto('/sign-in/code')
  await page.fill('input[name=code]', recovery!)
  await follow(page, page.locator('form[action="/sign-in/code"] button'))
  await page.goto('/account')
  expect(await page.locator('main').innerText()).toContain('รหัสกู้คืนเหลือ 9 รหัส')
  expect(errors).toEqual([])
  await context.close()
})
