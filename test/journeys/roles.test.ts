import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeBrowser, desk, follow, newReader } from './browser.ts'
import { signInAs, type DemoRole } from './people.ts'
import { startServer, type RunningServer } from './server.ts'

let server: RunningServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(async () => {
  await closeBrowser()
  await server.stop()
})

async function as(role: DemoRole) {
  const reader = await newReader(server.baseUrl, { width: desk })
  await signInAs(reader.page, role)
  return reader
}

test('a result is reported with evidence, returned with every fault, corrected, approved, and locked', async () => {
  const owner = await as('owner')
  const path = '/results/2566/P18-O2?quarter=1'
  await owner.page.goto(path)
  await owner.page.fill('form[action$="/report"] [name=value]', '๑,๒๐๐')
  await owner.page.selectOption('form[action$="/report"] [name=basis]', 'realised')
  await owner.page.fill('form[action$="/report"] [name=note]', 'นับจากทะเบียนผู้เข้าร่วม')
  await owner.page.setInputFiles('form[action$="/report"] [name=files]', {
    name: 'ทะเบียน.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('เลขที่,วันที่\n1,2022-11-02\n'),
  })
  await follow(owner.page, owner.page.locator('form[action$="/report"] button'))
  await follow(owner.page, owner.page.locator('form[action$="/submit"] button'))

  const evaluator = await as('evaluator')
  await evaluator.page.goto(path)
  await evaluator.page.locator('details:has(form[action$="/return"]) summary').click()
  const places = evaluator.page.locator('form[action$="/return"] textarea')
  await places.nth(0).fill('ตัวเลขไม่ตรงกับทะเบียน')
  await places.nth(1).fill('ระบุหน่วยให้ตรงกับเป้าหมาย')
  await follow(evaluator.page, evaluator.page.locator('form[action$="/return"] button'))

  await owner.page.goto(path)
  const returned = await owner.page.locator('main').innerText()
  expect(returned).toContain('ตัวเลขไม่ตรงกับทะเบียน')
  expect(returned).toContain('ระบุหน่วยให้ตรงกับเป้าหมาย')
  await owner.page.fill('form[action$="/report"] [name=value]', '1,180')
  await follow(owner.page, owner.page.locator('form[action$="/report"] button'))
  await follow(owner.page, owner.page.locator('form[action$="/submit"] button'))

  await evaluator.page.goto(path)
  await follow(evaluator.page, evaluator.page.locator('form[action$="/approve"] button'))
  expect(await evaluator.page.locator('main').innerText()).toContain('1,180')

  await owner.page.goto(path)
  expect(await owner.page.locator('form[action$="/report"]').count()).toBe(0)
  expect(owner.errors).toEqual([])
})

test('an owner may not open the money of a project, nor the people', async () => {
  const { page } = await as('owner')
  expect((await page.goto('/people'))!.status()).toBe(403)
  expect((await page.goto('/plan/2566/projects/P01/money'))!.status()).toBe(403)
})

test('finance takes money in and pays, and cannot pay more than is left', async () => {
  const { page } = await as('finance')
  const money = '/plan/2566/projects/P05/money'
  await page.goto(money)
  const entry = async (kind: string, amount: string, reference: string) => {
    await page.goto(money)
    await page.selectOption('form[action$="/entry"] [name=kind]', kind)
    await page.fill('form[action$="/entry"] [name=amount]', amount)
    await page.fill('form[action$="/entry"] [name=date]', '๑ พ.ย. ๒๕๖๕')
    await page.fill('form[action$="/entry"] [name=reference]', reference)
    await follow(page, page.locator('form[action$="/entry"] button'))
  }
  await entry('allocation', '1,000.00', 'ท-1')
  await entry('disbursement', '400.50', 'จ-1')
  expect(await page.locator('main').innerText()).toContain('400.50')
  await entry('disbursement', '600.00', 'จ-2')
  expect(await page.locator('main').innerText()).toContain('599.50')
  await page.goto('/plan/2566/projects/P05')
  expect(await page.locator('main').innerText()).toContain('599.50')
})

test('a planner brings in a file, sees every fault, mends it, and follows the job', async () => {
  const { page } = await as('planner')
  const bring = async (text: string) => {
    await page.goto('/import')
    await page.selectOption('[name=fiscalYear]', '2570')
    await page.setInputFiles('[name=files]', [
      { name: 'strategies.csv', mimeType: 'text/csv', buffer: Buffer.from('number,name_th\n1,ยุทธศาสตร์สมมติ\n') },
      { name: 'tactics.csv', mimeType: 'text/csv', buffer: Buffer.from('number,strategy,name_th\n1.1,1,กลยุทธ์สมมติ\n') },
      { name: 'projects.csv', mimeType: 'text/csv', buffer: Buffer.from(text) },
    ])
    await follow(page, page.locator('form:has([name=files]) button'))
  }
  await bring('code,group,name_th,strategy,tactic,budget\nA1,plan,โครงการสมมติ,1,1.1,-5.00\nA2,plan,อีกโครงการ,1,1.1,1.234\n')
  const faults = await page.locator('main').innerText()
  expect(faults).toContain('-5.00')
  expect(faults).toContain('1.234')
  await bring('code,group,name_th,strategy,tactic,budget\nA1,plan,โครงการสมมติ,1,1.1,"5,000.00"\n')
  await follow(page, page.locator('form[action$="/confirm"] button').first())
  expect(new URL(page.url()).pathname).toMatch(/^\/jobs\//)
  const result = page.locator('main a[href^="/import/"]')
  await expect.poll(async () => (await page.reload(), await result.count()), { timeout: 60_000, interval: 500 }).toBeGreaterThan(0)
  await follow(page, result.first())
  await page.goto('/plan/2570')
  expect(await page.locator('main').innerText()).toContain('โครงการสมมติ')
})
