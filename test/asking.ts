import type { Operation, Route } from '#platform/routes.ts'
import type { Settled } from './country.ts'

// What can be asked of a route about an enterprise: its addresses and its bodies.

/** Parts of an address that name nothing of an enterprise; whatever else an address is made of is tried with what names one. */
const ofNoEnterprise: Readonly<Record<string, string>> = {
  year: '2569',
  quarter: '1',
  indicator: 'P01-O1',
  file: 'json',
  line: '1',
  key: 'sme_developed',
  part: '1',
  version: '1',
  step: 'check',
  provider: 'thaid',
  token: 'x',
  ticket: 'x',
  code: 'x',
  entry: 'x',
  rule: 'x',
  program: 'x',
  uid: 'x',
  batch: 'x',
}

const partsOf = ({ path }: Route) => [...path.matchAll(/:(\w+)(?:\{[^}]*\})?\??/g)].map(([whole, name]) => ({ whole, name: name! }))
const namesEnterprise = ({ name }: { readonly name: string }) => !(name in ofNoEnterprise)

/** What stands in an address under a name: what the name says, and where it says nothing that is known here, everything that names the enterprise. */
function valuesOf(name: string, { oneId, enterpriseId, ownerId, ids, words }: Settled): readonly string[] {
  const fixed = ofNoEnterprise[name]
  if (fixed !== undefined) return [fixed]
  const { mandates, invitations, questions } = ids
  const called: Readonly<Record<string, readonly string[]>> = {
    oneId: [oneId],
    account: [ownerId],
    mandate: mandates,
    invitation: invitations,
    question: questions,
  }
  return called[name] ?? [enterpriseId, ownerId, oneId, words.number, ...Object.values(ids).flat()]
}

/** The addresses of a route for an enterprise; where it names another one first, what hangs on the enterprise is asked for below that one's ONE ID, too. */
export function addressesOf(route: Route, one: Settled, below?: Settled): string[] {
  let addresses = [route.path]
  const parts = partsOf(route)
  const isBelow = parts.filter(namesEnterprise).length > 1
  for (const { whole, name } of parts) {
    const values = [...valuesOf(name, one), ...(name === 'oneId' && below && isBelow ? [below.oneId] : [])]
    addresses = addresses.flatMap((address) => values.map((value) => address.replace(whole, encodeURIComponent(value))))
  }
  return addresses
}

/** The same, and where an address names nothing, what pages read from behind the question mark. */
export function readingsOf(route: Route, one: Settled): string[] {
  const { oneId, words, enterpriseId, ids } = one
  const asked = { one: oneId, oneId, q: words.phone, number: words.number, mine: oneId, enterprise: enterpriseId, before: ids.others.at(-1)!, all: '' }
  return [...addressesOf(route, one), ...(route.path.includes(':') ? [] : [`${route.path}?${new URLSearchParams(asked).toString()}`])]
}

export type Sent = { readonly form: Readonly<Record<string, string>> } | { readonly json: string }

/** Bodies for a POST about an enterprise. */
export const bodiesOf = (route: Route, one: Settled, version: string): Sent[] =>
  route.api ? callsOf(route.api, one) : formsOf(one, version).map((form) => ({ form }))

/** Everything that a form of the platform asks for, filled in to be taken, with one thing decided and with another. */
function formsOf({ oneId, enterpriseId, words, key }: Settled, version: string): Readonly<Record<string, string>>[] {
  const form = {
    kind: 'natural',
    number: words.number,
    shown: words.number,
    one: oneId,
    oneId,
    query: words.phone,
    login: `${key}@owner.example`,
    ownerName: 'ผู้แทน ทดสอบ',
    ownerLogin: `${key}.new@owner.example`,
    seen: 'yes',
    survivor: enterpriseId,
    agency: 'boi',
    role: 'preparer',
    standing: 'owner',
    step: 'end',
    answer: 'decline',
    scope: 'read',
    distinct: 'branch',
    state: 'registered',
    version,
    centre: '50',
    code: '000000',
    nameTh: words.nameTh,
    address: 'ที่อยู่ใหม่',
    area: 'ศรีภูมิ',
    areaAsked: 'ศรีภูมิ',
    areaChoice: '500101',
    year: '2568',
    employees: '9',
    note: 'ทดสอบ',
    statusNote: 'ทดสอบ',
    status: 'closed',
    choice: 'sso',
    reason: 'typing-error',
  }
  return [form, { ...form, shown: oneId, query: words.nameTh, step: 'accept', answer: 'accept', reason: 'typed-twice', agency: 'tisi', state: 'known' }]
}

/** The example of a call of the API, about this enterprise. */
function callsOf(api: Operation, { oneId, words }: Settled): Sent[] {
  const { number: _number, oneId: _oneId, kind, ...rest } = api.example ?? {}
  const example = { ...rest, ...(kind !== undefined && { kind: 'natural' }) }
  return [
    { ...example, number: words.number },
    { ...example, oneId },
  ].map((body) => ({ json: JSON.stringify(body) }))
}
