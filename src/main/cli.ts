import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { readConfig, type Config } from '#platform/config.ts'
import { arabicDigits } from '#platform/numbers.ts'
import { isFiscalYear } from '#portal/intake/index.ts'
import { addAdministrator, auditVerify, backupTo, checkYearOf, doctor, importPaths, keysRotate, migrateOnly, reportOf, restoreFrom } from './commands.ts'
import { asFailure, exit, Failure } from './exit.ts'
import { importEnterprisesFrom, runBench, showEnterprise, simulatePopulation } from './register-commands.ts'
import { start } from './start.ts'

// stdout is the answer alone (one JSON document, or a report); everything said besides goes to stderr.

// Whoever reads our answer may stop early, as `head` does: that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

const formats = ['json', 'pdf', 'xlsx', 'html'] as const
const call = 'npm run -s prosme --'

const program = new Command('prosme')
  .description('The operating system of an agency that promotes small and medium enterprises.')
  .exitOverride()
  .showHelpAfterError(`For examples:  ${call} --help`)
  .addHelpText(
    'after',
    `
Examples:
  ${call} start                                     the platform, on its own PostgreSQL
  ${call} report 2566 --format json                 the year's figures as one JSON document
  ${call} report 2566 --format pdf --out report.pdf
  ${call} check 2566 --format json --fail-on high   what contradicts what; exit code 4 when something high is there
  ${call} import data/fy2566                        a folder of CSV or XLSX files, all or nothing
  ${call} simulate population --count 20000 --seed 7 --out population.csv
  ${call} import enterprises population.csv
  ${call} backup prosme.backup
  ${call} COMMAND --help                            examples of one command

Exit codes: 0 done, whatever was found; 1 wrong usage; 2 the data are at fault; 3 the system is; 4 findings at or above --fail-on.`,
  )

/** A command with its examples, which its help and its usage errors show. */
function command(parent: Command, name: string, description: string, examples: readonly string[]): Command {
  const shown = examples.map((example) => `  ${call} ${example}`).join('\n')
  return parent.command(name).description(description).addHelpText('after', `\nExamples:\n${shown}`).showHelpAfterError(`Examples:\n${shown}`)
}

command(program, 'start', 'Start the platform: web and worker, with the embedded PostgreSQL unless DATABASE_URL is set.', [
  'start',
  'start      with PORT=3001, PROSME_DATA=/srv/prosme or NODE_ENV=production before npm',
]).action(() => start(settings()))

command(program, 'migrate', 'Bring the database to this program’s schema.', ['migrate']).action(() => migrateOnly(settings()))

command(program, 'administrator', 'A one-time link for the first administrator, or for an administrator who lost the password.', [
  'administrator "ชื่อ นามสกุล" admin@agency.example',
])
  .argument('<name>')
  .argument('<email>')
  .action((name: string, email: string) => addAdministrator(settings(), name, email))

const imports = command(
  program,
  'import',
  'Take in a pack: a folder, or CSV and XLSX files of one fiscal year. All or nothing; repeating it changes nothing.',
  ['import data/fy2566', 'import entries.csv --year 2567'],
)
  .argument('<path...>', 'folder or files')
  .option('--year <year>', 'fiscal year (Buddhist era), when neither pack.json nor the folder’s name (fy2566) says it', readYear)
  .action((paths: string[], options: { year?: number }) => importPaths(settings(), paths, options.year))

command(
  imports,
  'enterprises',
  'Take in a list of enterprises. Lines at fault go to a file of rejects; killed halfway, the same command goes on; repeated, it changes nothing.',
  ['import enterprises population.csv', 'import enterprises list.csv --source doae --rejects faults.csv'],
)
  .argument('<file>', 'CSV or XLSX')
  .option('--source <code>', 'whose list it is: the origin of what it says')
  .option('--rejects <file>', 'where the lines at fault go, with the reasons; FILE.rejects.csv when not said')
  .action((file: string, options: { source?: string; rejects?: string }) => importEnterprisesFrom(settings(), file, options))

const enterprise = command(program, 'enterprise', 'The register of enterprises.', ['enterprise show 1234567890 --format json'])
command(enterprise, 'show', 'Everything the register holds of one enterprise.', [
  'enterprise show 1234567890 --format json',
  'enterprise show 0-1055-44046-60-2',
])
  .argument('<one-id|number>')
  .addOption(new Option('--format <format>', 'how to write it').choices(['json']).default('json'))
  .action((asked: string) => showEnterprise(settings(), asked))

const simulate = command(program, 'simulate', 'A generated country, to try the platform on.', [
  'simulate population --count 20000 --seed 7 --out population.csv',
])
command(simulate, 'population', 'A believable register of generated enterprises, as a list to import. The same seed writes the same file.', [
  'simulate population --count 20000 --seed 7 > population.csv',
  'simulate population --count 20000 --seed 7 --duplicates 0.02 --dirty 0.01 --out population.csv',
])
  .addOption(new Option('--count <lines>', 'how many').argParser(readCount).makeOptionMandatory())
  .addOption(new Option('--seed <number>', 'another seed, another country').argParser(readCount).makeOptionMandatory())
  .addOption(new Option('--duplicates <share>', 'share of lines that are an earlier enterprise again').argParser(readShare))
  .addOption(new Option('--dirty <share>', 'share of lines that an import must refuse').argParser(readShare))
  .option('--out <file>', 'file to write; stdout when not said')
  .action(({ out, ...population }: { count: number; seed: number; duplicates?: number; dirty?: number; out?: string }) => simulatePopulation(population, out))

const bench = command(program, 'bench', 'Measured claims, each a ratio against a yardstick in the same run.', ['bench registry --count 320000 --format json'])
command(bench, 'registry', 'Look-ups, registrations, searches and imports of a register of generated enterprises. Takes minutes.', [
  'bench registry --format json',
  'bench registry --count 320000 --format json',
])
  .addOption(new Option('--count <enterprises>', 'how large a register').argParser(readCount).default(3_200_000))
  .addOption(new Option('--format <format>', 'how to write it').choices(['json']).default('json'))
  .action(({ count }: { count: number }) => runBench(settings(), ['registry', '--count', String(count)]))

command(program, 'report', 'The annual report of a fiscal year.', [
  'report 2566 --format json',
  'report 2566 --format pdf --out report.pdf',
  'report 2566 --format xlsx --out report.xlsx',
])
  .argument('<year>', 'fiscal year (Buddhist era)', readYear)
  .addOption(new Option('--format <format>', 'what to write').choices(formats).default('json'))
  .option('--out <file>', 'file to write; JSON and HTML go to stdout without it')
  .action((year: number, options: { format: (typeof formats)[number]; out?: string }) => reportOf(settings(), year, options))

command(program, 'check', 'What contradicts what in a fiscal year, found afresh by every rule.', [
  'check 2566 --format json',
  'check 2566 --format text',
  'check 2566 --fail-on high',
])
  .argument('<year>', 'fiscal year (Buddhist era)', readYear)
  .addOption(new Option('--format <format>', 'how to write it').choices(['json', 'text']).default('json'))
  .addOption(new Option('--fail-on <severity>', 'exit with 4 when a finding of this severity or above is there').choices(['high', 'medium', 'low']))
  .action((year: number, options: { format: 'json' | 'text'; failOn?: 'high' | 'medium' | 'low' }) => checkYearOf(settings(), year, options))

const audit = command(program, 'audit', 'The audit trail.', ['audit verify'])
command(audit, 'verify', 'Prove every sealed line and say how many are not sealed yet.', ['audit verify']).action(() => auditVerify(settings()))

command(program, 'backup', 'Write everything (database and files) into one file, also while the platform works.', ['backup prosme.backup'])
  .argument('<file>')
  .action((file: string) => backupTo(settings(), file))

command(program, 'restore', 'Bring back what a backup holds, into an empty database. Stop the server first.', [
  'restore prosme.backup',
  'restore prosme.backup --force',
])
  .argument('<file>')
  .option('--force', 'replace what is in the database')
  .action((file: string, options: { force?: boolean }) => restoreFrom(settings(), file, options.force ?? false))

const keys = command(program, 'keys', 'Secrets of this installation.', ['keys rotate'])
command(keys, 'rotate', 'Put a new secret in front of every list; what the old ones signed stays valid.', ['keys rotate']).action(() => keysRotate(settings()))

command(program, 'doctor', 'What is wrong with this installation and how to mend it.', ['doctor']).action(() => doctor(settings()))

try {
  await program.parseAsync()
} catch (error) {
  // The parser has said what is wrong by itself.
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? exit.done : exit.usage
  else {
    const { exitCode, message } = asFailure(error)
    process.stderr.write(`${message}\n`)
    process.exitCode = exitCode
  }
}

function settings(): Config {
  try {
    return readConfig()
  } catch (error) {
    throw new Failure(exit.usage, (error as Error).message)
  }
}

function readCount(text: string): number {
  const count = Number(arabicDigits(text).replaceAll(',', ''))
  if (!Number.isInteger(count) || count < 0 || count > 100_000_000) throw new InvalidArgumentError('A whole number up to 100,000,000.')
  return count
}

function readShare(text: string): number {
  const share = Number(text)
  if (!(share >= 0 && share <= 1)) throw new InvalidArgumentError('A share from 0 to 1.')
  return share
}

function readYear(text: string): number {
  const year = Number(arabicDigits(text))
  if (!isFiscalYear(year)) throw new InvalidArgumentError('A fiscal year is four digits of the Buddhist era.')
  return year
}
