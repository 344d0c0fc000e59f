import { z } from 'zod'
import { answerQuestion, listQuestions } from '#exchange/index.ts'
import { nameOf } from '#people/index.ts'
import { besides, transact, type Work } from '#platform/database.ts'
import { field } from '#platform/fields.ts'
import { fileRefusals, keepFile, withOneFile } from '#platform/files.ts'
import { readForm, untouched, type Typed } from '#platform/forms.ts'
import { notFound, page, seeOther, todayOf } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { done } from '#platform/outcome.ts'
import { routes, type NavItem, type Request } from '#platform/routes.ts'
import type { Text } from '#platform/text.ts'
import {
  answerRefusals,
  changesOf,
  chosenIn,
  choiceOf,
  looksOf,
  namesFor,
  noOptions,
  readRecordForm,
  valuesOf,
  type Names,
  type Options,
} from '#portal/my-business/index.ts'
import { lastFullYear, provincesWithinReach } from '#portal/registration/index.ts'
import {
  basisOf,
  closeEnterprise,
  correctEnterprise,
  correctionReasons,
  findCard,
  listAccess,
  listHistory,
  isOnlyForm,
  listMandates,
  readOneId,
  readRecord,
  reopenEnterprise,
  searchEnterprises,
  verifyMandate,
  type EnterpriseCard,
  type EnterpriseRecord,
} from '#registry/index.ts'
import { shellOf } from '#ui/index.ts'
import * as duplicates from './duplicates/web.tsx'
import { CorrectPage, DeskAccessPage, DeskHistoryPage, DeskPeoplePage, DeskQuestionsPage, RecordPage, type DeskFrameProps } from './pages/enterprise.page.tsx'
import { SearchPage } from './pages/search.page.tsx'
import { paths } from './paths.ts'
import { correctionRefusals, words } from './texts.ts'

export const web = [
  ...routes()
    .get('/enterprises', 'registry.read', (c) => searchPage(c, undefined))
    .post('/enterprises', 'registry.read', takeSearch)
    .get('/enterprises/:oneId', 'registry.read', showRecord)
    .get('/enterprises/:oneId/people', 'registry.read', (c) => peoplePage(c, untouched, 200))
    .post('/enterprises/:oneId/people/:mandate', 'registry.register', takeVerification, withOneFile)
    .get('/enterprises/:oneId/questions', 'registry.read', (c) => questionsPage(c, undefined, 200))
    .post('/enterprises/:oneId/questions/:question', 'registry.correct', takeAnswer)
    .get('/enterprises/:oneId/access', 'registry.read', showAccess)
    .get('/enterprises/:oneId/history', 'registry.read', showHistory)
    .get('/enterprises/:oneId/correct', 'registry.correct', (c) => correctPage(c, untouched, noOptions, 200))
    .post('/enterprises/:oneId/correct', 'registry.correct', takeCorrection, withOneFile)
    .post('/enterprises/:oneId/status', 'registry.correct', takeStatus).list,
  ...duplicates.web,
]

export const navigation: readonly NavItem[] = [{ href: paths.search(), text: words.enterprises, may: 'registry.read' }, ...duplicates.navigation]

// Search

const searchForm = z.object({ query: field.text({ max: 200 }), province: field.optional(z.string().regex(/^\d\d$/)) })

async function takeSearch(c: Request): Promise<Response> {
  const form = readForm(c, searchForm)
  return await searchPage(c, form.ok ? form.value : undefined)
}

async function searchPage(c: Request, asked: z.infer<typeof searchForm> | undefined): Promise<Response> {
  const { db } = c.get('app')
  const provinces = await provincesWithinReach(c)
  const { hits, more } = asked ? await searchEnterprises(c.get('app'), c.get('caller'), asked) : { hits: [], more: false }
  const names = await namesFor(db, hits)
  const onlyForm = asked !== undefined && hits.length === 0 && isOnlyForm(asked.query)
  return page(
    c,
    <SearchPage
      shell={shellOf(c)}
      onlyForm={onlyForm}
      query={asked?.query}
      province={asked?.province}
      provinces={provinces}
      hits={hits}
      more={more}
      names={names}
    />,
  )
}

// A record

interface Opened<More> {
  readonly frame: DeskFrameProps
  readonly record: EnterpriseRecord
  readonly names: Names
  readonly more: More
}

/** Opens a record for an officer, with a line of who looked, and looks at more of it in the same transaction. Undefined when it is out of reach. */
async function openRecord<More>(c: Request, look: (work: Work, record: EnterpriseRecord, names: Names) => Promise<More>): Promise<Opened<More> | undefined> {
  const app = c.get('app')
  const oneId = readOneId(c.req.param('oneId') ?? '')
  if (!oneId) return undefined
  const caller = besides(c.get('caller'))
  return await transact(app, caller, async (work) => {
    const inTransaction = { ...app, db: work.tx }
    const read = await readRecord(inTransaction, caller, { oneId, purpose: 'record' })
    if (!read.ok) return undefined
    const record = read.value
    const questions = await listQuestions(app, work.tx, record.id, 'officer')
    const names = await namesFor(work.tx, [record], questions.flatMap(valuesOf))
    const mayCorrect = c.get('visitor').permissions.has('registry.correct')
    return { frame: { shell: shellOf(c), card: record, names, questions: questions.length, mayCorrect }, record, names, more: await look(work, record, names) }
  })
}

/** The enterprise of the address, to be changed and not shown: that leaves no line of a look. Undefined when it is not the officer's to work on. */
async function findReached(c: Request): Promise<EnterpriseCard | undefined> {
  const oneId = readOneId(c.req.param('oneId') ?? '')
  if (!oneId) return undefined
  return await transact(c.get('app'), besides(c.get('caller')), async ({ tx }) => {
    const card = await findCard(tx, oneId)
    return card && (await basisOf(tx, card.id)) ? card : undefined
  })
}

async function showRecord(c: Request): Promise<Response> {
  const found = await openRecord(c, async () => undefined)
  return found ? page(c, <RecordPage {...found.frame} record={found.record} saved={c.req.query('saved') !== undefined} />) : await notFound(c)
}

async function showAccess(c: Request): Promise<Response> {
  const { t } = shellOf(c)
  const found = await openRecord(c, async ({ tx }, record, names) => await looksOf(tx, t, (await listAccess(tx, record.id)).lines, names))
  return found ? page(c, <DeskAccessPage {...found.frame} looks={found.more} />) : await notFound(c)
}

async function showHistory(c: Request): Promise<Response> {
  const { t } = shellOf(c)
  const found = await openRecord(c, async ({ tx }, record) => await changesOf(tx, t, await listHistory(c.get('app'), tx, record.id)))
  return found ? page(c, <DeskHistoryPage {...found.frame} changes={found.more} />) : await notFound(c)
}

async function questionsPage(c: Request, again: { readonly question: string; readonly typed: Typed } | undefined, status: 200 | 422): Promise<Response> {
  const found = await openRecord(c, async ({ tx }, record) => await listQuestions(c.get('app'), tx, record.id, 'officer'))
  return found ? page(c, <DeskQuestionsPage {...found.frame} open={found.more} again={again} />, status) : await notFound(c)
}

async function takeAnswer(c: Request): Promise<Response> {
  const card = await findReached(c)
  const question = c.req.param('question') ?? ''
  if (!card || !isId(question)) return await notFound(c)
  const form = readForm(c, z.object({ choice: field.text({ max: 40 }), reason: field.text({ max: 300 }) }))
  if (!form.ok) return await questionsPage(c, { question, typed: form.typed }, 422)
  const choice = choiceOf(form.value.choice)
  const asked = { enterpriseId: card.id, questionId: question, reason: form.value.reason, as: 'officer' as const }
  const answered = choice && (await answerQuestion(c.get('app'), c.get('caller'), { ...asked, choice }))
  if (answered?.ok) return seeOther(c, paths.one(card.oneId, 'questions'))
  const faults = [{ field: 'choice', message: answerRefusals[answered?.code ?? 'no-such-claim'] }]
  return await questionsPage(c, { question, typed: { values: form.typed.values, faults } }, 422)
}

// Who may act

async function peoplePage(c: Request, typed: Typed, status: 200 | 422): Promise<Response> {
  const found = await openRecord(c, async ({ tx }, record) => {
    const mandates = await listMandates(tx, record.id)
    return { mandates, people: await nameOf(tx, mandates.map(({ accountId }) => accountId)) } // prettier-ignore
  })
  return found ? page(c, <DeskPeoplePage {...found.frame} {...found.more} typed={typed} />, status) : await notFound(c)
}

/** The officer saw the papers: a picture of them is kept, and the mandate counts. */
async function takeVerification(c: Request): Promise<Response> {
  const app = c.get('app')
  const card = await findReached(c)
  const mandates = card ? await transact(app, besides(c.get('caller')), ({ tx }) => listMandates(tx, card.id)) : []
  // Of one that was merged into it, the mandate is still the other's.
  const mandate = mandates.find(({ id }) => id === c.req.param('mandate'))
  if (!card || !mandate) return await notFound(c)
  const { id: mandateId, enterpriseId } = mandate
  const wrong = (message: Text) => peoplePage(c, { values: {}, faults: [{ field: 'papers', message }] }, 422)
  const papers = c.get('form')?.files['papers']?.[0]
  if (!papers || papers.bytes.byteLength === 0) return await wrong(words.papersNeeded)
  const outcome = await transact(app, c.get('caller'), async (work) => {
    const kept = await keepFile(app, work, papers)
    if (!kept.ok) return kept
    const proof = { by: 'officer', evidenceFileId: kept.value.id } as const
    const verified = await verifyMandate({ ...app, db: work.tx }, besides(c.get('caller')), { enterpriseId, mandateId, proof })
    return verified.ok ? done(undefined) : verified
  })
  if (outcome.ok) return seeOther(c, paths.one(card.oneId, 'people'))
  return await wrong(outcome.code in fileRefusals ? fileRefusals[outcome.code as keyof typeof fileRefusals] : words.mayNotVerify)
}

// Corrections

async function correctPage(c: Request, typed: Typed, options: Options, status: 200 | 409 | 422): Promise<Response> {
  const found = await openRecord(c, async ({ tx }, record) => await chosenIn(tx, record))
  if (!found) return await notFound(c)
  const year = lastFullYear(todayOf(c))
  return page(c, <CorrectPage {...found.frame} record={found.record} chosen={found.more} options={options} typed={typed} year={year} />, status)
}

const correctionForm = z.object({ reason: field.oneOf(correctionReasons), note: field.text({ max: 300 }) })

async function takeCorrection(c: Request): Promise<Response> {
  const card = await findReached(c)
  if (!card) return await notFound(c)
  const why = readForm(c, correctionForm)
  const form = await readRecordForm(c)
  const faults = [...(form.ok ? [] : form.typed.faults), ...why.typed.faults]
  if (!form.ok || !why.ok) return await correctPage(c, { values: form.typed.values, faults }, form.ok ? noOptions : form.options, 422)
  const [evidence] = c.get('form')?.files['evidence'] ?? []
  const corrected = await correctEnterprise(c.get('app'), c.get('caller'), {
    enterpriseId: card.id,
    statement: form.statement,
    version: form.version,
    ...why.value,
    evidence: evidence && evidence.bytes.byteLength > 0 ? evidence : undefined,
  })
  if (corrected.ok) return seeOther(c, `${paths.one(card.oneId)}?saved`)
  // Drawn again from what the record says now, so that the next sending is not stale again.
  const { version: _drawn, ...values } = form.typed.values
  return await correctPage(c, { values, faults: [correctionRefusals[corrected.code]] }, noOptions, corrected.code === 'stale' ? 409 : 422)
}

async function takeStatus(c: Request): Promise<Response> {
  const card = await findReached(c)
  if (!card) return await notFound(c)
  const form = readForm(c, z.object({ status: field.oneOf(['closed', 'active']), statusNote: field.text({ max: 300 }) }))
  if (!form.ok) return await correctPage(c, form.typed, noOptions, 422)
  const change = { enterpriseId: card.id, note: form.value.statusNote }
  const turn = form.value.status === 'closed' ? closeEnterprise : reopenEnterprise
  await turn(c.get('app'), c.get('caller'), change)
  // Refused only where it is so already.
  return seeOther(c, `${paths.one(card.oneId)}?saved`)
}
