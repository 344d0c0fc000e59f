import { connectSources, enqueueVerification } from '#exchange/index.ts'
import { listDemoAccounts } from '#people/index.ts'
import type { App } from '#platform/app.ts'
import { readConfig } from '#platform/config.ts'
import { system, transact, type Caller } from '#platform/database.ts'
import { registerEnterprise } from '#registry/index.ts'
import { factsOf, numberAt, startSimulators } from '#simulation/index.ts'
import { openApp } from './open.ts'
import { demoProvinces } from './prepare.ts'

// The outside world of a trial, a process of its own: a stand-in for every source. `prosme start` runs it beside the web, never in production.

const wantedGone = new Promise<void>((resolve) => {
  process.on('SIGINT', () => resolve())
  process.on('SIGTERM', () => resolve())
  // Started by the web process: when that is gone, so is this one.
  process.on('disconnect', () => resolve())
})

const { app, close } = await openApp(readConfig())
const simulators = await startSimulators()
await connectSources(app, system('simulators'), simulators.addresses)
await registerDemoEnterprise(app)
app.log.info('simulators started')

await wantedGone
await simulators.stop()
await close()
process.exit(0)

/**
 * A generated firm in the first of the demonstration's provinces, for its entrepreneur: registered with little, once the sources are connected, so that
 * they have something to fill.
 */
async function registerDemoEnterprise(on: App): Promise<void> {
  const entrepreneur = (await listDemoAccounts(on.db)).find(({ role }) => role === null)
  if (!entrepreneur) return
  const digits = Array.from({ length: 500 }, (_, index) => numberAt('juristic', 2, index)).find((one) => one.slice(1, 3) === demoProvinces[0])!
  const { nameTh, place, phone } = factsOf('juristic', digits)
  const caller: Caller = { ...system('demonstration'), accountId: entrepreneur.id }
  await transact(on, caller, async (work) => {
    const registered = await registerEnterprise({ ...on, db: work.tx }, caller, {
      kind: 'juristic',
      number: { type: 'juristic', digits },
      statement: { nameTh, place, phone },
      channel: 'web',
      owner: { accountId: entrepreneur.id, role: 'signatory' },
    })
    if (registered.ok) await enqueueVerification(work, registered.value.enterpriseId)
    return registered
  })
}
