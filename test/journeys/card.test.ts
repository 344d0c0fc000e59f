import { once } from 'node:events'
import { serve } from '@hono/node-server'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { system } from '#platform/database.ts'
import { createApp } from '../../src/main/compose.ts'
import { openOwnAccount } from '#people/index.ts'
import { loadReference } from '#reference/index.ts'
import { checkDigit, formatOneId, loadRegistryRules, registerEnterprise } from '#registry/index.ts'
import { testApp } from '../app.ts'
import { testDatabase } from '../database.ts'
import { closeBrowser, newReader, phone } from './browser.ts'

const { db } = await testDatabase()
const inside = testApp(db)
await loadReference(inside)
await loadRegistryRules(inside)

/** The web application on a port of its own, so that a browser can be cut off from it. */
const server = serve({ fetch: (request) => web.fetch(request), port: 0, hostname: '127.0.0.1' })
await once(server, 'listening')
const { port } = server.address() as { port: number }
const app = { ...inside, config: { ...inside.config, baseUrl: `http://127.0.0.1:${port}` } }
const web = createApp(app)

afterAll(async () => {
  await closeBrowser()
  server.close()
})

const login = 'card@test.example'
const password = 'a long enough sentence'
const opened = await openOwnAccount(app, system('test'), {
  name: 'ผู้ประกอบการ ตัวอย่าง',
  login,
  password,
  language: 'th',
  address: '127.0.0.1',
  userAgent: 'test',
})
if (!opened.ok) throw new Error(opened.code)
const { accountId } = opened.value
const twelve = '010556600001'
const made = await registerEnterprise(
  app,
  { accountId, requestId: 'test' },
  {
    kind: 'juristic',
    number: { type: 'juristic', digits: twelve + checkDigit(twelve) },
    statement: { nameTh: 'บริษัท ตัวอย่าง จำกัด', place: { province: '50' } },
    channel: 'web',
    owner: { accountId, role: 'owner' },
  },
)
if (!made.ok) throw new Error(made.code)
const { oneId } = made.value

/** Asks for the card, which leads through the sign-in. */
async function openCard(page: Page): Promise<void> {
  await page.goto(`/card/${oneId}`)
  await page.fill('form[action="/sign-in"] [name=login], form[action="/sign-in"] [name=email]', login)
  await page.fill('[name=password]', password)
  await page.keyboard.press('Enter')
  await page.waitForURL(({ pathname }) => pathname === `/card/${oneId}`)
}

const isKept = (page: Page): Promise<boolean> => page.evaluate(async (path) => (await caches.match(path)) !== undefined, `/card/${oneId}`)

test('a card that was opened once opens without the internet, until its holder signs out', async () => {
  const { context, page, errors } = await newReader(app.config.baseUrl, { width: phone })
  await openCard(page)
  await expect.poll(() => isKept(page), { timeout: 20_000 }).toBe(true)

  await context.setOffline(true)
  await page.goto(`/card/${oneId}`)
  expect(await page.textContent('.one-id')).toBe(formatOneId(oneId))
  expect(await page.locator('.qr').isVisible()).toBe(true)
  // Its styles and typeface came along.
  expect(await page.evaluate(() => getComputedStyle(document.querySelector('.one-id-card')!).borderTopWidth)).toBe('6px')
  expect(await page.evaluate(async () => (await document.fonts.load('16px "Plex Thai"', 'ก')).length)).toBeGreaterThan(0)
  // The app starts at the list of cards.
  await page.goto('/card')
  expect(await page.textContent('.one-id')).toBe(formatOneId(oneId))
  // Nothing else is kept.
  await page.goto('/account')
  expect(await page.textContent('h1')).toBe('ไม่มีอินเทอร์เน็ต')

  await context.setOffline(false)
  const kept = await page.evaluate(async () => {
    const names = await caches.keys()
    return (await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)))).flat()
  })
  expect(kept.filter((path) => !path.startsWith('/assets/') && !path.startsWith('/icons/')).toSorted()).toEqual([`/card/${oneId}`, '/offline'])
  await page.goto(`/card/${oneId}`)
  await page.locator('.phone-menu summary').click()
  await page.locator('.phone-menu form[action="/sign-out"] button').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/card'))
  await expect.poll(() => isKept(page), { timeout: 20_000 }).toBe(false)
  await context.setOffline(true)
  await page.goto(`/card/${oneId}`)
  expect(await page.textContent('h1')).toBe('ไม่มีอินเทอร์เน็ต')
  expect(errors.filter((error) => !error.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
  await context.close()
})

test('without script the card is a page like any other', async () => {
  const { context, page } = await newReader(app.config.baseUrl, { width: phone, script: false })
  await openCard(page)
  expect(await page.locator('.qr').isVisible()).toBe(true)
  await context.close()
})
