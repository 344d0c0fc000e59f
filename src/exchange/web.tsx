import { z } from 'zod'
import { agreementsInForce, listAgencies } from '#agencies/index.ts'
import { bangkokDay } from '#platform/dates.ts'
import { faultText, readForm, untouched, type Typed } from '#platform/forms.ts'
import { page, seeOther } from '#platform/http.ts'
import { routes, type Request } from '#platform/routes.ts'
import { shellOf } from '#ui/index.ts'
import { connectSources } from './actions/connect-sources.ts'
import { SourcesPage } from './pages/sources.page.tsx'
import { paths } from './paths.ts'
import { sources } from './sources/index.ts'
import { sourceCodes, type SourceCode } from './sources/source.ts'
import { countWaiting, sourceStates } from './store.ts'
import { words } from './texts.ts'

/** Every route of this room. */
export const web = routes()
  .get('/sources', 'agencies.manage', (c) => sourcesPage(c, untouched, 200))
  .get('/operations/sources', 'operations.read', (c) => sourcesPage(c, untouched, 200))
  .post('/operations/sources', 'operations.write', takeAddresses).list

async function sourcesPage(c: Request, typed: Typed, status: 200 | 422): Promise<Response> {
  const app = c.get('app')
  const today = bangkokDay(app.clock.now())
  const [states, agencies, agreements, waiting] = await Promise.all([
    sourceStates(app),
    listAgencies(app.db),
    agreementsInForce(app.db, { direction: 'in', on: today }),
    countWaiting(app),
  ])
  const rows = sources.map((source) => ({
    source,
    state: states.find(({ code }) => code === source.code),
    agency: agencies.find(({ code }) => code === source.code)?.name,
    agreements: agreements.filter(({ agency }) => agency === source.code),
  }))
  const mayConnect = c.get('visitor').permissions.has('operations.write')
  return page(c, <SourcesPage shell={shellOf(c)} rows={rows} waiting={waiting} mayConnect={mayConnect} typed={typed} />, status)
}

const address = z.string().trim().max(200, faultText(words.notAnAddress))
const addressForm = z.object(Object.fromEntries(sourceCodes.map((code) => [code, address])) as Record<SourceCode, typeof address>)

async function takeAddresses(c: Request): Promise<Response> {
  const form = readForm(c, addressForm)
  if (!form.ok) return await sourcesPage(c, form.typed, 422)
  const addresses = Object.fromEntries(sourceCodes.map((code) => [code, form.value[code] || null]))
  const connected = await connectSources(c.get('app'), c.get('caller'), addresses)
  if (connected.ok) return seeOther(c, paths.operations())
  const faults = (connected.detail!['codes'] as string[]).map((field) => ({ field, message: words.notAnAddress }))
  return await sourcesPage(c, { ...form.typed, faults }, 422)
}
