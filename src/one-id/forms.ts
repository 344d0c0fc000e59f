import { z } from 'zod'
import { field } from '#platform/fields.ts'
import { faultText } from '#platform/forms.ts'
import { apiScopes, isReturnAddress, proofs, scopes } from './rules.ts'
import { words } from './texts.ts'

/** One address on each line; none when empty. */
const addresses = z
  .string()
  .default('')
  .transform((typed) => [...new Set(typed.split(/\s+/).filter(Boolean))])
  .refine((uris) => uris.every(isReturnAddress), { error: faultText(words.redirectUrisWrong), abort: true })

/** A JWKS of public keys; undefined when empty. */
const publicKeys = z
  .string()
  .max(20_000, { error: faultText(words.publicKeysWrong) })
  .default('')
  .transform((typed, context) => {
    if (typed.trim() === '') return undefined
    const read = jwks.safeParse(parsed(typed))
    if (read.success) return read.data
    context.addIssue({ code: 'custom', message: faultText(words.publicKeysWrong) })
    return z.NEVER
  })

const jwk = z.discriminatedUnion('kty', [
  z.strictObject({
    kty: z.literal('RSA'),
    n: z.base64url().min(342),
    e: z.base64url(),
    kid: z.string().optional(),
    alg: z.string().optional(),
    use: z.string().optional(),
  }),
  z.strictObject({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: z.base64url(),
    y: z.base64url(),
    kid: z.string().optional(),
    alg: z.string().optional(),
    use: z.string().optional(),
  }),
])
const jwks = z.object({ keys: z.array(jwk).min(1).max(5) })

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** A list of checkboxes comes as nothing, one text or several. */
const wantedScopes = z
  .preprocess((sent) => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]), z.array(field.oneOf(scopes)))
  .refine((chosen) => chosen.length > 0, { error: faultText(words.scopesMissing) })

const callsApi = (chosen: readonly string[]) => apiScopes.some((scope) => chosen.includes(scope))
const asksPeople = (chosen: readonly string[]) => chosen.some((scope) => !(apiScopes as readonly string[]).includes(scope))

/** The form of a new program. */
export const programForm = z
  .object({
    nameTh: field.text(),
    nameEn: field.text(),
    agency: field.text({ max: 31 }),
    purpose: field.text({ max: 500 }),
    proof: field.oneOf(proofs),
    publicKeys,
    scopes: wantedScopes,
    redirectUris: addresses,
    afterLogoutUris: addresses,
  })
  .refine(({ proof, publicKeys: given }) => proof !== 'key' || given !== undefined, { path: ['publicKeys'], error: faultText(words.publicKeysWrong) })
  .refine(({ proof, publicKeys: given }) => proof === 'key' || given === undefined, { path: ['publicKeys'], error: faultText(words.publicKeysNotNeeded) })
  .refine((form) => !asksPeople(form.scopes) || form.scopes.includes('openid'), { path: ['scopes'], error: faultText(words.scopesNeedOpenid) })
  .refine((form) => !callsApi(form.scopes) || form.proof !== 'none', { path: ['proof'], error: faultText(words.scopesNeedProof) })
  .refine((form) => !form.scopes.includes('openid') || form.redirectUris.length > 0, { path: ['redirectUris'], error: faultText(words.redirectUrisNeeded) })
  .refine((form) => form.scopes.includes('openid') || form.redirectUris.length + form.afterLogoutUris.length === 0, {
    path: ['redirectUris'],
    error: faultText(words.redirectUrisNotNeeded),
  })
