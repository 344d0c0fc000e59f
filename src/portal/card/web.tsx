import { notFound, page, seeOther } from '#platform/http.ts'
import { routes, type Request } from '#platform/routes.ts'
import { readOneId } from '#registry/index.ts'
import { shellOf } from '#ui/index.ts'
import { serveIcon, serveManifest, serveWorker } from './app-files.ts'
import { CardPage, CardsPage } from './pages/card.page.tsx'
import { OfflinePage, ShownPage } from './pages/shown.page.tsx'
import { paths } from './paths.ts'
import { findHeldCard, findShown, listHeldCards } from './store.ts'

/** Whose card one sees is decided by the mandate; what a scanned code opens is public. */
export const web = routes()
  .get('/card', 'signed-in', showCards)
  .get('/card/:oneId', 'signed-in', showCard)
  .get('/e/:oneId', 'public', showShown)
  .get('/offline', 'public', (c) => page(c, <OfflinePage shell={shellOf(c)} />))
  .get('/manifest.webmanifest', 'public', serveManifest)
  .get('/service-worker.js', 'public', serveWorker)
  .get('/icons/:file', 'public', serveIcon).list

async function showCards(c: Request): Promise<Response> {
  const mandates = await listHeldCards(c.get('app'), c.get('caller'))
  const [only] = mandates
  return mandates.length === 1 ? seeOther(c, paths.card(only!.oneId)) : page(c, <CardsPage shell={shellOf(c)} mandates={mandates} />)
}

async function showCard(c: Request): Promise<Response> {
  const app = c.get('app')
  const oneId = readOneId(c.req.param('oneId') ?? '')
  const held = oneId && (await findHeldCard(app, c.get('caller'), oneId))
  if (!held) return await notFound(c)
  if (held.card.oneId !== oneId) return seeOther(c, paths.card(held.card.oneId))
  return page(c, <CardPage shell={shellOf(c)} held={held} address={app.config.baseUrl + paths.shown(oneId)} now={app.clock.now()} />)
}

async function showShown(c: Request): Promise<Response> {
  const oneId = readOneId(c.req.param('oneId') ?? '')
  const shown = oneId && (await findShown(c.get('app'), oneId))
  return page(c, <ShownPage shell={shellOf(c)} shown={shown || undefined} />, shown ? 200 : 404)
}
