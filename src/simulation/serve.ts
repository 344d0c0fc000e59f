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

/** Starts a stand-in for every source, each on a port of its own: from `firstPort` on, or on free ones. For trials and tests; never in production. */
export async function startSimulators({ firstPort, clock = systemClock }: { readonly firstPort?: number; readonly clock?: Clock } = {}): Promise<Simulators> {
  const list = await Promise.all(sourceCodes.map((code, index) => startSimulator(code, { clock, ...(firstPort !== undefined && { port: firstPort + index }) })))
  return {
    addresses: Object.fromEntries(list.map(({ code, url }) => [code, url])) as Record<SourceCode, string>,
    of: (code) => list.find((one) => one.code === code)!,
    async stop() {
      await Promise.all(list.map((one) => one.stop()))
    },
  }
}
