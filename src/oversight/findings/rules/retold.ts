import { sumOf } from '#platform/numbers.ts'
import { placeOf } from '../book.ts'
import type { Contradiction, Rule } from '../finding.ts'
import { bare, groupBy, numbersWithUnits, sameUnit, show, statementsOf, type Statement } from '../reading.ts'

/** A result and a number of the project's text that differ by one digit or two swapped ones, and stand nowhere else. */
export const oneDigitOff: Rule = {
  key: 'one-digit-off',
  kind: 'versions',
  severity: 'medium',
  title: { th: 'ตัวเลขสองแห่งต่างกันเพียงหลักเดียว', en: 'Two numbers differ by one digit' },
  explanation: {
    th: 'ผลของตัวชี้วัดไม่พบในเนื้อความของโครงการ แต่เนื้อความมีจำนวนที่ต่างกันเพียงหลักเดียวหรือสลับหลัก น่าจะเป็นตัวเลขเดียวกันที่พิมพ์ผิด',
    en: 'An indicator’s result is not in its project’s text, which tells a number that differs by one digit or by two swapped: most likely one number, mistyped.',
  },
  find: (book) =>
    groupBy(
      statementsOf(book).filter(({ from, project }) => project && (from === 'indicator' || from === 'text')),
      ({ project }) => project!,
    ).flatMap((all) => {
      const results = all.filter(({ from }) => from === 'indicator')
      const told = all.filter(({ from }) => from === 'text')
      const alone = ({ value }: Statement, others: readonly Statement[]) => !others.some((other) => other.value.eq(value) || other.target?.eq(value))
      return results.flatMap((result): Contradiction[] => {
        if (!alone(result, told)) return []
        const near = told.filter(
          (other) => sameUnit(other.unit, result.unit) && nearlyEqual(other.value.toFixed(), result.value.toFixed()) && alone(other, results),
        )
        if (near.length === 0) return []
        return [
          {
            message: {
              th: `${result.id} ${show(result.value)} แต่เนื้อความพิมพ์ “${near[0]!.label}” ${near.map(({ value }) => show(value)).join(', ')} ${result.unit}`,
              en: `${result.id} is ${show(result.value)}, the text tells ${near.map(({ value }) => show(value)).join(', ')} (“${near[0]!.label}”)`,
            },
            places: [result, ...near].map(({ place }) => place),
            computed: near.map(({ value }) => `${result.value.toFixed()} - ${value.toFixed()} = ${result.value.minus(value).toFixed()}`).join('; '),
          },
        ]
      })
    }),
}

/** Five digits or more, all the same but one, or but two neighbours that are swapped: shorter numbers are that alike by chance. */
function nearlyEqual(a: string, b: string): boolean {
  if (a.length !== b.length || a.replace('.', '').length < 5) return false
  const off = a.split('').flatMap((digit, at) => (digit === b[at] ? [] : [at]))
  return off.length === 1 || (off.length === 2 && off[1] === off[0]! + 1 && a[off[0]!] === b[off[1]] && a[off[1]] === b[off[0]!])
}

/** The typed value of an indicator against the words it was printed in. */
export const valueAgainstWords: Rule = {
  key: 'value-differs-from-words',
  kind: 'versions',
  severity: 'medium',
  title: { th: 'ค่าในตารางไม่ตรงกับข้อความที่พิมพ์', en: 'A value differs from the words it was printed in' },
  explanation: {
    th: 'ค่าเป้าหมายและผลที่ใช้คำนวณต้องเป็นค่าเดียวกับที่ข้อความในรายงานพิมพ์ไว้',
    en: 'The target and result that totals are made of are the ones the report’s own words give.',
  },
  find: ({ indicators }) =>
    indicators.flatMap((row) =>
      (
        [
          { column: 'target_value', words: 'target_text_th', value: row.target_value, unit: row.unit },
          { column: 'actual_value', words: 'actual_text_th', value: row.actual_value, unit: row.actual_unit ?? row.unit },
        ] as const
      ).flatMap(({ column, words, value, unit }): Contradiction[] => {
        const text = row[words]
        const numbers = numbersWithUnits(text ?? '')
        if (!text || !value || numbers.length === 0 || numbers.some((number) => number.value.eq(value))) return []
        // One printed result for several indicators is a finding of its own.
        if (column === 'actual_value' && indicators.some((other) => other !== row && other.project_code === row.project_code && other.actual_text_th === text))
          return []
        const said = numbers.find((number) => number.unit && bare(unit ?? '').startsWith(bare(number.unit))) ?? numbers.at(column === 'actual_value' ? 0 : -1)!
        return [
          {
            message: {
              th: `${row.indicator_id}: ค่า ${show(value)} แต่ข้อความพิมพ์ว่า “${text.slice(0, 80)}”`,
              en: `${row.indicator_id}: the value is ${show(value)}, the words say ${show(said.value)}`,
            },
            places: [placeOf(row, column), placeOf(row, words)],
            computed: `${value.toFixed()} - ${said.value.toFixed()} = ${value.minus(said.value).toFixed()}`,
          },
        ]
      }),
    ),
}

/** A list that gives a number with each item against the same numbers in the text. */
export const listDetails: Rule = {
  key: 'list-details-differ',
  kind: 'versions',
  severity: 'medium',
  title: { th: 'จำนวนในรายการไม่ตรงกับเนื้อความ', en: 'The numbers in a list differ from those in the text' },
  explanation: {
    th: 'รายการที่แจกแจงพร้อมจำนวนต้องตรงกับการแจกแจงเดียวกันในเนื้อความ',
    en: 'A list that gives a number with each item repeats the breakdown of the text.',
  },
  find: (book) =>
    groupBy(book.lists, (row) => row.list).flatMap((items): Contradiction[] => {
      const numbers = items.map((row) => numbersWithUnits(row.detail ?? '')[0])
      if (items.length < 2 || numbers.some((number) => !number)) return []
      const lines = items.map((row) => row.src_line ?? 0)
      const parts = book.text.filter(
        (row) =>
          row.kind === 'breakdown' &&
          row.value &&
          row.project_code === items[0]!.project_code &&
          row.unit === numbers[0]!.unit &&
          lines.some((line) => Math.abs(line - (row.src_line ?? 0)) <= items.length),
      )
      if (parts.length !== items.length) return []
      const off = items.flatMap((row, at) => (numbers[at]!.value.eq(parts[at]!.value!) ? [] : [{ row, part: parts[at]!, said: numbers[at]!.value }]))
      if (off.length === 0) return []
      return [
        {
          message: {
            th: off.map(({ row, part, said }) => `“${row.value_th}” รายการพิมพ์ ${show(said)} เนื้อความพิมพ์ ${show(part.value!)}`).join('; '),
            en: off.map(({ row, part, said }) => `“${row.value_th}”: ${show(said)} in the list, ${show(part.value!)} in the text`).join('; '),
          },
          places: off.flatMap(({ row, part }) => [placeOf(row, 'detail'), placeOf(part, 'value')]),
          computed: `list ${sumOf(numbers.map((number) => number!.value)).toFixed()}; text ${sumOf(parts.map((row) => row.value!)).toFixed()}`,
        },
      ]
    }),
}
