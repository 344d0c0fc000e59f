import { placeOf } from '../book.ts'
import type { Contradiction, Rule } from '../finding.ts'
import { singleStatements, statementNames } from '../lexicon.ts'
import { bare, groupBy, withoutBrackets } from '../reading.ts'

/** A project's dates on its own page against the overview table. */
export const datesInTwoVersions: Rule = {
  key: 'project-dates-differ',
  kind: 'dates',
  severity: 'medium',
  title: { th: 'วันเริ่มหรือวันสิ้นสุดโครงการพิมพ์สองแบบ', en: 'A project’s dates are printed in two versions' },
  explanation: {
    th: 'ระยะเวลาในตารางภาพรวมและในหน้าโครงการต้องเป็นวันเดียวกัน',
    en: 'The overview table and a project’s own page give the same dates.',
  },
  find: ({ projects }) =>
    projects.flatMap((row): Contradiction[] => {
      const off = (
        [
          ['start_date', 'table_start_date'],
          ['end_date', 'table_end_date'],
        ] as const
      ).filter(([own, table]) => row[own] && row[table] && row[own] !== row[table])
      if (off.length === 0) return []
      return [
        {
          message: {
            th: `${row.code}: ${off.map(([own, table]) => `หน้าโครงการ ${row[own]} ตารางภาพรวม ${row[table]}`).join('; ')}`,
            en: `${row.code}: ${off.map(([own, table]) => `${row[own]} on its own page, ${row[table]} in the table`).join('; ')}`,
          },
          places: off.flatMap(([own, table]) => [placeOf(row, own), placeOf(row, table)]),
          computed: off.map(([own, table]) => `${row[own]} <> ${row[table]}`).join('; '),
        },
      ]
    }),
}

/** Running numbers of projects in the table against their own pages. */
export const numbersDiffer: Rule = {
  key: 'project-numbers-differ',
  kind: 'names',
  severity: 'low',
  title: { th: 'ลำดับโครงการในตารางและในหน้าโครงการไม่ตรงกัน', en: 'Projects are numbered differently in the table and on their pages' },
  explanation: { th: 'ลำดับเดียวกันหมายถึงคนละโครงการในสองส่วนของรายงาน ผู้อ่านอ้างอิงผิดได้', en: 'One number means two projects in two parts of the report.' },
  find: ({ projects }) =>
    groupBy(projects, ({ group }) => group).flatMap((rows): Contradiction[] => {
      const off = rows.filter((row) => row.number && row.number_in_narrative && row.number !== row.number_in_narrative)
      if (off.length === 0) return []
      return [
        {
          message: {
            th: off.map((row) => `${row.code}: ตารางลำดับ ${row.number} หน้าโครงการลำดับ ${row.number_in_narrative}`).join('; '),
            en: off.map((row) => `${row.code}: number ${row.number} in the table, ${row.number_in_narrative} on its page`).join('; '),
          },
          places: off.flatMap((row) => [placeOf(row, 'number'), placeOf(row, 'number_in_narrative')]),
          computed: off.map((row) => `${row.code}: ${row.number} <> ${row.number_in_narrative}`).join('; '),
        },
      ]
    }),
}

/** A project's name in the table against its own page; brackets, punctuation and a name cut off with ฯ are the same name. */
export const namesDiffer: Rule = {
  key: 'project-names-differ',
  kind: 'names',
  severity: 'low',
  title: { th: 'ชื่อโครงการในตารางและในหน้าโครงการไม่ตรงกัน', en: 'A project has two names' },
  explanation: { th: 'โครงการเดียวกันควรใช้ชื่อเดียวทั้งรายงาน', en: 'A project has one name throughout the report.' },
  find: ({ projects }) =>
    projects.flatMap((row): Contradiction[] => {
      const page = row.name_in_narrative_th
      if (!page || sameName(row.name_th, page)) return []
      return [
        {
          message: {
            th: `${row.code}: ตารางเรียก “${row.name_th}” หน้าโครงการเรียก “${page}”`,
            en: `${row.code}: “${row.name_th}” in the table, “${page}” on its own page`,
          },
          places: [placeOf(row, 'name_th'), placeOf(row, 'name_in_narrative_th')],
          computed: `${row.name_th} <> ${page}`,
        },
      ]
    }),
}

function sameName(table: string, page: string): boolean {
  if (bare(table) === bare(page) || bare(withoutBrackets(table)) === bare(withoutBrackets(page)) || bare(table) === bare(withoutBrackets(page))) return true
  const [cut] = table.split('ฯ')
  return table.includes('ฯ') && bare(page).startsWith(bare(cut!))
}

/** Statements an agency has one of, as its vision, printed in several wordings. */
export const oneStatement: Rule = {
  key: 'statement-in-two-versions',
  kind: 'versions',
  severity: 'medium',
  title: { th: 'วิสัยทัศน์หรือพันธกิจพิมพ์สองแบบ', en: 'The vision or mission is printed in two wordings' },
  explanation: { th: 'หน่วยงานมีวิสัยทัศน์และพันธกิจเดียวในปีหนึ่ง', en: 'An agency has one vision and one mission in a year.' },
  find: ({ facts }) =>
    groupBy(
      facts.filter(({ kind }) => singleStatements.test(kind)),
      ({ kind }) => kind,
    ).flatMap((rows): Contradiction[] => {
      const wordings = groupBy(rows, (row) => bare(row.value_th)).map(([first]) => first!)
      if (wordings.length < 2) return []
      return [
        {
          message: {
            th: `${statementNames[wordings[0]!.kind] ?? wordings[0]!.kind}: ${wordings.map((row) => `“${row.value_th}”`).join(' กับ ')}`,
            en: `${wordings[0]!.kind} stands in ${wordings.length} wordings`,
          },
          places: wordings.map((row) => placeOf(row, 'value_th')),
          computed: `${wordings.length} wordings`,
        },
      ]
    }),
}
