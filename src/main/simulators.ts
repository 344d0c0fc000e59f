import { connectSources } from '#exchange/index.ts'
import { readConfig } from '#platform/config.ts'
import { system } from '#platform/database.ts'
import { startSimulators } from '#simulation/index.ts'
import { openApp } from './open.ts'

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
app.log.info('simulators started')

await wantedGone
await simulators.stop()
await close()
process.exit(0)
