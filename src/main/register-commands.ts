import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import type { Config } from '#platform/config.ts'
import { system, transact } from '#platform/database.ts'
import { fileSource } from '#platform/read-table.ts'
import { enterpriseJson, findCard, findCardByNumber, importEnterprises, readAnyNumber, readOneId } from '#registry/index.ts'
import { writePopulation } from '#simulation/index.ts'
import { answer, expectPlaceFor, fromHere, print, withData } from './commands.ts'
import { exit, Failure } from './exit.ts'

/** Writes a generated register; nothing of the installation is touched. */
export async function simulatePopulation(population: Parameters<typeof writePopulation>[0], out: string | undefined): Promise<void> {
  if (out) expectPlaceFor(out)
  const to = out ? createWriteStream(fromHere(out)) : process.stdout
  await writePopulation(population, to)
  if (!out) return
  to.end()
  await finished(to)
  answer({ file: fromHere(out), lines: population.count, seed: population.seed })
}

/** Takes in a list of enterprises; what it does not take stands in a file beside it, with the reasons. */
export async function importEnterprisesFrom(config: Config, file: string, { rejects, source }: { rejects?: string; source?: string }): Promise<void> {
  const path = fromHere(file)
  if (!existsSync(path)) throw new Failure(exit.usage, `There is no file ${file}.`)
  await withData(config, async ({ app }) => {
    const rejected = fromHere(rejects ?? `${file}.rejects.csv`)
    const outcome = await importEnterprises(app, system('command'), fileSource(path), {
      rejects: rejected,
      ...(source !== undefined && { source }),
      onProgress: (line) => tell(`${line} lines`),
    }).finally(() => process.stderr.write('\n'))
    if (!outcome.ok) throw new Failure(exit.badData, `${file} cannot be read as a list of enterprises: ${JSON.stringify(outcome.detail)}`)
    const { faults, ...imported } = outcome.value
    answer({ ...imported, resumedAt: imported.resumedAt ?? null, rejects: imported.rejected > 0 ? rejected : null })
    for (const { at, column, message } of faults) process.stderr.write(`line ${at.line}  ${column ?? ''}  ${message.th} / ${message.en}\n`)
  })
}

/** Everything the register holds of one enterprise, for whoever runs the installation. */
export async function showEnterprise(config: Config, asked: string): Promise<void> {
  await withData(config, async ({ app }) => {
    const oneId = readOneId(asked)
    const number = readAnyNumber(asked)
    if (!oneId && !number) throw new Failure(exit.usage, 'Say a ONE ID of ten digits, or an official number of twelve or thirteen.')
    const json = await transact(app, system('command'), async ({ tx }) => {
      const card = oneId ? await findCard(tx, oneId) : number && (await findCardByNumber(app, tx, number))
      return card && (await enterpriseJson(app, tx, card.id))
    })
    if (!json) throw new Failure(exit.badData, 'No enterprise here has this number.')
    print(json)
  })
}

/** Measures, in a process of its own. */
export async function runBench(config: Config, names: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, ['--enable-source-maps', join(config.root, 'dist', 'bench.js'), ...names], { stdio: 'inherit' })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Failure(exit.system, 'The measurement did not come to its end.')
}

const tell = (line: string): void => void process.stderr.write(`\r${line}`)
