// Floors and front doors, from floors.json. Imports are read by dependency-cruiser, table names in SQL by eye of a regular expression.
// Exits with 1 and one line per violation; also when it read no files at all (it does so silently without its swc parser).
import { cruise } from 'dependency-cruiser'
import { readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'

const { floors } = JSON.parse(readFileSync('floors.json', 'utf8'))
const rooms = floors.flatMap((floor, level) => floor.map((name, place) => ({ name, level, place })))
const roomOf = (file) => rooms.find((room) => file.startsWith(`src/${room.name}/`))
const mayImport = (from, to) => from === to || to.level < from.level || (to.level === from.level && to.place < from.place)
const isTest = (file) => /\.test\.tsx?$/.test(file)

const faults = []

const { output } = await cruise(['src'], {
  tsConfig: { fileName: 'tsconfig.json' },
  parser: 'swc',
  doNotFollow: { path: 'node_modules' },
  tsPreCompilationDeps: true,
  enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types'] },
})
const modules = output.modules.filter((module) => module.source.startsWith('src/'))
if (modules.length < 50) faults.push(`only ${modules.length} files were read: the parser does not work, so nothing is proved`)
let crossings = 0
for (const module of modules) {
  const from = roomOf(module.source)
  if (!from) {
    faults.push(`${module.source} stands in no room of floors.json`)
    continue
  }
  for (const dependency of module.dependencies) {
    const target = dependency.resolved
    if (dependency.couldNotResolve && (dependency.module.startsWith('#') || dependency.module.startsWith('.')))
      faults.push(`${module.source} imports ${dependency.module}, which is not there`)
    if (!target.startsWith('src/')) continue
    const to = roomOf(target)
    if (!to || to === from) continue
    crossings++
    if (isTest(module.source)) continue
    if (!mayImport(from, to)) faults.push(`${module.source} may not import ${target}: ${to.name} does not stand below ${from.name}`)
    const inside = target.slice(`src/${to.name}/`.length)
    const isDoor = to.name === 'platform' ? !inside.includes('/') : inside === 'index.ts'
    if (!isDoor) faults.push(`${module.source} goes round the front door of ${to.name}: ${inside}`)
  }
}
if (crossings < 20) faults.push(`only ${crossings} imports between rooms were seen: # paths are not resolved, so nothing is proved`)

// A room reads another room's tables only through published views (name_v1), and only of rooms below it. Tests may look at what they check.
// The schema of portal/my-business is called my_business.
const schemas = new Map(rooms.map((room) => [room.name.replace(/^.*\//, '').replaceAll('-', '_'), room]))
const mention = new RegExp(
  `(?:\\b(?:from|join|into|update)\\s+|(?:From|Join|Into|Table)\\(\\s*\\[?\\s*['"\`])(${[...schemas.keys()].join('|')})\\.([a-z][a-z0-9_]*)`,
  'g',
)
let mentions = 0
for (const entry of readdirSync('src', { recursive: true, withFileTypes: true })) {
  const file = relative('.', join(entry.parentPath, entry.name))
  if (!entry.isFile() || !/\.tsx?$/.test(file) || isTest(file)) continue
  const room = roomOf(file)
  const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
  for (const [, schema, name] of text.matchAll(mention)) {
    const owner = schemas.get(schema)
    mentions++
    if (!room || owner === room || owner.name === 'platform') continue
    if (!mayImport(room, owner)) faults.push(`${file} asks ${schema}.${name}: ${owner.name} does not stand below ${room.name}`)
    else if (!/_v\d+$/.test(name)) faults.push(`${file} asks ${schema}.${name}, which is not a published view of ${owner.name}`)
  }
}
if (mentions < 10) faults.push(`only ${mentions} table names were read in SQL`)

for (const fault of faults) console.error(fault)
if (faults.length === 0) console.error(`floors: ${modules.length} files, ${crossings} imports between rooms, ${mentions} table names in order`)
process.exit(faults.length > 0 ? 1 : 0)
