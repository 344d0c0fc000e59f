import { sumOf } from '#platform/numbers.ts'
import { placeOf } from '../book.ts'
import type { Contradiction, Rule } from '../finding.ts'
import { averageWords, totalWords } from '../lexicon.ts'
import { decimals, groupBy, numberIn, show, shownAs } from '../reading.ts'

/** The change of a score between two years. */
export const scoreChange: Rule = {
  key: 'score-change',
  kind: 'totals',
  severity: 'medium',
  title: { th: 'ผลต่างของคะแนนสองปีคำนวณไม่ตรง', en: 'The change of a score between two years does not recompute' },
  explanation: { th: 'ช่องผลต่างต้องเท่ากับคะแนนปีนี้ลบคะแนนปีก่อน', en: 'The change is this year’s score less the year before’s.' },
  find: ({ assessments }) =>
    assessments.flatMap((row): Contradiction[] => {
      const [later, earlier] = (row.year_be ?? '').split('-')
      const printed = numberIn(row.value)
      if (!later || !earlier || !printed) return []
      const of = (year: string) =>
        assessments.find((other) => other.assessment === row.assessment && other.item === row.item && other.sub_item === row.sub_item && other.year_be === year)
      const [to, from] = [of(later), of(earlier)]
      const [after, before] = [numberIn(to?.value), numberIn(from?.value)]
      if (!to || !from || !after || !before || after.minus(before).eq(printed)) return []
      return [
        {
          message: {
            th: `${row.item ?? row.assessment}: พิมพ์ผลต่าง ${show(printed)} แต่ ${show(after)} - ${show(before)} = ${show(after.minus(before))}`,
            en: `${row.item ?? row.assessment}: change ${show(printed)} printed, but ${show(after)} - ${show(before)} = ${show(after.minus(before))}`,
          },
          places: [placeOf(row, 'value'), placeOf(to, 'value'), placeOf(from, 'value')],
          computed: `${after.toFixed()} - ${before.toFixed()} = ${after.minus(before).toFixed()}`,
        },
      ]
    }),
}

/** A mean of scores against the scores it is the mean of. */
export const scoreAverage: Rule = {
  key: 'score-average',
  kind: 'totals',
  severity: 'low',
  title: { th: 'คะแนนเฉลี่ยไม่ใช่ค่าเฉลี่ยของคะแนนที่พิมพ์', en: 'An average score is not the mean of the scores printed' },
  explanation: {
    th: 'ถ้าแต่ละด้านมีน้ำหนักต่างกัน รายงานควรพิมพ์น้ำหนักไว้ มิฉะนั้นผู้อ่านคำนวณค่าเฉลี่ยซ้ำไม่ได้',
    en: 'If the dimensions weigh differently the report should print the weights; without them nobody can recompute the average.',
  },
  find: ({ assessments }) =>
    groupBy(assessments, (row) => row.assessment).flatMap((rows): Contradiction[] => {
      const years = groupBy(
        rows.filter((row) => averageWords.test(row.item ?? '') && !row.sub_item && /^\d{4}$/.test(row.year_be ?? '')),
        (row) => row.year_be!,
      )
      const off = years.flatMap(([average]) => {
        const printed = numberIn(average!.value)
        const scored = rows.filter(
          (row) => row.year_be === average!.year_be && row.unit === average!.unit && row.sub_item && /\d/.test(row.item ?? '') && decimals(row.value ?? '') > 0,
        )
        const scores = scored.map((row) => numberIn(row.value)).filter((score) => score !== undefined)
        if (!printed || scores.length < 2) return []
        const mean = sumOf(scores).div(scores.length)
        return shownAs(mean, printed, decimals(average!.printed.value)) === 'other' ? [{ average: average!, scored, scores, printed, mean }] : []
      })
      if (off.length === 0) return []
      return [
        {
          message: {
            th:
              off.map(({ average, printed, mean }) => `ปี ${average.year_be} พิมพ์ ${show(printed)} แต่ค่าเฉลี่ยของด้านที่พิมพ์คือ ${mean.toFixed(4)}`).join('; ') +
              ' ใช้น้ำหนักใด?',
            en:
              off.map(({ average, printed, mean }) => `${average.year_be}: ${show(printed)} printed, the mean of the scores is ${mean.toFixed(4)}`).join('; ') +
              '. With which weights?',
          },
          places: off.flatMap(({ average, scored }) => [placeOf(average, 'value'), ...scored.map((row) => placeOf(row, 'value'))]),
          computed: off.map(({ scores, mean }) => `(${scores.map((score) => score.toFixed()).join(' + ')}) / ${scores.length} = ${mean.toFixed(4)}`).join('; '),
        },
      ]
    }),
}

/** The groups of a sample against its total. */
export const sampleSum: Rule = {
  key: 'sample-sum',
  kind: 'totals',
  severity: 'medium',
  title: { th: 'กลุ่มตัวอย่างรวมไม่เท่ากับจำนวนรวม', en: 'The groups of a sample do not sum to its total' },
  explanation: { th: 'จำนวนตัวอย่างแต่ละกลุ่มต้องรวมเท่ากับจำนวนตัวอย่างทั้งหมด', en: 'The groups of a sample sum to the whole sample.' },
  find: ({ assessments }) =>
    groupBy(assessments, (row) => [row.assessment, row.year_be, row.unit].join('|')).flatMap((rows): Contradiction[] => {
      const total = rows.find((row) => totalWords.test(row.item ?? ''))
      const printed = numberIn(total?.value)
      const parts = rows.flatMap((row) => {
        const value = row === total ? undefined : numberIn(row.value)
        return value ? [{ row, value }] : []
      })
      if (!total || !printed || parts.length < 2) return []
      const sum = sumOf(parts.map(({ value }) => value))
      if (sum.eq(printed)) return []
      return [
        {
          message: {
            th: `${total.assessment}: พิมพ์รวม ${show(printed)} แต่กลุ่มรวมได้ ${show(sum)} ${total.unit ?? ''}`,
            en: `${total.assessment}: ${show(printed)} in all printed, the groups sum to ${show(sum)}`,
          },
          places: [placeOf(total, 'value'), ...parts.map(({ row }) => placeOf(row, 'value'))],
          computed: `${parts.map(({ value }) => value.toFixed()).join(' + ')} = ${sum.toFixed()}`,
        },
      ]
    }),
}
