import { Hono } from 'hono'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { z } from 'zod'
import type { App } from './app.ts'
import { bangkokDay, type PlainDate } from './dates.ts'
import { textOf } from './forms.ts'
import { isId, newId } from './ids.ts'
import { problem, problems, type ProblemFault } from './problem.ts'
import type { Env, FormBody, NavItem, Operation, Request, Route, UploadedFile, Visitor } from './routes.ts'
import { AlreadySubmitted, isSubmissionToken, newSubmissionToken } from './submission.ts'
import { speaker, type Lang, type Text } from './text.ts'

export interface HttpOptions {
  readonly app: App
  readonly routes: readonly Route[]
  /** The main menu; each visitor sees the entries they may open. */
  readonly navigation: readonly NavItem[]
  /** Reads the session; answers the anonymous visitor when there is none. */
  identify(request: Request): Promise<Visitor>
  /** The rights check, an argument so that a test can prove what holds without it. */
  allows(visitor: Visitor, route: Route, projectCode: string | undefined): boolean
  /** Pages for what went wrong: 403, 404, 413, 415, 422, 500. `explain` is a sentence already in the reader's language. */
  errorPage(request: Request, status: number): VNode
  /** Where someone who is not signed in is sent. */
  signInPath(wanted: string): string
}

const defaultBodyLimit = 1024 * 1024

/** The web application: the same pipeline for every route, read from top to bottom. */
export function createHttp(options: HttpOptions): Hono<Env> {
  const { app } = options
  const http = new Hono<Env>()

  http.use('*', async (c, next) => {
    const given = c.req.header('x-request-id')
    const requestId = given && isId(given) ? given : newId()
    const startedAt = performance.now()
    const lang = languageOf(c)
    c.set('app', app)
    c.set('lang', lang)
    c.set('t', speaker(lang))
    c.set('caller', { accountId: undefined, requestId })
    await next()
    secure(c, app)
    if (c.req.query('lang')) c.res.headers.append('set-cookie', `lang=${lang}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly`)
    c.res.headers.set('x-request-id', requestId)
    app.log.info({ requestId, method: c.req.method, path: routeOf(c), status: c.res.status, ms: Math.round(performance.now() - startedAt) }, 'request')
  })

  http.onError((error, c) => {
    const request = c as unknown as Request
    if (error instanceof AlreadySubmitted) return c.redirect(error.answer ?? backPath(request), 303)
    app.log.error({ requestId: request.get('caller')?.requestId, err: error }, 'failed')
    return failure(request, 500, options)
  })
  http.notFound((c) => failure(c as unknown as Request, 404, options))

  for (const route of options.routes) {
    http.on(route.method.toUpperCase(), route.path, async (c) => {
      const visitor = await options.identify(c)
      c.set('visitor', visitor)
      c.set('caller', { ...c.get('caller'), accountId: visitor.accountId, reach: visitor.reach })
      if (!route.api) {
        c.set('nav', navigationOf(options, visitor))
        c.set('token', newSubmissionToken(app.keys, visitor.sessionId))
      }
      if (route.may !== 'public' && !visitor.accountId && !visitor.clientId) {
        if (route.api) return problem(c, problems['not-signed-in'])
        const { pathname, search } = new URL(c.req.url)
        return route.method === 'get' ? c.redirect(options.signInPath(pathname + search), 303) : failure(c, 403, options)
      }
      if (!options.allows(visitor, route, route.ofProject ? c.req.param(route.ofProject) : undefined)) return failure(c, 403, options)
      if (route.method === 'post') {
        const refused = route.api ? await receiveJson(c, route, route.api) : await receiveForm(c, route)
        if (refused instanceof Response) return refused
        if (refused) return failure(c, refused, options)
      }
      if (route.api?.ofProject && !options.allows(visitor, route, projectIn(c, route.api.ofProject))) return failure(c, 403, options)
      const response = await route.handle(c)
      const token = c.get('caller').submission
      // A page that is answered in place, because what it shows is shown once, names what a second sending is shown.
      const location = response.headers.get('location') ?? response.headers.get('content-location')
      if (token && location) await app.db.updateTable('platform.submission').set({ answer: location }).where('token', '=', token).execute()
      return response
    })
  }
  return http
}

/** Renders a page. Pages are synchronous functions of data; this is the only place that turns them into text. */
export function page(c: Request, node: VNode, status: 200 | 400 | 403 | 404 | 409 | 413 | 415 | 422 | 500 = 200): Response {
  return c.body(`<!doctype html>${renderToString(node)}`, status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
}

/** The day of a request, in Bangkok, by the clock of the application. */
export const todayOf = (c: Request): PlainDate => bangkokDay(c.get('app').clock.now())

export const seeOther = (c: Request, path: string): Response => c.redirect(path, 303)

/** What a handler answers when the thing in the address does not exist (or the visitor may not know that it does). */
export const notFound = (c: Request): Response | Promise<Response> => c.notFound()

function failure(c: Request, status: 403 | 404 | 413 | 415 | 422 | 500, options: HttpOptions): Response {
  if (c.req.path.startsWith('/api/')) return problem(c, problems[problemOf[status]])
  if (!c.get('visitor')) {
    c.set('visitor', anonymous)
    c.set('nav', navigationOf(options, anonymous))
  }
  if (!c.get('token')) c.set('token', '')
  return page(c, options.errorPage(c, status), status)
}

/** Who asks when nobody is signed in. */
export const anonymous: Visitor = { accountId: undefined, sessionId: '', name: '', permissions: new Set(), projects: new Set() }

const navigationOf = (options: HttpOptions, visitor: Visitor): NavItem[] =>
  options.navigation
    .filter(({ may }) => may === 'public' || (may === 'signed-in' ? visitor.accountId !== undefined : visitor.permissions.has(may)))
    .map((item) => (item.asideFor && visitor.permissions.has(item.asideFor) ? { ...item, housekeeping: true } : item))

/** How a failure of any route is said to a program. */
const problemOf = {
  403: 'not-allowed',
  404: 'not-found',
  413: 'too-large',
  415: 'wrong-type',
  422: 'wrong-input',
  500: 'failed',
} as const satisfies Record<Parameters<typeof failure>[1], keyof typeof problems>

function languageOf(c: Request): Lang {
  const asked = c.req.query('lang') ?? /(?:^|; )lang=(th|en)/.exec(c.req.header('cookie') ?? '')?.[1]
  return asked === 'en' ? 'en' : 'th'
}

function secure(c: Request, app: App): void {
  const headers = c.res.headers
  headers.set(
    'content-security-policy',
    `default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action ${["'self'", c.get('formTarget')].filter(Boolean).join(' ')}; frame-ancestors 'none'`,
  )
  headers.set('x-content-type-options', 'nosniff')
  headers.set('referrer-policy', 'same-origin')
  headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=()')
  if (app.config.baseUrl.startsWith('https:')) headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
}

/** The pattern of the route, not the address, so that no code or number of a person reaches the log. */
const routeOf = (c: Request): string => c.req.routePath ?? ''

function backPath(c: Request): string {
  const referer = c.req.header('referer')
  return referer && referer.startsWith(c.get('app').config.baseUrl) ? new URL(referer).pathname : '/'
}

/** Reads a body after checking where it came from, its type and its size. Answers the status of a refusal. */
async function receiveBody(c: Request, route: Route, type: RegExp): Promise<Uint8Array<ArrayBuffer> | 403 | 413 | 415> {
  if (!cameFromHere(c)) return 403
  if (!type.test(c.req.header('content-type') ?? '')) return 415
  const limit = route.bodyLimit ?? defaultBodyLimit
  const said = c.req.header('content-length')
  if (said !== undefined && Number(said) > limit) return 413
  // A body that says its length is not longer than that: it is read at once, which is much cheaper than as a stream.
  const body = said === undefined ? await readLimited(c.req.raw, limit) : new Uint8Array(await c.req.raw.arrayBuffer())
  return body && body.byteLength <= limit ? body : 413
}

/** Checks and reads a form, its token included. Answers the status of a refusal. */
async function receiveForm(c: Request, route: Route): Promise<403 | 413 | 415 | 422 | undefined> {
  const body = await receiveBody(c, route, /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/)
  if (typeof body === 'number') return body
  let form: FormBody
  try {
    form = await parseForm(body, c.req.header('content-type') ?? '')
  } catch {
    return 422
  }
  const token = form.fields['_token']
  const { keys } = c.get('app')
  if (typeof token !== 'string' || !isSubmissionToken(keys, c.get('visitor').sessionId, token)) return 403
  c.set('form', form)
  c.set('caller', { ...c.get('caller'), submission: token })
  return undefined
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Checks and reads the body of a call of the API. It needs no token: no foreign page can send JSON under a visitor's cookie unasked. */
async function receiveJson(c: Request, route: Route, operation: Operation): Promise<403 | 413 | 415 | Response | undefined> {
  const body = await receiveBody(c, route, /^application\/json\s*(;|$)/i)
  if (typeof body === 'number') return body
  let text: string
  let sent: unknown
  try {
    text = utf8.decode(body)
    sent = JSON.parse(text)
  } catch {
    return problem(c, problems.malformed)
  }
  const parsed = operation.body?.safeParse(sent)
  if (parsed && !parsed.success) return problem(c, { ...problems['wrong-input'], errors: parsed.error.issues.flatMap(faultsOf) })
  c.set('json', { text, value: parsed?.data })
  return undefined
}

const unknownMember: Text = { th: 'ไม่รู้จักข้อมูลนี้', en: 'This member is not known' }

/** Every fault at once; a member that is not known is a fault of its own, so that a misspelt one is not passed over. */
function faultsOf(issue: z.core.$ZodIssue): readonly ProblemFault[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ pointer: pointerOf([...issue.path, key]), detail: unknownMember }))
  return [{ pointer: pointerOf(issue.path), detail: textOf(issue.message) }]
}

const pointerOf = (path: readonly PropertyKey[]): string =>
  `#${path.map((part) => `/${encodeURIComponent(String(part).toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('')}`

/** The project that the body of a call names; none of anybody's when it names none. */
function projectIn(c: Request, member: string): string {
  const code = (c.get('json')?.value as Readonly<Record<string, unknown>> | undefined)?.[member]
  return typeof code === 'string' ? code : ''
}

function cameFromHere(c: Request): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site && site !== 'same-origin' && site !== 'none') return false
  const origin = c.req.header('origin')
  if (!origin || origin === 'null') return site !== undefined || origin === undefined
  return origin === c.get('app').config.baseUrl || (URL.canParse(origin) && new URL(origin).host === c.req.header('host'))
}

async function readLimited(request: globalThis.Request, limit: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  if (request.body) {
    for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength
      if (size > limit) return undefined
      chunks.push(chunk)
    }
  }
  return new Uint8Array(Buffer.concat(chunks))
}

async function parseForm(body: Uint8Array<ArrayBuffer>, type: string): Promise<FormBody> {
  const data = await new Response(body, { headers: { 'content-type': type } }).formData()
  const fields: Record<string, string | string[]> = {}
  const files: Record<string, UploadedFile[]> = {}
  for (const [name, value] of data.entries()) {
    if (typeof value === 'string') {
      // Browsers send line ends as CR LF; what was typed has LF.
      const text = value.replaceAll('\r\n', '\n')
      const before = fields[name]
      fields[name] = before === undefined ? text : [...(Array.isArray(before) ? before : [before]), text]
    } else if (value.size > 0 || value.name) {
      ;(files[name] ??= []).push({ name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) })
    }
  }
  return { fields, files }
}
