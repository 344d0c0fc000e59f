import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { App } from '#platform/app.ts'
import { system, transact } from '#platform/database.ts'
import { field } from '#platform/fields.ts'
import { exact } from '#platform/api.ts'
import type { Text } from '#platform/text.ts'
import { availabilities, categories, factNames, tests, type RuleWords, type ServiceWords } from '../model.ts'
import { addRule, addService, addVersion, filed, fingerprintOf } from '../store.ts'

const text = field.text({ max: 2000 })
const list = z.string().transform((cell) => (cell === '' ? [] : cell.split('|')))
const line = field.optional(field.integer({ min: 1 }))
const percent = field.optional(z.string().regex(/^\d{1,3}(\.\d{1,2})?$/))

const serviceRow = z.object({
  code: text,
  starts_on: exact.date(),
  category: field.oneOf(categories),
  name_th: text,
  name_en: text,
  summary_th: text,
  summary_en: text,
  agency_th: text,
  agency_en: text,
  project_code: field.optional(text),
  how_th: text,
  how_en: text,
  bring_th: list,
  bring_en: list,
  contact_th: text,
  contact_en: text,
  url: field.optional(text),
  share_min: percent,
  share_max: percent,
  cap: field.optional(exact.money()),
  terms_th: text,
  terms_en: text,
  availability: field.oneOf(availabilities),
  opens_on: field.optional(exact.date()),
  closes_on: field.optional(exact.date()),
  source: text,
  source_line: line,
})

const ruleRow = z.object({
  service_code: text,
  code: text,
  starts_on: exact.date(),
  fact: field.oneOf(factNames),
  test: field.oneOf(tests),
  accepted: list,
  says_th: text,
  says_en: text,
  remedy_th: text,
  remedy_en: text,
  source: text,
  source_line: line,
  assumption: z.enum(['yes', 'no']),
})

const pair = (th: string, en: string): Text => ({ th, en })

const serviceWords = (row: z.output<typeof serviceRow>): ServiceWords => ({
  category: row.category,
  name: pair(row.name_th, row.name_en),
  summary: pair(row.summary_th, row.summary_en),
  agency: pair(row.agency_th, row.agency_en),
  project: row.project_code ?? null,
  how: pair(row.how_th, row.how_en),
  bring: row.bring_th.map((th, index) => pair(th, row.bring_en[index] ?? th)),
  contact: pair(row.contact_th, row.contact_en),
  url: row.url ?? null,
  share: row.share_min && row.share_max ? { min: row.share_min, max: row.share_max } : null,
  cap: row.cap ?? null,
  terms: pair(row.terms_th, row.terms_en),
  availability: row.availability,
  opensOn: row.opens_on ?? null,
  closesOn: row.closes_on ?? null,
  written: { source: row.source, line: row.source_line ?? null },
})

const ruleWords = (row: z.output<typeof ruleRow>): RuleWords => ({
  fact: row.fact,
  test: row.test,
  accepted: row.accepted,
  says: pair(row.says_th, row.says_en),
  remedy: pair(row.remedy_th, row.remedy_en),
  written: { source: row.source, line: row.source_line ?? null },
  assumption: row.assumption === 'yes',
})

/**
 * Takes in `data/catalogue/`: at every start, adding only rows that are new or say something else than the file said last. What people changed from a
 * later day on stays in force. Answers how many versions were added. A row that cannot be read is thrown: the files belong to the program.
 */
export async function loadCatalogue(app: Pick<App, 'config' | 'db' | 'clock'>): Promise<{ readonly services: number; readonly rules: number }> {
  const read = async (file: string): Promise<unknown[]> =>
    parse(await readFile(join(app.config.root, 'data', 'catalogue', file), 'utf8'), { columns: true, bom: true, skip_empty_lines: true })
  const services = z.array(serviceRow).parse(await read('services.csv'))
  const rules = z.array(ruleRow).parse(await read('rules.csv'))
  return await transact(app, system('load-catalogue'), async (work) => {
    const known = await filed(work.tx)
    const added = { services: 0, rules: 0 }
    for (const row of services) {
      const words = serviceWords(row)
      if (known.services.get(`${row.code} ${row.starts_on}`) === fingerprintOf(words)) continue
      await addService(work.tx, row.code, work.now)
      await addVersion(work.tx, row.code, words, { startsOn: row.starts_on, addedAt: work.now, addedBy: undefined })
      added.services += 1
    }
    for (const row of rules) {
      const words = ruleWords(row)
      if (known.rules.get(`${row.service_code} ${row.code} ${row.starts_on}`) === fingerprintOf(words)) continue
      const rule = { service: row.service_code, code: row.code, withdrawn: false }
      await addRule(work.tx, rule, words, { startsOn: row.starts_on, addedAt: work.now, addedBy: undefined })
      added.rules += 1
    }
    if (added.services + added.rules > 0) await work.audit('catalogue-loaded', 'catalogue', 'file', added)
    return added
  })
}
