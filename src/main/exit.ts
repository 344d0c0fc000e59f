/** What a command tells the shell. */
export const exit = { done: 0, usage: 1, badData: 2, system: 3, findings: 4 } as const
type ExitCode = (typeof exit)[keyof typeof exit]

/** Ends a command with a sentence and a code. */
export class Failure extends Error {
  readonly exitCode: ExitCode
  constructor(exitCode: ExitCode, message: string) {
    super(message)
    this.exitCode = exitCode
  }
}

/** What a person can do about it: a sentence for what the machine or the database refuses, the error's own words for the rest. Never a stack trace. */
export function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error
  const { code = '', path = '', message = String(error) } = error as { code?: string; path?: string; message?: string }
  return new Failure(wrongPath.has(code) && path ? exit.usage : exit.system, sentences[code]?.(path) ?? message)
}

/** Something the caller typed, not something the machine lacks. */
const wrongPath = new Set(['ENOENT', 'ENOTDIR', 'EISDIR'])

const noRight = (path: string) => `No right to ${path}: give it to the user who runs this, or choose another place (PROSME_DATA is the data folder).`
const databaseAway = () => 'The database does not answer: see that its server runs and that DATABASE_URL is right.'
const databaseStopped = () => 'The database was stopped in the middle, or is just starting: do the same again. Nothing was half-written.'
const sentences: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `There is no ${path}.`,
  ENOTDIR: (path) => `A part of ${path} is a file, not a folder.`,
  EISDIR: (path) => `${path} is a folder; a file is wanted.`,
  EACCES: noRight,
  EPERM: noRight,
  EROFS: (path) => `${path} cannot be written: its disk is read-only.`,
  ENOSPC: () => 'The disk is full: make room, then do it again. Nothing was half-written.',
  ECONNREFUSED: databaseAway,
  ENOTFOUND: databaseAway,
  ETIMEDOUT: databaseAway,
  '28P01': () => 'The database does not take this user and password: see DATABASE_URL.',
  '28000': () => 'The database does not let this user in: see DATABASE_URL.',
  '3D000': () => 'The database server has no database of that name: see DATABASE_URL.',
  '42501': () => 'The database refuses this role: DATABASE_OWNER_URL must name the owner of the database.',
  '57P01': databaseStopped,
  '57P02': databaseStopped,
  '57P03': databaseStopped,
  '53100': () => 'The disk of the database is full: make room, then do it again. Nothing was half-written.',
}
