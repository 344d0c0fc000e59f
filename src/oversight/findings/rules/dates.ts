import { fiscalYearEnd, fiscalYearStart, formatDate } from '#platform/dates.ts'
import { bahtText, formatBaht } from '#platform/money.ts'
import { arabicDigits } from '#platform/numbers.ts'
import { placeOf, type Book } from '../book.ts'
import { leafRows } from '../figures.ts'
import type { Contradiction, Rule } from '../finding.ts'
import { allocationWords, approvedWords, asOfWords, bodyName, endorsedWords } from '../lexicon.ts'
import { groupBy } from '../reading.ts'

const thai = (date: string): string => formatDate(date, 'th')
const english = (date: string): string => formatDate(date, 'en')

/** A project of the plan whose dates leave the plan's year. Extra and continuing projects have other years by nature. */
export const outsideYear: Rule = {
  key: 'dates-outside-the-year',
  kind: 'dates',
  severity: 'low',
  title: { th: 'ระยะเวลาโครงการในแผนอยู่นอกปีงบประมาณ', en: 'A plan project runs outside the plan’s year' },
  explanation: {
    th: 'แผนปฏิบัติการเป็นของปีงบประมาณเดียว โครงการในแผนที่เริ่มก่อนหรือสิ้นสุดหลังปีควรบอกว่าขยายเวลาหรือผูกพันข้ามปี',
    en: 'The plan is of one fiscal year. A project of it that starts before or ends after should be said to extend.',
  },
  find: ({ projects, fiscalYear }) =>
    projects.flatMap((row): Contradiction[] => {
      const [from, to] = [fiscalYearStart(fiscalYear), fiscalYearEnd(fiscalYear)]
      const early = row.start_date !== undefined && row.start_date < from
      const late = row.end_date !== undefined && row.end_date > to
      if (row.group !== 'plan' || !(early || late)) return []
      return [
        {
          message: {
            th: `${row.code}: ${row.start_date ? thai(row.start_date) : ''} ถึง ${row.end_date ? thai(row.end_date) : ''} อยู่นอกปีงบประมาณ ${fiscalYear}`,
            en: `${row.code}: ${row.start_date ? english(row.start_date) : ''} to ${row.end_date ? english(row.end_date) : ''} leaves fiscal year ${fiscalYear}`,
          },
          places: [...(early ? [placeOf(row, 'start_date')] : []), ...(late ? [placeOf(row, 'end_date')] : [])],
          computed: `${from} to ${to}`,
        },
      ]
    }),
}

/** An end before its start. */
export const endBeforeStart: Rule = {
  key: 'end-before-start',
  kind: 'dates',
  severity: 'medium',
  title: { th: 'วันสิ้นสุดก่อนวันเริ่ม', en: 'It ends before it starts' },
  explanation: { th: 'วันสิ้นสุดต้องไม่ก่อนวันเริ่ม', en: 'Nothing ends before it starts.' },
  find: ({ projects, events }) => [
    ...projects.flatMap((row) =>
      (
        [
          ['start_date', 'end_date'],
          ['table_start_date', 'table_end_date'],
        ] as const
      ).flatMap(([start, end]): Contradiction[] => {
        const [from, to] = [row[start], row[end]]
        return from && to && to < from
          ? [
              {
                message: {
                  th: `${row.code}: สิ้นสุด ${thai(to)} ก่อนเริ่ม ${thai(from)}`,
                  en: `${row.code} ends ${english(to)}, before it starts on ${english(from)}`,
                },
                places: [placeOf(row, start), placeOf(row, end)],
                computed: `${to} < ${from}`,
              },
            ]
          : []
      }),
    ),
    ...events.flatMap((row): Contradiction[] =>
      row.date_iso && row.date_end_iso && row.date_end_iso < row.date_iso
        ? [
            {
              message: { th: `“${row.event_th}” สิ้นสุดก่อนเริ่ม`, en: `“${row.event_th}” ends before it starts` },
              places: [placeOf(row, 'date_iso'), placeOf(row, 'date_end_iso')],
              computed: `${row.date_end_iso} < ${row.date_iso}`,
            },
          ]
        : [],
    ),
  ],
}

/** The date as printed against the date as read. */
export const dateAgainstWords: Rule = {
  key: 'date-differs-from-words',
  kind: 'dates',
  severity: 'medium',
  title: { th: 'วันที่ไม่ตรงกับข้อความที่พิมพ์', en: 'A date differs from the words it was printed in' },
  explanation: { th: 'วัน เดือน ปี ที่ใช้ต้องเป็นวันเดียวกับที่ข้อความพิมพ์', en: 'Day, month and year are those the words give.' },
  find: ({ events }) =>
    events.flatMap((row): Contradiction[] => {
      const words = row.date_th
      const off = (['date_iso', 'date_end_iso'] as const).filter((column) => words && row[column] && !mentions(words, row[column]))
      if (off.length === 0) return []
      return [
        {
          message: {
            th: `“${row.event_th}”: พิมพ์ “${words}” แต่วันที่คือ ${off.map((column) => thai(row[column]!)).join(', ')}`,
            en: `“${row.event_th}”: “${words}” printed, the date is ${off.map((column) => english(row[column]!)).join(', ')}`,
          },
          places: [placeOf(row, 'date_th'), ...off.map((column) => placeOf(row, column))],
          computed: `${off.map((column) => row[column]).join(', ')} <> ${words}`,
        },
      ]
    }),
}

/** Whether the words name the day, the month and the Buddhist year of a date, in full or short. */
function mentions(words: string, date: string): boolean {
  const text = arabicDigits(words)
  const [year, , day] = date.split('-')
  const buddhist = String(Number(year) + 543)
  const month = [formatDate(date.slice(0, 7), 'th').split(' ')[0]!, formatDate(date.slice(0, 7), 'th', 'long').split(' ')[0]!]
  const numbers = (text.match(/\d+/g) ?? []).map(Number)
  return (
    month.some((name) => text.includes(name)) &&
    (day === undefined || numbers.includes(Number(day))) &&
    (numbers.includes(Number(buddhist)) || numbers.includes(Number(buddhist.slice(2))))
  )
}

/** One meeting of one body on two days. */
export const meetingTwice: Rule = {
  key: 'one-meeting-two-dates',
  kind: 'dates',
  severity: 'medium',
  title: { th: 'การประชุมครั้งเดียวกันมีสองวันที่', en: 'One meeting has two dates' },
  explanation: { th: 'คณะกรรมการชุดเดียวกัน ครั้งที่เดียวกัน ประชุมได้วันเดียว', en: 'One body’s meeting of one number is on one day.' },
  find: ({ events }) =>
    meetings(events).flatMap((rows): Contradiction[] => {
      const days = groupBy(rows, (row) => row.date_iso!).map(([first]) => first!)
      if (days.length < 2) return []
      return [
        {
          message: {
            th: `${rows[0]!.body_th} ครั้งที่ ${rows[0]!.meeting_no}: ${days.map((row) => thai(row.date_iso!)).join(' และ ')}`,
            en: `${rows[0]!.body_th}, meeting ${rows[0]!.meeting_no}: ${days.map((row) => english(row.date_iso!)).join(' and ')}`,
          },
          places: days.flatMap((row) => [placeOf(row, 'date_iso'), placeOf(row, 'meeting_no')]),
          computed: days.map((row) => row.date_iso).join(' <> '),
        },
      ]
    }),
}

const meetings = (events: Book['events']) =>
  groupBy(
    events.filter((row) => row.date_iso && row.body_th && /\d+\/\d{4}/.test(row.meeting_no ?? '')),
    (row) => `${bodyName(row.body_th!)}|${arabicDigits(row.meeting_no!).trim()}`,
  )

/** Numbers of a body's meetings run with the calendar, and carry the year they were held in. */
export const meetingOrder: Rule = {
  key: 'meeting-out-of-order',
  kind: 'dates',
  severity: 'medium',
  title: { th: 'ครั้งที่ประชุมไม่เรียงตามวันที่', en: 'Meetings are out of order' },
  explanation: { th: 'ครั้งที่ของการประชุมต้องเรียงตามวัน และปีในครั้งที่ต้องเป็นปีที่ประชุม', en: 'Meeting numbers run with the calendar and carry the year of the meeting.' },
  find({ events }) {
    const held = meetings(events).flatMap((rows) => {
      const days = new Set(rows.map((row) => row.date_iso))
      const [number, year] = arabicDigits(rows[0]!.meeting_no!).split('/').map(Number)
      return days.size === 1 ? [{ row: rows[0]!, number: number!, year: year!, body: bodyName(rows[0]!.body_th!) }] : []
    })
    const wrongYear = held.filter(({ row, year }) => Number(row.date_iso!.slice(0, 4)) + 543 !== year)
    const order = groupBy(held, ({ body, year }) => `${body}|${year}`).flatMap((rows) => {
      const sorted = rows.toSorted((a, b) => a.number - b.number)
      return sorted.flatMap((later, at) => (at > 0 && later.row.date_iso! < sorted[at - 1]!.row.date_iso! ? [[sorted[at - 1]!, later] as const] : []))
    })
    return [
      ...wrongYear.map(({ row, year }): Contradiction => ({
        message: {
          th: `${row.body_th} ครั้งที่ ${row.meeting_no} ประชุมเมื่อ ${thai(row.date_iso!)}`,
          en: `${row.body_th}, meeting ${row.meeting_no}, was held on ${english(row.date_iso!)}`,
        },
        places: [placeOf(row, 'date_iso'), placeOf(row, 'meeting_no')],
        computed: `${year} <> ${Number(row.date_iso!.slice(0, 4)) + 543}`,
      })),
      ...order.map(([before, after]): Contradiction => ({
        message: {
          th: `${after.row.body_th}: ครั้งที่ ${after.row.meeting_no} (${thai(after.row.date_iso!)}) ก่อนครั้งที่ ${before.row.meeting_no} (${thai(before.row.date_iso!)})`,
          en: `${after.row.body_th}: meeting ${after.row.meeting_no} (${english(after.row.date_iso!)}) is before ${before.row.meeting_no} (${english(before.row.date_iso!)})`,
        },
        places: [before.row, after.row].flatMap((row) => [placeOf(row, 'date_iso'), placeOf(row, 'meeting_no')]),
        computed: `${after.row.date_iso} < ${before.row.date_iso}`,
      })),
    ]
  },
}

/** Money endorsed before it was approved, where another project was approved first. */
export const endorsedFirst: Rule = {
  key: 'endorsed-before-approved',
  kind: 'dates',
  severity: 'low',
  title: { th: 'เห็นชอบก่อนอนุมัติ', en: 'Endorsed before it was approved' },
  explanation: {
    th: 'การจัดสรรเงินของโครงการหนึ่งได้รับเห็นชอบก่อนวันที่อนุมัติ ขณะที่โครงการอื่นในรายงานเดียวกันเรียงลำดับตรงข้าม',
    en: 'One project’s money was endorsed before it was approved, another’s in the opposite order.',
  },
  find({ events }) {
    const about = events.filter((row) => row.date_iso && allocationWords.test(row.event_th) && row.project_code)
    const codes = [...new Set(about.flatMap((row) => row.project_code!.split(';').map((code) => code.trim())))]
    const steps = codes.flatMap((code) => {
      const own = about.filter((row) => row.project_code!.split(';').some((other) => other.trim() === code))
      const approved = own.filter((row) => approvedWords.test(row.event_th)).toSorted(byDate)[0]
      const endorsed = own.filter((row) => endorsedWords.test(row.event_th)).toSorted(byDate)
      return approved && endorsed.length > 0 ? [{ code, approved, early: endorsed.filter((row) => row.date_iso! < approved.date_iso!), endorsed }] : []
    })
    if (!steps.some(({ early }) => early.length === 0)) return []
    return steps
      .filter(({ early }) => early.length > 0)
      .map(({ code, approved, early }): Contradiction => ({
        message: {
          th: `${code}: ${early[0]!.body_th} เห็นชอบเมื่อ ${thai(early[0]!.date_iso!)} ก่อน${approved.body_th} อนุมัติเมื่อ ${thai(approved.date_iso!)}`,
          en: `${code}: endorsed on ${english(early[0]!.date_iso!)}, approved only on ${english(approved.date_iso!)}`,
        },
        places: [placeOf(early[0]!, 'date_iso'), placeOf(approved, 'date_iso')],
        computed: `${early[0]!.date_iso} < ${approved.date_iso}`,
      }))
  },
}

const byDate = (a: Book['events'][number], b: Book['events'][number]): number => (a.date_iso! < b.date_iso! ? -1 : 1)

/** Data taken after the year they stand for. */
export const dataAfterYear: Rule = {
  key: 'data-outside-the-year',
  kind: 'surveys',
  severity: 'medium',
  title: { th: 'ข้อมูลวัดหลังสิ้นปีหรือก่อนปี', en: 'Data were taken outside the year' },
  explanation: {
    th: 'ผลของปีงบประมาณควรเป็นข้อมูล ณ วันในปีนั้น ข้อมูลที่เก็บหลังสิ้นปีรวมผลของปีถัดไปไว้ด้วย',
    en: 'A year’s result is of a day within it; data taken later hold part of the next year.',
  },
  find: (book) =>
    book.events.flatMap((row): Contradiction[] => {
      const [from, to] = [fiscalYearStart(book.fiscalYear), fiscalYearEnd(book.fiscalYear)]
      const day = row.date_iso
      if (!day || !asOfWords.test(row.event_th) || !(day.slice(0, 7) > to.slice(0, 7) || day < from.slice(0, day.length))) return []
      const told = book.text.filter((other) => other.project_code === row.project_code && other.src_line === row.src_line && other.value?.gte(100))
      const used = book.indicators.filter(
        (indicator) =>
          indicator.project_code === row.project_code && told.some((other) => indicator.actual_value?.eq(other.value!)) && indicator.actual_value!.gte(100),
      )
      return [
        {
          severity: used.length > 0 ? 'medium' : 'low',
          message: {
            th: `${row.project_code ?? ''}: “${row.event_th}” คือ ${thai(day)} นอกปีงบประมาณ ${book.fiscalYear}${used.length > 0 ? ` แต่ใช้เป็นผลของ ${used.map((indicator) => indicator.indicator_id).join(', ')}` : ''}`,
            en: `${row.project_code ?? ''}: data of ${english(day)}, outside fiscal year ${book.fiscalYear}${used.length > 0 ? `, stand as results of ${used.map((indicator) => indicator.indicator_id).join(', ')}` : ''}`,
          },
          places: [placeOf(row, 'date_iso'), ...told.map((other) => placeOf(other, 'value')), ...used.map((indicator) => placeOf(indicator, 'actual_value'))],
          computed: `${day} is not within ${from} to ${to}`,
        },
      ]
    }),
}

/** Commitments that outlive their project at the year's end. */
export const committedAfterEnd: Rule = {
  key: 'committed-after-end',
  kind: 'money',
  severity: 'medium',
  title: { th: 'ยังมีเงินผูกพันหลังสิ้นสุดโครงการ', en: 'Money is still committed after the project’s end' },
  explanation: {
    th: 'โครงการสิ้นสุดแล้ว ณ วันสิ้นปีงบประมาณ แต่ตารางยังพิมพ์เงินผูกพัน ต้องเบิกจ่าย ยกเลิก หรือขยายเวลา',
    en: 'The project had ended by the year’s end and the table still shows a commitment: pay it, release it, or extend the project.',
  },
  find: (book) =>
    leafRows(book).flatMap((row): Contradiction[] => {
      const project = book.projects.find(({ code }) => code === row.code)
      const end = project?.end_date ?? project?.table_end_date
      if (!project || !end || end > fiscalYearEnd(book.fiscalYear) || row.committed <= 0n) return []
      return [
        {
          message: {
            th: `${row.code}: สิ้นสุด ${thai(end)} แต่ยังผูกพัน ${formatBaht(row.committed)} บาท`,
            en: `${row.code}: ended ${english(end)}, ${formatBaht(row.committed)} baht is still committed`,
          },
          places: [placeOf(project, project.end_date ? 'end_date' : 'table_end_date'), placeOf(row, 'committed')],
          computed: `${bahtText(row.committed)} committed; end ${end} <= ${fiscalYearEnd(book.fiscalYear)}`,
        },
      ]
    }),
}
