import { z } from 'zod'
import { api, exact } from '#platform/api.ts'
import { field, sentText } from '#platform/fields.ts'
import { faultText } from '#platform/forms.ts'
import type { ApiRefusal } from '#platform/routes.ts'
import { genders, kinds, numberFaults, placeOf, readIdentityNumber, readOneId, type IdentityNumber } from '#registry/index.ts'
import { findPartnerStatus, registerForPartner, type PartnerRefusal } from './actions/register-for-partner.ts'
import { email, phone } from './forms.ts'
import { apiWords, words } from './texts.ts'

const codeOf = (pattern: RegExp) => sentText.regex(pattern, { error: faultText(apiWords.wrongCode) })

const body = z
  .strictObject({
    kind: field.oneOf(kinds),
    /** The official number: spaces and hyphens are read. */
    number: field.text({ max: 30 }),
    nameTh: field.text(),
    nameEn: field.text().optional(),
    /** TSIC 2552. */
    activity: codeOf(/^\d{2,5}$/).optional(),
    /** Of a province, district or sub-district. */
    area: codeOf(/^(\d\d){1,3}$/),
    address: field.text({ max: 300 }).optional(),
    phone: phone().optional(),
    email: email().optional(),
    ownerGender: field.oneOf(genders).optional(),
    /** Of a calendar year of the Buddhist era. */
    figures: z
      .strictObject({ year: z.int().min(2500).max(2700), employees: z.int().min(0).max(1_000_000).optional(), revenue: exact.money().optional() })
      .refine(({ employees, revenue }) => employees !== undefined || revenue !== undefined, { error: faultText(apiWords.noFigure) })
      .optional(),
  })
  .superRefine(({ kind, number }, context) => {
    const read = readIdentityNumber(kind, number)
    if (!read.ok) context.addIssue({ code: 'custom', path: ['number'], message: faultText(numberFaults[read.code]) })
  })

const answer = z.strictObject({
  oneId: z.string(),
  registeredAt: z.string(),
  status: z.enum(['active', 'closed', 'erased']),
  waiting: z.array(z.string()).readonly(),
})

const refusals = {
  'already-registered': { status: 409, pointer: '#/number', message: words.known },
  'no-such-area': { status: 422, pointer: '#/area', message: words.areaNone },
  'not-a-channel': { status: 409, message: apiWords.notAChannel },
} as const satisfies Record<PartnerRefusal, ApiRefusal>

/** Registration for partners: the channel is that of the program's agency. */
export const registrationApi = api()
  .post(
    '/api/v1/registrations',
    'registration.partner',
    {
      summary: 'Register an enterprise for a ONE ID',
      body,
      example: { kind: 'juristic', number: '0105544046602', nameTh: 'บริษัท ตัวอย่าง จำกัด', activity: '56101', area: '500101', phone: '0812345678' },
      answer,
      refusals,
      movesMoney: false,
    },
    async (c, app, { kind, number, area, figures, ...statement }) => {
      const registration = { kind, number: numberOf(kind, number), statement: { ...statement, place: placeOf(area), yearly: figures } }
      return await registerForPartner(app, c.get('caller'), registration)
    },
  )
  .get('/api/v1/registrations/:oneId', 'registration.partner', { summary: 'How a registration stands that the calling partner sent', answer }, async (c) => {
    const oneId = readOneId(c.req.param('oneId') ?? '')
    return oneId === undefined ? undefined : await findPartnerStatus(c.get('app'), c.get('caller'), oneId)
  }).list

/** The body was checked when it came in. */
function numberOf(kind: z.infer<typeof body>['kind'], number: string): IdentityNumber {
  const read = readIdentityNumber(kind, number)
  if (!read.ok) throw new Error('a number that was checked cannot be read')
  return read.value
}
