import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { sourceOf, type SourceCode } from '#exchange/index.ts'
import type { Clock } from '#platform/clock.ts'
import { bangkokDay } from '#platform/dates.ts'
import { answerers } from './answers.ts'

/**
 * How a source can fail. slow: answers after `milliseconds`, or, without them, when the fault is lifted. down: hangs up. broken: answers 500.
 * malformed: answers what is no JSON. lying: answers JSON of another shape. mistaken: answers about another number. contradicting: answers in shape,
 * with another name, another district and other people at work.
 */
export const faults = ['slow', 'down', 'broken', 'malformed', 'lying', 'mistaken', 'contradicting'] as const
const setting = z.object({ fault: z.enum(faults).nullable(), milliseconds: z.number().int().min(0).max(600_000).optional() })
export type Setting = z.infer<typeof setting>

/** A stand-in for a source: an HTTP server of its own, which knows the generated country. */
export interface Simulator {
  readonly code: SourceCode
  readonly url: string
  /** How many requests came, those that were hung up on too. */
  readonly asked: () => number
  set(next: Setting): void
  stop(): Promise<void>
}

/** Starts the stand-in for a source; on a free port when none is given, or that one is taken. The way to set its fault from outside is `POST /control` with a `Setting`. */
export async function startSimulator(
  code: SourceCode,
  { clock, port = 0, start = { fault: null } }: { readonly clock: Clock; readonly port?: number; readonly start?: Setting },
): Promise<Simulator> {
  let now = start
  let asked = 0
  let lifted = Promise.withResolvers<void>()
  const set = (next: Setting) => {
    now = next
    lifted.resolve()
    lifted = Promise.withResolvers()
  }
  const server = createServer((request, response) => void serve(request, response).catch(() => response.destroy()))
  await listen(server, port)

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await textOf(request)
    const path = request.url ?? '/'
    if (request.method === 'POST' && path === '/control') {
      const wanted = setting.safeParse(parsed(body))
      if (wanted.success) set(wanted.data)
      return answer(response, wanted.success ? 200 : 422, now)
    }
    asked += 1
    const { fault, milliseconds } = now
    if (fault === 'down') return void response.destroy()
    if (fault === 'slow') await (milliseconds === undefined ? lifted.promise : sleep(milliseconds))
    if (fault === 'broken') return answer(response, 500, { error: 'simulated' })
    if (fault === 'malformed') return write(response, 200, '<html>Service temporarily unavail')
    if (fault === 'lying') return answer(response, 200, { ok: true, payload: [[]] })
    const number = numberIn(code, path, body)
    if (number === undefined) return answer(response, 404, { error: 'no such path' })
    const year = Number(bangkokDay(clock.now()).slice(0, 4)) + 542
    const about = answerers[code](number, { year, contradicting: fault === 'contradicting' })
    // Whoever it is about, it names a number nobody asked for.
    return write(response, 200, fault === 'mistaken' ? JSON.stringify(about).replaceAll(number, `${number.slice(0, -2)}00`) : JSON.stringify(about))
  }

  return {
    code,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: () => asked,
    set,
    async stop() {
      set({ fault: 'down' })
      server.close()
      server.closeAllConnections()
      if (server.listening) await once(server, 'close')
    },
  }
}

/** The number a request asks about, if it is what the source's own client would send. */
function numberIn(code: SourceCode, path: string, body: string): string | undefined {
  const digits = /\d{12,13}/.exec(path)?.[0] ?? Object.values((parsed(body) ?? {}) as Record<string, unknown>).find((value) => typeof value === 'string')
  if (typeof digits !== 'string') return undefined
  const expected = sourceOf(code).request(digits)
  return path === expected.path && JSON.stringify(parsed(body)) === JSON.stringify(expected.body) ? digits : undefined
}

function parsed(body: string): unknown {
  try {
    return body === '' ? undefined : JSON.parse(body)
  } catch {
    return undefined
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

const answer = (response: ServerResponse, status: number, body: unknown): void => write(response, status, JSON.stringify(body))

function write(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(body)
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch (error) {
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
  }
}
