import { z } from 'zod'
import { field } from '#platform/fields.ts'
import { faultText } from '#platform/forms.ts'
import type { Text } from '#platform/text.ts'
import { readLogin } from './login.ts'
import { isCommonPassword } from './passwords.ts'
import { providers } from './provider-names.ts'
import { boundToProjects, roles } from './roles.ts'
import { longestPassword, shortestPassword } from './rules.ts'
import { words } from './texts.ts'

/** A new password: long rather than complicated. Spaces count, so it is taken as it was typed. */
const newPassword = z
  .string({ error: faultText(words.passwordTooShort) })
  .min(shortestPassword, { error: faultText(words.passwordTooShort) })
  .max(longestPassword, { error: faultText(words.passwordTooLong) })
  .refine((typed) => !isCommonPassword(typed), { error: faultText(words.passwordCommon) })

/** An email or a Thai mobile number, answered as it is kept. */
const login = field.text().transform((typed, context) => {
  const kept = readLogin(typed)
  if (kept !== undefined) return kept
  context.addIssue({ code: 'custom', message: faultText(words.loginWrong) })
  return z.NEVER
})

/** What an account of one's own is opened with; another room's form can carry the same fields. */
export const ownAccountFields = { name: field.text({ max: 120 }), login, password: newPassword }

/** A box that must be ticked. */
const ticked = (why: Text) => z.literal('yes', { error: faultText(why) })

const anyPassword = z.string({ error: faultText(words.wrong) }).max(1000, { error: faultText(words.passwordTooLong) })

const next = z.string().optional()

/** Codes separated by commas or spaces; none when empty. */
const projectCodes = z
  .string()
  .default('')
  .transform((typed) => [...new Set(typed.split(/[\s,]+/).filter(Boolean))])
  .refine((codes) => codes.every((code) => /^[\p{L}\p{N}][\p{L}\p{N}\p{M}._-]*$/u.test(code)), { error: faultText(words.projectsWrong) })

const standing = z
  .object({ role: field.oneOf(roles), projects: projectCodes })
  .refine(({ role, projects }) => projects.length === 0 || boundToProjects.has(role), {
    path: ['projects'],
    error: faultText(words.projectsNotBound),
  })

/** The forms of this room. */
export const forms = {
  signIn: z.object({ email: field.text(), password: anyPassword, next }),
  signInAs: z.object({ account: field.id(), next }),
  setPassword: z.object({ password: newPassword }),
  changePassword: z.object({ current: anyPassword.default(''), password: newPassword }),
  signUp: z.object({ ...ownAccountFields, next }),
  signUpFrom: z.object({ name: ownAccountFields.name, login, identity: z.string(), next }),
  recover: z.object({ login: field.text() }),
  recoverAtCounter: z.object({ login, seen: ticked(words.counterSeenNeeded), app: z.literal('yes').optional() }),
  code: z.object({ code: field.text({ max: 40 }), next }),
  firstCode: z.object({ code: field.text({ max: 40 }), ticket: z.string() }),
  passkey: z.object({ response: z.string(), next }),
  newPasskey: z.object({ response: z.string(), name: field.text({ max: 60 }) }),
  passkeyName: z.object({ passkey: field.id(), name: field.text({ max: 60 }) }),
  onePasskey: z.object({ passkey: field.id() }),
  link: z.object({ identity: z.string() }),
  unlink: z.object({ provider: field.oneOf(providers) }),
  close: z.object({ sure: ticked(words.closeSureNeeded) }),
  language: z.object({ language: field.oneOf(['th', 'en']) }),
  session: z.object({ session: field.id() }),
  standing,
  newPerson: z
    .object({ name: field.text(), email: field.text().refine((typed) => z.email().safeParse(typed).success, { error: faultText(words.emailWrong) }) })
    .and(standing),
}
