import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fullName, makeFullYears, years, type Bench } from './years.ts'

const port = 3977
const base = `http://127.0.0.1:${port}`

/** Resident memory of the server after 300 pages and of the worker after a PDF and a workbook, as the operating system counts it. Linux only. */
export async function benchMemory(bench: Bench): Promise<void> {
  await makeFullYears(bench)
  const env = {
    ...process.env,
    PROSME_DATA: bench.config.data,
    DATABASE_URL: bench.url('prosme_app', fullName),
    DATABASE_OWNER_URL: bench.url('postgres', fullName),
    PORT: String(port),
    LOG_LEVEL: 'error',
    PROSME_URL: base,
  }
  // With the limits that npm start gives it.
  const { scripts } = JSON.parse(readFileSync(join(bench.config.root, 'package.json'), 'utf8')) as { scripts: { start: string } }
  const execArgv = scripts.start.match(/--max-\S+/g) ?? []
  const server = fork(join(bench.config.root, 'dist', 'cli.js'), ['start'], { env, execArgv, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  try {
    await new Promise<void>((resolve) => server.stdout!.on('data', (chunk: Buffer) => chunk.toString().includes('Ctrl-C') && resolve()))
    const worker = await childOf(server)
    bench.say(`  just started: server ${resident(server.pid!)} MB, worker ${resident(worker)} MB`)
    const cookie = await signIn()
    for (let round = 0; round < 60; round++) {
      for (const path of [`/dashboard/${years.at(-1)!}`, ...[1, 2, 3, 5].map((part) => `/report/${years.at(-1)!}/${part}`)])
        await (await fetch(base + path, { headers: { cookie } })).text()
    }
    bench.say(`  after 300 pages: server ${resident(server.pid!)} MB (most ${peak(server.pid!)} MB)`)
    for (const format of ['pdf', 'xlsx']) await makeFile(cookie, format)
    bench.say(`  after a PDF and a workbook: worker ${resident(worker)} MB (most ${peak(worker)} MB)`)
  } finally {
    server.kill('SIGTERM')
    await once(server, 'exit')
  }
}

async function childOf(server: ChildProcess): Promise<number> {
  for (;;) {
    const [pid] = readFileSync(`/proc/${server.pid}/task/${server.pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
    if (pid) return Number(pid)
    await wait(100)
  }
}

const status = (pid: number, field: string) =>
  Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024)
const resident = (pid: number) => status(pid, 'VmRSS')
const peak = (pid: number) => status(pid, 'VmHWM')

const tokenIn = (html: string) => /name="_token" value="([^"]+)"/.exec(html)![1]!

async function signIn(): Promise<string> {
  const html = await (await fetch(`${base}/sign-in`)).text()
  const account = /name="account" value="([^"]+)"/.exec(html)![1]!
  const response = await post('/sign-in/demo', { _token: tokenIn(html), account, next: '/' }, '')
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0]!)
    .join('; ')
}

const post = (path: string, fields: Record<string, string>, cookie: string) =>
  fetch(base + path, { method: 'POST', body: new URLSearchParams(fields), headers: { cookie, origin: base }, redirect: 'manual' })

async function makeFile(cookie: string, format: string): Promise<void> {
  const path = `/report/${years.at(-1)!}/files`
  const html = await (await fetch(base + path, { headers: { cookie } })).text()
  const asked = await post(path, { _token: tokenIn(html), format, version: '' }, cookie)
  const job = asked.headers.get('location')
  if (!job) throw new Error(`the ${format} was not started: ${asked.status}`)
  for (let tries = 0; tries < 600; tries++) {
    const page = await (await fetch(base + job, { headers: { cookie } })).text()
    if (!page.includes('http-equiv="refresh"')) return
    await wait(200)
  }
  throw new Error(`the ${format} was not made in two minutes`)
}
