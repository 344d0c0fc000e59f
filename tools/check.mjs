// npm run check: everything that keeps the house in order, in the order of how quickly it tells. Runs all of it and says what failed.
import { spawnSync } from 'node:child_process'

const steps = [
  ['types', 'tsc', ['-p', '.']],
  ['lint', 'oxlint', ['--type-aware', '--quiet', 'src', 'test', 'bench']],
  ['format', 'oxfmt', ['--check', 'src', 'test', 'bench', 'tools']],
  ['floors and front doors', 'node', ['tools/floors.mjs']],
  ['dead code', 'knip', ['--no-progress']],
  ['schema and generated types', 'node', ['tools/generate.mjs', '--check']],
]
const wanted = process.argv.slice(2)
let failed = 0
for (const [name, command, args] of steps) {
  if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue
  const startedAt = Date.now()
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', shell: process.platform === 'win32' })
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`)
  if (status !== 0) {
    failed++
    console.log(`${stdout}${stderr}`.trim().split('\n').slice(-60).join('\n'))
  }
}
process.exit(failed > 0 ? 1 : 0)
