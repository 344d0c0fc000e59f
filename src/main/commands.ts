import { existsSync, statSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { verifyAudit } from '#platform/audit.ts'
import { backup, restore, type RestoreRefusal } from '#platform/backup.ts'
import { systemClock } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import { system } from '#platform/database.ts'
import { diagnose } from '#platform/doctor.ts'
import { rotateKeys } from '#platform/keys.ts'
import type { Fault } from '#platform/tables.ts'
import { letAdministratorIn, paths as peoplePaths } from '#people/index.ts'
import { findPlan, listYears } from '#plan/index.ts'
import { checkYear, findingsJson, severities, type Detected, type Severity } from '#oversight/findings/index.ts'
import { composeNow, reportHtml, reportJson, reportPdf, reportXlsx } from '#oversight/reports/index.ts'
import { whilePreparing } from './alone.ts'
import { takeIn } from './compose.ts'
import { exit, Failure } from './exit.ts'
import { openApp, type OpenApp } from './open.ts'
import { prepare } from './prepare.ts'

// Every command works whether or not the server runs: it joins the database that is there, or starts it for as long as it works.

const quiet = process.env['LOG_LEVEL'] ?? 'warn'

async function withApp<T>(config: Config, work: (open: OpenApp) => Promise<T>): Promise<T> {
  const open = await openApp(config, quiet)
  try {
    return await work(open)
  } finally {
    await open.close()
  }
}

/** As withApp, with reference data and, in an empty database outside production, the pack. */
export const withData = <T>(config: Config, work: (open: OpenApp) => Promise<T>): Promise<T> =>
  withApp(config, async (open) => {
    await whilePreparing(open.storage, () => prepare(open.app))
    return work(open)
  })

/** Paths are meant from where npm was called, not from the package's folder, where npm runs its scripts. */
export const fromHere = (path: string): string => resolve(process.env['INIT_CWD'] ?? '.', path)

export const print = (value: unknown): boolean => process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)

/** Numbers in an answer are strings, so that no reader rounds them. */
export const answer = (value: unknown): boolean =>
  print(JSON.parse(JSON.stringify(value, (_, part: unknown) => (typeof part === 'number' || typeof part === 'bigint' ? String(part) : part))))

export const migrateOnly = (config: Config): Promise<void> =>
  withApp(config, async ({ app }) => void answer({ database: 'current', years: await listYears(app.db) }))

export async function importPaths(config: Config, paths: readonly string[], fiscalYear: number | undefined): Promise<void> {
  await withApp(config, async ({ app }) => {
    const missing = paths.find((path) => !existsSync(fromHere(path)))
    if (missing !== undefined) throw new Failure(exit.usage, `There is no folder or file ${missing}.`)
    const outcome = await takeIn(app, system('command'), paths.map(fromHere), fiscalYear)
    if (outcome.ok) return answer({ fiscalYear: outcome.value.fiscalYear, tables: outcome.value.tables })
    if (outcome.code === 'faults') {
      answer({ faultCount: outcome.faultCount, faults: outcome.faults.map(({ at, column, printed, message }) => ({ ...at, column, printed, message })) })
      for (const fault of outcome.faults) process.stderr.write(`${faultLine(fault)}\n`)
      const more = outcome.faultCount - outcome.faults.length
      throw new Failure(exit.badData, `${outcome.faultCount} faults${more > 0 ? ` (the first ${outcome.faults.length} are shown)` : ''}; nothing was imported.`)
    }
    throw new Failure(exit.usage, importRefusals[outcome.code])
  })
}

const importRefusals = {
  'no-such-path': 'No such folder or file.',
  'no-files': 'The folder holds no CSV or XLSX files.',
  'year-needed': 'Which fiscal year is it? Say --year 2566, or name the folder fy2566, or put a pack.json with {"fiscalYear": 2566} beside the files.',
}

const faultLine = ({ at, column, printed, message }: Fault): string =>
  [`${at.file}:${at.line}`, column, printed && JSON.stringify(printed.slice(0, 80)), `${message.th} / ${message.en}`].filter(Boolean).join('  ')

export async function reportOf(config: Config, year: number, { format, out }: { format: 'json' | 'pdf' | 'xlsx' | 'html'; out?: string }): Promise<void> {
  if ((format === 'pdf' || format === 'xlsx') && !out)
    throw new Failure(exit.usage, `--format ${format} writes a file: say where, as in  --out report.${format}`)
  if (out) expectPlaceFor(out)
  await withData(config, async ({ app }) => {
    if (!(await findPlan(app.db, year))) throw await noSuchYear(app.db, year)
    if (format === 'json') return deliver(`${JSON.stringify(await reportJson(app.db, year), null, 2)}\n`, out)
    const report = await composeNow(app, year)
    if (!report) throw await noSuchYear(app.db, year)
    if (format === 'html') return deliver(reportHtml(app, report), out)
    return deliver(format === 'pdf' ? reportPdf(app, report).bytes : await reportXlsx(app, report), out)
  })
}

/** Asked before the work, not after it. */
export function expectPlaceFor(file: string): void {
  const path = fromHere(file)
  if (!existsSync(dirname(path))) throw new Failure(exit.usage, `There is no folder for ${file}.`)
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new Failure(exit.usage, `${file} is a folder; say which file in it.`)
}

function deliver(content: string | Uint8Array, out: string | undefined): void {
  if (out === undefined) {
    process.stdout.write(content)
    return
  }
  const path = fromHere(out)
  writeFileSync(path, content)
  process.stderr.write(`${path}\n`)
}

async function noSuchYear(db: OpenApp['app']['db'], year: number): Promise<Failure> {
  const years = await listYears(db)
  return new Failure(exit.badData, `There is no plan of fiscal year ${year} here${years.length > 0 ? `; there are ${years.join(', ')}` : ''}.`)
}

export async function checkYearOf(config: Config, year: number, { format, failOn }: { format: 'json' | 'text'; failOn?: Severity }): Promise<void> {
  await withData(config, async ({ app }) => {
    if (!(await findPlan(app.db, year))) throw await noSuchYear(app.db, year)
    const found = await checkYear(app.db, year)
    if (format === 'json') print(findingsJson(found))
    else process.stdout.write(found.map(findingText).join('\n'))
    const serious = failOn ? found.filter(({ severity }) => severities.indexOf(severity) <= severities.indexOf(failOn)).length : 0
    if (serious > 0) throw new Failure(exit.findings, `Findings of severity ${failOn} or above: ${serious}.`)
  })
}

const findingText = ({ severity, message, computed, places }: Detected): string =>
  [`[${severity}] ${message.th}`, `  = ${computed}`, ...places.map(({ file, line, printed }) => `  ${file}:${line}  ${printed}`), ''].join('\n')

export async function auditVerify(config: Config): Promise<void> {
  await withApp(config, async ({ app }) => {
    const verdict = await verifyAudit(app.db)
    answer({
      holds: !verdict.firstBroken,
      sealed: verdict.sealed,
      unsealed: verdict.unsealed,
      firstBroken: verdict.firstBroken ?? null,
      lastSeal: verdict.lastSeal ?? null,
    })
    if (verdict.firstBroken)
      throw new Failure(exit.badData, `The audit trail does not hold from seal ${verdict.firstBroken.seal.number} on (${verdict.firstBroken.fault}).`)
  })
}

export async function backupTo(config: Config, file: string): Promise<void> {
  expectPlaceFor(file)
  await withApp(config, async ({ storage }) => void answer(await backup({ ownerUrl: storage.ownerUrl, config, clock: systemClock }, fromHere(file))))
}

const restoreRefusals: Record<RestoreRefusal, string> = {
  'backup-damaged': 'The file is damaged or no backup; nothing was touched.',
  'backup-of-another-version': 'The backup was made by a program with another schema: restore it with that version, then upgrade.',
  'not-empty': 'Something was already done in this installation; --force replaces all of it with the backup.',
}

export async function restoreFrom(config: Config, file: string, force: boolean): Promise<void> {
  await withApp(config, async ({ storage }) => {
    const outcome = await restore({ ownerUrl: storage.ownerUrl, config, clock: systemClock }, fromHere(file), { force })
    if (!outcome.ok) throw new Failure(exit.badData, restoreRefusals[outcome.code])
    answer(outcome.value)
  })
}

/** The way in for an installation that nobody manages yet, and for an administrator who lost the password: whoever may run this owns the database anyway. */
export async function addAdministrator(config: Config, name: string, email: string): Promise<void> {
  if (!z.email().safeParse(email).success) throw new Failure(exit.usage, `${email} is not an e-mail address, such as admin@agency.example`)
  await withApp(config, async ({ app }) => {
    const made = await letAdministratorIn(app, { name, email })
    if (!made.ok) throw new Failure(exit.badData, administratorRefusals[made.code])
    answer({ email, link: `${config.baseUrl}${peoplePaths.setPassword(made.value.token)}`, goodForHours: 72 })
  })
}

const administratorRefusals = {
  managed: 'Somebody else is administrator here already and makes further accounts on the page of people; for a new link, give that administrator’s address.',
  'email-taken': 'This address belongs to an account that is no administrator: an administrator can change its role on the page of people.',
}

/** Rotates, then opens once, because the database takes its new password when it is opened. */
export async function keysRotate(config: Config): Promise<void> {
  const rotated = rotateKeys(config.data, config.production)
  await withApp(config, async () => void answer({ rotated }))
  process.stderr.write('Restart the server: it still holds the old secrets.\n')
}

export async function doctor(config: Config): Promise<void> {
  const found = await diagnose(config)
  for (const { ok, what, how } of found) process.stderr.write(`${ok ? 'ok   ' : 'MEND '} ${what.en}${how ? `\n      ${how.en}` : ''}\n`)
  answer(found.map(({ ok, what, how }) => ({ ok, what, how: how ?? null })))
}
