import Big from 'big.js'
import { sumOf } from '#platform/numbers.ts'
import { placeOf, type Book, type PrintedPlace } from '../book.ts'
import { figuresOf } from '../figures.ts'
import type { Contradiction, Rule } from '../finding.ts'
import { partialWords, partOfWords } from '../lexicon.ts'
import { decimals, groupBy, isHeads, isMillion, isPercent, numbersWithUnits, sameUnit, show, shownAs, statementsOf } from '../reading.ts'

/** A headline, or a strategic indicator its definition names, against the sum of its parts. */
export const figureTotal: Rule = {
  key: 'figure-total',
  kind: 'totals',
  severity: 'high',
  title: { th: 'ตัวเลขเด่นไม่เท่ากับผลรวมขององค์ประกอบ', en: 'A headline is not the sum of its parts' },
  explanation: {
    th: 'นิยามตัวเลขบอกว่ายอดรวมประกอบจากอะไร เมื่อรวมใหม่ต้องได้ตัวเลขที่พิมพ์ โดยปัดเศษตามทศนิยมที่พิมพ์',
    en: 'A definition says what a total is made of; added up again it must give what is printed, rounded to the decimals printed.',
  },
  find: (book) =>
    printedFigures(book).flatMap(({ exact, printed, digits, name, place, formula }): Contradiction[] => {
      if (shownAs(exact, printed, digits) !== 'other') return []
      return [
        {
          message: {
            th: `${name}: พิมพ์ ${show(printed)} แต่องค์ประกอบรวมได้ ${show(exact)}`,
            en: `${name}: ${show(printed)} printed, its parts sum to ${show(exact)}`,
          },
          places: [place, formula],
          computed: `${formula.printed} = ${exact.toFixed()}; ${printed.toFixed()} - ${exact.toFixed()} = ${printed.minus(exact).toFixed()}`,
        },
      ]
    }),
}

/** A headline that shows its exact sum cut off instead of rounded. */
export const figureCut: Rule = {
  key: 'figure-cut',
  kind: 'versions',
  severity: 'low',
  title: { th: 'ตัวเลขเด่นถูกตัดเศษทิ้งแทนการปัด', en: 'A headline was cut, not rounded' },
  explanation: {
    th: 'เมื่อบางตัวเลขปัดเศษและบางตัวตัดเศษ ตัวเลขที่พิมพ์จะรวมกันไม่ลงตัว ควรใช้วิธีเดียวทั้งรายงาน',
    en: 'When some numbers are rounded and others cut, printed numbers no longer add up. One report needs one way.',
  },
  find: (book) =>
    printedFigures(book).flatMap(({ exact, printed, digits, name, place, formula }): Contradiction[] => {
      if (shownAs(exact, printed, digits) !== 'cut') return []
      const rounded = exact.round(digits, 1)
      return [
        {
          message: {
            th: `${name}: พิมพ์ ${show(printed)} จากค่า ${show(exact)} ถ้าปัดเศษต้องเป็น ${show(rounded)}`,
            en: `${name}: ${show(printed)} printed for ${show(exact)}; rounded it is ${show(rounded)}`,
          },
          places: [place, ...echoes(book, printed, place), formula],
          computed: `${formula.printed} = ${exact.toFixed()}; rounded ${rounded.toFixed(digits)}`,
        },
      ]
    }),
}

/** The same cut number where else it is printed: one cause, one finding. */
const echoes = (book: Book, printed: Big, place: PrintedPlace): readonly PrintedPlace[] =>
  statementsOf(book).flatMap((other) => (other.value.eq(printed) && isMillion(other.unit) && other.place.identity !== place.identity ? [other.place] : []))

function printedFigures(book: Book) {
  return [...figuresOf(book).values()].flatMap(({ value: exact, headline, name, note, place: formula }) => {
    if (!exact) return []
    const kpis = book.kpis.filter(({ kpi_id }) => note.split(/[\s,;]+/).includes(kpi_id))
    return [
      ...(headline?.value
        ? [{ exact, printed: headline.value, digits: decimals(headline.printed.value), name: headline.name_th, place: placeOf(headline, 'value'), formula }]
        : []),
      ...kpis.flatMap((kpi) =>
        kpi.actual_value
          ? [
              {
                exact,
                printed: kpi.actual_value,
                digits: decimals(kpi.printed.actual_value),
                name: `${kpi.kpi_id} ${name}`,
                place: placeOf(kpi, 'actual_value'),
                formula,
              },
            ]
          : [],
      ),
    ]
  })
}

/** A headline's target against the targets of its parts. */
export const figureTarget: Rule = {
  key: 'figure-target',
  kind: 'totals',
  severity: 'high',
  title: { th: 'เป้าหมายของตัวเลขเด่นไม่เท่ากับผลรวมของเป้าหมายย่อย', en: 'A headline’s target is not the sum of its parts’ targets' },
  explanation: {
    th: 'เมื่อองค์ประกอบทุกตัวมีเป้าหมาย เป้าหมายรวมต้องเท่ากับผลรวมของเป้าหมายเหล่านั้น',
    en: 'When every part has a target, the total’s target is their sum.',
  },
  find: (book) =>
    [...figuresOf(book).values()].flatMap(({ target, headline, place }): Contradiction[] => {
      const printed = headline?.target_value
      if (!target || !printed || shownAs(target, printed, decimals(headline.printed.target_value)) !== 'other') return []
      return [
        {
          message: {
            th: `${headline.name_th}: พิมพ์เป้าหมาย ${show(printed)} แต่เป้าหมายย่อยรวมได้ ${show(target)}`,
            en: `${headline.name_th}: target ${show(printed)} printed, the parts’ targets sum to ${show(target)}`,
          },
          places: [placeOf(headline, 'target_value'), place],
          computed: `target sum = ${target.toFixed()}; ${printed.toFixed()} - ${target.toFixed()} = ${printed.minus(target).toFixed()}`,
        },
      ]
    }),
}

/** Headlines printed next to the parts they are made of: what a reader adds up on the page. */
export const printedParts: Rule = {
  key: 'printed-parts',
  kind: 'totals',
  severity: 'low',
  title: { th: 'ตัวเลขที่พิมพ์ไว้คู่กันรวมไม่ลงตัว', en: 'Numbers printed side by side do not add up' },
  explanation: {
    th: 'ผู้อ่านรวมตัวเลขเด่นที่พิมพ์ไว้แล้วไม่ได้ยอดรวมที่พิมพ์ แม้ค่าละเอียดอาจรวมได้ เพราะแต่ละตัวปัดหรือตัดเศษต่างกัน',
    en: 'A reader who adds the printed parts does not get the printed total, even where the exact values agree: they were rounded or cut differently.',
  },
  find: (book) =>
    [...figuresOf(book).values()].flatMap(({ headline, parts, value }): Contradiction[] => {
      const printed = headline?.value
      const below = parts.map((part) => (part.key ? figuresOf(book).get(part.key)?.headline : undefined))
      if (!printed || !value || parts.length < 2 || below.some((part) => !part?.value)) return []
      const sum = sumOf(below.map((part) => part!.value!))
      if (sum.eq(printed) || shownAs(value, printed, decimals(headline.printed.value)) === 'other') return []
      return [
        {
          message: {
            th: `${headline.name_th}: พิมพ์ ${show(printed)} แต่ส่วนที่พิมพ์รวมได้ ${show(sum)}`,
            en: `${headline.name_th}: ${show(printed)} printed, its printed parts add to ${show(sum)}`,
          },
          places: [placeOf(headline, 'value'), ...below.map((part) => placeOf(part!, 'value'))],
          computed: `${below.map((part) => part!.value!.toFixed()).join(' + ')} = ${sum.toFixed()}; exact parts give ${value.toFixed()}`,
        },
      ]
    }),
}

/** The breakdown of the economic value by type against the headline it breaks down. */
export const valueByType: Rule = {
  key: 'value-by-type',
  kind: 'totals',
  severity: 'high',
  title: { th: 'มูลค่าทางเศรษฐกิจตามประเภทรวมไม่เท่ากับยอดรวม', en: 'Economic value by type does not sum to the total' },
  explanation: {
    th: 'ประเภทมูลค่าทั้งหมดรวมกันต้องเท่ากับมูลค่ารวม ถ้าต่างกันไม่เกินที่การปัดเศษของแต่ละประเภททำให้เกิดได้ จัดเป็นเรื่องการปัดเศษ',
    en: 'The types sum to the total value. A difference that rounding of each type can make is a matter of rounding only.',
  },
  find(book) {
    const rows = book.valueByType
    if (rows.length === 0) return []
    const sum = sumOf(rows.map((row) => row.value_million_baht))
    const slack = sumOf(rows.map((row) => halfDigit(row.printed.value_million_baht)))
    const candidates = book.headlines.filter((row) => row.value && /ล้านบาท|million/.test(row.unit ?? ''))
    const total = candidates.toSorted((a, b) => a.value!.minus(sum).abs().cmp(b.value!.minus(sum).abs()))[0]
    if (!total?.value || shownAs(sum, total.value, decimals(total.printed.value)) !== 'other') return []
    const off = total.value.minus(sum)
    return [
      {
        severity: off.abs().gt(slack.plus(halfDigit(total.printed.value))) ? 'high' : 'low',
        message: {
          th: `${total.name_th}: พิมพ์ ${show(total.value)} แต่รวมตามประเภทได้ ${show(sum)} ล้านบาท`,
          en: `${total.name_th}: ${show(total.value)} printed, the types sum to ${show(sum)} million baht`,
        },
        places: [placeOf(total, 'value'), ...rows.map((row) => placeOf(row, 'value_million_baht'))],
        computed: `${rows.map((row) => row.value_million_baht.toFixed()).join(' + ')} = ${sum.toFixed()}; ${total.value.toFixed()} - ${sum.toFixed()} = ${off.toFixed()}; rounding alone can make ${slack.toFixed()}`,
      },
    ]
  },
}

/** Half of the last printed digit: how far rounding alone can take a number from what is printed. */
const halfDigit = (printed: string): Big => new Big(`5e-${decimals(printed) + 1}`)

/** Values of a project that are marked as parts of another of its values. */
export const valueParts: Rule = {
  key: 'value-parts',
  kind: 'totals',
  severity: 'high',
  title: { th: 'ส่วนย่อยของมูลค่ารวมไม่เท่ากับมูลค่าของโครงการ', en: 'The parts of a project’s value do not sum to it' },
  explanation: {
    th: 'มูลค่าที่แจกแจงเป็นส่วนของโครงการเดียวกันต้องรวมเท่ากับมูลค่าที่โครงการนั้นรายงาน',
    en: 'Values given as parts of a project’s value sum to one of the values it reports.',
  },
  find: ({ values }) =>
    groupBy(values, (row) => row.project_code).flatMap((rows): Contradiction[] => {
      const parts = rows.filter((row) => partOfWords.test(row.basis ?? ''))
      const wholes = rows.filter((row) => !parts.includes(row))
      if (parts.length < 2 || wholes.length === 0) return []
      const sum = sumOf(parts.map((row) => row.value_million_baht))
      const whole = wholes.toSorted((a, b) => a.value_million_baht.minus(sum).abs().cmp(b.value_million_baht.minus(sum).abs()))[0]!
      const digits = decimals(whole.printed.value_million_baht)
      if (shownAs(sum, whole.value_million_baht, digits) !== 'other') return []
      return [
        {
          message: {
            th: `${whole.project_code}: ส่วนย่อยรวมได้ ${show(sum)} แต่พิมพ์ ${show(whole.value_million_baht)} ล้านบาท`,
            en: `${whole.project_code}: the parts sum to ${show(sum)}, ${show(whole.value_million_baht)} million baht printed`,
          },
          places: [placeOf(whole, 'value_million_baht'), ...parts.map((row) => placeOf(row, 'value_million_baht'))],
          computed: `${parts.map((row) => row.value_million_baht.toFixed()).join(' + ')} = ${sum.toFixed()}; ${whole.value_million_baht.toFixed()} - ${sum.toFixed()} = ${whole.value_million_baht.minus(sum).toFixed()}`,
        },
      ]
    }),
}

type TextRow = Book['text'][number] & { readonly value: Big }
const valued = (rows: readonly Book['text'][number][]): TextRow[] => rows.filter((row): row is TextRow => row.value !== undefined)

/** A breakdown told in one line of the text against the result it breaks down. */
export const textBreakdown: Rule = {
  key: 'text-breakdown',
  kind: 'totals',
  severity: 'medium',
  title: { th: 'รายการแจกแจงในเนื้อความรวมไม่เท่ากับยอดรวม', en: 'A breakdown in the text does not sum to its total' },
  explanation: {
    th: 'ส่วนย่อยที่แจกแจงในบรรทัดเดียวกันต้องรวมเท่ากับผลรวมที่บรรทัดนั้นบอก ยกเว้นรายการที่แสดงเฉพาะบางส่วน ซึ่งต้องไม่เกินยอดรวม',
    en: 'The parts told in one line sum to the total that line tells. A list that shows only some of the parts may be less, never more.',
  },
  find: ({ text }) =>
    groupBy(valued(text), (row) => [row.topic, row.src_line].join('|')).flatMap((line) =>
      groupBy(
        line.filter((row) => row.kind === 'breakdown' && !isPercent(row.unit)),
        (row) => row.unit ?? '',
      ).flatMap((parts): Contradiction[] => {
        const totals = line.filter((row) => row.kind === 'result' && sameUnit(row.unit ?? '', parts[0]!.unit ?? '') && row.id < parts[0]!.id)
        const total = totals.at(-1)
        if (!total || parts.length < 2) return []
        const partial = line.some((row) => partialWords.test(row.what_th))
        const off = nearestReading(total, parts)
        if (!off || (partial && off.sum.lt(total.value))) return []
        return [
          {
            message: {
              th: `“${off.whole.what_th}” พิมพ์ ${show(off.whole.value)} แต่ส่วนย่อยรวมได้ ${show(off.sum)} ${parts[0]!.unit ?? ''}`,
              en: `“${off.whole.what_th}”: ${show(off.whole.value)} printed, its parts sum to ${show(off.sum)}`,
            },
            places: [placeOf(off.whole, 'value'), ...off.parts.map((row) => placeOf(row, 'value'))],
            computed: `${off.parts.map((row) => row.value.toFixed()).join(' + ')} = ${off.sum.toFixed()}; ${off.whole.value.toFixed()} - ${off.sum.toFixed()} = ${off.whole.value.minus(off.sum).toFixed()}`,
          },
        ]
      }),
    ),
}

interface Reading {
  readonly whole: TextRow
  readonly parts: readonly TextRow[]
  readonly sum: Big
}

/** Parts may hold a part that is itself broken down by those after it: of all such readings the one that fits best counts. Undefined when it fits. */
function nearestReading(total: TextRow, all: readonly TextRow[]): Reading | undefined {
  const read = (whole: TextRow, parts: readonly TextRow[]): Reading => ({ whole, parts, sum: sumOf(parts.map(({ value }) => value)) })
  const offBy = ({ whole, sum }: Reading) => sum.minus(whole.value).abs()
  const readings: (readonly Reading[])[] = [[read(total, all)]]
  for (let from = 0; from < all.length; from++) {
    for (let to = from + 2; to < all.length; to++) {
      const inner = all.slice(from + 1, to + 1)
      readings.push([
        read(all[from]!, inner),
        read(
          total,
          all.filter((row) => !inner.includes(row)),
        ),
      ])
    }
  }
  const sums = readings.map((reading) => ({ reading, off: sumOf(reading.map(offBy)) }))
  const best = sums.reduce((least, other) => (other.off.lt(least.off) ? other : least))
  return best.reading.find((reading) => offBy(reading).gt(0))
}

/** Shares of one whole told in one line. */
export const shareSum: Rule = {
  key: 'share-sum',
  kind: 'totals',
  severity: 'medium',
  title: { th: 'สัดส่วนรวมกันไม่ได้ร้อยละ 100', en: 'Shares do not sum to 100 percent' },
  explanation: {
    th: 'สัดส่วนของเรื่องเดียวกันที่แจกแจงครบทุกกลุ่มต้องรวมได้ร้อยละ 100 ภายในการปัดเศษ',
    en: 'The shares of one whole sum to 100 percent, within rounding.',
  },
  find: ({ text }) =>
    groupBy(
      valued(text).filter((row) => row.kind === 'breakdown' && isPercent(row.unit)),
      (row) => [row.project_code, row.topic, row.what_th, row.src_line].join('|'),
    ).flatMap((rows): Contradiction[] => {
      const sum = sumOf(rows.map((row) => row.value))
      const slack = sumOf(rows.map((row) => halfDigit(row.printed.value)))
      if (rows.length < 2 || sum.minus(100).abs().lte(slack)) return []
      return [
        {
          message: {
            th: `“${rows[0]!.what_th}” รวมได้ร้อยละ ${show(sum)}`,
            en: `“${rows[0]!.what_th}” sums to ${show(sum)} %`,
          },
          places: rows.map((row) => placeOf(row, 'value')),
          computed: `${rows.map((row) => row.value.toFixed()).join(' + ')} = ${sum.toFixed()}`,
        },
      ]
    }),
}

/** A count and its percentage told under the same words. */
export const percentOfCount: Rule = {
  key: 'percent-of-count',
  kind: 'totals',
  severity: 'medium',
  title: { th: 'ร้อยละไม่ตรงกับจำนวนที่พิมพ์คู่กัน', en: 'A percentage does not fit the count printed with it' },
  explanation: {
    th: 'เมื่อพิมพ์ทั้งจำนวนและร้อยละของเรื่องเดียวกัน ร้อยละต้องเท่ากับจำนวนหารด้วยยอดรวมของบรรทัดนั้น',
    en: 'Where a count and its percentage are printed together, the percentage is the count over the line’s total.',
  },
  find(book) {
    const text = valued(book.text)
    const pairs = text.flatMap((percent) => {
      if (!isPercent(percent.unit) || percent.kind !== 'percent') return []
      const near = (row: TextRow) => row.src_line === percent.src_line && row.project_code === percent.project_code && isHeads(row.unit)
      const part = text.find((row) => near(row) && row.what_th === percent.what_th)
      const whole = part && text.findLast((row) => near(row) && row.kind === 'result' && row.id < part.id)
      return part && whole
        ? [
            {
              percent: percent.value,
              printed: percent.printed.value,
              part,
              whole,
              places: [placeOf(percent, 'value'), placeOf(part, 'value'), placeOf(whole, 'value')],
            },
          ]
        : []
    })
    const told = book.indicators.flatMap((row) => {
      const [part, whole, ...more] = numbersWithUnits(row.actual_note_th ?? '').filter(({ unit }) => isHeads(unit))
      if (
        !row.actual_value ||
        !isPercent(row.actual_unit ?? row.unit) ||
        !part ||
        !whole ||
        more.length > 0 ||
        !/ทั้งหมด|จากจำนวน/.test(row.actual_note_th ?? '')
      )
        return []
      return [
        { percent: row.actual_value, printed: row.printed.actual_value, part, whole, places: [placeOf(row, 'actual_value'), placeOf(row, 'actual_note_th')] },
      ]
    })
    return [...pairs, ...told].flatMap(({ percent, printed, part, whole, places }): Contradiction[] => {
      if (whole.value.eq(0)) return []
      const exact = part.value.times(100).div(whole.value)
      if (shownAs(exact, percent, decimals(printed)) !== 'other') return []
      return [
        {
          message: {
            th: `พิมพ์ร้อยละ ${show(percent)} แต่ ${show(part.value)} จาก ${show(whole.value)} คือร้อยละ ${exact.toFixed(2)}`,
            en: `${show(percent)} % printed, but ${show(part.value)} of ${show(whole.value)} is ${exact.toFixed(2)} %`,
          },
          places,
          computed: `${part.value.toFixed()} / ${whole.value.toFixed()} x 100 = ${exact.toFixed(4)}`,
        },
      ]
    })
  },
}

/** A number told for the whole and the same words told per strategy. */
export const sumOverStrategies: Rule = {
  key: 'sum-over-strategies',
  kind: 'totals',
  severity: 'medium',
  title: { th: 'ค่ารายยุทธศาสตร์รวมไม่เท่ากับค่ารวม', en: 'The strategies’ numbers do not sum to the plan’s' },
  explanation: { th: 'ค่าที่แจกแจงตามยุทธศาสตร์ต้องรวมเท่ากับค่ารวมของแผนเดียวกัน', en: 'Numbers told per strategy sum to the number told for the plan.' },
  find: ({ text }) =>
    groupBy(valued(text), (row) => [row.topic, row.unit].join('|')).flatMap((rows): Contradiction[] => {
      const parts = rows.filter((row) => /ยุทธศาสตร์ที่\s*\d/.test(row.what_th))
      const stem = parts[0]?.what_th.replace(/\s*ยุทธศาสตร์ที่.*$/, '')
      const whole = stem && rows.find((row) => !parts.includes(row) && row.what_th.startsWith(stem))
      if (!whole || parts.length < 2) return []
      const sum = sumOf(parts.map((row) => row.value))
      if (shownAs(sum, whole.value, decimals(whole.printed.value)) !== 'other') return []
      return [
        {
          message: {
            th: `“${whole.what_th}” ${show(whole.value)} แต่รายยุทธศาสตร์รวมได้ ${show(sum)} ${whole.unit ?? ''}`,
            en: `“${whole.what_th}” ${show(whole.value)}, the strategies sum to ${show(sum)}`,
          },
          places: [placeOf(whole, 'value'), ...parts.map((row) => placeOf(row, 'value'))],
          computed: `${parts.map((row) => row.value.toFixed()).join(' + ')} = ${sum.toFixed()}`,
        },
      ]
    }),
}
