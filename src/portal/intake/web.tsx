import { z } from 'zod'
import { bangkokDay, fiscalYearOf, type FiscalYear } from '#platform/dates.ts'
import { field } from '#platform/fields.ts'
import { readForm, untouched, type Typed } from '#platform/forms.ts'
import { notFound, page, seeOther } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { bytesSource } from '#platform/read-table.ts'
import { routes, type Request, type Route } from '#platform/routes.ts'
import { csvTemplate, xlsxTemplate } from '#platform/write-table.ts'
import { nameOf } from '#people/index.ts'
import { listYears, paths as planPaths } from '#plan/index.ts'
import { shellOf } from '#ui/index.ts'
import { confirmImport, discardImport, draftImport } from './actions/draft-import.ts'
import { findTable, tables } from './importers.ts'
import type { ImportJob } from './job.ts'
import { BatchPage } from './pages/batch.page.tsx'
import { ImportPage } from './pages/import.page.tsx'
import { paths } from './paths.ts'
import { findBatch, largestKept, listBatches, type Batch } from './store.ts'
import { words } from './texts.ts'

/** All files of one upload together; what a form adds around them is allowed on top. */
const largestUpload = largestKept
const bodyLimit = largestUpload + 1024 * 1024

/** The routes of this room; confirming hands the import to `job`. */
export const webFor = (job: ImportJob): readonly Route[] =>
  routes()
    .get('/import', 'import.write', showImport)
    .post('/import', 'import.write', takeFiles, { bodyLimit })
    .get('/import/templates/:file', 'import.write', sendTemplate)
    .get('/import/:batch', 'import.write', showBatch)
    .post('/import/:batch/confirm', 'import.write', (c) => takeConfirmation(c, job))
    .post('/import/:batch/discard', 'import.write', takeDiscard).list

const showImport = (c: Request): Promise<Response> => importPage(c, untouched, 200)

async function importPage(c: Request, typed: Typed, status: 200 | 422): Promise<Response> {
  const { db, clock } = c.get('app')
  const batches = await listBatches(db)
  const years = offered(fiscalYearOf(bangkokDay(clock.now())), await listYears(db))
  const names = await nameOf(
    db,
    batches.flatMap(({ accountId }) => accountId ?? []),
  )
  return page(c, <ImportPage shell={shellOf(c)} years={years} tables={tables} batches={batches} names={names} typed={typed} />, status)
}

/** The years a person may choose: those that are kept, and those around the present one. */
function offered(present: FiscalYear, kept: readonly FiscalYear[]): FiscalYear[] {
  const around = Array.from({ length: 11 }, (_, index) => present + 5 - index)
  return [...new Set([...around, ...kept])].toSorted((one, other) => other - one)
}

const uploadForm = z.object({ fiscalYear: field.integer({ min: 2400, max: 2800 }) })

async function takeFiles(c: Request): Promise<Response> {
  const form = readForm(c, uploadForm)
  if (!form.ok) return importPage(c, form.typed, 422)
  const files = c.get('form')?.files['files'] ?? []
  const refused = (message: { th: string; en: string }) => importPage(c, { ...form.typed, faults: [{ field: 'files', message }] }, 422)
  if (files.length === 0) return refused(words.noFiles)
  if (files.reduce((size, { bytes }) => size + bytes.length, 0) > largestUpload) return refused(words.tooLarge)
  const sources = files.map(({ name, bytes }) => bytesSource(name, bytes))
  const id = await draftImport(c.get('app'), c.get('caller'), { fiscalYear: form.value.fiscalYear, files: sources })
  return seeOther(c, paths.batch(id))
}

async function showBatch(c: Request): Promise<Response> {
  const batch = await askedBatch(c)
  if (!batch) return notFound(c)
  return page(c, <BatchPage shell={shellOf(c)} batch={batch} tables={tables} planPath={planPaths.plan(batch.fiscalYear)} />)
}

async function takeConfirmation(c: Request, job: ImportJob): Promise<Response> {
  const batch = await askedBatch(c)
  if (!batch) return notFound(c)
  const confirmed = await confirmImport(c.get('app'), c.get('caller'), batch.id, job)
  return seeOther(c, confirmed.ok ? `/jobs/${confirmed.value}` : paths.batch(batch.id))
}

async function takeDiscard(c: Request): Promise<Response> {
  const batch = await askedBatch(c)
  if (!batch) return notFound(c)
  await discardImport(c.get('app'), c.get('caller'), batch.id)
  return seeOther(c, paths.home())
}

async function askedBatch(c: Request): Promise<Batch | undefined> {
  const id = c.req.param('batch') ?? ''
  return isId(id) ? findBatch(c.get('app').db, id) : undefined
}

async function sendTemplate(c: Request): Promise<Response> {
  const file = c.req.param('file') ?? ''
  const [stem = '', kind] = file.split('.')
  const table = findTable(stem)
  const wanted = file === 'all.xlsx' ? tables : table ? [table] : []
  if (wanted.length === 0 || (kind !== 'csv' && kind !== 'xlsx')) return notFound(c)
  const bytes = kind === 'csv' ? csvTemplate(wanted[0]!) : await xlsxTemplate(wanted)
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': kind === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="${file}"`,
    },
  })
}
