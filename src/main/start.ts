import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { App } from '#platform/app.ts'
import type { Config } from '#platform/config.ts'
import type { Storage } from '#platform/storage.ts'
import { withOneId } from '#one-id/index.ts'
import { listAdministrators, roleNames } from '#people/index.ts'
import { serveAlone, whilePreparing } from './alone.ts'
import { createApp } from './compose.ts'
import { exit, Failure } from './exit.ts'
import { openApp } from './open.ts'
import { prepare, prepareDemo } from './prepare.ts'

/** The platform: database, web and one worker. Ends with the process; prints the address and, outside production, the demonstration accounts. */
export async function start(config: Config): Promise<void> {
  const { app: opened, storage, close } = await openApp(config)
  const { app, ...standIn } = await withSignInProviders(opened)
  let letGo = async () => {}
  try {
    letGo = await serveAlone(config, storage)
    const accounts = await whilePreparing(storage, async () => {
      await prepare(app)
      return prepareDemo(app)
    })
    const server = await listen(app)
    const worker = keepRunning(config, 'worker')
    // The outside world of a trial: stand-ins for the sources and sign-in providers that a production installation is connected with.
    const simulators = config.production ? undefined : keepRunning(config, 'simulators')
    const database = keepDatabase(app, storage)
    let stopping = false
    const stop = async () => {
      if (stopping) return
      stopping = true
      server.close()
      await standIn.stop()
      await database.stop()
      await Promise.all([worker.stop(), simulators?.stop()])
      await letGo()
      await close()
      process.exit(0)
    }
    process.on('SIGINT', () => void stop())
    process.on('SIGTERM', () => void stop())
    const lines = [`Prosme: ${config.baseUrl}`]
    if (accounts.length > 0) lines.push('', 'Demonstration accounts (the sign-in page has one button for each):', '')
    for (const { email, password, role } of accounts) lines.push(`  ${email.padEnd(26)} ${password}  ${role ? roleNames[role].en : ''}`)
    if (!config.production) {
      const { programAddresses } = await import('#simulation/index.ts')
      lines.push('', 'A program of another body, to sign in to with ONE ID:', `  ${programAddresses(config.port + 1).url}`)
    }
    if ((await listAdministrators(app.db, config.production)).length === 0)
      lines.push('', 'Nobody can manage it yet; a one-time link for the first administrator:', '  npm run -s prosme -- administrator NAME EMAIL')
    process.stdout.write(`${lines.join('\n')}\n\nCtrl-C stops it.\n`)
  } catch (error) {
    await standIn.stop()
    await letGo()
    await close()
    throw error
  }
}

/** The app with a stand-in for ThaID and LINE where they are not set up; never in production. */
async function withSignInProviders(app: App): Promise<{ readonly app: App; stop(): Promise<void> }> {
  const { config } = app
  if (config.production) return { app, stop: async () => {} }
  const { startIdentitySimulator } = await import('#simulation/index.ts')
  const standIn = await startIdentitySimulator({ clientUrl: config.baseUrl })
  return { app: { ...app, config: { ...config, signInProviders: { ...standIn.providers, ...config.signInProviders } } }, stop: () => standIn.stop() }
}

/** Pages and API, and beside them the OpenID provider, on one port. */
async function listen(app: App): Promise<Server> {
  const { config } = app
  const pages = getRequestListener(createApp(app).fetch)
  const server = createServer(withOneId(app, (request, response) => void pages(request, response)))
  server.listen(config.port, config.host)
  try {
    await once(server, 'listening')
  } catch (error) {
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error
    throw new Failure(exit.system, `Port ${config.port} is taken, perhaps by another Prosme: stop that one, or choose another, as in  PORT=3001 npm start`)
  }
  return server
}

/** Runs a process of the platform and starts another when it dies, a second later. */
function keepRunning(config: Config, name: 'worker' | 'simulators'): { stop(): Promise<void> } {
  let child: ChildProcess
  let wanted = true
  const run = () => {
    child = fork(join(config.root, 'dist', `${name}.js`), { execArgv: process.execArgv, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    child.on('exit', () => setTimeout(() => wanted && run(), 1000).unref())
  }
  run()
  return {
    async stop() {
      wanted = false
      if (child.exitCode !== null || !child.connected) return
      const gone = once(child, 'exit')
      child.disconnect()
      await gone
    },
  }
}

/** Looks every second whether the embedded database still runs, and starts it again when it was killed. Requests meanwhile are answered 500. */
function keepDatabase({ log }: App, storage: Storage): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const watch = (async () => {
    while (!stopping.signal.aborted) {
      await sleep(1000, undefined, { signal: stopping.signal }).catch(() => undefined)
      if (stopping.signal.aborted) return
      await storage.revive().then(
        (revived) => revived && log.warn('the database was gone and was started again'),
        (error: unknown) => log.error({ err: error }, 'the database is gone and does not start'),
      )
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await watch
    },
  }
}
