/** What answers requests as the web does: the application itself. */
interface Site {
  request(url: string, init: RequestInit): Response | Promise<Response>
}

/** A browser: it keeps cookies, and sends forms as it finds them on the page it is on. */
export function browserOf(http: Site, headers: Readonly<Record<string, string>> = {}) {
  const jar = new Map<string, string>()
  let html = ''
  const ask = async (path: string, init: RequestInit = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await http.request(`http://house.test${path}`, { ...init, headers: { ...headers, cookie, 'user-agent': 'test' } })
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      if (value) jar.set(name!, value)
      else jar.delete(name!)
    }
    html = await response.text()
    return { status: response.status, location: response.headers.get('location') ?? '', html }
  }
  const hidden = () =>
    [...html.matchAll(/<form method="post" action="([^"]+)"[^]*?<\/form>/g)].map(([form, action]) => ({
      action: action!,
      fields: Object.fromEntries([...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!])),
    }))
  return {
    jar,
    get: (path: string) => ask(path),
    /** Fills in the form of the page in sight that goes to `path`. */
    async send(path: string, fields: Readonly<Record<string, string | File>> = {}, kept = hidden()) {
      const form = kept.find(({ action }) => action === path)
      if (!form) throw new Error(`no form for ${path} on this page`)
      const body = new FormData()
      for (const [name, value] of Object.entries({ ...form.fields, ...fields })) body.set(name, value)
      return await ask(path, { method: 'POST', body })
    },
    hidden,
  }
}
