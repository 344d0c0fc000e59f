import { z } from 'zod'
import { sentText } from '#platform/fields.ts'
import { readForm, untouched, type Typed } from '#platform/forms.ts'
import { notFound, page, seeOther, todayOf } from '#platform/http.ts'
import { routes, type NavItem, type Request } from '#platform/routes.ts'
import type { Text } from '#platform/text.ts'
import { prefill } from '#exchange/index.ts'
import { matchServices } from '#ledger/index.ts'
import { listActivities, listProvinces, searchActivities } from '#reference/index.ts'
import { numberFaults, readAnyNumber, readIdentityNumber } from '#registry/index.ts'
import { shellOf } from '#ui/index.ts'
import { lastYear, readAnswers, readRecordOf, understand, type Answers, type Understood } from './answers.ts'
import { FormPage } from './pages/form.page.tsx'
import { ResultsPage } from './pages/results.page.tsx'
import { paths } from './paths.ts'
import { words } from './texts.ts'

/** Public, without an account: nobody is asked who they are. */
export const web = routes().get('/what-can-i-get', 'public', show).post('/what-can-i-get', 'public', takeNumber).list

export const navigation: readonly NavItem[] = [{ href: paths.start(), text: words.title, may: 'public', asideFor: 'dashboard.read' }]

/** How long somebody waits for the business registry. */
const budgetMs = 2500

async function show(c: Request): Promise<Response> {
  const { change, silent, lang: _lang, scheme: _scheme, ...query } = c.req.query()
  const { answers, typed } = await readAnswers(c.get('app').db, query)
  if (!answers) return await showForm(c, { typed }, 422)
  if (Object.keys(query).length === 0 || change || silent) return await showForm(c, { typed, silent: silent !== undefined }, 200)
  if (answers.oneId) {
    const known = await readRecordOf(c.get('app'), c.get('caller'), { oneId: answers.oneId, category: answers.category })
    return known ? await showResults(c, known.answers, known.understood) : await notFound(c)
  }
  return await showResults(c, answers, await understand(c.get('app').db, todayOf(c), answers))
}

async function showForm(
  c: Request,
  { typed = untouched, number = untouched, silent = false }: Partial<Record<'typed' | 'number', Typed>> & { readonly silent?: boolean },
  status: 200 | 422,
): Promise<Response> {
  const { db } = c.get('app')
  const [sections, provinces] = await Promise.all([listActivities(db, undefined), listProvinces(db, todayOf(c))])
  return page(c, <FormPage shell={shellOf(c)} sections={sections} provinces={provinces} typed={typed} number={number} silent={silent} />, status)
}

async function showResults(c: Request, answers: Answers, understood: Understood): Promise<Response> {
  const { db } = c.get('app')
  const on = todayOf(c)
  const [matches, nearer] = await Promise.all([matchServices(db, on, understood.facts), nearerTo(c, answers)])
  return page(c, <ResultsPage shell={shellOf(c)} answers={answers} understood={understood} matches={matches} nearer={nearer} year={lastYear(on)} />)
}

const nearerTo = async (c: Request, { activity, words: typed }: Answers) => {
  const { db } = c.get('app')
  if (activity) return await listActivities(db, activity.code)
  return typed ? await searchActivities(db, typed, 8) : []
}

/**
 * The number alone. Only a juristic person's is looked up, in what is open to anybody, and only what it does and where it is go on to the address.
 */
async function takeNumber(c: Request): Promise<Response> {
  const form = readForm(c, z.object({ number: sentText }))
  const again = (message: Text, values: Typed['values'] = {}) => showForm(c, { number: { values, faults: [{ field: 'number', message }] } }, 422)
  if (!form.ok) return await showForm(c, { number: form.typed }, 422)
  const number = readIdentityNumber('juristic', form.value.number)
  // What looks like a person's number, mistyped or not, is not even shown again.
  if (!number.ok && (number.code === 'wrong-start' || readAnyNumber(form.value.number))) return await again(words.notJuristic)
  if (!number.ok) return await again(numberFaults[number.code], form.typed.values)
  const { statement } = await prefill(c.get('app'), { kind: 'juristic', number: number.value.digits }, { budgetMs })
  const { activity, place } = statement
  if (!activity && !place) return seeOther(c, `${paths.answers({ kind: 'juristic' })}&silent=yes`)
  return seeOther(c, paths.answers({ kind: 'juristic', activity: activity ?? '', province: place?.province ?? '' }))
}
