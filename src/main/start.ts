import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { serve, type ServerType } from '@hono/node-server'
import type { Config } from '#platform/config.ts'
import { roleNames } from '#people/index.ts'
import { createApp } from './compose.ts'
import { exit, Failure } from './exit.ts'
import { openApp } from './open.ts'
import { prepare, prepareDemo } from './prepare.ts'

/** The platform: database, web and one worker. Ends with the process; prints the address and, outside production, the demonstration accounts. */
export async function start(config: Config): Promise<void> {
  const { app, close } = await openApp(config)
  try {
    await prepare(app)
    const accounts = await prepareDemo(app)
    const server = await listen(config, createApp(app).fetch)
    const worker = keepWorker(config)
    let stopping = false
    const stop = async () => {
      if (stopping) return
      stopping = true
      server.close()
      await worker.stop()
      await close()
      process.exit(0)
    }
    process.on('SIGINT', () => void stop())
    process.on('SIGTERM', () => void stop())
    const lines = [`Prosme: ${config.baseUrl}`]
    if (accounts.length > 0) lines.push('', 'Demonstration accounts (the sign-in page has one button for each):', '')
    for (const { email, password, role } of accounts) lines.push(`  ${email.padEnd(26)} ${password}  ${role ? roleNames[role].en : ''}`)
    process.stdout.write(`${lines.join('\n')}\n\nCtrl-C stops it.\n`)
  } catch (error) {
    await close()
    throw error
  }
}

async function listen(config: Config, fetch: Parameters<typeof serve>[0]['fetch']): Promise<ServerType> {
  const server = serve({ fetch, hostname: config.host, port: config.port })
  try {
    await once(server, 'listening')
  } catch (error) {
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error
    throw new Failure(exit.system, `Port ${config.port} is taken, perhaps by another Prosme: stop that one, or choose another, as in  PORT=3001 npm start`)
  }
  return server
}

/** Runs a worker process and starts another when it dies, a second later. */
function keepWorker(config: Config): { stop(): Promise<void> } {
  let child: ChildProcess
  let wanted = true
  const run = () => {
    child = fork(join(config.root, 'dist', 'worker.js'), { execArgv: ['--enable-source-maps'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
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
