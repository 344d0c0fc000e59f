import { z } from 'zod'
import type { Db } from '#platform/database.ts'
import type { FiscalYear } from '#platform/dates.ts'
import { field } from '#platform/fields.ts'
import { readForm, untouched, type Typed } from '#platform/forms.ts'
import { notFound, page, seeOther } from '#platform/http.ts'
import { routes, type NavItem, type Request, type Route } from '#platform/routes.ts'
import type { Place } from '#platform/tables.ts'
import { askedYear, findNewestYear } from '#plan/index.ts'
import { shellOf } from '#ui/index.ts'
import { declareFigure } from './actions/declare-figure.ts'
import { FigurePage, type ShownFinding } from './pages/figure.page.tsx'
import { FiguresPage, NoFiguresPage } from './pages/figures.page.tsx'
import { paths } from './paths.ts'
import { figureCounts, figureKinds } from './rules.ts'
import { getBeside, getFigures, getMeasures } from './store.ts'
import { words } from './texts.ts'
import { traceFigure } from './trace.ts'

/** What only a room above can answer: the findings that a place of a figure stands in. */
export interface FromAbove {
  findingsAt(db: Db, year: FiscalYear, places: readonly Place[]): Promise<readonly ShownFinding[]>
}

/** The routes of this room; compose hands in what stands above. */
export const webWith = (above: FromAbove): readonly Route[] =>
  routes()
    .get('/figures', 'figures.read', showNewest)
    .get('/figures/:year', 'figures.read', showFigures)
    .get('/figures/:year/:key', 'figures.read', (c) => showFigure(c, above, untouched, 200))
    .post('/figures/:year/:key/declaration', 'plan.write', (c) => takeDeclaration(c, above)).list

export const navigation: readonly NavItem[] = [{ href: '/figures', text: words.figures, may: 'figures.read', asideFor: 'registry.register' }]

async function showNewest(c: Request): Promise<Response> {
  const year = await findNewestYear(c.get('app').db)
  return year === undefined ? page(c, <NoFiguresPage shell={shellOf(c)} />) : seeOther(c, paths.figures(year))
}

async function showFigures(c: Request): Promise<Response> {
  const year = await askedYear(c)
  if (year === undefined) return await notFound(c)
  const { db } = c.get('app')
  const [figures, measured] = await Promise.all([getFigures(db, year), getMeasures(db, year)])
  return page(c, <FiguresPage shell={shellOf(c)} year={year} figures={figures} measured={measured} />)
}

async function showFigure(c: Request, above: FromAbove, typed: Typed, status: 200 | 409 | 422): Promise<Response> {
  const year = await askedYear(c)
  if (year === undefined) return await notFound(c)
  const { db } = c.get('app')
  const key = c.req.param('key') ?? ''
  const [trace, derived] = await Promise.all([traceFigure(db, year, key), getBeside(db, year, key)])
  if (!trace) return await notFound(c)
  const { definedAt, printedAt } = trace.figure
  const places = [definedAt, printedAt, ...trace.records.map(({ at }) => at)].filter((place) => place !== undefined)
  const findings = await above.findingsAt(db, year, places)
  return page(c, <FigurePage shell={shellOf(c)} year={year} trace={trace} derived={derived} findings={findings} typed={typed} />, status)
}

const declarationForm = z.object({
  version: field.integer(),
  nameTh: field.optional(field.text({ max: 300 })),
  kind: field.optional(field.oneOf(figureKinds)),
  count: field.optional(field.oneOf(figureCounts)),
  rounding: field.optional(field.oneOf(['half_up', 'down'])),
  digits: field.optional(field.integer({ max: 10 })),
})

async function takeDeclaration(c: Request, above: FromAbove): Promise<Response> {
  const form = readForm(c, declarationForm)
  if (!form.ok) return await showFigure(c, above, form.typed, 422)
  const { rounding, digits, ...declared } = form.value
  if ((rounding === undefined) !== (digits === undefined)) {
    return await showFigure(c, above, { ...form.typed, faults: [{ field: rounding ? 'digits' : 'rounding', message: words.digitsNeeded }] }, 422)
  }
  const year = await askedYear(c)
  if (year === undefined) return await notFound(c)
  const key = c.req.param('key') ?? ''
  const answer = await declareFigure(c.get('app'), c.get('caller'), {
    year,
    key,
    ...declared,
    rounding: rounding && digits !== undefined ? { rule: rounding, digits } : undefined,
  })
  if (answer.ok) return seeOther(c, `${paths.figure(year, key)}#definition`)
  if (answer.code === 'no-such-figure') return await notFound(c)
  return await showFigure(c, above, { ...form.typed, faults: [{ field: '', message: words.stale }] }, 409)
}
