import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely'
import pg from 'pg'
import copy from 'pg-copy-streams'
import { beginAuditEra } from './audit.ts'
import { ArchiveDamaged, openArchive, writeArchive, type Section } from './archive.ts'
import type { Clock, Instant } from './clock.ts'
import type { Config } from './config.ts'
import type { DB } from './database.generated.ts'
import { bytesStay, filePath, store } from './files.ts'
import { backupMade } from './health.ts'
import { newId } from './ids.ts'
import { done, refuse, type Outcome } from './outcome.ts'

/**
 * A backup is one file: every table as PostgreSQL's COPY prints it, compressed, and every kept file, as they were at one moment. It holds no secrets:
 * keep `secrets.json` apart, because what is encrypted can only be read with it. The file itself is as confidential as the database.
 */
export interface Installation {
  readonly ownerUrl: string
  readonly config: Pick<Config, 'data'>
  readonly clock: Clock
}

interface Table {
  /** Quoted: `platform.audit_line`. */
  readonly name: string
  readonly columns: readonly string[]
  /** Its row-level security holds for its owner too. */
  readonly guarded: boolean
}

interface Manifest {
  readonly madeAt: Instant
  /** The schema it fits: name and hash of every migration. */
  readonly migrations: readonly { readonly name: string; readonly sha256: string }[]
  readonly sequences: readonly { readonly name: string; readonly last: string; readonly isCalled: boolean }[]
}

export interface BackupReport {
  readonly madeAt: Instant
  readonly tables: number
  readonly rows: number
  readonly files: number
}

/** Writes a backup while the platform works: one transaction sees every table as of the same moment. Nothing is at `file` until it is complete and on the disk. */
export async function backup({ ownerUrl, config, clock }: Installation, file: string): Promise<BackupReport> {
  return asOwner(ownerUrl, async (client) => {
    const madeAt = clock.now()
    await client.query('begin isolation level repeatable read read only')
    await client.query(bytesStay)
    const tables = await tablesOf(client)
    const manifest: Manifest = { madeAt, migrations: await migrationsOf(client), sequences: await sequencesOf(client) }
    let rows = 0
    let files = 0
    await writeArchive(file, async (archive) => {
      await archive.section({ kind: 'manifest', name: JSON.stringify(manifest) })
      for (const table of tables) {
        const out = client.query(copy.to(`copy ${table.name} (${table.columns.join(', ')}) to stdout`))
        await archive.section({ kind: 'table', name: `${table.name} (${table.columns.join(', ')})` }, (write) => pipeline(out, createGzip({ level: 4 }), write))
        rows += out.rowCount
      }
      const { rows: kept } = await client.query<{ sha256: string }>('select distinct sha256 from platform.file order by sha256')
      for (const { sha256 } of kept) {
        await archive.section({ kind: 'file', name: sha256 }, (write) => pipeline(createReadStream(filePath(config, sha256)), write))
        files++
      }
    })
    await client.query('commit')
    const report = { madeAt, tables: tables.length, rows, files }
    await note(client, clock, backupMade, basename(file), report)
    return report
  })
}

export type RestoreRefusal =
  /** Cut short, changed, or not a backup at all; nothing was touched. */
  | 'backup-damaged'
  /** Made by a program with another schema; use that program's version. */
  | 'backup-of-another-version'
  /** Something was already done in this installation; `force` replaces it. */
  | 'not-empty'

/**
 * Puts back a backup, all of it or nothing, into an installation whose schema is the backup's. The whole file is checked before anything is touched.
 * Stop the server first. What waited to be sent is set aside: nobody here can know what was sent after the backup was made.
 */
export async function restore(
  { ownerUrl, config, clock }: Installation,
  file: string,
  { force }: { readonly force: boolean },
): Promise<Outcome<BackupReport, RestoreRefusal>> {
  try {
    const archive = await openArchive(file)
    const manifest = await manifestIn(archive.sections())
    return await asOwner(ownerUrl, async (client) => {
      if (JSON.stringify(await migrationsOf(client)) !== JSON.stringify(manifest.migrations)) return refuse('backup-of-another-version')
      const { rows: lines } = await client.query<{ used: boolean }>('select exists (select from platform.audit_line) as used')
      if (lines[0]!.used && !force) return refuse('not-empty')
      await client.query('begin')
      try {
        await client.query(bytesStay)
        const report = await load(client, archive.sections(), config, manifest)
        await afterLoad(client, clock)
        await note(client, clock, 'backup.restored', archive.sha256, report)
        await client.query('commit')
        return done(report)
      } catch (error) {
        await client.query('rollback')
        throw error
      }
    })
  } catch (error) {
    if (error instanceof ArchiveDamaged) return refuse('backup-damaged', { why: error.message })
    throw error
  }
}

async function load(client: pg.Client, sections: AsyncIterable<Section>, config: Pick<Config, 'data'>, manifest: Manifest): Promise<BackupReport> {
  const tables = await tablesOf(client)
  await client.query(`truncate ${tables.map((table) => table.name).join(', ')}`)
  // The rows are right as they are: triggers that keep sums or refuse changes have had their say when they were first written.
  for (const table of tables) await client.query(`alter table ${table.name} disable trigger user`)
  // COPY writes into no table that guards its rows from its owner.
  for (const table of tables.filter(({ guarded }) => guarded)) await client.query(`alter table ${table.name} no force row level security`)
  let rows = 0
  let files = 0
  for await (const section of sections) {
    if (section.kind === 'table') {
      const into = client.query(copy.from(`copy ${section.name} from stdin`))
      await pipeline(section.chunks, createGunzip(), into)
      rows += into.rowCount
    } else if (section.kind === 'file') {
      await store(filePath(config, section.name), checked(section))
      files++
    }
  }
  // References that are checked at the end of a transaction are checked now: a table with checks to come cannot be altered.
  await client.query('set constraints all immediate')
  for (const table of tables) await client.query(`alter table ${table.name} enable trigger user`)
  for (const table of tables.filter(({ guarded }) => guarded)) await client.query(`alter table ${table.name} force row level security`)
  for (const { name, last, isCalled } of manifest.sequences) await client.query('select setval($1::regclass, $2, $3)', [name, last, isCalled])
  return { madeAt: manifest.madeAt, tables: tables.length, rows, files }
}

async function afterLoad(client: pg.Client, clock: Clock): Promise<void> {
  await client.query("update platform.outbox set dead_at = $1, error_code = 'restored', claimed_until = null where sent_at is null and dead_at is null", [
    clock.now(),
  ])
  // The same connection, so that all of it is one transaction.
  const sameConnection = { query: client.query.bind(client), release: () => undefined } as unknown as PostgresPoolClient
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: { options: {}, connect: async () => sameConnection, end: async () => undefined } }) })
  await beginAuditEra(db, clock.now())
}

async function note(client: pg.Client, clock: Clock, action: string, subjectId: string, detail: BackupReport): Promise<void> {
  await client.query(
    "insert into platform.audit_line (id, at, request_id, action, subject, subject_id, detail) values ($1, $2, 'backup', $3, 'backup', $4, $5)",
    [newId(), clock.now(), action, subjectId, JSON.stringify(detail)],
  )
}

/** The bytes of a kept file, which must be what their name says. */
async function* checked(section: Section): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  for await (const chunk of section.chunks) {
    hash.update(chunk)
    yield chunk
  }
  if (hash.digest('hex') !== section.name) throw new ArchiveDamaged(`the kept file ${section.name} had other content when the backup was made`)
}

async function manifestIn(sections: AsyncGenerator<Section>): Promise<Manifest> {
  const { value } = await sections.next()
  await sections.return(undefined)
  const first = value as Section | undefined
  if (first?.kind !== 'manifest') throw new ArchiveDamaged('it does not begin with a manifest')
  return JSON.parse(first.name) as Manifest
}

/** Every table that holds rows, those that others point to first; not the list of migrations, which is the installation's own. */
/** Every table, those that others point to before them. Throws where row-level security would hide rows: a backup must fail rather than leave them out. */
async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table & { oid: string; needs: string[]; hides: boolean }>(`
    select c.oid::text, format('%I.%I', n.nspname, c.relname) as name,
      array(select quote_ident(a.attname) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
      array(select f.confrelid::text from pg_constraint f where f.contype = 'f' and f.conrelid = c.oid and f.confrelid <> c.oid) as needs,
      c.relforcerowsecurity as guarded,
      row_security_active(c.oid) and (
        not exists (select from pg_policy p where p.polrelid = c.oid and p.polpermissive and p.polcmd = '*' and pg_get_expr(p.polqual, c.oid) = 'true'
          and exists (select from unnest(p.polroles) as role where pg_has_role(role, 'usage')))
        or exists (select from pg_policy p where p.polrelid = c.oid and not p.polpermissive)) as hides
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname !~ '^pg_|^information_schema$' and c.oid <> 'platform.migration'::regclass
    order by 2`)
  const hiding = rows.filter(({ hides }) => hides).map(({ name }) => name)
  if (hiding.length > 0) throw new Error(`row-level security may hide rows from a backup: ${hiding.join(', ')}`)
  const placed = new Set<string>()
  const ordered: Table[] = []
  while (ordered.length < rows.length) {
    const ready = rows.filter((row) => !placed.has(row.oid) && row.needs.every((oid) => placed.has(oid) || !rows.some((other) => other.oid === oid)))
    if (ready.length === 0) throw new Error('tables point to each other in a circle: a backup needs an order')
    for (const { oid, name, columns, guarded } of ready) {
      placed.add(oid)
      ordered.push({ name, columns, guarded })
    }
  }
  return ordered
}

const migrationsOf = async (client: pg.Client) =>
  (await client.query<{ name: string; sha256: string }>('select name, sha256 from platform.migration order by name')).rows

async function sequencesOf(client: pg.Client): Promise<Manifest['sequences']> {
  const { rows } = await client.query<{ name: string }>(
    "select format('%I.%I', schemaname, sequencename) as name from pg_sequences where schemaname !~ '^pg_' order by 1",
  )
  const sequences: Manifest['sequences'][number][] = []
  for (const { name } of rows) {
    const { rows: at } = await client.query<{ last_value: string; is_called: boolean }>(`select last_value::text, is_called from ${name}`)
    sequences.push({ name, last: at[0]!.last_value, isCalled: at[0]!.is_called })
  }
  return sequences
}

async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'prosme backup' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
