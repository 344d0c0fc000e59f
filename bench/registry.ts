import { fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { Kysely, PostgresDialect } from 'kysely'
import copy from 'pg-copy-streams'
import type { DB } from '#platform/database.generated.ts'
import { poolFor, system } from '#platform/database.ts'
import { migrate, migrationFiles } from '#platform/migrate.ts'
import { makeDatabase, withClient } from '#platform/storage.ts'
import { loadAgencies } from '#agencies/index.ts'
import { decideOnProgram, registerProgram } from '#one-id/index.ts'
import { createAccount } from '#people/index.ts'
import { loadReference } from '#reference/index.ts'
import { importEnterprises, loadRegistryRules, readIdentityNumber, registerEnterprise, searchEnterprises } from '#registry/index.ts'
import { factsOf, numberAt, statementOf, writePopulation } from '#simulation/index.ts'
import { callers, type Answered } from './callers.ts'
import { measureBestSearch, slipIn } from './registry-search.ts'
import { measure, type Measured } from './yardstick.ts'
import { clone, exists, openBench, type Bench } from './years.ts'

const port = 3978
const base = `http://127.0.0.1:${port}`
const seconds = 8

/** What one size of the register gave. Rates are per second, times milliseconds, memory megabytes. */
interface Run {
  readonly count: number
  readonly lookup: Compared & { readonly p99: number }
  readonly register: Compared
  readonly search: { readonly p50: number; readonly p95: number; readonly bestP50: number; readonly bestP95: number; readonly ratio: number }
  readonly import: { readonly rowsPerSecond: number; readonly copyRowsPerSecond: number; readonly ratio: number }
  readonly serverMemory: number
}

interface Compared {
  readonly perSecond: number
  readonly yardstick: Measured
  readonly ratio: number
}

/**
 * The register at its size: look-ups through the API of a running server (token, rights and the line of access included), registrations eight at once,
 * searches by name and an import, each against PostgreSQL itself in the same run; and the same at a hundred thousand, to see what grows with it. Made once
 * for a schema and a count, and kept; the first run of 3.2 million takes about half an hour.
 */
export async function benchRegistry(bench: Bench, count = 3_200_000): Promise<Record<string, unknown>> {
  const small = Math.min(100_000, count)
  const before = small < count ? await runOf(bench, small) : undefined
  const run = await runOf(bench, count)
  return {
    ratios: { lookup: run.lookup.ratio, register: run.register.ratio, search: run.search.ratio, import: run.import.ratio },
    run,
    ...(before && {
      before,
      growth: { lookup: before.lookup.perSecond / run.lookup.perSecond, register: before.register.perSecond / run.register.perSecond },
    }),
  }
}

async function runOf(bench: Bench, count: number): Promise<Run> {
  const database = await makeRegister(bench, count)
  const imported = JSON.parse(readFileSync(importFile(bench, database), 'utf8')) as Run['import']
  const url = bench.url('postgres', database)
  const numbers = await sampleNumbers(bench, count, 20_000)
  bench.say(`  ${count}: searches`)
  const search = await searches(bench, database)
  bench.say(`  ${count}: look-ups`)
  const bare = {
    name: 'look_up',
    statements: ['select id, one_id, name_th, province_code, activity_code, size, status from bench.enterprise where number = :a'],
    most: count,
  }
  const { lookup, serverMemory } = await lookups(bench, database, numbers, () => measure(url, bare, seconds / 2))
  bench.say(`  ${count}: registrations`)
  const register = await registrations(bench, database)
  return { count, lookup, register, search, import: imported, serverMemory }
}

// The register ------------------------------------------------------------------------------------------------------------------------------------------

const listFile = (bench: Bench, count: number) => join(bench.config.data, `enterprises-${count}.csv`)
const importFile = (bench: Bench, database: string) => join(bench.config.data, `${database}.json`)
const copied = ['enterprise', 'identity_number', 'contact', 'yearly', 'registration'] as const

/** A database with that many enterprises, imported from a generated list; what the import and COPY took is kept beside it. */
async function makeRegister(bench: Bench, count: number): Promise<string> {
  const schema = createHash('sha256')
  for (const { sha256 } of migrationFiles(join(bench.config.root, 'migrations'))) schema.update(sha256)
  const name = `registry_${schema.digest('hex').slice(0, 8)}_${count}`
  if ((await exists(bench, name)) && existsSync(importFile(bench, name))) return name
  const list = listFile(bench, count)
  if (!existsSync(list)) {
    bench.say(`  ${count}: writing the list`)
    mkdirSync(bench.config.data, { recursive: true })
    const out = createWriteStream(`${list}.new`)
    await writePopulation({ count, seed: 1 }, out)
    out.end()
    await once(out, 'finish')
    renameSync(`${list}.new`, list)
  }
  const [draft, empty] = [`${name}_draft`, `${name}_empty`]
  const admin = (work: string) => withClient(bench.url('postgres', 'postgres'), (client) => client.query(work))
  await admin(`drop database if exists ${empty} with (force)`)
  await makeDatabase(bench.url('postgres', 'postgres'), empty)
  await migrate(bench.url('prosme_owner', empty), join(bench.config.root, 'migrations'))
  const prepared = openBench(bench, empty)
  await loadReference(prepared.app)
  await loadRegistryRules(prepared.app)
  await loadAgencies(prepared.app)
  await prepared.close()
  // The sizes of an empty register are soon counted: the job for it has run in any installation, and would run during the look-ups here.
  await withClient(bench.url('postgres', empty), (client) => client.query('update registry.size_policy set job_id = gen_random_uuid()'))

  await clone(bench, empty, draft)
  const { app, close } = openBench(bench, draft)
  const startedAt = performance.now()
  const source = { name: 'enterprises.csv', open: () => createReadStream(list) }
  const outcome = await importEnterprises(app, system('bench'), source, { onProgress: sayEvery(bench, count) })
  if (!outcome.ok || outcome.value.added === 0) throw new Error(`the list was refused: ${JSON.stringify(outcome).slice(0, 500)}`)
  const ours = outcome.value.added / ((performance.now() - startedAt) / 1000)
  await close()

  bench.say(`  ${count}: COPY of the same rows`)
  const theirs = outcome.value.added / (await copyAgain(bench, draft, empty))
  const result: Run['import'] = { rowsPerSecond: ours, copyRowsPerSecond: theirs, ratio: ours / theirs }
  writeFileSync(importFile(bench, name), JSON.stringify(result))
  await withClient(bench.url('postgres', draft), async (client) => {
    await client.query(`create schema bench; create table bench.enterprise as
      select row_number() over () as number, id, one_id, name_th, province_code, activity_code, size, status from registry.enterprise`)
    await client.query('create unique index on bench.enterprise (number)')
    await client.query('vacuum analyze')
  })
  await admin(`drop database if exists ${name} with (force)`)
  await admin(`alter database ${draft} rename to ${name}`)
  await admin(`drop database ${empty}`)
  return name
}

function sayEvery(bench: Bench, count: number): (lines: number) => void {
  let said = 0
  return (lines) => {
    if (lines - said < count / 20) return
    said = lines
    bench.say(`  ${count}: imported ${lines}`)
  }
}

/** Seconds that COPY takes for the same rows into the same tables with their indexes and constraints, as a superuser, whom row-level security leaves alone. */
async function copyAgain(bench: Bench, from: string, empty: string): Promise<number> {
  const file = (table: string) => join(bench.config.data, `${table}.copy`)
  await withClient(bench.url('postgres', from), async (client) => {
    for (const table of copied) await pipeline(client.query(copy.to(`copy registry.${table} to stdout`)), createWriteStream(file(table)))
  })
  const scratch = `${empty}_copied`
  await clone(bench, empty, scratch)
  const took = await withClient(bench.url('postgres', scratch), async (client) => {
    const startedAt = performance.now()
    for (const table of copied) await pipeline(createReadStream(file(table)), client.query(copy.from(`copy registry.${table} from stdin`)))
    return (performance.now() - startedAt) / 1000
  })
  await withClient(bench.url('postgres', 'postgres'), (client) => client.query(`drop database ${scratch} with (force)`))
  return took
}

/** Official numbers from all over the list. */
async function sampleNumbers(bench: Bench, count: number, most: number): Promise<string[]> {
  const every = Math.max(1, Math.floor(count / most))
  const numbers: string[] = []
  let line = 0
  for await (const text of createInterface({ input: createReadStream(listFile(bench, count)) })) {
    if (line > 0 && line % every === 0) numbers.push(text.slice(0, text.indexOf(',')))
    line += 1
  }
  return numbers
}

// Searching ---------------------------------------------------------------------------------------------------------------------------------------------

/** Names as somebody at a counter types them: whole or the beginning, Thai or English, half of them with a slip. */
async function searches(bench: Bench, database: string): Promise<Run['search']> {
  const { app, close } = openBench(bench, database)
  const names = await withClient(bench.url('postgres', database), async (client) => {
    // ONE IDs are scattered, so that the first of them are of everywhere.
    const { rows } = await client.query<{ name_th: string; name_en: string | null }>(
      'select name_th, name_en from registry.enterprise where name_th is not null order by one_id limit 200',
    )
    return rows
  })
  const queries = names.flatMap(({ name_th, name_en }, index) => {
    const whole = index % 4 === 3 && name_en ? name_en : name_th
    const typed = index % 2 ? whole : whole.slice(0, Math.max(8, Math.floor(whole.length * 0.7)))
    return [index % 4 < 2 ? typed : slipIn(typed, index)]
  })
  const ours: number[] = []
  for (const query of queries) {
    const startedAt = performance.now()
    await searchEnterprises(app, system('bench'), { query })
    ours.push(performance.now() - startedAt)
  }
  await close()
  const best = await measureBestSearch(bench.url('postgres', database), queries)
  const [p50, p95, bestP50, bestP95] = [quantile(ours, 0.5), quantile(ours, 0.95), quantile(best, 0.5), quantile(best, 0.95)]
  return { p50, p95, bestP50, bestP95, ratio: sum(ours) / sum(best) }
}

const quantile = (values: readonly number[], at: number) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * at))]!
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

// Registering -------------------------------------------------------------------------------------------------------------------------------------------

/** Registrations, eight at once, against pgbench running the statements that one of them makes. */
async function registrations(bench: Bench, database: string): Promise<Compared> {
  const { app: plain, close } = openBench(bench, database)
  const pool = poolFor({ url: bench.url('prosme_app', database), role: 'prosme_app' })
  const statements: { sql: string; parameters: readonly unknown[] }[] = []
  const logged = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    log: ({ level, query }) => void (level === 'query' && statements.push({ sql: query.sql, parameters: query.parameters })),
  })
  // Numbers of another seed, which the list does not hold, and other ones with every run.
  const seed = 1_000 + Math.floor(Math.random() * 1_000_000)
  let index = 0
  const register = async (app: typeof plain) => {
    const digits = numberAt('juristic', seed, (index += 1))
    const number = readIdentityNumber('juristic', digits)
    if (!number.ok) throw new Error(number.code)
    const outcome = await registerEnterprise(app, system('bench'), {
      kind: 'juristic',
      number: number.value,
      statement: statementOf(factsOf('juristic', digits), 2568),
      channel: 'web',
    })
    if (!outcome.ok && outcome.code !== 'already-registered') throw new Error(outcome.code)
    return outcome.ok ? outcome.value.enterpriseId : ''
  }
  await register({ ...plain, db: logged })
  statements.length = 0
  const enterpriseId = await register({ ...plain, db: logged })
  const made = statements.map(({ sql, parameters }) => withLiterals(sql, parameters, enterpriseId))
  await pool.end()

  const until = performance.now() + seconds * 1000
  const startedAt = performance.now()
  const loop = async () => {
    let done = 0
    for (; performance.now() < until; done += 1) await register(plain)
    return done
  }
  const done = sum(await Promise.all(Array.from({ length: 8 }, loop)))
  const perSecond = done / ((performance.now() - startedAt) / 1000)
  await close()
  const yardstick = await measure(
    bench.url('prosme_app', database),
    { name: 'register', statements: ['begin', ...made, 'commit'], most: Number.MAX_SAFE_INTEGER },
    seconds,
  )
  return { perSecond, yardstick, ratio: perSecond / yardstick.perSecond }
}

/** A statement with its values written in; ids and hashes are made from `:a` instead, so that each run adds rows of its own. */
function withLiterals(sql: string, parameters: readonly unknown[], enterpriseId: string): string {
  const text = (value: string) => `'${value.replaceAll("'", "''")}'`
  const literal = (value: unknown, place: number): string => {
    if (value === null || value === undefined) return 'null'
    if (value === enterpriseId) return `md5('enterprise' || :a)`
    if (Array.isArray(value)) return `array[${value.map((one, index) => literal(one, place * 10 + index)).join(', ')}]`
    if (Buffer.isBuffer(value)) return value.length === 32 ? `sha256(('${place}' || :a)::text::bytea)` : `'\\x${value.toString('hex')}'::bytea`
    if (typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(value)) return `md5('${place}' || :a)`
    return typeof value === 'string' ? text(value) : JSON.stringify(value)
  }
  return sql.replaceAll(/\$(\d+)/g, (_, number: string) => {
    const value = parameters[Number(number) - 1]
    return value === enterpriseId || (typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(value))
      ? `(${literal(value, Number(number))})::uuid`
      : literal(value, Number(number))
  })
}

// Looking up --------------------------------------------------------------------------------------------------------------------------------------------

/** Look-ups by number as an agency's program makes them, on a server of its own, 32 at once, in turn with the yardstick; the median of five rounds. */
async function lookups(
  bench: Bench,
  database: string,
  numbers: readonly string[],
  bare: () => Promise<Measured>,
): Promise<Pick<Run, 'lookup' | 'serverMemory'>> {
  const program = await letProgramIn(bench, database)
  // What an earlier run registered need not be compared with everything while this one measures.
  await withClient(bench.url('postgres', database), (client) => client.query('update registry.matcher set looked_until = now()'))
  const env = {
    ...process.env,
    PROSME_DATA: bench.config.data,
    DATABASE_URL: bench.url('prosme_app', database),
    DATABASE_OWNER_URL: bench.url('postgres', database),
    PORT: String(port),
    LOG_LEVEL: 'error',
    NODE_ENV: 'production',
    PROSME_URL: base,
  }
  const { scripts } = JSON.parse(readFileSync(join(bench.config.root, 'package.json'), 'utf8')) as { scripts: { start: string } }
  const server = fork(join(bench.config.root, 'dist', 'cli.js'), ['start'], {
    env,
    execArgv: scripts.start.match(/--max-\S+/g) ?? [],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  try {
    await new Promise<void>((resolve, reject) => {
      server.stdout!.on('data', (chunk: Buffer) => chunk.toString().includes('Ctrl-C') && resolve())
      server.once('exit', () => reject(new Error('the server did not start')))
    })
    const headers = { authorization: `Bearer ${await tokenOf(program)}`, 'content-type': 'application/json' }
    const bodyOf = (number: string) => JSON.stringify({ number, purpose: 'bench' })
    const one = await fetch(`${base}/api/v1/enterprises/lookup`, { method: 'POST', headers, body: bodyOf(numbers[0]!) })
    if (one.status !== 200) throw new Error(`a look-up was answered ${one.status}: ${await one.text()}`)
    let index = 0
    const ask = () => {
      const body = bodyOf(numbers[(index += 1) % numbers.length]!)
      const sent = Object.entries({ host: `127.0.0.1:${port}`, ...headers, 'content-length': body.length }).map(([name, value]) => `${name}: ${value}\r\n`)
      return `POST /api/v1/enterprises/lookup HTTP/1.1\r\n${sent.join('')}\r\n${body}`
    }
    // A server runs for weeks: what it does often is compiled by then.
    await callers(port, 32, 10, ask)
    const rounds: { readonly yardstick: Measured; readonly answered: Answered; readonly ratio: number }[] = []
    for (let round = 0; round < 5; round += 1) {
      const yardstick = await bare()
      const answered = await callers(port, 32, seconds / 2, ask)
      rounds.push({ yardstick, answered, ratio: answered.perSecond / yardstick.perSecond })
    }
    const { answered, yardstick, ratio } = rounds.toSorted((one, other) => one.ratio - other.ratio)[2]!
    return { lookup: { ...answered, yardstick, ratio }, serverMemory: resident(server.pid!) }
  } finally {
    server.kill('SIGTERM')
    if (server.exitCode === null) await once(server, 'exit')
  }
}

/** Most of the server's memory that was resident, in MB. Linux only. */
const resident = (pid: number) => Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024)

interface Program {
  readonly id: string
  readonly secret: string
}

/** A program of an agency that reads by law what a look-up usually asks for. */
async function letProgramIn(bench: Bench, database: string): Promise<Program> {
  const { app, close } = openBench(bench, database)
  try {
    const people = ['registrar', 'admin'] as const
    const [registrar, admin] = await Promise.all(
      people.map(async (role) => {
        const made = await createAccount(app, system('bench'), { name: role, email: `${role}-${Date.now()}@bench.example`, role, projects: [], provinces: [] })
        if (!made.ok) throw new Error(made.code)
        return { accountId: made.value.accountId, requestId: 'bench' }
      }),
    )
    await withClient(bench.url('postgres', database), (client) =>
      client.query(`insert into agencies.agency (code, name_th, name_en, created_at) values ('bench', 'bench', 'bench', now()) on conflict do nothing;
        insert into agencies.agreement (id, agency_code, title, document, purpose, basis, law, direction, fields, starts_on, ends_on, created_at)
        select gen_random_uuid(), 'bench', 'bench', 'bench', 'bench', 'law', 'bench', 'out',
          '{nameTh,nameEn,activity,area,size,sector,stage,status}', current_date - 1, current_date + 3650, now()
        where not exists (select from agencies.agreement where agency_code = 'bench')`),
    )
    const program = await registerProgram(app, registrar!, {
      name: { th: 'bench', en: 'bench' },
      agency: 'bench',
      purpose: 'bench',
      proof: 'secret',
      publicKeys: undefined,
      redirectUris: [],
      afterLogoutUris: [],
      scopes: ['exchange'],
    })
    if (!program.ok) throw new Error(program.code)
    const decided = await decideOnProgram(app, admin!, { programId: program.value.programId, to: 'approved' })
    if (!decided.ok) throw new Error(decided.code)
    return { id: program.value.programId, secret: program.value.secret! }
  } finally {
    await close()
  }
}

async function tokenOf({ id, secret }: Program): Promise<string> {
  const response = await fetch(`${base}/oidc/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'exchange' }),
  })
  if (response.status !== 200) throw new Error(`no token: ${response.status} ${await response.text()}`)
  return ((await response.json()) as { access_token: string }).access_token
}
