import { parseArgs } from 'node:util'
import { readConfig } from '#platform/config.ts'
import { benchImport, type Bench } from './import.ts'
import { benchMemory } from './memory.ts'
import { withBench } from './open.ts'
import { benchPages } from './pages.ts'
import { benchPdf } from './pdf.ts'
import { benchRegistry } from './registry.ts'

// npm run bench [import|pages|pdf|memory|registry ...]: measured claims, each a ratio against a yardstick in the same run. All but the last on ten
// generated years (300 projects, 20,000 indicator values, 1,000,000 budget entries), the last on a register of 3.2 million. The first run makes them.

const benches = {
  import: benchImport,
  pages: benchPages,
  pdf: benchPdf,
  memory: benchMemory,
  registry: async (bench: Bench) => bench.say(JSON.stringify(await benchRegistry(bench), null, 2)),
}
const { values, positionals: wanted } = parseArgs({ options: { count: { type: 'string' } }, allowPositionals: true })
const unknown = wanted.filter((name) => !(name in benches))
if (unknown.length > 0) {
  process.stderr.write(`There is no bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}.\n`)
  process.exit(1)
}

const answer = (line: string) => void process.stdout.write(`${line}\n`)
if (wanted.join() === 'registry') {
  // Asked for by itself it answers with its figures alone; how far it is goes to stderr.
  const tell = (line: string) => void process.stderr.write(`${line}\n`)
  const figures = await withBench(readConfig({}), tell, (bench) => benchRegistry(bench, values.count === undefined ? undefined : Number(values.count)))
  answer(JSON.stringify(figures, null, 2))
} else {
  await withBench(readConfig({}), answer, async (bench) => {
    for (const [name, run] of Object.entries(benches)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue
      bench.say(`\n${name}`)
      await run(bench)
    }
  })
}
