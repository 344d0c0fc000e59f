import type Big from 'big.js'
import { fiscalYearEnd } from '#platform/dates.ts'
import { placeOf, type Book, type PrintedPlace } from '../book.ts'
import { figuresOf, topProjects } from '../figures.ts'
import type { Contradiction, Rule } from '../finding.ts'
import { budgetTopics, expenseWords, extendedWords, partialWords, projectWords } from '../lexicon.ts'
import { bare, groupBy, isHeads, isMillion, isPercent, numberIn, show, withoutBrackets } from '../reading.ts'

type ListRow = Book['lists'][number]
const isExamples = (items: readonly ListRow[]): boolean => partialWords.test(items[0]!.list)

interface Count {
  readonly project: string | undefined
  readonly line: number | undefined
  readonly value: Big
  readonly what: string
  readonly unit: string
  /** The result of an indicator, which need not be about a list at all. */
  readonly isResult?: true
  readonly place: PrintedPlace
}

/** A number of items against the list that stands on the same line of the report. */
export const listCount: Rule = {
  key: 'count-differs-from-list',
  kind: 'counts',
  severity: 'medium',
  title: { th: 'จำนวนที่บอกไม่เท่ากับรายการที่แจกแจง', en: 'A count differs from its list' },
  explanation: { th: 'เมื่อบอกจำนวนและแจกแจงรายการไว้ จำนวนต้องเท่ากับรายการ', en: 'Where a number is told and its items are listed, they agree.' },
  find(book) {
    const lists = groupBy(book.lists, (row) => row.list).filter((items) => !isExamples(items))
    const counts: readonly Count[] = [
      ...book.text.flatMap((row) =>
        row.kind === 'list count' && row.value && !isPercent(row.unit)
          ? [{ project: row.project_code, line: row.src_line, value: row.value, what: row.what_th, unit: row.unit ?? '', place: placeOf(row, 'value') }]
          : [],
      ),
      ...book.indicators.flatMap((row) => {
        const value = row.actual_value
        const unit = row.actual_unit ?? row.unit ?? ''
        return value?.gte(2) && value.lt(100) && value.eq(value.round(0)) && !isPercent(unit) && !isHeads(unit) && !isMillion(unit)
          ? [
              {
                project: row.project_code,
                line: row.src_line_actual,
                value,
                what: row.name_th,
                unit,
                isResult: true as const,
                place: placeOf(row, 'actual_value'),
              },
            ]
          : []
      }),
      ...book.assessments.flatMap((row) => {
        const value = numberIn(row.value)
        return value && value.eq(value.round(0)) && /ตัวชี้วัด|ด้าน|กลุ่ม|มิติ|หมวด/.test(row.unit ?? '')
          ? [{ project: undefined, line: row.src_line, value, what: row.sub_item ?? row.item ?? '', unit: row.unit ?? '', place: placeOf(row, 'value') }]
          : []
      }),
    ]
    return groupBy(counts, ({ project, line }) => `${project}|${line}`).flatMap((here) => {
      const beside = lists.filter(([first]) => first!.project_code === here[0]!.project && first!.src_line === here[0]!.line)
      const told = unmatched(
        here.filter(({ isResult }) => !isResult),
        beside,
      )
      // With one told count and one list left they belong together; with more, nobody can say which.
      if (told.counts.length === 1 && told.lists.length === 1) return [countOff(told.counts[0]!, told.lists[0]!)]
      const results = unmatched(
        here.filter(({ isResult }) => isResult),
        told.lists,
      )
      // A result need not be about a list: only one that is off by one item can be meant.
      return results.lists.flatMap((items) => {
        const near = results.counts.filter(({ value }) => items.length > 2 && value.minus(items.length).abs().eq(1))
        return near.length === 1 ? [countOff(near[0]!, items)] : []
      })
    })
  },
}

/** The counts and lists that are left when each list has found a count of its length. */
function unmatched(counts: readonly Count[], lists: readonly (readonly ListRow[])[]) {
  const open = [...counts]
  const left = lists.filter((items) => {
    const at = open.findIndex(({ value }) => value.eq(items.length))
    if (at >= 0) open.splice(at, 1)
    return at < 0
  })
  return { counts: open, lists: left }
}

const countOff = (count: Count, items: readonly ListRow[]): Contradiction => ({
  message: {
    th: `“${count.what}” ${show(count.value)} ${count.unit} แต่แจกแจงไว้ ${items.length} รายการ`,
    en: `“${count.what}”: ${show(count.value)} told, ${items.length} listed`,
  },
  places: [count.place, ...items.map((row) => placeOf(row, 'value_th'))],
  computed: `${items.length} items: ${items.map((row) => row.value_th).join(', ')}`,
})

/** A result against the items that its own note or the list beside it gives. */
export const resultCount: Rule = {
  key: 'result-differs-from-list',
  kind: 'counts',
  severity: 'medium',
  title: { th: 'ผลไม่เท่ากับรายการในหมายเหตุ', en: 'A result differs from the items its note lists' },
  explanation: { th: 'หมายเหตุแจกแจงรายการเป็นข้อ จำนวนข้อต้องเท่ากับผลที่รายงาน', en: 'The note numbers its items; there are as many as the result says.' },
  find: ({ indicators }) =>
    indicators.flatMap((row): Contradiction[] => {
      const note = row.actual_note_th ?? ''
      const items = Math.max(countTo(note, /\((\d{1,2})\)/g), countTo(note, /(?:^|[\s(])(\d{1,2})\.\s/g))
      if (!row.actual_value || items < 2 || row.actual_value.eq(items) || isPercent(row.actual_unit ?? row.unit)) return []
      return [
        {
          message: {
            th: `${row.indicator_id}: ผล ${show(row.actual_value)} ${row.unit ?? ''} แต่หมายเหตุแจกแจง ${items} รายการ`,
            en: `${row.indicator_id}: result ${show(row.actual_value)}, its note lists ${items}`,
          },
          places: [placeOf(row, 'actual_value'), placeOf(row, 'actual_note_th')],
          computed: `${items} items`,
        },
      ]
    }),
}

/** How far a text numbers its items without a gap: (1) (2) (3) is 3. */
function countTo(text: string, pattern: RegExp): number {
  let next = 1
  for (const match of text.matchAll(pattern)) if (Number(match[1]) === next) next++
  return next - 1
}

/** Two lists of a project that name mostly the same things, in different numbers. */
export const listsDiffer: Rule = {
  key: 'two-lists-differ',
  kind: 'counts',
  severity: 'low',
  title: { th: 'สองรายการของเรื่องเดียวกันมีจำนวนไม่เท่ากัน', en: 'Two lists of the same things differ in number' },
  explanation: {
    th: 'รายการสั้นเกือบทั้งหมดอยู่ในรายการยาว แต่จำนวนต่างกัน ผู้อ่านไม่รู้ว่าจำนวนใดคือจำนวนจริง',
    en: 'Nearly all of the shorter list stands in the longer one, yet they differ in number: which is the true one?',
  },
  find: ({ lists }) =>
    groupBy(lists, (row) => row.project_code ?? '').flatMap((ofProject) => {
      const own = groupBy(ofProject, (row) => row.list).filter((items) => items.length >= 2 && !isExamples(items))
      return own.flatMap((short) =>
        own.flatMap((long): Contradiction[] => {
          if (short.length >= long.length || short.length / long.length < 0.6 || short[0]!.project_code === undefined) return []
          const met = short.filter((item) => long.some((other) => sameItem(item.value_th, other.value_th)))
          if (met.length / short.length < 0.8) return []
          const missing = long.filter((other) => !short.some((item) => sameItem(item.value_th, other.value_th)))
          return [
            {
              message: {
                th: `${short[0]!.project_code}: แห่งหนึ่งแจกแจง ${short.length} รายการ อีกแห่ง ${long.length} รายการ (เกินมา: ${missing.map((row) => row.value_th).join(', ')})`,
                en: `${short[0]!.project_code}: ${short.length} listed in one place, ${long.length} in another (also ${missing.map((row) => row.value_th).join(', ')})`,
              },
              places: [...short, ...long].map((row) => placeOf(row, 'value_th')),
              computed: `${short.length} <> ${long.length}`,
            },
          ]
        }),
      )
    }),
}

/** The same item with other brackets, or one name inside the other, or a word put in. */
function sameItem(a: string, b: string): boolean {
  const [short, long] = [bare(withoutBrackets(a)), bare(withoutBrackets(b))].toSorted((x, y) => x.length - y.length) as [string, string]
  if (short.length < 6) return short === long
  if (long.includes(short)) return true
  let head = 0
  while (head < short.length && short[head] === long[head]) head++
  return short.length >= 8 && head > 3 && long.endsWith(short.slice(head))
}

/** The number of projects counts running costs as one. */
export const expenseAsProject: Rule = {
  key: 'expense-counted-as-project',
  kind: 'counts',
  severity: 'low',
  title: { th: 'นับค่าใช้จ่ายบริหารเป็นโครงการ', en: 'Running costs are counted as a project' },
  explanation: {
    th: 'จำนวนโครงการที่พิมพ์รวมรายการค่าใช้จ่ายซึ่งไม่ใช่งานหรือโครงการ',
    en: 'The number of projects printed includes an item of expense that is no project.',
  },
  find: (book) =>
    book.headlines.flatMap((headline): Contradiction[] => {
      const figure = [...figuresOf(book).values()].find(
        (candidate) => candidate.headline === headline && candidate.parts.some(({ ref }) => ref.startsWith('count(')),
      )
      if (!figure || !headline.value || !projectWords.test(headline.unit ?? '')) return []
      const expenses = topProjects(book).filter((row) => row.group === 'plan' && expenseWords.test(row.name_th))
      if (expenses.length === 0 || !headline.value.eq(figure.value ?? -1)) return []
      const count = headline.value.minus(expenses.length)
      return [
        {
          message: {
            th: `“${headline.name_th}” ${show(headline.value)} นับ${expenses.map((row) => `${row.code} “${row.name_th}”`).join(', ')} ด้วย เป็นงาน/โครงการจริง ${show(count)}`,
            en: `“${headline.name_th}” ${show(headline.value)} counts ${expenses.map((row) => `${row.code} “${row.name_th}”`).join(', ')}; projects proper are ${show(count)}`,
          },
          places: [placeOf(headline, 'value'), ...expenses.map((row) => placeOf(row, 'name_th'))],
          computed: `${headline.value.toFixed()} - ${expenses.length} = ${count.toFixed()}`,
        },
      ]
    }),
}

/** How many projects the text calls extended, against those whose dates run on. */
export const extendedCount: Rule = {
  key: 'extended-count',
  kind: 'counts',
  severity: 'low',
  title: { th: 'จำนวนโครงการที่ขยายระยะเวลาไม่ตรงกับวันที่', en: 'More projects run on than the text calls extended' },
  explanation: {
    th: 'เนื้อความบอกจำนวนโครงการที่ขยายระยะเวลา แต่วันสิ้นสุดที่พิมพ์แสดงว่ามีโครงการเกินปีงบประมาณมากกว่านั้น',
    en: 'The text counts the projects that were extended; the end dates printed show more that run past the year.',
  },
  find: (book) =>
    book.text.flatMap((row): Contradiction[] => {
      if (
        row.kind !== 'list count' ||
        row.project_code ||
        !row.value ||
        !extendedWords.test(row.what_th) ||
        !budgetTopics.has(row.topic ?? '') ||
        !projectWords.test(row.unit ?? '')
      )
        return []
      const late = topProjects(book).filter((project) => project.end_date !== undefined && project.end_date > fiscalYearEnd(book.fiscalYear))
      if (row.value.gte(late.length)) return []
      return [
        {
          message: {
            th: `“${row.what_th}” ${show(row.value)} แต่ ${late.length} โครงการมีวันสิ้นสุดหลังปีงบประมาณ: ${late.map(({ code }) => code).join(', ')}`,
            en: `“${row.what_th}” ${show(row.value)}, but ${late.length} end after the year: ${late.map(({ code }) => code).join(', ')}`,
          },
          places: [placeOf(row, 'value'), ...late.map((project) => placeOf(project, 'end_date'))],
          computed: `${late.length} <> ${row.value.toFixed()}`,
        },
      ]
    }),
}

/** The levels of a scale must cover every score once. */
export const bands: Rule = {
  key: 'bands-with-gaps',
  kind: 'counts',
  severity: 'medium',
  title: { th: 'ช่วงคะแนนมีช่องว่างหรือซ้อนกัน', en: 'The bands of a scale leave gaps or overlap' },
  explanation: { th: 'คะแนนทุกค่าต้องอยู่ในระดับใดระดับหนึ่งเพียงระดับเดียว', en: 'Every score belongs to one level and one only.' },
  find: ({ assessments }) =>
    groupBy(
      assessments.filter((row) => /^(min|max|ต่ำสุด|สูงสุด)/i.test(row.sub_item ?? '') && numberIn(row.value)),
      (row) => row.assessment,
    ).flatMap((rows): Contradiction[] => {
      const levels = groupBy(rows, (row) => row.item ?? '').map((ends) => {
        const end = (words: RegExp) => {
          const row = ends.find((other) => words.test(other.sub_item ?? ''))
          return row && { row, value: numberIn(row.value)!, open: /exclusive|ไม่รวม/i.test(row.sub_item ?? '') }
        }
        return { name: ends[0]!.item ?? '', min: end(/^(min|ต่ำสุด)/i), max: end(/^(max|สูงสุด)/i) }
      })
      const bound = (level: (typeof levels)[number]) => level.min?.value ?? level.max!.value.minus(1_000_000)
      const sorted = levels.toSorted((a, b) => bound(a).cmp(bound(b)))
      const off = sorted.slice(1).flatMap((upper, at) => {
        const lower = sorted[at]!
        if (!lower.max || !upper.min) return [{ lower, upper, what: 'open' }]
        const order = lower.max.value.cmp(upper.min.value)
        if (order < 0) return [{ lower, upper, what: `${lower.max.value.toFixed()}–${upper.min.value.toFixed()}` }]
        if (order > 0) return [{ lower, upper, what: `${upper.min.value.toFixed()}–${lower.max.value.toFixed()}` }]
        if (lower.max.open === upper.min.open) return [{ lower, upper, what: lower.max.value.toFixed() }]
        return []
      })
      if (off.length === 0) return []
      return [
        {
          message: {
            th: `${rows[0]!.assessment}: คะแนน ${off.map(({ what }) => what).join(', ')} ไม่อยู่ในระดับเดียวแน่ชัด (${off.map(({ lower, upper }) => `${lower.name} / ${upper.name}`).join('; ')})`,
            en: `${rows[0]!.assessment}: scores ${off.map(({ what }) => what).join(', ')} have no one level (${off.map(({ lower, upper }) => `${lower.name} / ${upper.name}`).join('; ')})`,
          },
          places: off.flatMap(({ lower, upper }) => [
            ...(lower.max ? [placeOf(lower.max.row, 'value')] : []),
            ...(upper.min ? [placeOf(upper.min.row, 'value')] : []),
          ]),
          computed: off.map(({ what }) => `uncovered or shared: ${what}`).join('; '),
        },
      ]
    }),
}
