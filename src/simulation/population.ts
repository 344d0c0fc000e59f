import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { addDays, daysBetween, type Period } from '#platform/dates.ts'
import { bahtText } from '#platform/money.ts'
import type { Kind } from '#registry/index.ts'
import { drawsOf, weighted, type Draws } from './draw.ts'
import { factsOfDigits, type Facts } from './facts.ts'
import { numberAt } from './numbers.ts'
import { channelShares, kindShares, registeredShare } from './shares.ts'

export interface Population {
  /** How many lines. */
  readonly count: number
  /** Another seed, another country; the same seed, the same file, byte for byte. */
  readonly seed: number
  /** Share of lines that are an enterprise of an earlier line again, under a slightly other name and another number; none when not said. */
  readonly duplicates?: number
  /** Share of lines that an import must refuse; none when not said. */
  readonly dirty?: number
  /** When those registered that hold a ONE ID. Their figures are of the calendar year it ends in. */
  readonly registered?: Period
}

/** The columns of an import of enterprises. */
export const populationColumns = [
  'number',
  'kind',
  'name_th',
  'name_en',
  'trading_names',
  'activity',
  'province',
  'district',
  'subdistrict',
  'address',
  'owner_gender',
  'phone',
  'email',
  'year',
  'employees',
  'revenue',
  'registered_on',
  'channel',
  'centre',
] as const
type Column = (typeof populationColumns)[number]
type Line = Record<Column, string>

/** Three fiscal years. */
const threeYears: Period = { start: '2021-10-01', end: '2024-09-30' }

/**
 * A believable register as CSV, some hundred lines at a time: names, activities, areas, sizes and registrations by channel and centre in the proportions
 * of `shares.ts`. Most enterprises are only known; the others registered in the period, more of them towards its end.
 */
export function* population({ count, seed, duplicates = 0, dirty = 0, registered = threeYears }: Population): Generator<string> {
  const year = String(Number(registered.end.slice(0, 4)) + 543)
  let text = `${populationColumns.join(',')}\n`
  for (let index = 0; index < count; index += 1) {
    const draws = drawsOf(`line ${seed} ${index}`)
    const again = index > 0 && draws.share() < duplicates
    const line = again ? onceMore(seed, index, year, draws) : first(seed, index, year, registered, draws)
    if (draws.share() < dirty) draws.of(stains)(line, draws)
    text += `${inOrder(line)}\n`
    if (text.length < 1 << 16) continue
    yield text
    text = ''
  }
  yield text
}

/** Writes a population, no faster than it is taken. The stream stays open. */
export async function writePopulation(wanted: Population, out: Writable): Promise<void> {
  for (const text of population(wanted)) if (!out.write(text)) await once(out, 'drain')
}

const kindOf = weighted(kindShares)
const channelOf = weighted(channelShares)

/** The enterprise that stands in a line when nothing is done to it. */
export function factsAt(seed: number, index: number): Facts {
  const kind = kindOf(drawsOf(`kind ${seed} ${index}`))
  return factsOfDigits(kind, numberAt(kind, seed, index))
}

function first(seed: number, index: number, year: string, registered: Period, draws: Draws): Line {
  const facts = factsAt(seed, index)
  const line = lineOf(facts, year)
  if (draws.share() >= registeredShare[facts.kind]) return line
  const days = daysBetween(registered.start, registered.end)
  const channel = channelOf(draws)
  return {
    ...line,
    registered_on: addDays(registered.start, Math.round(Math.sqrt(draws.share()) * days)),
    channel,
    centre: channel === 'counter' ? facts.place.province : '',
  }
}

/** An enterprise of an earlier line as another list has it: a firm under its owner's number, a shop under a firm's. */
function onceMore(seed: number, index: number, year: string, draws: Draws): Line {
  const facts = factsAt(seed, draws.between(0, index - 1))
  const kind = other[facts.kind]
  return { ...lineOf(facts, year), kind, number: numberAt(kind, seed, index), name_th: draws.of(misspellings)(facts.nameTh), name_en: '' }
}

const other = { juristic: 'natural', natural: 'juristic', community: 'community' } as const satisfies Record<Kind, Kind>

/** How one name becomes two in the lists of offices. */
const misspellings: readonly ((name: string) => string)[] = [
  (name) => name.replaceAll(' ', ''),
  (name) => name.replace(/^บริษัท (.*) จำกัด$/, 'บจก. $1'),
  (name) => name.replace(/์/g, ''),
  (name) => name.replace(/[่้]/, ''),
  (name) => `${name} `.replace(/(.)\s+$/, '$1$1'),
]

/** What makes a line wrong, one way after another. */
const stains: readonly ((line: Line, draws: Draws) => void)[] = [
  (line) => (line.number = line.number.slice(0, -1)),
  (line) => (line.number = line.number.replace(/.$/, (digit) => (line.kind === 'community' ? 'X' : String((Number(digit) + 1) % 10)))),
  (line) => (line.name_th = ''),
  (line) => (line.district = line.province === '10' ? '5001' : '1001'),
  (line) => (line.province = '99'),
  (line, draws) => {
    line.registered_on = `31/02/${Number(line.year) - draws.between(0, 2)}`
    line.channel = 'web'
    line.centre = ''
  },
  (line) => (line.revenue = 'ไม่ทราบ'),
  (line) => (line.phone = '12345'),
]

const lineOf = (facts: Facts, year: string): Line => ({
  number: facts.number,
  kind: facts.kind,
  name_th: facts.nameTh,
  name_en: facts.nameEn,
  trading_names: facts.tradingNames.join('|'),
  activity: facts.activity,
  province: facts.place.province,
  district: facts.place.district,
  subdistrict: facts.place.subdistrict,
  address: facts.address,
  owner_gender: facts.ownerGender,
  phone: facts.phone,
  email: facts.email,
  year,
  employees: String(facts.employees),
  revenue: bahtText(facts.revenue),
  registered_on: '',
  channel: '',
  centre: '',
})

/** No word that names are made of holds a comma or a quotation mark. */
const inOrder = (line: Line): string => populationColumns.map((column) => line[column]).join(',')
