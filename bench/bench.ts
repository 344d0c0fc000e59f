import { join } from 'node:path'
import { readConfig } from '#platform/config.ts'
import { openKeys } from '#platform/keys.ts'
import { openCluster } from '#platform/postgres/cluster.ts'
import { makeRoles } from '#platform/storage.ts'
import { benchImport, type Bench } from './import.ts'
import { benchMemory } from './memory.ts'
import { benchPages } from './pages.ts'
import { benchPdf } from './pdf.ts'

// npm run bench [import|pages|pdf|memory ...]: measured claims, each a ratio against a yardstick in the same run, on ten generated years
// (300 projects, 20,000 indicator values, 1,000,000 budget entries) in a durable embedded PostgreSQL. The first run makes the years.

const benches = { import: benchImport, pages: benchPages, pdf: benchPdf, memory: benchMemory }
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in benches))
if (unknown.length > 0) {
  process.stderr.write(`There is no bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}.\n`)
  process.exit(1)
}

const config = { ...readConfig({}), data: join(readConfig({}).root, '.bench') }
const keys = openKeys(config.data)
const cluster = await openCluster({ folder: join(config.data, 'postgres'), password: keys.current('database'), settings: { shared_buffers: '1GB' } })
await makeRoles(cluster.url('postgres', 'postgres'), keys.current('database'))
const bench: Bench = {
  config,
  keys,
  url: (role, database) => cluster.url(role, database),
  say: (line) => void process.stdout.write(`${line}\n`),
}
try {
  for (const [name, run] of Object.entries(benches)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    bench.say(`\n${name}`)
    await run(bench)
  }
} finally {
  await cluster.stop()
}
