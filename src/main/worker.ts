import { readConfig } from '#platform/config.ts'
import { startWorker } from '#platform/worker.ts'
import { carriers, chores, jobs } from './compose.ts'
import { openApp } from './open.ts'

// The background half, a process of its own: long work never slows a page. `prosme start` runs one beside the web; more may run elsewhere.

// Listened for before anything else: whoever wants it gone may say so while it still starts.
const wantedGone = new Promise<void>((resolve) => {
  process.on('SIGINT', () => resolve())
  process.on('SIGTERM', () => resolve())
  // Started by the web process: when that is gone, so is this one.
  process.on('disconnect', () => resolve())
})

const { app, storage, close } = await openApp(readConfig())
const worker = await startWorker(app, { url: storage.url, keeperUrl: storage.keeperUrl, jobs, carriers: carriers(app), chores })
app.log.info('worker started')

await wantedGone
await worker.stop()
await close()
process.exit(0)
