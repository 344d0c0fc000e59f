import type { App } from '#platform/app.ts'
import { createHttp } from '#platform/http.ts'
import type { Route, Visitor } from '#platform/routes.ts'
import { newSubmissionToken } from '#platform/submission.ts'
import { allows } from '#people/index.ts'
import { errorPage } from '#ui/index.ts'

interface Answer {
  readonly status: number
  readonly location: string | null
  readonly text: string
}

/** The pages of a room behind the real pipeline, asked by people without signing in. */
export function siteOf<Role extends string>(app: App, routes: readonly Route[], people: Readonly<Record<Role, Visitor>>) {
  const http = createHttp({
    app,
    routes,
    navigation: [],
    identify: async (c) => people[c.req.header('x-role') as Role],
    allows,
    errorPage,
    signInPath: () => '/sign-in',
  })
  const ask = async (path: string, role: Role, init: RequestInit = {}): Promise<Answer> => {
    const response = await http.request(app.config.baseUrl + path, { ...init, headers: { 'x-role': role } })
    return { status: response.status, location: response.headers.get('location'), text: await response.text() }
  }
  return {
    visit: (path: string, role: Role) => ask(path, role),
    /** Sends a form with a fresh token. */
    send: (path: string, role: Role, fields: Readonly<Record<string, string | File>>, file?: File) => {
      const body = new FormData()
      for (const [name, value] of Object.entries({ _token: newSubmissionToken(app.keys, people[role].sessionId), ...fields })) body.append(name, value)
      if (file) body.append('files', file)
      return ask(path, role, { method: 'POST', body })
    },
  }
}
