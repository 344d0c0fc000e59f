import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { programRoot } from '#platform/config.ts'
import type { Request } from '#platform/routes.ts'
import { paths } from './paths.ts'
import { words } from './texts.ts'

/** What makes the pages an app that a phone can install: manifest, icons, and the one service worker. */
const file = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(join(programRoot, 'src', 'portal', 'card', 'app', name)))

/** The picture keeps to the middle, so that a phone may cut it to a circle. */
const icons: ReadonlyMap<string, { readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> }> = new Map([
  ['icon.svg', { type: 'image/svg+xml', bytes: file('icon.svg') }],
  ['icon-192.png', { type: 'image/png', bytes: file('icon-192.png') }],
  ['icon-512.png', { type: 'image/png', bytes: file('icon-512.png') }],
])

const worker = file('service-worker.js')

const png = (size: number, purpose: 'any' | 'maskable') => ({ src: paths.icon(`icon-${size}.png`), sizes: `${size}x${size}`, type: 'image/png', purpose })

export function serveManifest(c: Request): Response {
  const t = c.get('t')
  const manifest = {
    id: '/',
    name: t(words.app),
    short_name: t(words.app),
    description: t(words.appDescription),
    lang: c.get('lang'),
    start_url: paths.cards(),
    scope: '/',
    display: 'standalone',
    background_color: '#fbfaf6',
    theme_color: '#0e5a66',
    icons: [png(192, 'any'), png(512, 'any'), png(512, 'maskable'), { src: paths.icon('icon.svg'), sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
    shortcuts: [
      { name: t(words.card), url: paths.cards() },
      { name: t(words.findMine), url: '/what-can-i-get' },
    ],
  }
  return new Response(JSON.stringify(manifest), { headers: { 'content-type': 'application/manifest+json', 'cache-control': 'no-cache' } })
}

/** Never from a cache: a new worker must reach every phone. */
export const serveWorker = (): Response => new Response(worker, { headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' } })

export function serveIcon(c: Request): Response | Promise<Response> {
  const icon = icons.get(c.req.param('file') ?? '')
  return icon ? new Response(icon.bytes, { headers: { 'content-type': icon.type, 'cache-control': 'public, max-age=86400' } }) : c.notFound()
}
