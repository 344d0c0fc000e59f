import type { App } from '#platform/app.ts'
import type { Instant } from '#platform/clock.ts'
import { addDays, bangkokDay } from '#platform/dates.ts'
import { readForm, untouched, type Typed } from '#platform/forms.ts'
import { notFound, page, seeOther } from '#platform/http.ts'
import { routes, type Request, type Route } from '#platform/routes.ts'
import type { Text } from '#platform/text.ts'
import { shellOf } from '#ui/index.ts'
import { addAgreement, endAgreement } from './actions/change-agreement.ts'
import { agreementForm, endForm } from './forms.ts'
import { AgenciesPage } from './pages/agencies.page.tsx'
import { AgencyPage } from './pages/agency.page.tsx'
import { paths } from './paths.ts'
import { findAgency, listAgencies, listAgreements } from './store.ts'

/** What this room's pages need to know from the register above. */
export interface FromAbove {
  /** What can be agreed on, with its words. */
  readonly fields: Readonly<Record<string, Text>>
  /** How many reads of enterprises' records each agency made since a moment, by agency code. */
  countReads(app: App, since: Instant): Promise<ReadonlyMap<string, number>>
}

/** Every route of this room. */
export function webWith(above: FromAbove): readonly Route[] {
  const fieldNames = Object.keys(above.fields)
  const newAgreement = agreementForm(fieldNames)

  /** Reads of the last 30 days. */
  const readsLately = async (app: App) => await above.countReads(app, `${addDays(bangkokDay(app.clock.now()), -30)}T00:00:00+07:00`)

  async function showAgencies(c: Request): Promise<Response> {
    const app = c.get('app')
    const [agencies, agreements, reads] = await Promise.all([listAgencies(app.db), listAgreements(app.db), readsLately(app)])
    return page(c, <AgenciesPage shell={shellOf(c)} agencies={agencies} agreements={agreements} reads={reads} today={bangkokDay(app.clock.now())} />)
  }

  async function agencyPage(c: Request, typed: Typed, status: 200 | 422): Promise<Response> {
    const app = c.get('app')
    const agency = await findAgency(app.db, c.req.param('code') ?? '')
    if (!agency) return await notFound(c)
    const [agreements, reads] = await Promise.all([listAgreements(app.db, agency.code), readsLately(app)])
    const today = bangkokDay(app.clock.now())
    return page(
      c,
      <AgencyPage
        shell={shellOf(c)}
        agency={agency}
        agreements={agreements}
        fields={above.fields}
        reads={reads.get(agency.code) ?? 0}
        today={today}
        typed={typed}
      />,
      status,
    )
  }

  async function takeAgreement(c: Request): Promise<Response> {
    const form = readForm(c, newAgreement)
    if (!form.ok) return await agencyPage(c, form.typed, 422)
    const agency = c.req.param('code') ?? ''
    const { law = null, ...agreed } = form.value
    const added = await addAgreement(c.get('app'), c.get('caller'), { ...agreed, law, agency })
    return added.ok ? seeOther(c, paths.agency(agency)) : await notFound(c)
  }

  async function takeEnd(c: Request): Promise<Response> {
    const form = readForm(c, endForm)
    if (!form.ok) return await agencyPage(c, form.typed, 422)
    // Ended by somebody else meanwhile: the page shows it.
    await endAgreement(c.get('app'), c.get('caller'), form.value.agreement)
    return seeOther(c, paths.agency(c.req.param('code') ?? ''))
  }

  return routes()
    .get('/agencies', 'agencies.manage', showAgencies)
    .get('/agencies/:code', 'agencies.manage', (c) => agencyPage(c, untouched, 200))
    .post('/agencies/:code/agreements', 'agencies.manage', takeAgreement)
    .post('/agencies/:code/agreements/end', 'agencies.manage', takeEnd).list
}
