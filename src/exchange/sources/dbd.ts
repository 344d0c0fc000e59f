import { z } from 'zod'
import { defineSource } from './source.ts'

const text = z.string().nullish()

const person = z.object({
  'cd:OrganizationJuristicPerson': z.object({
    'cd:OrganizationJuristicID': z.string(),
    'cd:OrganizationJuristicNameTH': z.string().min(1),
    'cd:OrganizationJuristicNameEN': text,
    'cd:OrganizationJuristicType': z.string(),
    'cd:OrganizationJuristicRegisterDate': z.string(),
    'cd:OrganizationJuristicStatus': z.string(),
    'cd:OrganizationJuristicObjective': z
      .object({
        'td:JuristicObjective': z.object({
          'td:JuristicObjectiveCode': text,
          'td:JuristicObjectiveTextTH': text,
          'td:JuristicObjectiveTextEN': text,
        }),
      })
      .nullish(),
    'cd:OrganizationJuristicRegisterCapital': text,
    'cd:OrganizationJuristicPaidUpCapital': text,
    'cd:OrganizationJuristicBranchName': text,
    'cd:OrganizationJuristicAddress': z
      .object({
        'cr:AddressType': z.object({
          'cd:Address': text,
          'cd:Building': text,
          'cd:RoomNo': text,
          'cd:Floor': text,
          'cd:AddressNo': text,
          'cd:Moo': text,
          'cd:Yaek': text,
          'cd:Soi': text,
          'cd:Trok': text,
          'cd:Village': text,
          'cd:Road': text,
          'cd:CitySubDivision': z.object({ 'cr:CitySubDivisionCode': text, 'cr:CitySubDivisionTextTH': text }),
          'cd:City': z.object({ 'cr:CityCode': text, 'cr:CityTextTH': text }),
          'cd:CountrySubDivision': z.object({ 'cr:CountrySubDivisionCode': z.string().regex(/^\d\d$/), 'cr:CountrySubDivisionTextTH': text }),
        }),
      })
      .nullish(),
  }),
})

/** As the department answers: a list of one, or of none with the code 1004. */
const answer = z.object({ status: z.object({ code: z.string(), description: z.string() }), data: z.array(person) })
export type DbdAnswer = z.infer<typeof answer>

/**
 * The business registry, by the open interface of the Department of Business Development. Its shape is the one the department publishes; an example of
 * it stands in `data/rules/dbd-juristic-openapi-shape.json`.
 */
export const dbd = defineSource({
  code: 'dbd',
  name: { th: 'ทะเบียนนิติบุคคล (DBD Open API)', en: 'Registry of juristic persons (DBD Open API)' },
  kinds: ['juristic'],
  fields: ['nameTh', 'nameEn', 'activity', 'area', 'address'],
  open: true,
  formal: false,
  shape: 'published',
  request: (number) => ({ path: `/api/v1/juristic_person/${number}` }),
  answer,
  read({ data: [first] }) {
    if (!first) return undefined
    const found = first['cd:OrganizationJuristicPerson']
    const at = found['cd:OrganizationJuristicAddress']?.['cr:AddressType']
    const activity = found['cd:OrganizationJuristicObjective']?.['td:JuristicObjective']['td:JuristicObjectiveCode'] ?? undefined
    return {
      number: found['cd:OrganizationJuristicID'],
      statement: {
        nameTh: found['cd:OrganizationJuristicNameTH'],
        nameEn: found['cd:OrganizationJuristicNameEN'] ?? undefined,
        activity: activity && /^\d{5}$/.test(activity) ? activity : undefined,
        ...(at && {
          place: {
            province: at['cd:CountrySubDivision']['cr:CountrySubDivisionCode'],
            district: at['cd:City']['cr:CityCode'] ?? undefined,
            subdistrict: at['cd:CitySubDivision']['cr:CitySubDivisionCode'] ?? undefined,
          },
          address: lineOf(at) || undefined,
        }),
      },
    }
  },
})

type Address = NonNullable<DbdAnswer['data'][number]['cd:OrganizationJuristicPerson']['cd:OrganizationJuristicAddress']>['cr:AddressType']

/** The address below the sub-district, in the order it is written on an envelope. */
const lineOf = (at: Address): string =>
  [
    at['cd:AddressNo'],
    named('อาคาร', at['cd:Building']),
    named('ชั้น ', at['cd:Floor']),
    named('ห้อง ', at['cd:RoomNo']),
    named('หมู่บ้าน', at['cd:Village']),
    named('หมู่ ', at['cd:Moo']),
    named('แยก', at['cd:Yaek']),
    named('ซอย', at['cd:Soi']),
    named('ตรอก', at['cd:Trok']),
    named('ถนน', at['cd:Road']),
  ]
    .filter(Boolean)
    .join(' ')

const named = (what: string, value: string | null | undefined): string | undefined => (value ? what + value : undefined)
