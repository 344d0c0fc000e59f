import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeBrowser, desk, follow, newReader, phone } from './browser.ts'
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

/** Somebody who has never seen it follows links from the first page, by what they say. */
describe.each([
  ['on a phone, without script', { width: phone, script: false }],
  ['at a desk, with script', { width: desk, script: true }],
])('a newcomer %s', (_, reader) => {
  test('finds how much of a project is spent', async () => {
    const { context, page, errors } = await newReader(server.baseUrl, reader)
    await signInAs(page, 'executive')
    await page.goto('/')
    await page.fill('input[name=q]', 'P18')
    await follow(page, page.locator('form[action="/search"] button').first())
    await follow(page, page.locator('main a[href$="/projects/P18"]').first())
    const text = await page.locator('main').innerText()
    expect(text).toContain('4,924,379.90')
    expect(text).toContain('51,136,600.00')
    expect(text).toContain('46,124,079.59')
    expect(errors).toEqual([])
    await context.close()
  })

  test('finds why the economic value is 16,725', async () => {
    const { context, page } = await newReader(server.baseUrl, reader)
    await signInAs(page, 'executive')
    await page.goto('/')
    await follow(page, page.locator('main a', { hasText: '16,725' }).first())
    const text = await page.locator('main').innerText()
    for (const part of ['16,725.4437', '10,402.85', '6,322.5937', '870.83', '9,532.02']) expect(text).toContain(part)
    await follow(page, page.locator('main a[href*="/statements/"]').first())
    expect(await page.locator('main').innerText()).toMatch(/\.csv/)
    await context.close()
  })

  test('finds which targets were missed and what contradicts what', async () => {
    const { context, page } = await newReader(server.baseUrl, reader)
    await signInAs(page, 'executive')
    await page.goto('/')
    await follow(page, page.locator('main a[href*="/results"]').last())
    const missed = await page.locator('main').innerText()
    expect(missed).toContain('ไม่บรรลุเป้าหมาย')
    await page.goto('/')
    await follow(page, page.locator('main a[href^="/findings"]').last())
    expect(await page.locator('main').innerText()).toContain('75,550')
    await context.close()
  })
})
