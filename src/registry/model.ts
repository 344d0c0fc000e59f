import type { Instant } from '#platform/clock.ts'
import type { PlainDate } from '#platform/dates.ts'
import type { Satang } from '#platform/money.ts'

/** What an enterprise is before the law: นิติบุคคล, บุคคลธรรมดา, วิสาหกิจชุมชน. */
export const kinds = ['juristic', 'natural', 'community'] as const
export type Kind = (typeof kinds)[number]

export const sizes = ['micro', 'small', 'medium', 'large', 'unknown'] as const
export type Size = (typeof sizes)[number]

export const sectors = ['manufacturing', 'trade', 'service', 'unknown'] as const
export type Sector = (typeof sectors)[number]

/** The two columns of bounds of the size regulation. */
export type SectorGroup = 'manufacturing' | 'service_trade'

/** What decides a size where people and revenue differ. */
export const sizePolicies = ['revenue', 'higher'] as const
export type SizePolicy = (typeof sizePolicies)[number]

/** How far it has entered the state's systems. */
export const stages = ['unregistered', 'one-id', 'formal'] as const
export type Stage = (typeof stages)[number]

/** By which of the four ways a registration came: this web (and app), the counter of a one-stop centre, Biz Portal, ทางรัฐ. */
export const channels = ['web', 'counter', 'biz-portal', 'thang-rath'] as const
export type Channel = (typeof channels)[number]

export const genders = ['female', 'male', 'other'] as const
export type Gender = (typeof genders)[number]

/** Everything a record says of an enterprise that somebody can state, correct, consent to or agree on. Agreements and consents name these. */
export const fieldNames = [
  'number',
  'nameTh',
  'nameEn',
  'tradingNames',
  'activity',
  'area',
  'address',
  'ownerGender',
  'phone',
  'email',
  'employees',
  'revenue',
  'size',
  'sector',
  'stage',
  'status',
] as const
export type FieldName = (typeof fieldNames)[number]

/** The official number of an enterprise, digits alone: 13 of a juristic person or a citizen, 12 of a community enterprise. */
export interface IdentityNumber {
  readonly type: 'juristic' | 'citizen' | 'community'
  readonly digits: string
}

/** Where an enterprise is. A sub-district's code begins with its district's, a district's with its province's. */
export interface Place {
  readonly province: string
  readonly district?: string | undefined
  readonly subdistrict?: string | undefined
}

/** Employees and revenue of a calendar year, as one source states them. */
export interface YearlyFigures {
  /** Buddhist era. */
  readonly year: number
  readonly employees?: number | undefined
  readonly revenue?: Satang | undefined
}

/** What a registration states of an enterprise. */
export interface Statement {
  readonly nameTh: string
  readonly nameEn?: string | undefined
  readonly tradingNames?: readonly string[] | undefined
  /** TSIC 2552, five digits where known so far. */
  readonly activity?: string | undefined
  readonly place: Place
  /** House, road and so on, below the sub-district. */
  readonly address?: string | undefined
  readonly ownerGender?: Gender | undefined
  /** Of Thailand, digits with the leading zero. */
  readonly phone?: string | undefined
  readonly email?: string | undefined
  readonly yearly?: YearlyFigures | undefined
}

/** Who says what a field holds, and since when: 'web', 'counter' and so on where the enterprise said it itself, a source's code otherwise. */
export interface Origin {
  readonly source: string
  readonly on: PlainDate
}

/** The short form of a record: what lists, cards and search results show. */
export interface EnterpriseCard {
  readonly id: string
  readonly oneId: string
  readonly kind: Kind
  /** Null when it was erased. */
  readonly nameTh: string | null
  readonly nameEn: string | null
  readonly place: Place
  readonly activity: string | null
  readonly sector: Sector
  readonly size: Size
  readonly stage: Stage
  readonly status: 'active' | 'closed' | 'erased'
  readonly registeredAt: Instant | null
  /** The ONE ID of the enterprise it was merged into. */
  readonly survivorOneId: string | null
}

/** The whole record, as whoever may see all of it sees it. */
export interface EnterpriseRecord extends EnterpriseCard {
  readonly tradingNames: readonly string[]
  readonly address: string | undefined
  readonly ownerGender: Gender | null
  readonly numbers: readonly (IdentityNumber & { readonly verifiedBy: string | null; readonly verifiedAt: Instant | null })[]
  readonly contacts: readonly {
    readonly kind: 'phone' | 'email' | 'line' | 'website'
    readonly value: string
    readonly source: string
    readonly addedAt: Instant
  }[]
  readonly yearly: readonly (YearlyFigures & Origin)[]
  readonly sizeTrace: SizeTrace | null
  /** The source of every field; those not named come from `origin`. */
  readonly origin: Origin
  readonly sources: Readonly<Partial<Record<FieldName, Origin>>>
  readonly version: number
  readonly createdAt: Instant
  readonly updatedAt: Instant
}

/** Why an enterprise has its size: the rule, its inputs and what each of them points to. */
export interface SizeTrace {
  readonly definition: string
  readonly policy: SizePolicy
  /** Null while the sector is not known. */
  readonly sectorGroup: SectorGroup | null
  readonly year: number | null
  /** Who stated the figures; two codes joined by + where people and revenue come from different ones. */
  readonly source: string | null
  readonly employees: number | null
  /** Baht with two decimals. */
  readonly revenue: string | null
  readonly byEmployees: Size
  readonly byRevenue: Size
}

/** What people are to an enterprise they act for. */
export const givenRoles = ['owner', 'signatory', 'preparer', 'accountant'] as const
export type GivenRole = (typeof givenRoles)[number]

/** 'counter': an officer who serves them, for a day. */
export type MandateRole = GivenRole | 'counter'

/** What a mandate lets its holder do. 'sign' and 'manage' count only once the mandate is verified. */
export const mandateScopes = ['read', 'update', 'apply', 'sign', 'manage'] as const
export type MandateScope = (typeof mandateScopes)[number]

export interface Mandate {
  readonly id: string
  readonly enterpriseId: string
  readonly accountId: string
  readonly role: MandateRole
  readonly scope: readonly MandateScope[]
  readonly startsOn: PlainDate
  readonly endsOn: PlainDate | null
  readonly status: 'asked' | 'unverified' | 'verified' | 'declined' | 'ended'
  /** 'card': its holder claimed a record that others filled and sees ONE ID, name and status alone until verified. */
  readonly sees: 'card' | 'all'
  readonly verifiedBy: string | null
}
