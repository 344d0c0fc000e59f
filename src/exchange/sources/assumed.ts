import { z } from 'zod'
import { area, day, headcount, phone, tsic, year } from './parts.ts'
import { defineSource } from './source.ts'

/**
 * The seven sources that the annual report names as linked with ONE ID. None of them publishes what its system answers: EVERY SHAPE IN THIS FILE IS AN
 * ASSUMPTION, made after what the agency's own forms hold, and is replaced when the agency gives its own. `/sources` says so to whoever looks.
 */

const rdAnswer = z.object({
  nid: z.string(),
  found: z.boolean(),
  taxpayer: z
    .object({ name: z.string().min(1), vatRegistered: z.boolean(), branch: z.object({ area, address: z.string().min(1) }), updatedOn: day })
    .optional(),
})
export type RdAnswer = z.infer<typeof rdAnswer>

/** Revenue Department: who is registered as a taxpayer. Amounts are secret by section 10 of the Revenue Code and are not asked for. */
export const rd = defineSource({
  code: 'rd',
  name: { th: 'ทะเบียนผู้เสียภาษี', en: 'Register of taxpayers' },
  kinds: ['juristic', 'natural', 'community'],
  fields: ['nameTh', 'area', 'address'],
  open: false,
  formal: true,
  shape: 'assumed',
  request: (number) => ({ path: '/taxpayer/lookup', body: { nid: number } }),
  answer: rdAnswer,
  read: ({ nid, taxpayer }) =>
    taxpayer && {
      number: nid,
      statement: { nameTh: taxpayer.name, place: taxpayer.branch.area, address: taxpayer.branch.address },
      on: taxpayer.updatedOn,
    },
})

const ssoAnswer = z.object({
  result: z.enum(['employer', 'none']),
  employer: z.object({ id: z.string(), name: z.string().min(1), insured: z.object({ year, persons: headcount }), office: area, asOf: day }).optional(),
})
export type SsoAnswer = z.infer<typeof ssoAnswer>

/** Social Security Office: employers and how many persons they insure, without the employer. */
export const sso = defineSource({
  code: 'sso',
  name: { th: 'ทะเบียนนายจ้าง', en: 'Register of employers' },
  kinds: ['juristic', 'natural'],
  fields: ['nameTh', 'area', 'employees'],
  open: false,
  formal: true,
  shape: 'assumed',
  request: (number) => ({ path: '/employers/query', body: { id: number } }),
  answer: ssoAnswer,
  read: ({ employer }) =>
    employer && {
      number: employer.id,
      statement: { nameTh: employer.name, place: employer.office, yearly: { year: employer.insured.year, employees: employer.insured.persons } },
      on: employer.asOf,
    },
})

const doaeAnswer = z.object({
  items: z
    .array(
      z.object({
        code: z.string(),
        group_name: z.string().min(1),
        members: headcount,
        location: area,
        address: z.string().min(1),
        contact_phone: phone.optional(),
        approved_on: day,
      }),
    )
    .max(1),
})
export type DoaeAnswer = z.infer<typeof doaeAnswer>

/** Department of Agricultural Extension: the register of community enterprises. */
export const doae = defineSource({
  code: 'doae',
  name: { th: 'ทะเบียนวิสาหกิจชุมชน', en: 'Register of community enterprises' },
  kinds: ['community'],
  fields: ['nameTh', 'area', 'address', 'phone'],
  open: false,
  formal: false,
  shape: 'assumed',
  request: (number) => ({ path: '/smce/search', body: { code: number } }),
  answer: doaeAnswer,
  read: ({ items: [group] }) =>
    group && {
      number: group.code,
      statement: { nameTh: group.group_name, place: group.location, address: group.address, phone: group.contact_phone },
      on: group.approved_on,
    },
})

const cddAnswer = z.object({
  producer: z
    .object({ registrantNo: z.string(), name: z.string().min(1), brands: z.array(z.string().min(1)), area, phone: phone.optional(), registeredOn: day })
    .nullable(),
})
export type CddAnswer = z.infer<typeof cddAnswer>

/** Community Development Department: producers and entrepreneurs of OTOP. */
export const cdd = defineSource({
  code: 'cdd',
  name: { th: 'ทะเบียนผู้ผลิต ผู้ประกอบการ OTOP', en: 'Register of OTOP producers' },
  kinds: ['juristic', 'natural', 'community'],
  fields: ['nameTh', 'tradingNames', 'area', 'phone'],
  open: false,
  formal: false,
  shape: 'assumed',
  request: (number) => ({ path: '/otop/producer', body: { registrantNo: number } }),
  answer: cddAnswer,
  read: ({ producer }) =>
    producer
      ? {
          number: producer.registrantNo,
          statement: {
            nameTh: producer.name,
            tradingNames: producer.brands.length > 0 ? producer.brands : undefined,
            place: producer.area,
            phone: producer.phone,
          },
          on: producer.registeredOn,
        }
      : undefined,
})

const industryAnswer = z.object({
  juristicId: z.string(),
  factories: z.array(z.object({ name: z.string().min(1), tsic, workers: z.object({ year, persons: headcount }), area, licensedOn: day })),
})
export type IndustryAnswer = z.infer<typeof industryAnswer>

/** Ministry of Industry: factories and what they make. A firm with several is described by the first. */
export const industry = defineSource({
  code: 'industry',
  name: { th: 'ทะเบียนโรงงาน', en: 'Register of factories' },
  kinds: ['juristic'],
  fields: ['nameTh', 'activity', 'area', 'employees'],
  open: false,
  formal: false,
  shape: 'assumed',
  request: (number) => ({ path: `/factories?juristicId=${number}` }),
  answer: industryAnswer,
  read: ({ juristicId, factories: [factory] }) =>
    factory && {
      number: juristicId,
      statement: {
        nameTh: factory.name,
        activity: factory.tsic,
        place: factory.area,
        yearly: { year: factory.workers.year, employees: factory.workers.persons },
      },
      on: factory.licensedOn,
    },
})

const boiAnswer = z.object({
  total: z.number().int().min(0),
  promotions: z.array(z.object({ company_id: z.string(), company_th: z.string().min(1), company_en: z.string().min(1), certificate_date: day })),
})
export type BoiAnswer = z.infer<typeof boiAnswer>

/** Board of Investment: promoted companies. */
export const boi = defineSource({
  code: 'boi',
  name: { th: 'บัตรส่งเสริมการลงทุน', en: 'Investment promotion certificates' },
  kinds: ['juristic'],
  fields: ['nameTh', 'nameEn'],
  open: false,
  formal: false,
  shape: 'assumed',
  request: (number) => ({ path: `/promotions?company_id=${number}` }),
  answer: boiAnswer,
  read: ({ promotions: [promotion] }) =>
    promotion && {
      number: promotion.company_id,
      statement: { nameTh: promotion.company_th, nameEn: promotion.company_en },
      on: promotion.certificate_date,
    },
})

const tisiAnswer = z.object({
  licensee: z.object({ taxId: z.string(), nameTh: z.string().min(1), nameEn: z.string().nullable(), phone: phone.nullable(), asOf: day }).nullable(),
  licences: z.array(z.object({ standard: z.string(), number: z.string() })),
})
export type TisiAnswer = z.infer<typeof tisiAnswer>

/** Thai Industrial Standards Institute: holders of standard licences. */
export const tisi = defineSource({
  code: 'tisi',
  name: { th: 'ใบอนุญาตมาตรฐาน มอก.', en: 'Licences of industrial standards' },
  kinds: ['juristic'],
  fields: ['nameTh', 'nameEn', 'phone'],
  open: false,
  formal: false,
  shape: 'assumed',
  request: (number) => ({ path: `/licensees?taxId=${number}` }),
  answer: tisiAnswer,
  read: ({ licensee }) =>
    licensee
      ? {
          number: licensee.taxId,
          statement: { nameTh: licensee.nameTh, nameEn: licensee.nameEn ?? undefined, phone: licensee.phone ?? undefined },
          on: licensee.asOf,
        }
      : undefined,
})
