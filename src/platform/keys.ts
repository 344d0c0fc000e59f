import { createHmac, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What each secret is for; a new purpose is added here and made on the next start. */
const purposes = ['session', 'forms', 'database', 'lookup', 'encryption'] as const
export type Purpose = (typeof purposes)[number]

interface Secret {
  readonly id: string
  readonly secret: string
}

/** Secrets of this installation. The first of a list is used; the others only verify what was signed before a rotation. */
export interface Keys {
  /** The secret in use for a purpose, base64url. */
  current(purpose: Purpose): string
  /** Old and new, newest first. */
  all(purpose: Purpose): readonly string[]
}

/** Reads the secrets of `folder`, making those that are missing. The file is readable by its owner alone. */
export function openKeys(folder: string): Keys {
  const file = join(folder, 'secrets.json')
  mkdirSync(folder, { recursive: true })
  const stored: Partial<Record<Purpose, Secret[]>> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const missing = purposes.filter((purpose) => !stored[purpose]?.length)
  for (const purpose of missing) stored[purpose] = [newSecret()]
  if (missing.length > 0) save(file, stored)
  const list = (purpose: Purpose) => (stored[purpose] ?? []).map((entry) => entry.secret)
  return { current: (purpose) => list(purpose)[0]!, all: list }
}

/** Puts a new secret in front of each purpose's list (all but the database's, whose password is changed with the database). */
export function rotateKeys(folder: string): readonly Purpose[] {
  openKeys(folder)
  const file = join(folder, 'secrets.json')
  const stored: Record<Purpose, Secret[]> = JSON.parse(readFileSync(file, 'utf8'))
  const rotated = purposes.filter((purpose) => purpose !== 'database')
  for (const purpose of rotated) stored[purpose] = [newSecret(), ...stored[purpose]]
  save(file, stored)
  return rotated
}

export const sign = (secret: string, text: string): string => createHmac('sha256', secret).update(text).digest('base64url')

const newSecret = (): Secret => ({ id: randomBytes(6).toString('hex'), secret: randomBytes(32).toString('base64url') })

function save(file: string, content: unknown): void {
  const draft = `${file}.new`
  writeFileSync(draft, JSON.stringify(content, null, 2), { mode: 0o600 })
  chmodSync(draft, 0o600)
  renameSync(draft, file)
}
