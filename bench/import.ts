import { createReadStream, createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import copy from 'pg-copy-streams'
import { withClient } from '#platform/storage.ts'
import { clone, emptyName, fullName, makeFullYears, type Bench } from './years.ts'

export type { Bench } from './years.ts'

/** A million entries through the import door, against COPY of the same rows into the same table with its constraints, indexes and triggers. */
export async function benchImport(bench: Bench): Promise<void> {
  const imported = (await makeFullYears(bench, true))!
  const columns = await copyOut(bench)
  const scratch = 'years_copied'
  await clone(bench, emptyName, scratch)
  const seconds = await withClient(bench.url('prosme_owner', scratch), async (client) => {
    // The lines the entries belong to, empty, so that the trigger has its sums to keep.
    await client.query('delete from plan.budget_line')
    await pipeline(createReadStream(linesFile(bench)), client.query(copy.from(`copy plan.budget_line (${lineColumns}) from stdin`)))
    const startedAt = performance.now()
    await pipeline(createReadStream(rowsFile(bench)), client.query(copy.from(`copy plan.budget_entry (${columns}) from stdin`)))
    return (performance.now() - startedAt) / 1000
  })
  await withClient(bench.url('postgres', 'postgres'), (client) => client.query(`drop database ${scratch} with (force)`))
  const [ours, theirs] = [imported.rows / imported.seconds, imported.rows / seconds]
  bench.say(`  ${imported.rows} entries: import ${ours.toFixed(0)} rows/s, COPY ${theirs.toFixed(0)} rows/s, ratio ${(ours / theirs).toFixed(2)}`)
}

const lineColumns = 'id, fiscal_year, project_code, source_key'
const linesFile = (bench: Bench) => join(bench.config.data, 'lines.copy')
const rowsFile = (bench: Bench) => join(bench.config.data, 'entries.copy')

/** Writes what was imported to files that COPY reads back; answers the columns of an entry that are not computed. */
function copyOut(bench: Bench): Promise<string> {
  return withClient(bench.url('prosme_owner', fullName), async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "select attname as name from pg_attribute where attrelid = 'plan.budget_entry'::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum",
    )
    const columns = rows.map(({ name }) => name).join(', ')
    await pipeline(client.query(copy.to(`copy (select ${columns} from plan.budget_entry order by id) to stdout`)), createWriteStream(rowsFile(bench)))
    await pipeline(client.query(copy.to(`copy (select ${lineColumns} from plan.budget_line) to stdout`)), createWriteStream(linesFile(bench)))
    return columns
  })
}
