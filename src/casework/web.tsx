import { transact } from '#platform/database.ts'
import { notFound, page, seeOther } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { routes, type Request, type Visitor } from '#platform/routes.ts'
import type { App } from '#platform/app.ts'
import { download, findFile } from '#platform/files.ts'
import { shellOf } from '#ui/index.ts'
import { findEvidence } from './evidence.ts'
import { countUnread, findNotice, markRead, noticesOf } from './notices.ts'
import { NoticesPage } from './pages/notices.page.tsx'
import { paths } from './paths.ts'

/** Every route of this room. */
export const web = routes()
  .get('/notices', 'signed-in', async (c) => {
    const { db } = c.get('app')
    return page(c, <NoticesPage shell={shellOf(c)} notices={await noticesOf(db, accountOf(c))} />)
  })
  .post('/notices/read', 'signed-in', async (c) => {
    await transact(c.get('app'), c.get('caller'), (work) => markRead(work.tx, accountOf(c), work.now))
    return seeOther(c, paths.notices())
  })
  .post('/notices/:notice', 'signed-in', async (c) => {
    const id = c.req.param('notice') ?? ''
    const notice = isId(id) ? await findNotice(c.get('app').db, accountOf(c), id) : undefined
    if (!notice) return await notFound(c)
    await transact(c.get('app'), c.get('caller'), (work) => markRead(work.tx, accountOf(c), work.now, id))
    return seeOther(c, notice.path)
  }).list

const accountOf = (c: Request): string => c.get('visitor').accountId ?? ''

/**
 * Answers the file of a piece of evidence of one kind of subject. The room that owns the subject mounts it under its own address and permission:
 * `.get('/results/evidence/:evidence', 'results.read', (c) => downloadEvidence(c, 'result-report', c.req.param('evidence')))`.
 */
export async function downloadEvidence(c: Request, subject: string, id: string | undefined): Promise<Response> {
  const app = c.get('app')
  const evidence = id && isId(id) ? await findEvidence(app.db, subject, id) : undefined
  const file = evidence && (await findFile(app.db, evidence.fileId))
  return file ? download(app, file) : await notFound(c)
}

/** Adds to who asks how many notices wait for them, for the menu. */
export function withUnread(app: Pick<App, 'db'>, identify: (c: Request) => Promise<Visitor>): (c: Request) => Promise<Visitor> {
  return async (c) => {
    const visitor = await identify(c)
    return visitor.accountId ? { ...visitor, unread: await countUnread(app.db, visitor.accountId) } : visitor
  }
}
