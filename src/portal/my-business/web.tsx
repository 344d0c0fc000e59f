import { z } from 'zod'
import { agreementsInForce } from '#agencies/index.ts'
import { answerQuestion, isSourceCode, type Choice } from '#exchange/index.ts'
import { factsOf, isOpen, matchServices, paths as ledgerPaths, pays } from '#ledger/index.ts'
import { field } from '#platform/fields.ts'
import { readForm, untouched, type Typed } from '#platform/forms.ts'
import { notFound, page, seeOther, todayOf } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { routes, type Request } from '#platform/routes.ts'
import { paths as cardPaths } from '#portal/card/index.ts'
import { lastFullYear } from '#portal/registration/index.ts'
import {
  eraseEnterprise,
  exportOf,
  giveConsent,
  listAccess,
  listConsents,
  listHistory,
  presenceCode,
  readOneId,
  sizeReason,
  updateEnterprise,
  withdrawConsent,
} from '#registry/index.ts'
import { shellOf, type WayIn } from '#ui/index.ts'
import { verifyWithThaid } from './actions/verify-with-thaid.ts'
import { changesOf, looksOf } from './looks.ts'
import { frameOf, ledElsewhere, openMine } from './opened.ts'
import { ConsentsPage } from './pages/consents.page.tsx'
import { DataPage } from './pages/data.page.tsx'
import { OverviewPage } from './pages/overview.page.tsx'
import { ProfilePage } from './pages/profile.page.tsx'
import { QuestionsPage } from './pages/questions.page.tsx'
import { AccessPage, HistoryPage, ServicesPage } from './pages/views.page.tsx'
import { paths } from './paths.ts'
import { chosenIn, noOptions, readRecordForm, type Options } from './record-form.ts'
import { answerRefusals, words } from './texts.ts'
import { showErased, showMine, takeBack, takeClaim, takeInvitation } from './web-mine.tsx'
import { showPeople, takeInvitationBack, takeInvite, takeMandateStep } from './web-people.tsx'

export const web = routes()
  .get('/my-business', 'signed-in', showMine)
  .post('/my-business/claim', 'signed-in', takeClaim)
  .post('/my-business/invitations/:invitation', 'signed-in', takeInvitation)
  .post('/my-business/requests/:mandate', 'signed-in', takeBack)
  .get('/my-business/erased', 'signed-in', showErased)
  .get('/my-business/:oneId', 'signed-in', showOverview)
  .post('/my-business/:oneId/verify', 'signed-in', takeVerification)
  .get('/my-business/:oneId/services', 'signed-in', showServices)
  .get('/my-business/:oneId/profile', 'signed-in', (c) => profilePage(c, untouched, noOptions, 200))
  .post('/my-business/:oneId/profile', 'signed-in', takeProfile)
  .get('/my-business/:oneId/questions', 'signed-in', (c) => questionsPage(c, undefined, 200))
  .post('/my-business/:oneId/questions/:question', 'signed-in', takeAnswer)
  .get('/my-business/:oneId/people', 'signed-in', showPeople)
  .post('/my-business/:oneId/people', 'signed-in', takeInvite)
  .post('/my-business/:oneId/people/:mandate', 'signed-in', takeMandateStep)
  .post('/my-business/:oneId/invitations/:invitation', 'signed-in', takeInvitationBack)
  .get('/my-business/:oneId/consents', 'signed-in', (c) => consentsPage(c, false, 200))
  .post('/my-business/:oneId/consents', 'signed-in', takeConsent)
  .post('/my-business/:oneId/consents/withdraw', 'signed-in', takeWithdrawal)
  .get('/my-business/:oneId/access', 'signed-in', showAccess)
  .get('/my-business/:oneId/history', 'signed-in', showHistory)
  .get('/my-business/:oneId/data', 'signed-in', (c) => dataPage(c, untouched, 200))
  .get('/my-business/:oneId/data.json', 'signed-in', sendData)
  .post('/my-business/:oneId/erase', 'signed-in', takeErasure).list

const agencyForm = z.object({ agency: field.text({ max: 40 }) })
const answerForm = z.object({ choice: field.text({ max: 40 }) })

async function showOverview(c: Request): Promise<Response> {
  const shell = shellOf(c)
  const found = await openMine(c, async ({ tx }, { record, names }) => ({
    looks: record ? await looksOf(tx, shell.t, (await listAccess(tx, record.id, { limit: 3 })).lines, names) : [],
    couldGet: record
      ? (await matchServices(tx, todayOf(c), factsOf(record))).filter(({ verdict, service }) => verdict !== 'not' && isOpen(service.opening))
      : [],
  }))
  if (!found) return await notFound(c)
  const { config } = c.get('app')
  const { record, more } = found
  const couldGet: WayIn[] = more.couldGet
    .toSorted((a, b) => Number(b.verdict === 'fits') - Number(a.verdict === 'fits'))
    .slice(0, 4)
    .map(({ service }) => ({
      href: ledgerPaths.service(service.code),
      text: shell.t(service.name),
      note: service.share === null && service.cap === null ? shell.t(service.summary) : pays(service, shell.lang),
    }))
  return (
    ledElsewhere(c, found, '') ??
    page(
      c,
      <OverviewPage
        {...frameOf(c, found)}
        record={record}
        sizeReason={record ? shell.t(sizeReason(record.sizeTrace, record.size)) : ''}
        couldGet={couldGet}
        looks={more.looks}
        address={config.baseUrl + cardPaths.shown(found.card.oneId)}
        presence={record ? presenceCode(c.get('app'), record.id) : undefined}
      />,
    )
  )
}

/** Natural persons prove who they are by the ThaID of their account; the page says what to do where it proves nothing yet. */
async function takeVerification(c: Request): Promise<Response> {
  const found = await openMine(c, async () => undefined)
  if (!found) return await notFound(c)
  const verified = await verifyWithThaid(c.get('app'), c.get('caller'), { enterpriseId: found.card.id, mandateId: found.mandate.id })
  return seeOther(c, `${paths.one(found.card.oneId)}${verified.ok ? '' : '?thaid'}`)
}

/** What the enterprise could get, rule by rule, from what its record says. */
async function showServices(c: Request): Promise<Response> {
  const found = await openMine(c, async ({ tx }, { record }) => (record ? await matchServices(tx, todayOf(c), factsOf(record)) : []))
  if (!found) return await notFound(c)
  return ledElsewhere(c, found, 'services') ?? page(c, <ServicesPage {...frameOf(c, found)} matches={found.more} />)
}

async function profilePage(c: Request, typed: Typed, options: Options, status: 200 | 409 | 422): Promise<Response> {
  const found = await openMine(c, async ({ tx }, { card }) => await chosenIn(tx, card))
  if (!found) return await notFound(c)
  const { record, more } = found
  if (!record) return seeOther(c, paths.one(found.card.oneId))
  return (
    ledElsewhere(c, found, 'profile') ??
    page(
      c,
      <ProfilePage
        {...frameOf(c, found)}
        record={record}
        chosen={more}
        options={options}
        typed={typed}
        year={lastFullYear(todayOf(c))}
        saved={c.req.query('saved') !== undefined && status === 200}
      />,
      status,
    )
  )
}

async function takeProfile(c: Request): Promise<Response> {
  const found = await openMine(c, async () => undefined)
  if (!found) return await notFound(c)
  const form = await readRecordForm(c)
  if (!form.ok) return await profilePage(c, form.typed, form.options, 422)
  const { statement, version, typed } = form
  const updated = await updateEnterprise(c.get('app'), c.get('caller'), { enterpriseId: found.card.id, statement, version, channel: 'web' })
  if (updated.ok) return seeOther(c, `${paths.one(found.card.oneId, 'profile')}?saved`)
  const message = updated.code === 'stale' ? words.stale : updated.code === 'closed' ? words.closedNote : words.needsVerified
  // Drawn again from what the record says now, so that the next sending is not stale again.
  const { version: _drawn, ...values } = typed.values
  return await profilePage(c, { values, faults: [{ field: '', message }] }, noOptions, updated.code === 'stale' ? 409 : 422)
}

async function questionsPage(c: Request, again: { readonly question: string; readonly typed: Typed } | undefined, status: 200 | 422): Promise<Response> {
  const found = await openMine(c, async () => undefined)
  if (!found) return await notFound(c)
  return ledElsewhere(c, found, 'questions') ?? page(c, <QuestionsPage {...frameOf(c, found)} open={found.questions} again={again} />, status)
}

async function takeAnswer(c: Request): Promise<Response> {
  const found = await openMine(c, async () => undefined)
  const question = c.req.param('question') ?? ''
  if (!found || !isId(question)) return await notFound(c)
  const form = readForm(c, answerForm)
  const choice = form.ok ? choiceOf(form.value.choice) : undefined
  const answered =
    choice && (await answerQuestion(c.get('app'), c.get('caller'), { enterpriseId: found.card.id, questionId: question, choice, as: 'enterprise' }))
  if (answered?.ok) return seeOther(c, paths.one(found.card.oneId, found.questions.length > 1 ? 'questions' : ''))
  const faults = [{ field: 'choice', message: answerRefusals[answered?.code ?? 'no-such-claim'] }]
  return await questionsPage(c, { question, typed: { values: form.typed.values, faults } }, 422)
}

/** What was chosen: the record, or a source. */
export const choiceOf = (chosen: string): Choice | undefined => (chosen === 'keep' ? { keep: true } : isSourceCode(chosen) ? { take: chosen } : undefined)

async function consentsPage(c: Request, refused: boolean, status: 200 | 422): Promise<Response> {
  const found = await openMine(c, async ({ tx }, { card }) => ({
    agreements: await agreementsInForce(tx, { direction: 'out', on: todayOf(c) }),
    consents: await listConsents(tx, card.id),
  }))
  if (!found) return await notFound(c)
  return ledElsewhere(c, found, 'consents') ?? page(c, <ConsentsPage {...frameOf(c, found)} {...found.more} refused={refused} />, status)
}

async function takeConsent(c: Request): Promise<Response> {
  const form = readForm(c, agencyForm)
  const found = await openMine(c, async ({ tx }) =>
    form.ok ? await agreementsInForce(tx, { agency: form.value.agency, direction: 'out', on: todayOf(c) }) : [],
  )
  if (!found) return await notFound(c)
  if (!form.ok) return await consentsPage(c, true, 422)
  const fields = [...new Set(found.more.filter(({ basis }) => basis === 'consent').flatMap((agreement) => agreement.fields))]
  const given = await giveConsent(c.get('app'), c.get('caller'), { enterpriseId: found.card.id, agency: form.value.agency, fields: fields as never })
  return given.ok ? seeOther(c, paths.one(found.card.oneId, 'consents')) : await consentsPage(c, true, 422)
}

async function takeWithdrawal(c: Request): Promise<Response> {
  const form = readForm(c, agencyForm)
  const found = await openMine(c, async () => undefined)
  if (!found) return await notFound(c)
  const withdrawn = form.ok && (await withdrawConsent(c.get('app'), c.get('caller'), { enterpriseId: found.card.id, agency: form.value.agency })).ok
  return withdrawn ? seeOther(c, paths.one(found.card.oneId, 'consents')) : await consentsPage(c, true, 422)
}

async function showAccess(c: Request): Promise<Response> {
  const shell = shellOf(c)
  const asked = c.req.query('before')
  const before = asked && isId(asked) ? asked : undefined
  const found = await openMine(c, async ({ tx }, { card, names }) => {
    const { lines, more } = await listAccess(tx, card.id, { before })
    return { looks: await looksOf(tx, shell.t, lines, names), next: more ? lines.at(-1)!.id : undefined }
  })
  if (!found) return await notFound(c)
  const { looks, next } = found.more
  const earlier = next && <a href={`${paths.one(found.card.oneId, 'access')}?before=${next}`}>{shell.t(words.earlier)}</a>
  return ledElsewhere(c, found, 'access') ?? page(c, <AccessPage {...frameOf(c, found)} looks={looks} more={earlier} />)
}

async function showHistory(c: Request): Promise<Response> {
  const shell = shellOf(c)
  const found = await openMine(c, async ({ tx }, { card }) => await changesOf(tx, shell.t, await listHistory(c.get('app'), tx, card.id)))
  if (!found) return await notFound(c)
  return ledElsewhere(c, found, 'history') ?? page(c, <HistoryPage {...frameOf(c, found)} changes={found.more} />)
}

async function dataPage(c: Request, typed: Typed, status: 200 | 422): Promise<Response> {
  const found = await openMine(c, async () => undefined)
  if (!found) return await notFound(c)
  return ledElsewhere(c, found, 'data') ?? page(c, <DataPage {...frameOf(c, found)} typed={typed} />, status)
}

/** Everything held, as one file. */
async function sendData(c: Request): Promise<Response> {
  const app = c.get('app')
  const found = await openMine(c, async ({ tx }, { card, record }) => (record ? await exportOf(app, tx, card.id) : undefined))
  if (!found?.more) return await notFound(c)
  return c.body(JSON.stringify(found.more, null, 2), 200, {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': `attachment; filename="one-id-${found.card.oneId}.json"`,
    'cache-control': 'no-store',
  })
}

async function takeErasure(c: Request): Promise<Response> {
  const found = await openMine(c, async () => undefined)
  if (!found) return await notFound(c)
  const form = readForm(c, z.object({ oneId: field.text({ max: 20 }) }))
  if (!form.ok) return await dataPage(c, form.typed, 422)
  const wrong = (message: typeof words.needsVerified | typeof words.eraseNotSame) => dataPage(c, { ...form.typed, faults: [{ field: 'oneId', message }] }, 422)
  if (readOneId(form.value.oneId) !== found.card.oneId) return await wrong(words.eraseNotSame)
  const erased = await eraseEnterprise(c.get('app'), c.get('caller'), { enterpriseId: found.card.id })
  return erased.ok ? seeOther(c, paths.erased()) : await wrong(words.needsVerified)
}
