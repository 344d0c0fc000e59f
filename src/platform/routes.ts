import type { Context } from 'hono'
import type { z } from 'zod'
import type { App } from './app.ts'
import type { Caller, Reach } from './database.ts'
import type { Lang, Speak, Text } from './text.ts'

/**
 * Who asks, as far as pages need to know: a person with an account, or a program of another body. People's room makes it from the session, the room of
 * the OpenID provider from an access token; anonymous is neither and has no permissions.
 */
export interface Visitor {
  readonly accountId: string | undefined
  /** The program that calls the API in its own name, or in that of the account. */
  readonly clientId?: string
  readonly sessionId: string
  readonly name: string
  readonly permissions: ReadonlySet<string>
  /** Codes of the projects this person answers for; 'all' where the role is not bound to projects. */
  readonly projects: 'all' | ReadonlySet<string>
  /** Whose rows row-level security shows; by default what is one's own. */
  readonly reach?: Reach
  /** How many notices wait to be read, where the menu shows it. */
  readonly unread?: number
}

export interface Env {
  Variables: {
    app: App
    visitor: Visitor
    caller: Caller
    lang: Lang
    t: Speak
    /** The body of a POST, read and checked (origin, type, size, token) before the handler is called. */
    form: FormBody | undefined
    /** The body of a call of the API, read and checked likewise: as it came, and as its schema made it. */
    json: { readonly text: string; readonly value: unknown } | undefined
    /** Where this visitor can go, from the main menu. */
    nav: readonly NavItem[]
    /** A fresh one-use token for the forms of this page. */
    token: string
    /** Where the form of this page may lead besides this site, as a source of a content security policy: browsers hold a form to it through redirects. */
    formTarget?: string
  }
}

export interface NavItem {
  readonly href: string
  readonly text: Text
  readonly may: May
  /** Looks after the platform instead of the year: stands under the person's name, so that the bar keeps to what people come for. */
  readonly housekeeping?: true
  /** Serves every page alike: stands with the language and the account. */
  readonly tool?: true
  /** Whoever may this as well has other work: for them it stands under their name. */
  readonly asideFor?: May
}

export type Request = Context<Env>

export interface FormBody {
  readonly fields: Readonly<Record<string, string | readonly string[]>>
  readonly files: Readonly<Record<string, readonly UploadedFile[]>>
}

export interface UploadedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * Who may use a route: 'public', 'signed-in', or a permission of the people room (`plan.read`). A route cannot be declared without one, and the
 * rights matrix asks every route as every role.
 */
export type May = 'public' | 'signed-in' | (string & {})

export interface Route {
  readonly method: 'get' | 'post'
  readonly path: string
  readonly may: May
  /** Name of the path parameter that holds a project's code, where the route is bound to the visitor's projects. */
  readonly ofProject?: string
  /** Largest body a POST takes, in bytes; 1 MB when not said. */
  readonly bodyLimit?: number
  readonly handle: (request: Request) => Response | Promise<Response>
  /** Makes the route a call of the API (see api.ts): JSON in and out, problems instead of pages, 401 instead of the way to sign in. */
  readonly api?: Operation
}

/** The contract of a call of the API. */
export interface Operation {
  /** For the OpenAPI document, which is written in English. */
  readonly summary: string
  /** What a POST takes, and a body that fits. */
  readonly body?: z.ZodType
  readonly example?: Readonly<Record<string, unknown>>
  /** A POST that only asks: it answers 200 and takes no Idempotency-Key. */
  readonly asks?: true
  /** The member of the body that holds a project's code, where the call is bound to the visitor's projects. */
  readonly ofProject?: string
  readonly answer: z.ZodType
  readonly refusals: Readonly<Record<string, ApiRefusal>>
}

/** How a refusal is answered: its status, the member of the body it is about as a JSON pointer, and what it says. */
export interface ApiRefusal {
  readonly status: 404 | 409 | 422
  readonly pointer?: string
  readonly message: Text
}

type Extra = Pick<Route, 'ofProject' | 'bodyLimit'>
type Handle = Route['handle']

/** The routes of a room, as a table: `routes().get('/plan/:year', 'plan.read', handler).list`. */
export function routes() {
  const list: Route[] = []
  const table = {
    list: list as readonly Route[],
    get(path: string, may: May, handle: Handle, extra: Extra = {}) {
      list.push({ method: 'get', path, may, handle, ...extra })
      return table
    },
    post(path: string, may: May, handle: Handle, extra: Extra = {}) {
      list.push({ method: 'post', path, may, handle, ...extra })
      return table
    },
  }
  return table
}
