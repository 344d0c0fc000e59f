import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { poolFor } from '#platform/database.ts'
import type { DB } from '#platform/database.generated.ts'
import { makeDemoAccounts } from '#people/index.ts'
import { createApp } from '../src/main/compose.ts'
import { fullName, makeFullYears, openBench, years, type Bench } from './years.ts'

const rounds = 40

/** Pages an executive opens, each against the statements it makes, run raw one after another on one connection. Nothing is cached between requests but charts. */
export async function benchPages(bench: Bench): Promise<void> {
  await makeFullYears(bench)
  const { app: plain, close } = openBench(bench, fullName)
  const pool = poolFor({ url: bench.url('prosme_app', fullName), role: 'prosme_app' })
  const statements: { sql: string; parameters: readonly unknown[] }[] = []
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    log: ({ level, query }) => void (level === 'query' && statements.push({ sql: query.sql, parameters: query.parameters })),
  })
  const app = { ...plain, db }
  const cookie = await signIn(bench, app)
  const web = createApp(app)
  const open = async (path: string) => {
    const startedAt = performance.now()
    const response = await web.request(bench.config.baseUrl + path, { headers: { cookie } })
    const size = (await response.text()).length
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}`)
    return { ms: performance.now() - startedAt, size }
  }
  const year = years.at(-1)!
  const raw = new pg.Client(bench.url('prosme_app', fullName))
  await raw.connect()
  for (const path of [`/dashboard/${year}`, ...[1, 2, 3, 4, 5].map((part) => `/report/${year}/${part}`)]) {
    const first = await open(path)
    statements.length = 0
    await open(path)
    const made = statements.slice()
    const [page, bare]: [number[], number[]] = [[], []]
    for (let round = 0; round < rounds; round++) {
      page.push((await open(path)).ms)
      const startedAt = performance.now()
      for (const { sql, parameters } of made) await raw.query(sql, [...parameters])
      bare.push(performance.now() - startedAt)
    }
    const ratio = median(page) / median(bare)
    bench.say(
      `  ${path.padEnd(18)} ${ms(median(page))} (p95 ${ms(quantile(page, 0.95))}, first ${ms(first.ms)}, ${Math.round(first.size / 1024)} kB); its ${made.length} statements raw ${ms(median(bare))}; ratio ${ratio.toFixed(2)}`,
    )
  }
  await raw.end()
  await pool.end()
  await close()
}

const ms = (value: number) => `${value.toFixed(1)} ms`
const median = (values: readonly number[]) => quantile(values, 0.5)
const quantile = (values: readonly number[], at: number) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * at))]!

/** Signs an executive in through the sign-in form, as a browser would. */
export async function signIn(bench: Bench, app: Parameters<typeof createApp>[0]): Promise<string> {
  await makeDemoAccounts(app)
  const web = createApp(app)
  const form = await (await web.request(`${bench.config.baseUrl}/sign-in`)).text()
  const token = /name="_token" value="([^"]+)"/.exec(form)![1]!
  const account = /name="account" value="([^"]+)"/.exec(form)![1]!
  const response = await web.request(`${bench.config.baseUrl}/sign-in/demo`, {
    method: 'POST',
    body: new URLSearchParams({ _token: token, account, next: '/' }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: bench.config.baseUrl },
  })
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0]!)
    .join('; ')
}
