import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { longestPassword } from './rules.ts'

export const hashOf = async (password: string): Promise<string> => await hashPassword(password)

let decoy: Promise<string> | undefined

/** Whether a password is the one that was hashed. Without a hash it never is, and that takes as long, so that nobody learns from the time which accounts exist. */
export async function isPassword(hash: string | undefined, typed: string): Promise<boolean> {
  decoy ??= hashOf('no account has this one')
  const right = await verifyPassword({ hash: hash ?? (await decoy), password: typed.slice(0, longestPassword + 1) })
  return right && hash !== undefined
}

const runs = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1q2w3e4r5t6y7u8i9o0p']
const words = [
  'password',
  'passw0rd',
  'p@ssw0rd',
  'p@ssword',
  'iloveyou',
  'welcome',
  'letmein',
  'admin',
  'thailand',
  'bangkok',
  'prosme',
  'รหัสผ่าน',
  'ประเทศไทย',
]

/**
 * Whether a password is among those everybody tries first, however long: what is left of it without common words, runs of the keyboard and repeated
 * characters is too short to be a secret.
 */
export function isCommonPassword(password: string): boolean {
  let rest = password.toLowerCase()
  for (const word of words) rest = rest.replaceAll(word, '')
  for (const run of [...runs, ...runs.map((line) => Array.from(line).reverse().join(''))]) rest = withoutRuns(rest, run)
  return new Set(rest).size < 4
}

/** A text without the parts of four and more characters that stand so in `run`. */
function withoutRuns(text: string, run: string): string {
  let rest = text
  for (let length = Math.min(run.length, text.length); length >= 4; length--) {
    for (let from = 0; from + length <= run.length; from++) rest = rest.replaceAll(run.slice(from, from + length), '')
  }
  return rest
}
