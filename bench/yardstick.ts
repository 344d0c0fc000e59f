import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'

/** Statements of one transaction, run again and again with `:a` drawn anew from 1 to `most`. */
export interface Yardstick {
  readonly name: string
  readonly statements: readonly string[]
  readonly most: number
}

export interface Measured {
  readonly perSecond: number
  readonly by: 'pgbench' | 'pg'
}

const clients = 8
const hasPgbench = spawnSync('pgbench', ['--version']).status === 0

/** How often a second PostgreSQL itself does this: by pgbench with prepared statements where it is on the PATH, else by a bare loop of named statements. */
export const measure = (url: string, yardstick: Yardstick, seconds: number): Promise<Measured> =>
  hasPgbench ? byPgbench(url, yardstick, seconds) : byLoop(url, yardstick, seconds)

async function byPgbench(url: string, { name, statements, most }: Yardstick, seconds: number): Promise<Measured> {
  const file = join(mkdtempSync(join(tmpdir(), 'prosme-')), `${name}.sql`)
  writeFileSync(file, [`\\set a random(1, ${most})`, ...statements.map((statement) => `${statement.replaceAll(/\s*\n\s*/g, ' ')};`), ''].join('\n'))
  const options = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '1', '-T', String(seconds), '-f', file]
  const { stdout } = await promisify(execFile)('pgbench', [...options, url])
  return { perSecond: Number(/tps = ([\d.]+)/.exec(stdout)![1]), by: 'pgbench' }
}

async function byLoop(url: string, { name, statements, most }: Yardstick, seconds: number): Promise<Measured> {
  const until = performance.now() + seconds * 1000
  const prepared = statements.map((text, index) => ({ name: `${name}${index}`, text: text.replaceAll(':a', '$1::bigint'), drawn: text.includes(':a') }))
  const loop = async () => {
    const client = new pg.Client(url)
    await client.connect()
    let done = 0
    for (; performance.now() < until; done += 1) {
      const drawn = 1 + Math.floor(Math.random() * most)
      for (const { drawn: needs, ...statement } of prepared) await client.query({ ...statement, values: needs ? [drawn] : [] })
    }
    await client.end()
    return done
  }
  const startedAt = performance.now()
  const done = await Promise.all(Array.from({ length: clients }, loop))
  return { perSecond: done.reduce((sum, one) => sum + one, 0) / ((performance.now() - startedAt) / 1000), by: 'pg' }
}
