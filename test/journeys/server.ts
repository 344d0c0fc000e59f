import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

export interface RunningServer {
  readonly baseUrl: string
  readonly data: string
  /** What it printed when it was ready: the address and the demonstration accounts. */
  readonly said: string
  stop(): Promise<void>
  /** kill -9: no chance to put anything in order. */
  kill(): Promise<void>
}

/** The platform as `npm start` runs it, in a data folder of its own unless one is given, on a free port unless one is. */
export async function startServer(data = newData(), port?: number, settings: NodeJS.ProcessEnv = {}): Promise<RunningServer> {
  port ??= await freePort()
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/cli.js', 'start'], {
    cwd: root,
    env: { ...ownEnvironment(), PROSME_DATA: data, PORT: String(port), LOG_LEVEL: 'error', PROSME_POPULATION: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  let complained = ''
  child.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()))
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('Ctrl-C')) resolve()
    })
    child.once('exit', () => reject(new Error(`the server did not start:\n${said}\n${complained}`)))
  })
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    data,
    said,
    async stop() {
      child.kill('SIGTERM')
      await gone
    },
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
}

/** The machine's environment without what would lead a test to somebody's real installation. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const settings = ['DATABASE_URL', 'DATABASE_OWNER_URL', 'PROSME_URL', 'PROSME_PACK', 'SMTP_URL', 'HOST', 'LOG_LEVEL']
  return { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !settings.includes(name))), NODE_ENV: 'development' }
}

/** Runs a command of the platform on a data folder; answers what it printed and its exit code. */
export const prosme = (data: string, ...args: string[]): Promise<Answer> => prosmeWith({}, data, ...args)

export interface Answer {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** As prosme, with settings of the environment. */
export const prosmeWith = (settings: NodeJS.ProcessEnv, data: string, ...args: string[]): Promise<Answer> => beginProsme(settings, data, ...args).answer

/** A command that is under way. */
export interface RunningCommand {
  readonly answer: Promise<Answer>
  /** What it has said beside its answer so far. */
  said(): string
  /** kill -9. */
  kill(): void
}

export function beginProsme(settings: NodeJS.ProcessEnv, data: string, ...args: string[]): RunningCommand {
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/cli.js', ...args], {
    cwd: root,
    env: { ...ownEnvironment(), PROSME_DATA: data, INIT_CWD: root, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  return {
    answer: new Promise((resolve) => child.once('close', (status) => resolve({ code: status ?? -1, stdout, stderr }))),
    said: () => stderr,
    kill: () => void child.kill('SIGKILL'),
  }
}

/** A folder that the user of the database may walk through, when root runs the tests. */
export function newData(): string {
  const folder = mkdtempSync(join(tmpdir(), 'prosme-data-'))
  chmodSync(folder, 0o711)
  return folder
}
export const removeData = (data: string): void => rmSync(data, { recursive: true, force: true })

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
