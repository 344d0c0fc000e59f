import { createHmac, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What each secret is for; a new purpose is added here and made on the next start. */
const purposes = ['session', 'forms', 'database', 'lookup', 'encryption'] as const
export type Purpose = (typeof purposes)[number]

interface Secret {
  readonly id: string
  readonly secret: string
}

interface SecretsFile {
  /** A trial prints its accounts on the sign-in page and its folder is copied about: its secrets never serve in production. */
  readonly madeFor: 'trial' | 'production'
  readonly secrets: Readonly<Partial<Record<Purpose, readonly Secret[]>>>
}

/** How many secrets of a purpose are kept, the newest first. What was encrypted or hashed must stay readable; what was signed lapses at the second rotation. */
const kept: Record<Purpose, number> = { session: 2, forms: 2, database: 2, lookup: Infinity, encryption: Infinity }

/** Secrets of this installation. The first of a list is used; the others only verify and read what is older than the last rotation. */
export interface Keys {
  /** The secret in use for a purpose, base64url. */
  current(purpose: Purpose): string
  /** Old and new, newest first. */
  all(purpose: Purpose): readonly string[]
}

export const secretsPath = (folder: string): string => join(folder, 'secrets.json')

/**
 * Reads the secrets of `folder`, making those that are missing: 32 random bytes each, in a file that its owner alone can read.
 * There is no default secret anywhere. In production, secrets that a trial made are refused until they are rotated.
 */
export function openKeys(folder: string, production = false): Keys {
  const path = secretsPath(folder)
  // Root lends its database to another user, who must be able to walk through this folder; the secrets themselves are for their owner alone.
  mkdirSync(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  if (!existsSync(path)) create(path, { madeFor: production ? 'production' : 'trial', secrets: newSecrets(purposes) })
  const stored = read(path)
  if (production && stored.madeFor === 'trial') {
    throw new Error(
      `The secrets in ${path} were made by a trial and do not serve in production: use another folder (PROSME_DATA), or run: NODE_ENV=production prosme keys rotate`,
    )
  }
  const missing = purposes.filter((purpose) => !stored.secrets[purpose]?.length)
  const secrets = { ...stored.secrets, ...newSecrets(missing) }
  if (missing.length > 0) save(path, { ...stored, secrets })
  const list = (purpose: Purpose) => (secrets[purpose] ?? []).map((entry) => entry.secret)
  return { current: (purpose) => list(purpose)[0]!, all: list }
}

/**
 * Puts a new secret in front of each purpose's list. The database's new password takes effect when the installation is opened next (`openStorage`),
 * so a rotation that was cut short is finished then. A server that runs must be restarted: it holds the old secrets.
 * In production this also turns the secrets of a trial into ones of this installation.
 */
export function rotateKeys(folder: string, production = false): readonly Purpose[] {
  if (!existsSync(secretsPath(folder))) openKeys(folder, production)
  const { madeFor, secrets } = read(secretsPath(folder))
  const leavesTrial = production && madeFor === 'trial'
  const rotated = Object.fromEntries(
    purposes.map((purpose) => {
      // Nothing a trial signed is taken in production.
      const older = leavesTrial && (purpose === 'session' || purpose === 'forms') ? [] : (secrets[purpose] ?? [])
      return [purpose, [newSecret(), ...older].slice(0, kept[purpose])]
    }),
  )
  save(secretsPath(folder), { madeFor: production ? 'production' : madeFor, secrets: rotated })
  return purposes
}

export const sign = (secret: string, text: string): string => createHmac('sha256', secret).update(text).digest('base64url')

const newSecrets = (of: readonly Purpose[]): SecretsFile['secrets'] => Object.fromEntries(of.map((purpose) => [purpose, [newSecret()]]))

const newSecret = (): Secret => ({ id: randomBytes(6).toString('hex'), secret: randomBytes(32).toString('base64url') })

function read(path: string): SecretsFile {
  let content: Partial<SecretsFile>
  try {
    content = JSON.parse(readFileSync(path, 'utf8')) as Partial<SecretsFile>
  } catch (error) {
    throw new Error(`${path} cannot be read as secrets: put it back from where you keep it apart from the backups`, { cause: error })
  }
  const secrets = content.secrets ?? {}
  const weak = purposes.find((purpose) => secrets[purpose]?.some(({ secret }) => Buffer.from(secret, 'base64url').length < 32))
  if (weak) throw new Error(`A secret for ${weak} in ${path} is shorter than 32 bytes: run prosme keys rotate`)
  return { madeFor: content.madeFor ?? 'trial', secrets }
}

/** Of several processes that start at once on an empty folder the first makes the secrets, and all go by them. */
function create(file: string, content: SecretsFile): void {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, JSON.stringify(content, null, 2), { mode: 0o600 })
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error
  } finally {
    unlinkSync(draft)
  }
}

function save(file: string, content: SecretsFile): void {
  const draft = `${file}.new`
  writeFileSync(draft, JSON.stringify(content, null, 2), { mode: 0o600 })
  chmodSync(draft, 0o600)
  renameSync(draft, file)
}
