import { findLastSeal, findSeal, verifyAudit, verifyNewestSeals } from '#platform/audit.ts'
import { diagnoseRunning } from '#platform/doctor.ts'
import { lastBackupAt, readiness, workers } from '#platform/health.ts'
import { notFound, page, seeOther } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { findJob, listFailedJobs, listJobs, listOpenJobs } from '#platform/jobs.ts'
import { outboxState, resendMessage } from '#platform/outbox.ts'
import { routes, type Request } from '#platform/routes.ts'
import { nameOf } from '#people/index.ts'
import { shellOf } from '#ui/index.ts'
import { AuditPage, VerifyPage } from './pages/audit.page.tsx'
import { JobPage, JobsPage } from './pages/jobs.page.tsx'
import { OperationsPage } from './pages/operations.page.tsx'
import { paths, type AuditFilter } from './paths.ts'
import { listAudit } from './store.ts'

export const web = routes()
  .get('/healthz', 'public', (c) => c.json({ status: 'ok' }))
  .get('/readyz', 'public', ready)
  .get('/jobs', 'signed-in', myJobs)
  .get('/jobs/:id', 'signed-in', job)
  .get('/operations', 'operations.read', operations)
  .post('/operations/outbox/:id/resend', 'operations.write', resend)
  .get('/audit', 'operations.read', audit)
  .get('/audit/verify', 'operations.read', verify).list

async function ready(c: Request): Promise<Response> {
  const answer = await readiness(c.get('app'))
  return c.json(answer, answer.ready ? 200 : 503)
}

async function myJobs(c: Request): Promise<Response> {
  const jobs = await listJobs(c.get('app').db, c.get('visitor').accountId!)
  return page(c, <JobsPage shell={shellOf(c)} jobs={jobs} />)
}

/** A job is shown to whoever started it and to operators; to others it does not exist. */
async function job(c: Request): Promise<Response> {
  const { db } = c.get('app')
  const visitor = c.get('visitor')
  const id = c.req.param('id') ?? ''
  const found = isId(id) ? await findJob(db, id) : undefined
  if (!found || (found.accountId !== visitor.accountId && !visitor.permissions.has('operations.read'))) return notFound(c)
  const names = await nameOf(db, found.accountId ? [found.accountId] : [])
  return page(c, <JobPage shell={shellOf(c)} job={found} startedBy={found.accountId && names.get(found.accountId)} />)
}

async function operations(c: Request): Promise<Response> {
  const app = c.get('app')
  const { db } = app
  const [diagnoses, signs, openJobs, failedJobs, outbox, backupAt] = await Promise.all([
    diagnoseRunning(app),
    workers(db),
    listOpenJobs(db),
    listFailedJobs(db),
    outboxState(db),
    lastBackupAt(db),
  ])
  const data = {
    diagnoses,
    workers: signs,
    openJobs,
    failedJobs,
    outbox,
    hasMailServer: app.config.smtpUrl !== undefined,
    lastBackupAt: backupAt,
    mayResend: c.get('visitor').permissions.has('operations.write'),
  }
  return page(c, <OperationsPage shell={shellOf(c)} data={data} />)
}

async function resend(c: Request): Promise<Response> {
  const id = c.req.param('id') ?? ''
  // A message that another operator has sent already is nothing to complain of: the page shows how it stands.
  if (isId(id)) await resendMessage(c.get('app'), c.get('caller'), id)
  return seeOther(c, paths.operations())
}

async function audit(c: Request): Promise<Response> {
  const { db } = c.get('app')
  const wanted = (name: string) => c.req.query(name)?.trim() || undefined
  const filter: AuditFilter = { subject: wanted('subject'), subjectId: wanted('subjectId'), action: wanted('action'), account: wanted('account') }
  const [lines, broken, lastSeal] = await Promise.all([
    listAudit(db, filter, { before: wanted('before'), after: wanted('after') }),
    verifyNewestSeals(db, 200),
    findLastSeal(db),
  ])
  const accounts = [...lines.lines.map((line) => line.accountId), filter.account].filter((id) => id !== undefined && isId(id))
  return page(
    c,
    <AuditPage shell={shellOf(c)} filter={filter} page={lines} names={await nameOf(db, accounts as string[])} broken={broken} lastSeal={lastSeal} />,
  )
}

async function verify(c: Request): Promise<Response> {
  const { db } = c.get('app')
  const wanted = c.req.query('hash')?.trim().toLowerCase() || undefined
  const [verdict, found] = await Promise.all([verifyAudit(db), wanted ? findSeal(db, wanted) : undefined])
  return page(c, <VerifyPage shell={shellOf(c)} verdict={verdict} wanted={wanted} found={found} />)
}
