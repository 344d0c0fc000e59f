import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFaults, closeBrowser, desk, newReader, phone, type Reader } from './browser.ts'
import { asSuperuser } from './database.ts'
import { signInAs, type DemoRole } from './people.ts'
import { startServer, type RunningServer } from './server.ts'

let server: RunningServer
let oneId: string
beforeAll(async () => {
  server = await startServer()
  oneId = await demonstrated()
})
afterAll(async () => {
  await closeBrowser()
  await server.stop()
})

/** The ONE ID of the demonstration's enterprise, as soon as it is registered. */
async function demonstrated(): Promise<string> {
  for (;;) {
    const { rows } = await asSuperuser(server.data, (client) =>
      client.query<{ one_id: string }>("select one_id from registry.enterprise where stage <> 'unregistered' limit 1"),
    )
    if (rows[0]) return rows[0].one_id
    await sleep(200)
  }
}

/** Views of an enterprise: the overview of its people or of staff, and beside it. */
const myBusiness = ['', 'services', 'profile', 'questions', 'people', 'consents', 'access', 'history', 'data']
const record = ['', 'people', 'questions', 'access', 'history', 'correct']

/** Each template once, as somebody who may open it; `:oneId` is the enterprise of the demonstration. */
const pages: Readonly<Partial<Record<DemoRole | 'nobody', readonly string[]>>> = {
  nobody: [
    '/',
    '/sign-in',
    '/sign-up',
    '/recover',
    '/what-can-i-get',
    '/what-can-i-get?kind=juristic&activity=C&province=50&employees=7',
    '/services',
    '/services/vat-refund-tourists',
    '/register',
    '/e/:oneId',
    '/ui',
  ],
  entrepreneur: [
    '/',
    '/my-business?all',
    '/my-business/erased',
    ...myBusiness.map((view) => `/my-business/:oneId/${view}`),
    '/card',
    '/card/:oneId',
    '/account',
    '/account/authenticator',
    '/account/programs',
  ],
  counter: ['/', '/counter', '/counter/slip/:oneId', '/enterprises', ...record.map((view) => `/enterprises/:oneId/${view}`), '/recover/counter', '/account'],
  registrar: [
    '/',
    '/enterprises',
    '/duplicates',
    '/duplicates/matchers',
    '/size-rules',
    '/agencies',
    '/agencies/rd',
    '/sources',
    '/clients',
    '/privacy/breaches',
    '/privacy/breaches/new',
    '/privacy/retention',
    '/privacy/erasure',
    '/services/new',
  ],
  executive: [
    '/',
    '/search?q=1,615',
    '/dashboard/2566',
    '/dashboard/2566?strategy=3',
    '/dashboard/2566/registrations',
    '/plan/2566',
    '/plan/2566/projects/P18',
    '/plan/2566/spending',
    '/plan/2566/approvals',
    '/plan/2566/spending-reports/1',
    '/results/2566',
    '/results/2566/P18-O2',
    '/figures/2566',
    '/figures/2566/sme_developed',
    '/statements/2566/projects.csv/19',
    '/findings/2566',
    '/report/2566',
    '/report/2566/1',
    '/report/2566/2',
    '/report/2566/3',
    '/report/2566/4',
    '/report/2566/5',
    '/report/2566/files',
    '/jobs',
    '/notices',
    '/account',
  ],
  planner: ['/import', '/plan/2566/projects/P18/edit', '/plan/2566/projects/P18/spending-plan', '/plan/2566/indicators/P18-O2'],
  finance: ['/plan/2566/projects/P18/money', '/plan/2566/projects/P18/entries'],
  owner: ['/', '/results/2566'],
  evaluator: ['/', '/results/2566/P18-O2?quarter=1'],
  admin: ['/people', '/clients', '/operations', '/operations/sources', '/audit', '/holidays/2566'],
}

const readers: readonly (readonly [string, Reader])[] = [
  ['Thai, phone, light, without script', { width: phone, script: false, lang: 'th' }],
  ['Thai, desk, dark', { width: desk, dark: true, lang: 'th' }],
  ['English, phone, dark', { width: phone, dark: true, lang: 'en' }],
  ['English, desk, light', { width: desk, lang: 'en' }],
]

describe.each(readers)('every page in %s', (_, reader) => {
  test.each(Object.keys(pages) as (keyof typeof pages)[])('as %s: stands, fits, and axe finds nothing', async (role) => {
    const { context, page, errors } = await newReader(server.baseUrl, reader)
    if (role !== 'nobody') await signInAs(page, role)
    const faults: string[] = []
    for (const template of pages[role]!) {
      const path = template.replace(':oneId', oneId).replace(/(?<=.)\/$/, '')
      const response = await page.goto(path)
      if (response?.status() !== 200) faults.push(`${path}: status ${response?.status()}`)
      const [width, shown, title, lang, main, entries] = await page.evaluate(
        () =>
          [
            document.documentElement.scrollWidth,
            window.innerWidth,
            document.title,
            document.documentElement.lang,
            document.querySelectorAll('main h1').length,
            Array.from(document.querySelectorAll<HTMLElement>('.desk-menu > a'), ({ offsetTop }) => offsetTop),
          ] as const,
      )
      if (width > shown) faults.push(`${path}: ${width} px wide on a screen of ${shown}`)
      if (new Set(entries).size > 1) faults.push(`${path}: the menu takes ${new Set(entries).size} lines`)
      if (!title || lang !== reader.lang || (main !== 1 && path !== '/ui'))
        faults.push(`${path}: title "${title}", language ${lang}, ${main} headings of the first level`)
      const text = await page.locator('body').innerText()
      for (const slip of ['undefined', 'NaN', '[object', 'null']) if (text.includes(slip)) faults.push(`${path}: says ${slip}`)
      if (reader.script !== false) faults.push(...(await axeFaults(page)).map((fault) => `${path}: ${fault}`))
    }
    expect(faults).toEqual([])
    expect(errors).toEqual([])
    await context.close()
  })
})
