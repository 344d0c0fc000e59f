import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { programRoot } from '#platform/config.ts'
import { routes, type Request, type Route } from '#platform/routes.ts'

/**
 * What a page brings besides its HTML: one style sheet and four cuts of the typeface, about 90 KB. Each address carries a hash of the content,
 * so a browser keeps a file for good and a new one has a new address.
 */
interface Asset {
  readonly path: string
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Text travels compressed; a font already is. */
  readonly gzipped?: Uint8Array<ArrayBuffer>
}

const packages = createRequire(import.meta.url)

const fonts = Object.fromEntries(
  ['thai-400', 'thai-600', 'latin-400', 'latin-600'].map((cut) => {
    const bytes = readFileSync(packages.resolve(`@fontsource/ibm-plex-sans-thai/files/ibm-plex-sans-thai-${cut}-normal.woff2`))
    return [cut, asset(cut, 'woff2', 'font/woff2', bytes)]
  }),
)

/** Later sheets change what earlier ones say. */
const sheets = ['ground', 'frame', 'figures', 'tables', 'forms', 'services', 'phone', 'print']
const written = sheets.map((name) => readFileSync(join(programRoot, 'src', 'ui', 'styles', `${name}.css`), 'utf8')).join('\n')
const css = written.replace(/url\(font:([a-z0-9-]+)\)/g, (_, cut: string) => `url(${fonts[cut]!.path})`)
const sheet: Asset = { ...asset('ui', 'css', 'text/css; charset=utf-8', Buffer.from(css)), gzipped: new Uint8Array(gzipSync(css)) }

/** The style sheet for a file that stands alone; faces are the reader's own. */
export const standaloneStyles: string = written.replace(/@font-face\s*\{[^}]*\}/g, '')

/** Address of the style sheet, and of the two cuts worth fetching before the sheet is read. */
export const styleSheet = sheet.path
export const firstFonts: readonly string[] = [fonts['thai-400']!.path, fonts['latin-400']!.path]

/** The few things that need script by nature, each a file of its own that a page names. */
const islands = { card: script('card'), passkey: script('passkey'), print: script('print') }
export type IslandName = keyof typeof islands
export const islandPath = (name: IslandName): string => islands[name].path

const byPath = new Map([sheet, ...Object.values(islands), ...Object.values(fonts)].map((served) => [served.path, served]))

/** Public routes of the assets, for main/compose.ts. */
export const assets: readonly Route[] = routes().get('/assets/:file', 'public', serveAsset).list

function serveAsset(c: Request): Response | Promise<Response> {
  const found = byPath.get(c.req.path)
  if (!found) return c.notFound()
  const gzip = found.gzipped && /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
  return new Response(gzip ? found.gzipped : found.bytes, {
    headers: {
      'content-type': found.type,
      'cache-control': 'public, max-age=31536000, immutable',
      ...(found.gzipped ? { vary: 'accept-encoding' } : {}),
      ...(gzip ? { 'content-encoding': 'gzip' } : {}),
    },
  })
}

function script(name: string): Asset {
  const bytes = readFileSync(join(programRoot, 'src', 'ui', 'islands', `${name}.js`))
  return { ...asset(name, 'js', 'text/javascript; charset=utf-8', bytes), gzipped: new Uint8Array(gzipSync(bytes)) }
}

function asset(name: string, extension: string, type: string, content: Buffer): Asset {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12)
  return { path: `/assets/${name}.${hash}.${extension}`, type, bytes: new Uint8Array(content) }
}
