import { setTimeout as sleep } from 'node:timers/promises'
import { demoPeople } from '#people/examples.ts'

/** An answer that arrived whole. */
interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** Asks until an answer below 500 arrives whole: a server that is away or failing is asked the same again. */
export async function untilAnswered(address: string, init: RequestInit): Promise<Answered> {
  for (;;) {
    try {
      const response = await fetch(address, init)
      const text = await response.text()
      if (response.status < 500) return { status: response.status, headers: response.headers, text }
    } catch {
      // Nobody listens, or the connection broke in the middle: the answer is not known.
    }
    await sleep(100)
  }
}

/** What came of a form: taken (303, with where it leads), refused (409, 422), or answered with a page (200). */
interface Sent {
  readonly status: 200 | 303 | 409 | 422
  readonly location: string
  readonly html: string
}

/** Somebody at a browser without script: keeps cookies, opens a page, sends its form with its one-use token, and presses the button again when no answer came. */
export class Client {
  readonly #cookies = new Map<string, string>()
  readonly #baseUrl: string
  readonly #from: string

  /** `from`: the network address they come from, as a proxy on this machine tells it. */
  constructor(baseUrl: string, from = '127.0.0.1') {
    this.#baseUrl = baseUrl
    this.#from = from
  }

  /** Signs in as the demonstration account of a role. */
  async signIn(role: (typeof demoPeople)[number]['role']): Promise<void> {
    const html = await this.open('/sign-in')
    const ids = [...html.matchAll(/name="account" value="([^"]+)"/g)].map((match) => match[1]!)
    await this.send('/sign-in/demo', { _token: tokenIn(html), next: '/', account: ids[demoPeople.findIndex((person) => person.role === role)]! })
  }

  async open(path: string): Promise<string> {
    const { status, text } = await untilAnswered(this.#baseUrl + path, { headers: this.#headers() })
    if (status !== 200) throw new Error(`${path} answered ${status}`)
    return text
  }

  async send(path: string, fields: Readonly<Record<string, string>>): Promise<Sent> {
    const init = { method: 'POST', body: new URLSearchParams(fields), headers: this.#headers(), redirect: 'manual' } as const
    const { status, headers, text } = await untilAnswered(this.#baseUrl + path, init)
    for (const line of headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      this.#cookies.set(name!, value!)
    }
    if (status !== 200 && status !== 303 && status !== 409 && status !== 422) throw new Error(`${path} answered ${status}`)
    return { status, location: headers.get('location') ?? '', html: text }
  }

  #headers(): Record<string, string> {
    return { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '), 'x-forwarded-for': this.#from }
  }
}

/** The hidden fields of a page's form, its token among them; undefined when the page has no form for this path. */
export function formIn(html: string, path: string): Readonly<Record<string, string>> | undefined {
  const form = html.split('<form ').find((part) => part.includes(`action="${path}"`))
  if (form === undefined) return undefined
  const fields = form.slice(0, form.indexOf('</form>')).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)
  return Object.fromEntries([...fields].map(([, name, value]) => [name!, value!]))
}

export function tokenIn(html: string): string {
  const token = /name="_token" value="([^"]+)"/.exec(html)?.[1]
  if (!token) throw new Error('the page has no form')
  return token
}
