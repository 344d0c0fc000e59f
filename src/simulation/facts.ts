import { readIdentityNumber, type Kind, type Place, type Size, type Statement } from '#registry/index.ts'
import type { Satang } from '#platform/money.ts'
import { country } from './country.ts'
import { drawsOf, weighted, type Draws } from './draw.ts'
import { sizeShares } from './shares.ts'
import { communityTrades, firmFirst, firmSecond, firmTrades, firstNames, roads, surnameFirst, surnameSecond, type Word } from './words.ts'

/** What there is to know about an enterprise of the generated country. */
export interface Facts {
  readonly kind: Kind
  /** Digits alone. */
  readonly number: string
  readonly nameTh: string
  readonly nameEn: string
  readonly tradingNames: readonly string[]
  /** As the business registry words it: บริษัทจำกัด, ห้างหุ้นส่วนจำกัด; undefined where the kind has none. */
  readonly legalForm: string | undefined
  /** TSIC 2552, five digits. */
  readonly activity: string
  readonly place: Required<Place>
  readonly address: string
  readonly ownerGender: 'female' | 'male'
  readonly phone: string
  readonly email: string
  /** A year's, any year's. */
  readonly employees: number
  readonly revenue: Satang
  readonly size: Exclude<Size, 'unknown'>
  /** The day it was founded, from 2000 to 2021. */
  readonly foundedOn: string
  /** Codes of the sources that know it. */
  readonly knownTo: ReadonlySet<string>
}

/**
 * Everything about the enterprise that bears a number, made from the number alone: the simulators of the sources and the generated population agree
 * without a store, and whatever valid number somebody types finds a believable enterprise. Throws on a number that is none of its kind.
 */
export function factsOf(kind: Kind, number: string): Facts {
  const read = readIdentityNumber(kind, number)
  if (!read.ok) throw new Error(`no number of a ${kind} enterprise: ${read.code}`)
  return factsOfDigits(kind, read.value.digits)
}

/** The same for digits that are known to be a number of the kind. */
export function factsOfDigits(kind: Kind, digits: string): Facts {
  const draws = drawsOf(digits)
  const land = country()
  // A juristic person's number names its province after the 0, a community enterprise's after the region.
  const written = kind === 'natural' ? '' : digits.slice(1, 3)
  const place = land.placeIn(land.hasProvince(written) ? written : land.province(kind, draws), draws)
  const activity = land.activity(kind, draws)
  const size = sizes[kind](draws)
  const manufacturing = activity >= '10' && activity < '34'
  const ownerGender = draws.share() < 0.52 ? 'female' : 'male'
  const revenue = logBetween(revenues[manufacturing ? 'manufacturing' : 'other'][size], draws)
  // In one of twelve, people and revenue point to different sizes: it happens, and the rule must decide.
  const bySize = draws.share() < 1 / 12 && size !== 'large' ? larger[size] : size
  const [fewest, most] = staff[manufacturing ? 'manufacturing' : 'other'][bySize]
  const employees = draws.between(fewest, most)
  const phone = `${draws.of(['06', '08', '09'])}${String(draws.between(0, 99_999_999)).padStart(8, '0')}`
  const founded = draws.between(0, 22 * 336 - 1)
  const foundedOn = `${2000 + Math.floor(founded / 336)}-${two((Math.floor(founded / 28) % 12) + 1)}-${two((founded % 28) + 1)}`
  const knownTo = sourcesOf(kind, { manufacturing, size, employees }, draws)
  const { mailbox, ...names } = namesOf[kind](digits, activity, ownerGender, place, draws)
  const house = `${draws.between(1, 299)}${draws.share() < 0.4 ? `/${draws.between(1, 60)}` : ''}`
  const address = draws.share() < 0.55 ? `${house} หมู่ ${draws.between(1, 14)}` : `${house} ถนน${draws.of(roads)}`
  return {
    kind,
    number: digits,
    ...names,
    activity,
    place,
    address,
    ownerGender,
    phone,
    email: `${mailbox}${digits.slice(-5)}@sme.example`,
    employees,
    revenue,
    size,
    foundedOn,
    knownTo,
  }
}

/** What an enterprise would state of itself when it registers; `year` (Buddhist era) is the one its figures are of. */
export const statementOf = (facts: Facts, year: number): Statement => ({
  nameTh: facts.nameTh,
  nameEn: facts.nameEn,
  tradingNames: facts.tradingNames,
  activity: facts.activity,
  place: facts.place,
  address: facts.address,
  ownerGender: facts.ownerGender,
  phone: facts.phone,
  email: facts.email,
  yearly: { year, employees: facts.employees, revenue: facts.revenue },
})

const sizes = { juristic: weighted(sizeShares.juristic), natural: weighted(sizeShares.natural), community: weighted(sizeShares.community) } satisfies Record<
  Kind,
  unknown
>

const larger = { micro: 'small', small: 'medium', medium: 'large' } as const

/** People from and to, by size, within the bounds of the ministerial regulation of 2562. */
const staff = {
  manufacturing: { micro: [1, 5], small: [6, 50], medium: [51, 200], large: [201, 900] },
  other: { micro: [1, 5], small: [6, 30], medium: [31, 100], large: [101, 600] },
} as const

/** Baht a year from and to. */
const revenues = {
  manufacturing: { micro: [60e3, 1.8e6], small: [1.81e6, 100e6], medium: [100.1e6, 500e6], large: [501e6, 3e9] },
  other: { micro: [60e3, 1.8e6], small: [1.81e6, 50e6], medium: [50.1e6, 300e6], large: [301e6, 3e9] },
} as const

/** Small revenues are more common than large ones. Whole hundreds of baht, in satang. */
const logBetween = ([low, high]: readonly [number, number], draws: Draws): Satang =>
  BigInt(Math.min(high, Math.max(low, Math.round((low * (high / low) ** draws.share()) / 100) * 100))) * 100n

/** Which of the eight sources know it. ASSUMPTION but for DBD, which knows every juristic person. */
function sourcesOf(
  kind: Kind,
  { manufacturing, size, employees }: { readonly manufacturing: boolean; readonly size: string; readonly employees: number },
  draws: Draws,
): ReadonlySet<string> {
  const firm = kind === 'juristic'
  const shares = {
    dbd: firm ? 1 : 0,
    rd: firm ? 1 : kind === 'natural' ? 0.25 : 0.05,
    sso: firm && employees > 1 ? 0.9 : kind === 'natural' && employees > 1 ? 0.15 : 0,
    doae: kind === 'community' ? 1 : 0,
    cdd: kind === 'community' ? 0.35 : manufacturing ? 0.08 : 0.01,
    boi: firm && (size === 'medium' || size === 'large') ? 0.12 : 0,
    tisi: firm && manufacturing ? 0.15 : 0,
    industry: firm && manufacturing ? 0.5 : 0,
  }
  return new Set(Object.keys(shares).filter((code) => draws.share() < shares[code as keyof typeof shares]))
}

type Named = Pick<Facts, 'nameTh' | 'nameEn' | 'tradingNames' | 'legalForm'> & { readonly mailbox: string }
type Namer = (digits: string, activity: string, gender: 'female' | 'male', place: Required<Place>, draws: Draws) => Named

const forms = {
  '3': ['ห้างหุ้นส่วนจำกัด', 'ห้างหุ้นส่วนจำกัด ', '', ' Limited Partnership'],
  '5': ['บริษัทจำกัด', 'บริษัท ', ' จำกัด', ' Company Limited'],
  '7': ['บริษัทมหาชนจำกัด', 'บริษัท ', ' จำกัด (มหาชน)', ' Public Company Limited'],
} as const satisfies Record<string, readonly [string, string, string, string]>

const namesOf = {
  juristic(digits, activity, _gender, _place, draws) {
    const [first, second, trade] = [draws.of(firmFirst), joined(firmSecond, draws), draws.of(tradesOf(firmTrades, activity))]
    // The fourth digit of its number is its legal form.
    const [legalForm, before, after, afterEn] = forms[digits[3] as keyof typeof forms] ?? forms['5']
    const nameEn = `${first[1]}${second[1]} ${trade[1]}`
    return {
      nameTh: `${before}${first[0]}${second[0]} ${trade[0]}${after}`,
      nameEn: nameEn + afterEn,
      tradingNames: draws.share() < 0.15 ? [`${first[0]}${second[0]}${trade[0]}`] : [],
      legalForm,
      mailbox: (first[1] + second[1]).toLowerCase(),
    }
  },
  natural(_digits, activity, gender, _place, draws) {
    const [first, before, after] = [draws.of(firstNames[gender]), draws.of(surnameFirst), joined(surnameSecond, draws)]
    const trade = draws.of(tradesOf(firmTrades, activity))
    const title = gender === 'male' ? 'นาย' : draws.share() < 0.5 ? 'นาง' : 'นางสาว'
    return {
      nameTh: `${title}${first[0]} ${before[0]}${after[0]}`,
      nameEn: `${first[1]} ${before[1]}${after[1]}`,
      tradingNames: draws.share() < 0.6 ? [`ร้าน${first[0]}${trade[0]}`] : [],
      legalForm: undefined,
      mailbox: first[1].toLowerCase(),
    }
  },
  community(_digits, activity, _gender, place, draws) {
    const trade = draws.of(tradesOf(communityTrades, activity))
    const first = draws.of(firmFirst)
    return {
      nameTh: `วิสาหกิจชุมชนกลุ่ม${trade[0]}บ้าน${first[0]}${country().villageOf(place.subdistrict)}`,
      nameEn: `${first[1]} Village ${trade[1]} Community Enterprise`,
      tradingNames: [],
      legalForm: undefined,
      mailbox: 'group',
    }
  },
} satisfies Record<Kind, Namer>

/** One word, or two in one: names repeat as seldom as they do in a register. */
function joined(words: readonly Word[], draws: Draws): Word {
  const [one, other] = [draws.of(words), draws.of(words)]
  return draws.share() < 0.3 || one === other ? one : [one[0] + other[0], one[1] + other[1]]
}

const tradesOf = <T>(trades: Readonly<Record<string, readonly T[]>>, activity: string): readonly T[] => trades[activity.slice(0, 2)] ?? trades['']!

const two = (value: number): string => String(value).padStart(2, '0')
