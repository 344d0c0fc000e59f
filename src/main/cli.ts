import { Command, CommanderError, Option } from 'commander'
import { readConfig } from '#platform/config.ts'
import { auditVerify, backupTo, checkYearOf, doctor, importPaths, keysRotate, migrateOnly, reportOf, restoreFrom } from './commands.ts'
import { exit, Failure } from './exit.ts'
import { start } from './start.ts'

// stdout is the answer alone (one JSON document, or a file's path); everything said besides goes to stderr.

const config = readConfig()
const formats = ['json', 'pdf', 'xlsx', 'html'] as const

const program = new Command('prosme')
  .description('The operating system of an agency that promotes small and medium enterprises.')
  .showHelpAfterError('Run with --help for examples.')
  .exitOverride()
  .configureOutput({ writeOut: (text) => process.stdout.write(text), writeErr: (text) => process.stderr.write(text) })
  .addHelpText(
    'after',
    `
Examples:
  npm run -s prosme -- start                                     the platform, on its own PostgreSQL
  npm run -s prosme -- report 2566 --format json                 the year's figures as one JSON document
  npm run -s prosme -- report 2566 --format pdf --out report.pdf
  npm run -s prosme -- check 2566 --format json --fail-on high   what contradicts what; exit code 4 when something high is open
  npm run -s prosme -- import data/fy2566                        a folder of CSV or XLSX files, all or nothing
  npm run -s prosme -- import entries.csv --year 2567
  npm run -s prosme -- backup prosme.backup

Exit codes: 0 done, 1 wrong usage, 2 the data are at fault, 3 the system is, 4 findings at or above --fail-on.`,
  )

program
  .command('start')
  .description('Start the platform: web and worker, with the embedded PostgreSQL unless DATABASE_URL is set.')
  .action(() => start(config))

program
  .command('migrate')
  .description('Bring the database to this program’s schema.')
  .action(() => migrateOnly(config))

program
  .command('import')
  .description('Take in a pack: a folder, or CSV and XLSX files of one fiscal year. All or nothing; repeating it changes nothing.')
  .argument('<path...>', 'folder or files')
  .option('--year <year>', 'fiscal year (Buddhist era), when neither pack.json nor the folder’s name (fy2566) says it', readYear)
  .action((paths: string[], options: { year?: number }) => importPaths(config, paths, options.year))

program
  .command('report')
  .description('The annual report of a fiscal year.')
  .argument('<year>', 'fiscal year (Buddhist era), e.g. 2566', readYear)
  .addOption(new Option('--format <format>', 'what to write').choices(formats).default('json'))
  .option('--out <file>', 'file to write; JSON and HTML go to stdout without it')
  .action((year: number, options: { format: (typeof formats)[number]; out?: string }) => reportOf(config, year, options))

program
  .command('check')
  .description('What contradicts what in a fiscal year, found afresh by every rule.')
  .argument('<year>', 'fiscal year (Buddhist era)', readYear)
  .addOption(new Option('--format <format>', 'how to write it').choices(['json', 'text']).default('json'))
  .addOption(new Option('--fail-on <severity>', 'exit with 4 when a finding of this severity or above is there').choices(['high', 'medium', 'low']))
  .action((year: number, options: { format: 'json' | 'text'; failOn?: 'high' | 'medium' | 'low' }) => checkYearOf(config, year, options))

program
  .command('audit')
  .description('The audit trail.')
  .command('verify')
  .description('Prove every sealed line and say how many are not sealed yet.')
  .action(() => auditVerify(config))

program
  .command('backup')
  .description('Write everything (database and files) into one file.')
  .argument('<file>')
  .action((file: string) => backupTo(config, file))

program
  .command('restore')
  .description('Bring back what a backup holds, into an empty database.')
  .argument('<file>')
  .option('--force', 'replace what is in the database')
  .action((file: string, options: { force?: boolean }) => restoreFrom(config, file, options.force ?? false))

program
  .command('keys')
  .description('Secrets of this installation.')
  .command('rotate')
  .description('Put a new secret in front of every list; what the old ones signed stays valid.')
  .action(() => keysRotate(config))

program
  .command('doctor')
  .description('What is wrong with this installation and how to mend it.')
  .action(() => doctor(config))

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? exit.done : exit.usage
  else if (error instanceof Failure) {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = error.exitCode
  } else {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = exit.system
  }
}

function readYear(text: string): number {
  if (!/^2[45]\d\d$/.test(text)) throw new CommanderError(exit.usage, 'prosme.year', `error: ${text} is not a fiscal year of the Buddhist era, such as 2566`)
  return Number(text)
}
