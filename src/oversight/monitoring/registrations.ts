import type Big from 'big.js'
import type { Queries } from '#platform/database.ts'
import { fiscalMonths, fiscalYearEnd, type FiscalYear, type PlainMonth } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import { getFigures, measures, registrationSums, type RegistrationSum } from '#oversight/figures/index.ts'
import { listProvinces } from '#reference/index.ts'
import { channels, kinds, type Channel, type Kind } from '#registry/index.ts'

/** What is reported of the same thing, where somebody reported it. */
export interface Reported {
  readonly key: string
  readonly value: Big
}

interface Flow {
  /** Times. */
  readonly registered: number
  readonly updated: number
}

/** Registrations of a fiscal year by the register itself, with what was reported beside. */
export interface Registrations {
  readonly year: FiscalYear
  /** Enterprises registered up to the year's end, each once. */
  readonly stock: number
  readonly reported: Reported | undefined
  readonly byKind: readonly { readonly kind: Kind; readonly stock: number; readonly reported: Reported | undefined }[]
  readonly byChannel: readonly ({ readonly channel: Channel; readonly stock: number } & Flow)[]
  readonly flow: Flow
  /** All twelve months. */
  readonly byMonth: readonly ({ readonly month: PlainMonth } & Flow)[]
  /** One-stop centres that registered or updated anybody, the busiest first. */
  readonly byCentre: readonly ({ readonly code: string; readonly name: Text } & Flow)[]
}

export async function getRegistrations(db: Queries, year: FiscalYear): Promise<Registrations> {
  const [sums, figures, provinces] = await Promise.all([registrationSums(db, year), getFigures(db, year), listProvinces(db, fiscalYearEnd(year))])
  const reportedBeside = (measureKey: string): Reported | undefined => {
    const beside = measures.find(({ key }) => key === measureKey)?.beside
    const figure = figures.find(({ key }) => key === beside)
    const value = figure?.value ?? figure?.printed
    return figure && value && { key: figure.key, value }
  }
  const names = new Map(provinces.map(({ code, name }) => [code, name]))
  return registrationsOf(year, sums, reportedBeside, (code) => names.get(code) ?? { th: code, en: code })
}

/** The year's registrations from the sums of the register. */
export function registrationsOf(
  year: FiscalYear,
  sums: readonly RegistrationSum[],
  reportedBeside: (measureKey: string) => Reported | undefined,
  nameOf: (centre: string) => Text,
): Registrations {
  const stock = (of: (sum: RegistrationSum) => boolean) => sums.filter(of).reduce((total, { heads }) => total + heads, 0)
  const ofYear = sums.filter(({ fiscalYear }) => fiscalYear === year)
  const flow = (of: (sum: RegistrationSum) => boolean): Flow => {
    const times = (kind: RegistrationSum['kind']) =>
      ofYear.filter((sum) => sum.kind === kind && of(sum)).reduce((total, { registrations }) => total + registrations, 0)
    return { registered: times('new'), updated: times('updated') }
  }
  const centres = [...new Set(ofYear.flatMap(({ centre }) => centre ?? []))]
  return {
    year,
    stock: stock(() => true),
    reported: reportedBeside('registered'),
    byKind: kinds.map((kind) => ({ kind, stock: stock(({ enterpriseKind }) => enterpriseKind === kind), reported: reportedBeside(`registered_${kind}`) })),
    byChannel: channels.map((channel) => ({ channel, stock: stock((sum) => sum.channel === channel), ...flow((sum) => sum.channel === channel) })),
    flow: flow(() => true),
    byMonth: fiscalMonths(year).map((month) => ({ month, ...flow((sum) => sum.month === month) })),
    byCentre: centres
      .map((code) => ({ code, name: nameOf(code), ...flow(({ centre }) => centre === code) }))
      .toSorted((a, b) => b.registered + b.updated - a.registered - a.updated || (a.code < b.code ? -1 : 1)),
  }
}
