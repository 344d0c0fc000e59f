import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

/** Any fixed number: two processes that start together migrate one after the other. */
const lock = 815_407_566

/**
 * Brings the database to this program's schema: every numbered file of `folder` that is not recorded yet, in order, each in its own transaction.
 * Refuses a file that was changed after it ran, and a database that a newer program has already taken further.
 * Answers the names of the files that ran.
 */
export async function migrate(url: string, folder: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'prosme migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lock])
    await client.query('create schema if not exists platform')
    await client.query(
      'create table if not exists platform.migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    )
    const applied = new Map<string, string>(
      (await client.query<{ name: string; sha256: string }>('select name, sha256 from platform.migration')).rows.map((row) => [row.name, row.sha256]),
    )
    const files = migrationFiles(folder)
    const unknown = [...applied.keys()].filter((name) => !files.some((file) => file.name === name))
    if (unknown.length > 0) throw new Error(`The database was migrated by a newer program (${unknown.join(', ')}): start that one, or restore a backup`)
    const ran: string[] = []
    for (const { name, text, sha256 } of files) {
      const before = applied.get(name)
      if (before === sha256) continue
      if (before) throw new Error(`Migration ${name} was changed after it ran here: write a new migration instead`)
      try {
        await client.query('begin')
        await client.query(text)
        await client.query('insert into platform.migration (name, sha256) values ($1, $2)', [name, sha256])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw new Error(`Migration ${name} failed: ${(error as Error).message}`, { cause: error })
      }
      ran.push(name)
    }
    return ran
  } finally {
    await client.end()
  }
}

interface MigrationFile {
  readonly name: string
  readonly text: string
  readonly sha256: string
}

export function migrationFiles(folder: string): MigrationFile[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}_.*\.sql$/.test(name))
    .toSorted()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8')
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') }
    })
}
