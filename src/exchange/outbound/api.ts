import { z } from 'zod'
import { api } from '#platform/api.ts'
import type { App } from '#platform/app.ts'
import { transact } from '#platform/database.ts'
import { field, readBy } from '#platform/fields.ts'
import { faultText } from '#platform/forms.ts'
import type { Request } from '#platform/routes.ts'
import type { Text } from '#platform/text.ts'
import { changesSince, disclose, genders, readAnyNumber, readOneId, sectors, sizes, stages, type Asked, type Disclosure } from '#registry/index.ts'
import { together } from './together.ts'

const oneId = z.string().regex(/^[1-9]\d{9}$/)
const yearly = <Value extends z.ZodType>(value: Value) => z.array(z.strictObject({ year: z.string().regex(/^\d{4}$/), value, source: z.string() })).optional()

/** Only what an agreement in force names is there; numbers are strings, what is not known is null. */
const enterprise = z.strictObject({
  oneId,
  numbers: z.array(z.strictObject({ type: z.enum(['juristic', 'citizen', 'community']), digits: z.string(), verifiedBy: z.string().nullable() })).optional(),
  nameTh: z.string().nullable().optional(),
  nameEn: z.string().nullable().optional(),
  tradingNames: z.array(z.string()).optional(),
  /** TSIC 2552. */
  activity: z.string().nullable().optional(),
  area: z.strictObject({ province: z.string(), district: z.string().nullable(), subdistrict: z.string().nullable() }).optional(),
  address: z.string().nullable().optional(),
  ownerGender: z.enum(genders).nullable().optional(),
  phones: z.array(z.string()).optional(),
  emails: z.array(z.string()).optional(),
  /** By year of the Buddhist era. */
  employees: yearly(z.string().regex(/^\d+$/)),
  /** Baht. */
  revenue: yearly(z.string().regex(/^\d+\.\d\d$/)),
  size: z.enum(sizes).optional(),
  sector: z.enum(sectors).optional(),
  stage: z.enum(stages).optional(),
  status: z.enum(['active', 'closed']).optional(),
})

const noNumber: Text = { th: 'ไม่ใช่เลขประจำตัวที่ถูกต้อง โปรดเทียบหลักตรวจสอบ', en: 'Not an official number: its check digit does not fit' }
const noOneId: Text = { th: 'ไม่ใช่ SME ONE ID ที่ถูกต้อง', en: 'Not a SME ONE ID' }
const oneOfTwo = faultText({ th: 'โปรดส่ง number หรือ oneId อย่างใดอย่างหนึ่ง', en: 'Send either number or oneId' })

const lookup = z
  .strictObject({
    number: readBy(readAnyNumber, () => noNumber).optional(),
    oneId: readBy(readOneId, () => noOneId).optional(),
    purpose: field.text({ max: 100 }),
  })
  .refine(({ number, oneId: id }) => (number === undefined) !== (id === undefined), { error: oneOfTwo, path: ['number'] })

const changes = z.strictObject({
  changes: z.array(z.strictObject({ oneId, state: z.enum(['active', 'closed', 'merged', 'withdrawn', 'erased']), survivorOneId: oneId.nullable() })),
  /** Goes into `since` of the next call. */
  next: z.string(),
  more: z.boolean(),
})

/** Agencies read enterprises, each as far as its agreement and the consent of the enterprise go. Every answer leaves a line that the enterprise reads. */
export const outboundApi = api()
  .ask(
    '/api/v1/enterprises/lookup',
    'exchange.read',
    {
      summary: 'An enterprise by its official number or ONE ID, as far as an agreement in force lets the agency read it',
      body: lookup,
      example: { number: '0105544046602', purpose: 'soft loan 2027' },
      answer: enterprise,
    },
    async (c, { number, oneId: id, purpose }) => await answer(c, { which: number ? { number } : { oneId: id! }, purpose }),
  )
  .get(
    '/api/v1/enterprises/changes',
    'exchange.read',
    { summary: 'Enterprises the agency may know of that changed since a cursor (?since=), in the order of their last change', answer: changes },
    async (c) => await transact(c.get('app'), c.get('caller'), (work) => changesSince(work, c.req.query('since') || undefined)),
  )
  .get(
    '/api/v1/enterprises/:oneId',
    'exchange.read',
    { summary: 'An enterprise by its ONE ID, as far as an agreement in force lets the agency read it', answer: enterprise },
    async (c) => {
      const id = readOneId(c.req.param('oneId') ?? '')
      return id === undefined ? undefined : await answer(c, { which: { oneId: id } })
    },
  ).list

async function answer(c: Request, asked: Omit<Asked, 'requestId'>): Promise<z.infer<typeof enterprise> | undefined> {
  const party = c.get('caller').reach?.party
  if (party === undefined) return undefined
  const found = await doorOf(c.get('app'), party)({ ...asked, requestId: c.get('caller').requestId })
  return found && json(found)
}

type Door = (asked: Asked) => Promise<Disclosure | undefined>
/** One for every agency, because a transaction reaches what one agency reaches. There are as many as there are agencies. */
const doors = new WeakMap<App['db'], Map<string, Door>>()

function doorOf(app: App, party: string): Door {
  const ofApp = doors.get(app.db) ?? new Map<string, Door>()
  doors.set(app.db, ofApp)
  const door = ofApp.get(party) ?? together<Asked, Disclosure | undefined>(async (asked) => await disclose(app, party, asked), { most: 64 })
  ofApp.set(party, door)
  return door
}

function json({ area, employees, revenue, tradingNames, numbers, phones, emails, ...plain }: Disclosure): z.infer<typeof enterprise> {
  return {
    ...plain,
    ...(numbers && { numbers: [...numbers] }),
    ...(tradingNames && { tradingNames: [...tradingNames] }),
    ...(phones && { phones: [...phones] }),
    ...(emails && { emails: [...emails] }),
    ...(area && { area: { province: area.province, district: area.district ?? null, subdistrict: area.subdistrict ?? null } }),
    ...(employees && { employees: employees.map(({ year, value, source }) => ({ year: String(year), value: String(value), source })) }),
    ...(revenue && { revenue: revenue.map(({ year, value, source }) => ({ year: String(year), value, source })) }),
  }
}
