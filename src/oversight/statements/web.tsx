import { z } from 'zod'
import { field } from '#platform/fields.ts'
import { readForm, untouched, type Typed } from '#platform/forms.ts'
import { notFound, page, seeOther } from '#platform/http.ts'
import { routes, type Request } from '#platform/routes.ts'
import { nameOf } from '#people/index.ts'
import { shellOf } from '#ui/index.ts'
import { correctCell } from './actions/correct-cell.ts'
import { tableNamed } from './importers.ts'
import { StatementPage } from './pages/statement.page.tsx'
import { paths } from './paths.ts'
import { findNeighbours, findPrintedRow, type PrintedRow } from './store.ts'
import * as own from './tables.ts'
import { refusals } from './texts.ts'

export const web = routes()
  .get('/statements/:year/:file/:line', 'plan.read', (c) => showStatement(c, undefined, untouched, 200))
  .post('/statements/:year/:file/:line/correct', 'import.write', takeCorrection).list

const ownTables: ReadonlySet<string> = new Set(Object.values(own).map(({ name }) => name))

const askedRow = (c: Request): Promise<PrintedRow | undefined> => {
  const [year, line] = [Number(c.req.param('year')), Number(c.req.param('line'))]
  if (![year, line].every((number) => Number.isInteger(number) && number > 0 && number < 2 ** 31)) return Promise.resolve(undefined)
  return findPrintedRow(c.get('app').db, year, c.req.param('file') ?? '', line)
}

async function showStatement(c: Request, column: string | undefined, typed: Typed, status: 200 | 409 | 422): Promise<Response> {
  const row = await askedRow(c)
  if (!row) return await notFound(c)
  const { db } = c.get('app')
  const [people, neighbours] = await Promise.all([
    nameOf(db, [...new Set(row.corrections.flatMap(({ accountId }) => accountId ?? []))]),
    findNeighbours(db, row),
  ])
  const table = tableNamed(row.table)
  const mayCorrect = c.get('visitor').permissions.has('import.write') && ownTables.has(row.table)
  return page(
    c,
    <StatementPage
      shell={shellOf(c)}
      row={row}
      neighbours={neighbours}
      table={table}
      people={people}
      correctable={mayCorrect && table ? Object.keys(table.columns).filter((key) => !key.startsWith('src_line') && row.cells[key] !== '') : []}
      sent={{ column, typed }}
    />,
    status,
  )
}

const correctionForm = z.object({
  column: field.text(),
  printed: field.text({ max: 5000 }),
  corrected: field.text({ max: 1000 }),
  reason: field.text({ max: 1000 }),
})

async function takeCorrection(c: Request): Promise<Response> {
  const row = await askedRow(c)
  if (!row) return await notFound(c)
  const form = readForm(c, correctionForm)
  if (!form.ok) return await showStatement(c, form.typed.values['column'], form.typed, 422)
  const outcome = await correctCell(c.get('app'), c.get('caller'), { year: row.year, file: row.file, line: row.line, ...form.value })
  if (outcome.ok) return seeOther(c, paths.statement(row.year, row.file, row.line))
  const fault = { field: outcome.code === 'unreadable' || outcome.code === 'unchanged' ? 'corrected' : '', message: refusals[outcome.code] }
  return await showStatement(c, form.value.column, { ...form.typed, faults: [fault] }, outcome.code === 'stale' ? 409 : 422)
}
