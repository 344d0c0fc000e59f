import { setTimeout as sleep } from 'node:timers/promises'

/** What came of a form: taken (303), refused (4xx, with nothing written). A server that is away or failing is asked again until it answers one of the two. */
export type Taken = 'taken' | 'refused'

/** Somebody at a browser without script: signs in, opens a page, sends its form with its one-use token, and presses the button again when no answer came. */
export class Client {
  private cookie = ''
  private readonly baseUrl: string

  constructor(baseUrl: string) {
    this.baseUrl = baseUrl
  }

  /** Signs in as one of the demonstration accounts, in the order of the sign-in page. */
  async signIn(account: number): Promise<void> {
    const html = await this.open('/sign-in')
    const ids = [...html.matchAll(/name="account" value="([^"]+)"/g)].map((match) => match[1]!)
    await this.send('/sign-in/demo', { _token: tokenIn(html), next: '/', account: ids[account]! })
  }

  async open(path: string): Promise<string> {
    const response = await this.untilAnswered(path, { headers: { cookie: this.cookie } })
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}`)
    return response.text()
  }

  async send(path: string, fields: Readonly<Record<string, string>>): Promise<Taken> {
    const response = await this.untilAnswered(path, { method: 'POST', body: new URLSearchParams(fields), headers: { cookie: this.cookie }, redirect: 'manual' })
    await response.text()
    const given = response.headers.getSetCookie().map((line) => line.split(';')[0]!)
    if (given.length > 0) this.cookie = given.join('; ')
    if (response.status === 303) return 'taken'
    if (response.status === 422 || response.status === 409) return 'refused'
    throw new Error(`${path} answered ${response.status}`)
  }

  private async untilAnswered(path: string, init: RequestInit): Promise<Response> {
    for (;;) {
      try {
        const response = await fetch(this.baseUrl + path, init)
        if (response.status < 500) return response
        await response.text()
      } catch {
        // Nobody listens, or the connection broke in the middle: the answer is not known.
      }
      await sleep(100)
    }
  }
}

export function tokenIn(html: string): string {
  const token = /name="_token" value="([^"]+)"/.exec(html)?.[1]
  if (!token) throw new Error('the page has no form')
  return token
}
