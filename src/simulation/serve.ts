import { sourceCodes, type SourceCode } from '#exchange/index.ts'
import { systemClock, type Clock } from '#platform/clock.ts'
import { startSimulator, type Simulator } from './sources/simulator.ts'

/** All eight stand-ins, running. */
export interface Simulators {
  /** Where each answers: what `connectSources` of the exchange takes. */
  readonly addresses: Readonly<Record<SourceCode, string>>
  readonly of: (code: SourceCode) => Simulator
  stop(): Promise<void>
}

/**
 * Starts a stand-in for every source, each on a port of its own: where it answered before (`at`) when that is free, so that a restart changes nothing, else
 * on any. For trials and tests; never in production.
 */
export async function startSimulators({
  at = {},
  clock = systemClock,
}: { readonly at?: Readonly<Partial<Record<SourceCode, string>>>; readonly clock?: Clock } = {}): Promise<Simulators> {
  const list = await Promise.all(
    sourceCodes.map((code) => {
      const before = at[code]
      return startSimulator(code, { clock, port: before === undefined ? 0 : Number(new URL(before).port) })
    }),
  )
  return {
    addresses: Object.fromEntries(list.map(({ code, url }) => [code, url])) as Record<SourceCode, string>,
    of: (code) => list.find((one) => one.code === code)!,
    async stop() {
      await Promise.all(list.map((one) => one.stop()))
    },
  }
}
