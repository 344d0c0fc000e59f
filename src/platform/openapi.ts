import { OpenAPIHono, z, type RouteConfig } from '@hono/zod-openapi'
import { problems } from './problem.ts'
import type { Operation, Route } from './routes.ts'

interface About {
  readonly title: string
  /** The name of the session's cookie. */
  readonly cookie: string
  /** Permissions that only programs have: their calls are made with an access token, all others with a session. */
  readonly ofPrograms: readonly string[]
}

/** The OpenAPI document of these routes, written from the same schemas that check what is sent. */
export function openApiDocument(routes: readonly Route[], { title, cookie, ofPrograms }: About): object {
  // Only its registry is used: the routes themselves are served by http.ts.
  const documented = new OpenAPIHono()
  const registry = documented.openAPIRegistry
  const text = z.object({ th: z.string(), en: z.string() })
  const problem = registry.register(
    'Problem',
    z.object({
      type: z.string(),
      title: z.string(),
      status: z.number().int(),
      instance: z.string(),
      errors: z.array(z.object({ pointer: z.string(), detail: text })).optional(),
    }),
  )
  const session = registry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: cookie })
  const token = registry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' })
  for (const { method, path, may, api } of routes) {
    if (!api) continue
    const names = [...path.matchAll(/:(\w+)/g)].map((match) => match[1]!)
    registry.registerPath({
      method,
      path: path.replace(/:(\w+)/g, '{$1}'),
      summary: api.summary,
      tags: [path.split('/')[3]!],
      security: may === 'public' ? [] : [{ [ofPrograms.includes(may) ? token.name : session.name]: [] }],
      request: {
        ...(names.length > 0 && { params: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))) }),
        ...(api.body && {
          ...(!api.asks && { headers: z.object({ 'Idempotency-Key': z.string().regex(/^[\x21-\x7e]{8,200}$/) }) }),
          body: { required: true, content: { 'application/json': { schema: api.body, example: api.example } } },
        }),
      },
      responses: {
        [method === 'post' && !api.asks ? 201 : 200]: { description: 'Done', content: { 'application/json': { schema: api.answer } } },
        ...Object.fromEntries(
          [...codesByStatus(method, api)].map(([status, codes]) => [
            status,
            { description: codes.join(', '), content: { 'application/problem+json': { schema: problem } } },
          ]),
        ),
      } satisfies RouteConfig['responses'],
    })
  }
  return documented.getOpenAPI31Document({ openapi: '3.1.0', info: { title, version: '1' } })
}

/** Every code a call can answer, by status: those of any call, and the refusals of its own. */
function codesByStatus(method: Route['method'], { refusals }: Operation): ReadonlyMap<number, readonly string[]> {
  const reading = ['not-signed-in', 'not-allowed', 'not-found', 'failed']
  const common = Object.values(problems).filter(({ code }) => method === 'post' || reading.includes(code))
  const own = Object.entries(refusals).map(([code, { status }]) => ({ code, status }))
  const all = Map.groupBy([...common, ...own], ({ status }) => status)
  return new Map([...all].map(([status, list]) => [status, list.map(({ code }) => code)]))
}
