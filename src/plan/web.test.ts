import { describe, expect, it } from 'vitest'
import { createHttp } from '#platform/http.ts'
import type { Route, Visitor } from '#platform/routes.ts'
import { newSubmissionToken } from '#platform/submission.ts'
import { allows, rolePermissions, type Role } from '#people/index.ts'
import { errorPage } from '#ui/index.ts'
import { testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { generatePlan } from '../../test/generate/plan.ts'
import { loadPack, readPack } from '../../test/pack.ts'
import { addEntry, getIndicators, getMoney, getPlan, importers, navigation, paths, streamImporters, webWith } from './index.ts'

const { db } = await testDatabase()
const app = testApp(db)
const made = generatePlan({ year: 2571, projects: 6, seed: 11 })
await loadPack(db, 2566, await readPack('data/fy2566'), importers)
await loadPack(db, 2571, made.files, importers, streamImporters)
app.clock.set('2028-06-01T03:00:00.000Z')

const accounts: Readonly<Record<Role, string>> = Object.fromEntries(
  Object.keys(rolePermissions).map((role, index) => [role, `01900000-0000-7000-8000-00000000000${index}`]),
) as Record<Role, string>

/** A browser of someone in a role: pages by GET, forms by POST with the token of their session. */
function as(role: Role, projects: Visitor['projects'] = 'all') {
  const visitor: Visitor = { accountId: accounts[role], sessionId: role, name: 'ผู้ใช้ ตัวอย่าง', permissions: new Set(rolePermissions[role]), projects }
  const routes: readonly Route[] = webWith({ resultsOf: () => Promise.resolve(new Map()), evidenceOf: () => Promise.resolve([]) })
  const http = createHttp({
    app,
    routes,
    navigation,
    identify: () => Promise.resolve(visitor),
    allows,
    errorPage,
    signInPath: (wanted) => `/sign-in?next=${wanted}`,
  })
  return {
    async see(path: string) {
      const response = await http.request(app.config.baseUrl + path)
      return { status: response.status, html: await response.text(), location: response.headers.get('location') }
    },
    async send(path: string, fields: Readonly<Record<string, string>>) {
      const response = await http.request(app.config.baseUrl + path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: app.config.baseUrl },
        body: new URLSearchParams({ _token: newSubmissionToken(app.keys, role), ...fields }).toString(),
      })
      return { status: response.status, html: await response.text(), location: response.headers.get('location') }
    },
  }
}

const reader = as('executive')
const planner = as('planner')
const finance = as('finance')

describe('the published year', () => {
  it('shows the plan as a tree with its money', async () => {
    const { status, html } = await reader.see('/plan/2566')
    expect(status).toBe(200)
    for (const text of ['1,183.0', '60.1%', 'ยุทธศาสตร์ 3', 'กลยุทธ์ 3.2', 'ไม่อยู่ใต้กลยุทธ์ใด', '/plan/2566/projects/P32.1', 'โครงการต่อเนื่องจากปีก่อนหน้า'])
      expect(html).toContain(text)
    expect(html).not.toMatch(/undefined|NaN|\[object/)
    expect((await reader.see('/plan')).location).toBe('/plan/2571')
  })

  it('says how much of a project is spent, and where that stands', async () => {
    const { html } = await reader.see(paths.project(2566, 'P18'))
    for (const text of [
      '4,924,379.90',
      '46,124,079.59',
      '9.63%',
      'budget_execution.csv',
      '/statements/2566/budget_execution.csv/19',
      'ปีนี้มีเพียงยอดรวมทั้งปี',
      'ดำเนินการเกินปีงบประมาณ',
    ])
      expect(html).toContain(text)
    expect((await reader.see(paths.project(2566, 'P32'))).html).toContain('/plan/2566/projects/P32.2')
  })

  it('says that it has no months and quarters', async () => {
    expect((await reader.see(paths.spending(2566))).html).toContain('ไม่มีข้อมูลรายเดือนของปีนี้')
    expect((await reader.see(paths.spendingReport(2566, 2))).html).toContain('ไม่มีข้อมูลรายเดือนของปีนี้')
    expect((await reader.see(paths.spending(2566))).html).toContain('372,990,000.00')
    expect((await reader.see(paths.approvals(2566))).html).toContain('13/2565')
  })

  it('answers 404 for what is not there', async () => {
    for (const path of [
      '/plan/2566/projects/P99',
      '/plan/2580',
      '/plan/66',
      '/plan/2566/spending-reports/5',
      '/plan/2566/projects/P18/entries?after=x',
      '/plan/2580/spending',
    ])
      expect((await reader.see(path)).status, path).toBe(404)
  })
})

describe('a year with months', () => {
  it('shows every page in both languages', async () => {
    const code = made.projects[0]!.code
    for (const path of [
      paths.plan(2571),
      paths.project(2571, code),
      paths.entries(2571, code),
      paths.spending(2571),
      paths.approvals(2571),
      paths.spendingReport(2571, 3),
    ]) {
      for (const lang of ['th', 'en']) {
        const { status, html } = await reader.see(`${path}?lang=${lang}`)
        expect(status, path).toBe(200)
        expect(html).not.toMatch(/undefined|NaN|\[object/)
      }
    }
    expect((await reader.see(paths.spending(2571))).html).toContain('แผนสะสม'.slice(0, 3))
  })

  it('pages through entries without missing one', async () => {
    const code = made.projects[0]!.code
    let path: string | undefined = paths.entries(2571, code)
    const all = { ...generatePlan({ year: 2571, projects: 6, seed: 11 }) }.files['budget_entries.csv']!.split('\n').filter((line) =>
      line.startsWith(`${code}/`),
    ).length
    for (let number = 0; number < 20 - (all % 20); number++)
      await addEntry(
        app,
        { accountId: undefined, requestId: 'test' },
        { year: 2571, project: code, kind: 'allocation', amount: 1n, date: '2028-01-01', reference: 'x' },
      )
    let seen = 0
    while (path) {
      const { html } = await reader.see(path)
      seen += html.match(/<tr role="row"/g)!.length - 1
      path = /href="([^"]*)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(seen).toBe(all + 20 - (all % 20))
  })
})

describe('forms', () => {
  const code = made.projects[1]!.code
  const money = paths.recordMoney(2571, code)

  it('record an entry, refuse an overdraft with what is left, and keep what was typed', async () => {
    expect((await finance.see(money)).status).toBe(200)
    const entry = { kind: 'disbursement', amount: '๑,๐๐๐.๕๐', date: '1 มี.ค. 2571', reference: 'ฎีกา 9', source: 'annual_budget' }
    const sent = await finance.send(`${money}/entry`, entry)
    expect([sent.status, sent.location]).toEqual([303, paths.project(2571, code)])
    expect((await reader.see(paths.project(2571, code))).html).toContain('ฎีกา 9')
    const over = await finance.send(`${money}/entry`, { ...entry, amount: '999,999,999' })
    expect(over.status).toBe(422)
    expect(over.html).toContain('เกินเงินคงเหลือ')
    expect(over.html).toContain('value="999,999,999"')
    const empty = await finance.send(`${money}/entry`, { ...entry, amount: '' })
    expect([empty.status, empty.html.includes('field-amount-fault')]).toEqual([422, true])
  })

  it('transfer, state a balance, and reverse', async () => {
    const transfer = {
      fromSource: 'annual_budget',
      toProject: made.projects[2]!.code,
      toSource: 'annual_budget',
      transferAmount: '1',
      transferDate: '1 มี.ค. 2571',
      transferReference: 'โอน 1',
      transferReason: 'ปรับแผน',
    }
    expect((await finance.send(`${money}/transfer`, transfer)).status).toBe(303)
    expect((await finance.send(`${money}/transfer`, { ...transfer, toProject: code })).html).toContain('โอนภายในโครงการ')
    const balance = { asOf: '30 ก.ย. 2571', allocated: '10', disbursed: '4', committed: '5', remaining: '1' }
    expect((await finance.send(`${money}/balance`, balance)).status).toBe(303)
    expect((await finance.send(`${money}/balance`, { ...balance, committed: '7' })).html).toContain('เกินเงินที่ได้รับจัดสรร')
    expect((await getMoney(db, 2571)).find((row) => row.code === code)?.reported).toMatchObject({ allocated: 1000n, origin: undefined })
    const link = /href="([^"]*\/reverse)"/.exec((await finance.see(paths.entries(2571, code))).html)![1]!
    expect((await finance.see(link)).status).toBe(200)
    expect((await finance.send(link, { date: '2 มี.ค. 2571', reason: '' })).status).toBe(422)
    expect((await finance.send(link, { date: '2 มี.ค. 2571', reason: 'บันทึกซ้ำ' })).status).toBe(303)
    expect((await finance.send(link, { date: '2 มี.ค. 2571', reason: 'บันทึกซ้ำ' })).html).toContain('ถูกกลับไปแล้ว')
  })

  it('amend a project with a reason, and show both versions to who comes second', async () => {
    const edit = paths.amendProject(2571, code)
    const version = String((await getPlan(db, 2571)).projects.find((project) => project.code === code)!.version)
    const change = { version, name: 'ชื่อใหม่ของโครงการ', departments: 'กองก; กองข', reason: 'มติที่ประชุม' }
    expect((await planner.send(edit, change)).status).toBe(303)
    const stale = await planner.send(edit, { ...change, name: 'ชื่อของคนที่สอง' })
    expect(stale.status).toBe(409)
    expect(stale.html).toContain('ชื่อใหม่ของโครงการ')
    expect(stale.html).toContain('value="ชื่อของคนที่สอง"')
    const next = /name="version" value="(\d+)"/.exec(stale.html)![1]!
    expect((await planner.send(edit, { ...change, version: next, name: 'ชื่อของคนที่สอง' })).status).toBe(303)
    const { html } = await reader.see(paths.project(2571, code))
    expect(html).toContain('มติที่ประชุม')
    expect(html).toContain('ชื่อใหม่ของโครงการ → ชื่อของคนที่สอง')
    expect((await planner.send(edit, { ...change, version: String(Number(next) + 1), start: '1 ต.ค. 2571', end: '1 ต.ค. 2570' })).html).toContain(
      'วันสิ้นสุดอยู่ก่อนวันเริ่ม',
    )
  })

  it('declare the book that is the figure', async () => {
    const version = String((await getPlan(db, 2571)).projects.find((project) => project.code === code)!.version)
    expect((await planner.send(`${paths.amendProject(2571, code)}/book`, { version, book: 'derived' })).status).toBe(303)
    const money = (await getMoney(db, 2571)).find((row) => row.code === code)!
    expect(money.book).toBe('derived')
    expect(money.allocated).toBe(money.derived!.allocated)
    expect((await planner.send(`${paths.amendProject(2571, code)}/book`, { version, book: 'reported' })).status).toBe(409)
  })

  it('set targets of the year and its quarters', async () => {
    const [indicator] = await getIndicators(db, 2571, code)
    const path = paths.setTarget(2571, indicator!.id)
    expect((await planner.see(path)).status).toBe(200)
    const change = {
      version: '1',
      target: '๑,๒๐๐.๕',
      direction: 'at_least',
      quarter1: '',
      quarter2: '',
      quarter3: '',
      quarter4: '1200.5',
      measures: 'stock',
      counts: '',
      reason: 'ปรับเป้า',
    }
    expect((await planner.send(path, change)).status).toBe(303)
    expect((await planner.send(path, change)).status).toBe(409)
    const [after] = await getIndicators(db, 2571, code)
    expect(after).toMatchObject({ targetPrinted: '1200.5', measures: 'stock', counts: undefined, quarters: [{ quarter: 4 }] })
  })

  it('add and edit an approval', async () => {
    const path = paths.approvals(2571)
    const approval = { version: '0', body: 'คณะกรรมการตัวอย่าง', meeting: '1/2571', decidedOn: '5 พ.ย. 2570', what: 'อนุมัติเงินเพิ่ม', projects: code }
    expect((await planner.send(path, approval)).status).toBe(303)
    expect((await planner.send(path, approval)).html).toContain('มีมตินี้อยู่แล้ว')
    expect((await planner.send(path, { ...approval, meeting: '2/2571', projects: 'ZZ' })).html).toContain('ZZ')
    const { html } = await planner.see(path)
    expect(html).toContain('อนุมัติเงินเพิ่ม')
    const id = /edit=([0-9a-f-]{36})/.exec(html)![1]!
    expect((await planner.send(path, { ...approval, id, version: '1', what: 'อนุมัติเงินเพิ่มแล้ว' })).status).toBe(303)
    expect((await planner.send(path, { ...approval, id, version: '1', what: 'อีกที' })).status).toBe(409)
  })

  it('plan spending by month, explain, and approve a quarter once', async () => {
    const plan = paths.planSpending(2571, code)
    const months = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`month${index + 1}`, '1']))
    expect((await planner.see(plan)).status).toBe(200)
    expect((await planner.send(plan, { ...months, version: '1', month12: '99,999,999,999', reason: 'x' })).html).toContain('เกินงบประมาณ')
    expect((await planner.send(plan, { ...months, version: '1', reason: 'ปรับแผน' })).status).toBe(303)
    expect((await planner.send(plan, { ...months, version: '1', reason: 'ปรับแผน' })).status).toBe(409)

    const report = paths.spendingReport(2571, 2)
    const owed = await planner.send(report, {})
    expect(owed.status).toBe(422)
    expect(owed.html).toContain('ยังไม่ชี้แจง')
    const behind = [...(await planner.see(report)).html.matchAll(/href="([^"]*\/projects\/[^"]*\/spending-reports\/2)"/g)].map((match) => match[1]!)
    expect(behind.length).toBeGreaterThan(0)
    for (const path of behind) expect((await planner.send(path, { version: '0', text: 'เร่งเบิกจ่ายในไตรมาสถัดไป' })).status).toBe(303)
    expect((await planner.send(behind[0]!, { version: '0', text: 'อีกคน' })).status).toBe(409)
    expect((await planner.send(report, {})).status).toBe(303)
    expect((await planner.send(report, {})).html).toContain('อนุมัติแล้ว')
    const frozen = (await reader.see(report)).html
    await addEntry(
      app,
      { accountId: undefined, requestId: 'test' },
      { year: 2571, project: code, kind: 'allocation', amount: 12345n, date: '2028-01-15', reference: 'ย้อนหลัง' },
    )
    const amounts = (html: string) => html.match(/[\d,]+\.\d\d/g)
    expect(amounts((await reader.see(report)).html)).toEqual(amounts(frozen))
    expect((await planner.send(paths.spendingReport(2571, 4), {})).html).toContain('ไตรมาสนี้ยังไม่สิ้นสุด')
  })
})

describe('rights', () => {
  const mine = made.projects[3]!.code
  const owner = as('owner', new Set([mine]))

  it('let each role change only what is theirs', async () => {
    for (const path of [paths.recordMoney(2571, mine), paths.amendProject(2571, mine), paths.planSpending(2571, mine)]) {
      expect((await owner.see(path)).status, path).toBe(403)
      expect((await reader.see(path)).status, path).toBe(403)
    }
    expect((await planner.see(paths.recordMoney(2571, mine))).status).toBe(403)
    expect((await finance.see(paths.amendProject(2571, mine))).status).toBe(403)
    expect((await reader.see(paths.project(2571, mine))).html).not.toContain('/edit"')
  })

  it('let an owner explain their own project and no other', async () => {
    const other = made.projects[4]!.code
    expect((await owner.see(paths.explainSpending(2571, mine, 1))).status).toBe(200)
    expect((await owner.see(paths.explainSpending(2571, other, 1))).status).toBe(404)
    expect((await owner.send(paths.explainSpending(2571, other, 1), { version: '0', text: 'ไม่ใช่ของตน' })).status).toBe(404)
    expect((await reader.see(paths.explainSpending(2571, mine, 1))).status).toBe(404)
  })
})
