import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkDigit } from '#registry/index.ts'
import { factsOf, type Facts } from '#simulation/index.ts'
import { closeBrowser, desk, newReader, phone } from './browser.ts'
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

let count = 0
function newNumber() {
  const twelve = `010557${String((count += 1)).padStart(6, '0')}`
  return twelve + checkDigit(twelve)
}

/** Seconds a person takes for each thing they do; what the machine takes is not counted. */
const seconds = { key: 0.2, click: 1, page: 5 }

/** Somebody at a page, whose keys and clicks are counted. A new page is read before anything is done on it. */
function hand(page: Page) {
  let spent = 0
  const leads = async (act: () => Promise<void>) => {
    await Promise.all([page.waitForEvent('load'), act()])
    spent += seconds.page
  }
  return {
    spent: () => spent,
    async click(what: string) {
      spent += seconds.click
      await page.click(what)
    },
    async clickOn(what: string) {
      spent += seconds.click
      await leads(() => page.click(what))
    },
    async type(what: string, text: string) {
      spent += seconds.click + text.length * seconds.key
      await page.fill(what, text)
    },
    /** At a keyboard: wherever the focus is. */
    async keys(text: string) {
      spent += text.length * seconds.key
      await page.keyboard.type(text)
    },
    async press(key: string) {
      spent += seconds.key
      await page.keyboard.press(key)
    },
    async pressOn(key: string) {
      spent += seconds.key
      await leads(() => page.keyboard.press(key))
    },
  }
}

const next = 'main form button.primary'
const text = (page: Page) => page.locator('main').innerText()

/** Waits, however long it takes, until the stand-ins of the sources have said where they answer. */
async function sources(): Promise<string[]> {
  for (;;) {
    const found = await asSuperuser(server.data, (client) =>
      client.query<{ base_url: string }>('select base_url from exchange.source where base_url is not null'),
    )
    if (found.rows.length === 8) return found.rows.map(({ base_url }) => base_url)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

const setFault = async (fault: 'down' | null) => {
  for (const url of await sources()) await fetch(new URL('/control', url), { method: 'POST', body: JSON.stringify({ fault }) })
}

/** As if the pause before a silent source is asked again had passed. */
const waitIsOver = () =>
  asSuperuser(server.data, async (client) => {
    await client.query('update exchange.source set failures = 0, opened_at = null, probed_at = null')
    await client.query("update exchange.verification set next_at = now() where status = 'waiting'")
  })

/** From the number to the last page, as quickly as the pages allow; what no source filled is typed. Answers what the page of the business said. */
async function register(page: Page, owner: ReturnType<typeof hand>, { number, typed }: { readonly number: string; readonly typed?: Facts }) {
  await owner.type('[name=number]', number)
  if (!(await page.isChecked('#field-kind-juristic'))) await owner.click('#field-kind-juristic')
  await owner.clickOn(next)
  if (typed) {
    await owner.type('[name=nameTh]', typed.nameTh)
    await owner.type('[name=area]', 'กระบี่')
  }
  const business = await text(page)
  await owner.clickOn(next)
  if (await page.locator('[name=areaChoice]').count()) {
    await owner.click('[name=areaChoice] >> nth=0')
    await owner.clickOn(next)
  }
  await owner.clickOn(next)
  await owner.type('[name=name]', 'สมมติ ตัวอย่าง')
  await owner.type('[name=login]', `journey${(count += 1)}@test.example`)
  await owner.type('[name=password]', 'ประโยคยาวที่จำได้')
  await owner.clickOn(next)
  await owner.clickOn(next)
  return business
}

test('on a telephone, from what one could get to the card in under two minutes', async () => {
  await setFault(null)
  const { context, page, errors } = await newReader(server.baseUrl, { width: phone, lang: 'th' })
  const owner = hand(page)
  await page.goto('/what-can-i-get')
  await owner.click('select[name=province]')
  await page.selectOption('select[name=province]', '50')
  await owner.type('[name=employees]', '7')
  await owner.clickOn('form.typed[method=get] button.primary')
  await owner.clickOn('form[action="/register/with"] button')
  const business = await register(page, owner, { number: newNumber() })
  expect(business).toMatch(/จากกรมพัฒนาธุรกิจการค้า ณ \d+/)
  expect(page.url()).toMatch(/\/register\/done\/\d{10}$/)
  await owner.clickOn('a[href^="/card/"]')
  expect(await page.locator('main svg').count()).toBeGreaterThan(0)
  expect(owner.spent()).toBeLessThan(120)
  expect(errors).toEqual([])
  await context.close()
})

test('with every source down it is registered all the same; later the fields fill, and what contradicts is asked', async () => {
  await setFault('down')
  const { context, page } = await newReader(server.baseUrl, { width: phone, lang: 'th', script: false })
  const owner = hand(page)
  await page.goto('/register')
  const number = newNumber()
  const business = await register(page, owner, { number, typed: factsOf('juristic', number) })
  expect(business).toContain('บางแหล่งข้อมูลยังไม่ตอบ')
  expect(page.url()).toMatch(/\/register\/done\/\d{10}$/)
  expect(owner.spent()).toBeLessThan(120)

  const oneId = page.url().split('/').at(-1)!
  const profile = `/my-business/${oneId}/profile`
  await page.goto(profile)
  expect(await text(page)).not.toContain('กรมพัฒนาธุรกิจการค้า')
  await setFault(null)
  await waitIsOver()
  while (!(await text(page)).includes('ยืนยันโดย กรมพัฒนาธุรกิจการค้า')) await page.goto(profile)
  // The register of firms places it in Bangkok; it said Krabi: nothing is overwritten before it answers.
  expect(await text(page)).toContain('กระบี่')
  await page.goto(`/my-business/${oneId}`)
  await owner.clickOn('main a.primary[href$="/questions"]')
  expect(await text(page)).toContain('ตามที่กรมพัฒนาธุรกิจการค้าระบุ')
  const area = page.locator('section', { hasText: 'ที่ตั้ง' })
  await area.locator('input[value=dbd]').check()
  await Promise.all([page.waitForEvent('load'), area.locator('button').click()])
  await page.goto(profile)
  expect(await text(page)).not.toContain('กระบี่')
  expect(await text(page)).toContain('กรุงเทพมหานคร')
  await context.close()
})

describe('an officer at the counter', () => {
  test.each([
    ['with the sources', null],
    ['with every source down', 'down'],
  ] as const)('serves a customer by keyboard alone, %s', async (_, fault) => {
    await setFault(fault)
    const { context, page, errors } = await newReader(server.baseUrl, { width: desk, lang: 'th' })
    await signInAs(page, 'counter')
    const officer = hand(page)
    await page.goto('/counter')
    await page.waitForSelector('[name=shown]:focus')
    await officer.keys(newNumber())
    if (await page.locator('select[name=centre]').count()) {
      await officer.press('Tab')
      await officer.press('ArrowDown')
      await officer.press('Tab')
    }
    await officer.pressOn('Enter')
    await page.waitForSelector('[name=nameTh]:focus')
    if ((await page.inputValue('[name=nameTh]')) === '') await officer.keys('บริษัท ตัวอย่าง จำกัด')
    if ((await page.inputValue('[name=area]')) === '') {
      await officer.press('Tab')
      await officer.press('Tab')
      await officer.keys('500101')
    }
    await officer.pressOn('Enter')
    expect(page.url()).toMatch(/\/counter\/slip\/\d{10}/)
    expect(officer.spent()).toBeLessThan(60)
    // The next customer's screen begins with the focus where the number goes, and holds nothing of the last.
    await page.waitForSelector('a.primary:focus')
    await officer.pressOn('Enter')
    await page.waitForSelector('[name=shown]:focus')
    expect(await text(page)).not.toContain('จำกัด')
    expect(errors).toEqual([])
    await context.close()
    await setFault(null)
  })

  test('opens an account for the customer by keyboard alone, who sets the password from the slip and finds the enterprise', async () => {
    const { context, page, errors } = await newReader(server.baseUrl, { width: desk, lang: 'th' })
    await signInAs(page, 'counter')
    const officer = hand(page)
    await page.goto('/counter')
    await page.waitForSelector('[name=shown]:focus')
    await officer.keys(newNumber())
    if (await page.locator('select[name=centre]').count()) {
      await officer.press('Tab')
      await officer.press('ArrowDown')
      await officer.press('Tab')
    }
    await officer.pressOn('Enter')
    await page.waitForSelector('[name=nameTh]:focus')
    const login = `counter${(count += 1)}@test.example`
    const tabTo = async (name: string) => {
      while ((await page.locator(`[name=${name}]:focus`).count()) === 0) await officer.press('Tab')
    }
    if ((await page.inputValue('[name=nameTh]')) === '') await officer.keys('บริษัท ตัวอย่าง จำกัด')
    await tabTo('area')
    if ((await page.inputValue('[name=area]')) === '') await officer.keys('500101')
    await tabTo('ownerName')
    await officer.keys('สมมติ ตัวอย่าง')
    await tabTo('ownerLogin')
    await officer.keys(login)
    await officer.pressOn('Enter')
    expect(officer.spent()).toBeLessThan(60)
    const link = /https?:\/\/\S+\/set-password\/\S+/.exec(await text(page))?.[0]
    expect(link).toBeDefined()
    const oneId = (await page.locator('main h1').innerText()).replace(/\D/g, '')
    // Loaded again, the slip has its ONE ID and no link.
    await page.waitForSelector('a.primary:focus')
    page.on('dialog', (dialog) => void dialog.accept())
    await page.reload()
    expect(page.url()).toContain(`/counter/slip/${oneId}`)
    expect(await text(page)).not.toContain('set-password')
    expect(errors).toEqual([])
    await context.close()

    const customer = await newReader(server.baseUrl, { width: phone, lang: 'th' })
    await customer.page.goto(new URL(link!).pathname)
    await customer.page.fill('[name=password]', 'ประโยคยาวที่จำได้')
    await Promise.all([customer.page.waitForEvent('load'), customer.page.click(next)])
    await customer.page.goto(`/sign-in?next=/my-business/${oneId}`)
    await customer.page.fill('[name=email]', login)
    await customer.page.fill('[name=password]', 'ประโยคยาวที่จำได้')
    await customer.page.press('[name=password]', 'Enter')
    await customer.page.waitForURL(`**/my-business/${oneId}`)
    expect(await text(customer.page)).toContain('จำกัด')
    await customer.context.close()
  })
})
