// Bundles the ways to start into dist/. Node runs .ts unbuilt but not .tsx, so every start goes through here: half a second, or nothing
// when dist/ is newer than every source. Chunks carry their hash in their name, so a server that runs keeps its own when another command builds.
import { build } from 'esbuild'
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error('Prosme runs on the Node 24 that npm ci brings, but this is Node ' + process.versions.node + '.')
  console.error('The install script of the package "node" was blocked or failed: run  npm rebuild node  (or npm ci without --ignore-scripts).')
  process.exit(3)
}

const stamp = 'dist/.built'
const newest = (dir) =>
  existsSync(dir)
    ? readdirSync(dir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(tsx?|css|json)$/.test(entry.name))
        .reduce((latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0)
    : 0
const sources = Math.max(newest('src'), newest('bench'), statSync('package-lock.json').mtimeMs, statSync('tools/build.mjs').mtimeMs)
if (!existsSync(stamp) || statSync(stamp).mtimeMs < sources) {
  const startedAt = new Date()
  mkdirSync('dist', { recursive: true })
  const entryPoints = ['src/main/cli.ts', 'src/main/worker.ts', 'src/main/simulators.ts', 'bench/bench.ts'].filter((file) => existsSync(file))
  await build({
    entryPoints: Object.fromEntries(entryPoints.map((file) => [file.replace(/^.*\//, '').replace(/\.ts$/, ''), file])),
    outdir: 'dist',
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node24',
    sourcemap: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'warning',
  })
  writeFileSync(stamp, startedAt.toISOString())
}
