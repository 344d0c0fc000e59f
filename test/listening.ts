import { createServer, type RequestListener } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { afterAll } from 'vitest'
import { systemClock } from '#platform/clock.ts'
import type { Db } from '#platform/database.ts'
import { withOneId } from '#one-id/index.ts'
import { createApp } from '../src/main/compose.ts'
import { testApp } from './app.ts'

/** The whole platform with its OpenID provider on a free port of this machine, in real time, until the test file ends. */
export async function listenForTests(db: Db) {
  let answer: RequestListener | undefined
  const server = createServer((request, response) => answer!(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  afterAll(async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  })
  const made = testApp(db)
  const app = { ...made, clock: systemClock, config: { ...made.config, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` } }
  /** Serves as after a restart, with what the app now holds. */
  const serve = (on: typeof app) => {
    const pages = getRequestListener(createApp(on).fetch)
    answer = withOneId(on, (request, response) => void pages(request, response))
  }
  serve(app)
  return { app, baseUrl: app.config.baseUrl, serve }
}

/** A browser without script: it keeps cookies, follows no redirect by itself and sends the forms of a page. */
export function newBrowser() {
  const jar = new Map<string, string>()
  const ask = async (address: string, init: Omit<RequestInit, 'headers'> & { readonly headers?: Readonly<Record<string, string>> } = {}) => {
    const response = await fetch(address, {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, cookie: [...jar].map((pair) => pair.join('=')).join('; ') },
    })
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...rest] = line.split(';')
      const at = pair.indexOf('=')
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(rest.join(';'))) jar.delete(pair.slice(0, at))
      else jar.set(pair.slice(0, at), pair.slice(at + 1))
    }
    const location = response.headers.get('location')
    return {
      status: response.status,
      headers: response.headers,
      location: location === null ? undefined : new URL(location, address).href,
      text: await response.text(),
      address,
    }
  }
  type Answer = Awaited<ReturnType<typeof ask>>
  /** Follows redirects as long as they stay on this host. */
  const visit = async (address: string): Promise<Answer> => {
    let answer = await ask(address)
    while (answer.location && new URL(answer.location).host === new URL(address).host) answer = await ask(answer.location)
    return answer
  }
  /** Sends the form of a page whose action matches, with its hidden values and those given. */
  const send = async (page: Answer, action: RegExp, values: Readonly<Record<string, string>>): Promise<Answer> => {
    const form = [...page.text.matchAll(/<form[^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)].find(([, to]) => action.test(to ?? ''))
    if (!form) throw new Error(`no form for ${action.source} at ${page.address}`)
    const hidden = [...form[2]!.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!])
    const answer = await ask(new URL(form[1]!.replaceAll('&amp;', '&'), page.address).href, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(page.address).origin },
      body: new URLSearchParams([...hidden, ...Object.entries(values)]).toString(),
    })
    const stays = answer.location && new URL(answer.location).host === new URL(page.address).host
    return stays ? await visit(answer.location!) : answer
  }
  return { visit, send, ask, jar }
}
