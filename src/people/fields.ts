import { z } from 'zod'
import { field } from '#platform/fields.ts'
import { faultText } from '#platform/forms.ts'
import { boundToProjects, roles } from './roles.ts'
import { longestPassword, shortestPassword } from './rules.ts'
import { words } from './texts.ts'

/** A new password: long rather than complicated. Spaces count, so it is taken as it was typed. */
const newPassword = z
  .string({ error: faultText(words.passwordTooShort) })
  .min(shortestPassword, { error: faultText(words.passwordTooShort) })
  .max(longestPassword, { error: faultText(words.passwordTooLong) })

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
  changePassword: z.object({ current: anyPassword, password: newPassword }),
  language: z.object({ language: field.oneOf(['th', 'en']) }),
  session: z.object({ session: field.id() }),
  standing,
  newPerson: z
    .object({ name: field.text(), email: field.text().refine((typed) => z.email().safeParse(typed).success, { error: faultText(words.emailWrong) }) })
    .and(standing),
}
