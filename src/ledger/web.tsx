import { z } from 'zod'
import { field } from '#platform/fields.ts'
import { readForm, untouched, type Typed } from '#platform/forms.ts'
import { notFound, page, seeOther, todayOf } from '#platform/http.ts'
import { routes, type NavItem, type Request } from '#platform/routes.ts'
import { nameOf } from '#people/index.ts'
import { shellOf } from '#ui/index.ts'
import { changeRule, withdrawRule } from './actions/change-rule.ts'
import { addToCatalogue, changeService } from './actions/change-service.ts'
import { newServiceForm, ruleForm, serviceForm, wordsOfRule, wordsOfService } from './forms.ts'
import { categories } from './model.ts'
import { ServiceFormPage } from './pages/forms.tsx'
import { ServicePage, type Keeping } from './pages/service.page.tsx'
import { ServicesPage } from './pages/services.page.tsx'
import { paths } from './paths.ts'
import { findService, listRules, listRuleVersions, listServices, listVersions } from './store.ts'
import { words } from './texts.ts'

/** What can be had is public; who keeps the catalogue changes it. */
export const web = routes()
  .get('/services', 'public', showServices)
  .get('/services/new', 'catalogue.write', (c) => page(c, <ServiceFormPage shell={shellOf(c)} service={undefined} drawnFrom={0} typed={untouched} />))
  .post('/services/new', 'catalogue.write', takeNew)
  .get('/services/:code', 'public', (c) => showService(c, untouched, 200))
  .get('/services/:code/edit', 'catalogue.write', (c) => showEdit(c, untouched, 200))
  .post('/services/:code/edit', 'catalogue.write', takeEdit)
  .post('/services/:code/rules', 'catalogue.write', takeRule)
  .post('/services/:code/rules/:rule/withdraw', 'catalogue.write', takeWithdraw).list

export const navigation: readonly NavItem[] = [{ href: paths.services(), text: words.manage, may: 'catalogue.write', housekeeping: true }]

const keeps = (c: Request): boolean => c.get('visitor').permissions.has('catalogue.write')

async function showServices(c: Request): Promise<Response> {
  const category = categories.find((known) => known === c.req.query('category'))
  const services = await listServices(c.get('app').db, todayOf(c))
  return page(c, <ServicesPage shell={shellOf(c)} services={services} category={category} editable={keeps(c)} />)
}

async function showService(c: Request, typed: Typed, status: 200 | 422): Promise<Response> {
  const { db } = c.get('app')
  const code = c.req.param('code') ?? ''
  const [service, rules] = await Promise.all([findService(db, code, todayOf(c)), listRules(db, todayOf(c), code)])
  if (!service) return await notFound(c)
  return page(c, <ServicePage shell={shellOf(c)} service={service} rules={rules} keeping={keeps(c) ? await keepingOf(c, code, typed) : undefined} />, status)
}

async function keepingOf(c: Request, code: string, typed: Typed): Promise<Keeping> {
  const { db } = c.get('app')
  const [versions, ruleVersions] = await Promise.all([listVersions(db, code), listRuleVersions(db, code)])
  const accounts = [...versions, ...ruleVersions].flatMap(({ addedBy }) => addedBy ?? [])
  return { versions, ruleVersions, people: await nameOf(db, accounts), typed }
}

async function takeNew(c: Request): Promise<Response> {
  const form = readForm(c, newServiceForm)
  const again = (typed: Typed) => page(c, <ServiceFormPage shell={shellOf(c)} service={undefined} drawnFrom={0} typed={typed} />, 422)
  if (!form.ok) return again(form.typed)
  const { code, startsOn } = form.value
  const added = await addToCatalogue(c.get('app'), c.get('caller'), { code, startsOn, words: wordsOfService(form.value) })
  return added.ok ? seeOther(c, paths.service(code)) : again({ ...form.typed, faults: [{ field: 'code', message: words.codeTaken }] })
}

async function showEdit(c: Request, typed: Typed, status: 200 | 409 | 422): Promise<Response> {
  const versions = await listVersions(c.get('app').db, c.req.param('code') ?? '')
  const service = await findService(c.get('app').db, c.req.param('code') ?? '', todayOf(c))
  if (!service) return await notFound(c)
  return page(c, <ServiceFormPage shell={shellOf(c)} service={service} drawnFrom={versions.length} typed={typed} stale={status === 409} />, status)
}

async function takeEdit(c: Request): Promise<Response> {
  const form = readForm(c, serviceForm)
  if (!form.ok) return await showEdit(c, form.typed, 422)
  const code = c.req.param('code') ?? ''
  const { startsOn, drawnFrom } = form.value
  const changed = await changeService(c.get('app'), c.get('caller'), { code, startsOn, drawnFrom, words: wordsOfService(form.value) })
  if (changed.ok) return seeOther(c, paths.service(code))
  return changed.code === 'stale' ? await showEdit(c, { ...form.typed, values: withoutCount(form.typed) }, 409) : await notFound(c)
}

/** Drawn again, the form counts the versions that are there now. */
const withoutCount = ({ values }: Typed) => Object.fromEntries(Object.entries(values).filter(([name]) => name !== 'drawnFrom'))

async function takeRule(c: Request): Promise<Response> {
  const form = readForm(c, ruleForm)
  if (!form.ok) return await showService(c, form.typed, 422)
  const service = c.req.param('code') ?? ''
  const { code, startsOn } = form.value
  const changed = await changeRule(c.get('app'), c.get('caller'), { service, code, startsOn, words: wordsOfRule(form.value) })
  return changed.ok ? seeOther(c, paths.service(service)) : await notFound(c)
}

async function takeWithdraw(c: Request): Promise<Response> {
  const service = c.req.param('code') ?? ''
  const form = readForm(c, z.object({ withdrawOn: field.date() }))
  if (!form.ok) return await showService(c, form.typed, 422)
  const withdrawn = await withdrawRule(c.get('app'), c.get('caller'), { service, code: c.req.param('rule') ?? '', startsOn: form.value.withdrawOn })
  return withdrawn.ok ? seeOther(c, paths.service(service)) : await notFound(c)
}
