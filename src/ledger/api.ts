import { z } from 'zod'
import { api } from '#platform/api.ts'
import { bangkokDay } from '#platform/dates.ts'
import { bahtText } from '#platform/money.ts'
import { availabilities, categories, factNames, openings, tests } from './model.ts'
import { listRules, listServices } from './store.ts'

const text = z.object({ th: z.string(), en: z.string() })
const day = z.string().nullable()

const serviceAnswer = z.object({
  code: z.string(),
  category: z.enum(categories),
  name: text,
  summary: text,
  agency: text,
  how: text,
  bring: z.array(text),
  contact: text,
  url: z.string().nullable(),
  share: z.object({ min: z.string(), max: z.string() }).nullable().describe('Per cent of the cost that is paid; null when not published'),
  cap: z.string().nullable().describe('Baht; null when not published'),
  terms: text,
  opening: z.enum(openings),
  availability: z.enum(availabilities),
  opensOn: day,
  closesOn: day,
  source: z.string(),
  sourceLine: z.number().nullable(),
  rules: z.array(
    z.object({
      code: z.string(),
      startsOn: z.string(),
      fact: z.enum(factNames),
      test: z.enum(tests),
      accepted: z.array(z.string()),
      says: text,
      remedy: text,
      assumption: z.boolean(),
      source: z.string(),
      sourceLine: z.number().nullable(),
    }),
  ),
})

/** The catalogue for programs: public, as the pages are. */
export const servicesApi = api().get(
  '/api/v1/services',
  'public',
  { summary: 'Services enterprises can use today, who may have each, and where that stands written', answer: z.object({ services: z.array(serviceAnswer) }) },
  async (c) => {
    const { db, clock } = c.get('app')
    const on = bangkokDay(clock.now())
    const [services, rules] = await Promise.all([listServices(db, on), listRules(db, on)])
    return {
      services: services.map(({ startsOn: _since, project: _project, written, cap, ...service }) => ({
        ...service,
        bring: [...service.bring],
        cap: cap === null ? null : bahtText(cap),
        source: written.source,
        sourceLine: written.line,
        rules: rules
          .filter((rule) => rule.service === service.code)
          .map(({ service: _of, written: where, accepted, ...rule }) => ({ ...rule, accepted: [...accepted], source: where.source, sourceLine: where.line })),
      })),
    }
  },
).list
