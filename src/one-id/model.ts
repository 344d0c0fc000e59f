import type { Instant } from '#platform/clock.ts'
import type { Text } from '#platform/text.ts'
import type { Proof, Scope, Status } from './rules.ts'

/** A program of another body that lets people in with ONE ID, or calls the API. */
export interface Program {
  /** client_id. */
  readonly id: string
  readonly name: Text
  /** Code of the agency or partner it belongs to. */
  readonly agency: string
  /** What it is for, as people who let it in read it. */
  readonly purpose: string
  readonly proof: Proof
  /** SHA-256 of the secret, base64url; where the proof is one. */
  readonly secretHash: string | undefined
  /** Its public keys as JWKS; where the proof is a key. */
  readonly publicKeys: { readonly keys: readonly Readonly<Record<string, unknown>>[] } | undefined
  readonly redirectUris: readonly string[]
  readonly afterLogoutUris: readonly string[]
  readonly scopes: readonly Scope[]
  readonly status: Status
  readonly registeredAt: Instant
  readonly registeredBy: string
  readonly approvedAt: Instant | null
  readonly approvedBy: string | null
}

/** That a person let a program in: for which enterprise, and what it may know. */
export interface Permission {
  readonly id: string
  readonly accountId: string
  readonly programId: string
  /** ONE ID of the enterprise that was chosen. */
  readonly enterprise: string | null
  readonly scopes: readonly Scope[]
  readonly givenAt: Instant
  readonly expiresAt: Instant
  readonly endedAt: Instant | null
}
