// The one service worker. It keeps the ONE ID card that was opened last, what the card is drawn with, and a page that says there is no internet; no other
// page that says something about a person. Signing in or out, and a card that the house refuses, forget the card.

const shell = 'shell-1'
const held = 'card-1'
const offlinePage = '/offline'

const isCard = ({ pathname }) => /^\/card(\/\d+)?$/.test(pathname)
/** Somebody signs in or out, or comes back from another sign-in. */
const isOtherPerson = ({ method }, { pathname }) => (method === 'POST' ? /^\/sign-(in|out|up)\b/.test(pathname) : pathname.startsWith('/sign-in/'))
const isAsset = ({ pathname }) => pathname.startsWith('/assets/') || pathname.startsWith('/icons/')

/** The page that says there is no internet, as anybody sees it, with what it is drawn with. */
async function keepShell() {
  const cache = await caches.open(shell)
  const response = await fetch(offlinePage, { credentials: 'omit' })
  await cache.put(offlinePage, response.clone())
  const html = await response.text()
  await cache.addAll([...new Set(html.match(/\/assets\/[a-z0-9.-]+/g))])
}

self.addEventListener('install', (event) => event.waitUntil(keepShell().then(() => self.skipWaiting())))

self.addEventListener('activate', (event) =>
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== shell && name !== held).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  ),
)

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== self.location.origin) return
  if (isOtherPerson(request, url)) event.waitUntil(caches.delete(held))
  if (request.method !== 'GET') return
  if (isAsset(url)) event.respondWith(asset(request))
  else if (isCard(url)) event.respondWith(card(event, url))
  else if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => caches.match(offlinePage)))
})

/** Addresses of assets carry a hash of what they hold, so what is kept never grows old. */
async function asset(request) {
  const kept = await caches.match(request)
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok) await (await caches.open(shell)).put(request, response.clone())
  return response
}

/** The house answers first; the card kept here only when it cannot be reached. */
async function card(event, { pathname }) {
  try {
    const response = await fetch(event.request)
    event.waitUntil(remember(pathname, response.clone()))
    return response
  } catch {
    const cache = await caches.open(held)
    const [last] = await cache.keys()
    return (await cache.match(pathname)) ?? (pathname === '/card' && last ? await cache.match(last) : undefined) ?? (await caches.match(offlinePage))
  }
}

/** One card at a time. An answer that is no card (a way to sign in, a refusal) forgets it; the list of cards is never kept. */
async function remember(pathname, response) {
  if (pathname === '/card' || response.status >= 500) return
  await caches.delete(held)
  if (response.ok && !response.redirected) await (await caches.open(held)).put(pathname, response)
}
