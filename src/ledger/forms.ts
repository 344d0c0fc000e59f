import { z } from 'zod'
import { field } from '#platform/fields.ts'
import { faultText } from '#platform/forms.ts'
import { decimalText } from '#platform/numbers.ts'
import type { Text } from '#platform/text.ts'
import { availabilities, categories, factNames, tests, type RuleWords, type ServiceWords } from './model.ts'
import { words } from './texts.ts'

/** The forms of those who keep the catalogue, and what they mean. */
const code = (max: number) => field.text({ max }).regex(/^[a-z][a-z0-9-]*$/, { error: faultText(words.codeWrong) })

const long = field.text({ max: 2000 })
const short = field.text({ max: 300 })
const papers = field.optional(field.text({ max: 4000 }))
const line = field.optional(field.integer({ min: 1, max: 1_000_000 }))

const lines = (text: string | undefined): string[] =>
  (text ?? '')
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean)

const fault = (context: z.RefinementCtx, path: string, message: Text) => context.addIssue({ code: 'custom', path: [path], message: faultText(message) })

const described = {
  startsOn: field.date(),
  category: field.oneOf(categories),
  nameTh: short,
  nameEn: short,
  summaryTh: long,
  summaryEn: long,
  agencyTh: short,
  agencyEn: short,
  howTh: long,
  howEn: long,
  bringTh: papers,
  bringEn: papers,
  contactTh: short,
  contactEn: short,
  url: field.optional(short.regex(/^https?:\/\//, { error: faultText(words.urlWrong) })),
  shareMin: field.optional(field.decimal()),
  shareMax: field.optional(field.decimal()),
  cap: field.optional(field.money()),
  termsTh: long,
  termsEn: long,
  availability: field.oneOf(availabilities),
  opensOn: field.optional(field.date()),
  closesOn: field.optional(field.date()),
  project: field.optional(field.text({ max: 20 })),
  source: short,
  line,
}

function checkService(form: z.output<z.ZodObject<typeof described>>, context: z.RefinementCtx): void {
  const { shareMin, shareMax, opensOn, closesOn } = form
  const whole = shareMin && shareMax && shareMin.gte(0) && shareMin.lte(shareMax) && shareMax.lte(100)
  if ((shareMin || shareMax) && !whole) fault(context, 'shareMin', words.shareUneven)
  if (form.availability === 'dated' && !opensOn) fault(context, 'opensOn', words.datesNeeded)
  if (opensOn && closesOn && closesOn < opensOn) fault(context, 'closesOn', words.datesCrossed)
  if (lines(form.bringTh).length !== lines(form.bringEn).length) fault(context, 'bringEn', words.bringUneven)
}

export const newServiceForm = z
  .object({ ...described, code: code(41).refine((typed) => typed !== 'new', { error: faultText(words.codeTaken) }) })
  .superRefine(checkService)

export const serviceForm = z.object({ ...described, drawnFrom: field.integer() }).superRefine(checkService)

export const wordsOfService = (form: z.output<z.ZodObject<typeof described>>): ServiceWords => {
  const english = lines(form.bringEn)
  return {
    category: form.category,
    name: { th: form.nameTh, en: form.nameEn },
    summary: { th: form.summaryTh, en: form.summaryEn },
    agency: { th: form.agencyTh, en: form.agencyEn },
    project: form.project ?? null,
    how: { th: form.howTh, en: form.howEn },
    bring: lines(form.bringTh).map((th, index) => ({ th, en: english[index]! })),
    contact: { th: form.contactTh, en: form.contactEn },
    url: form.url ?? null,
    share: form.shareMin && form.shareMax ? { min: decimalText(form.shareMin), max: decimalText(form.shareMax) } : null,
    cap: form.cap ?? null,
    terms: { th: form.termsTh, en: form.termsEn },
    availability: form.availability,
    opensOn: form.opensOn ?? null,
    closesOn: form.closesOn ?? null,
    written: { source: form.source, line: form.line ?? null },
  }
}

const acceptedOf = (typed: string | undefined): string[] =>
  (typed ?? '')
    .split(',')
    .map((value) => value.trim())
    .filter(Boolean)

const numbers: readonly string[] = ['years', 'employees', 'revenue']

export const ruleForm = z
  .object({
    code: code(41),
    startsOn: field.date(),
    fact: field.oneOf(factNames),
    test: field.oneOf(tests),
    accepted: field.optional(field.text({ max: 1000 })),
    saysTh: short,
    saysEn: short,
    remedyTh: short,
    remedyEn: short,
    source: short,
    line,
    assumption: field.optional(z.literal('yes')),
  })
  .superRefine(({ fact, test, accepted: typed }, context) => {
    const accepted = acceptedOf(typed)
    const fits =
      test === 'officer'
        ? fact === 'other' && accepted.length === 0
        : test === 'in'
          ? fact !== 'other' && !numbers.includes(fact) && accepted.length > 0
          : numbers.includes(fact) && accepted.length === 1 && /^\d{1,15}(\.\d+)?$/.test(accepted[0]!)
    if (!fits) fault(context, 'accepted', words.acceptedWrong)
  })

export const wordsOfRule = (form: z.output<typeof ruleForm>): RuleWords => ({
  fact: form.fact,
  test: form.test,
  accepted: acceptedOf(form.accepted),
  says: { th: form.saysTh, en: form.saysEn },
  remedy: { th: form.remedyTh, en: form.remedyEn },
  written: { source: form.source, line: form.line ?? null },
  assumption: form.assumption === 'yes',
})
