import type { AssessmentRow } from '#oversight/statements/index.ts'
import { readDecimal } from '#platform/numbers.ts'
import { same, type Text } from '#platform/text.ts'
import { column, note, number, row, table, text } from '../blocks.ts'
import type { Cell, Table } from '../document.ts'
import { statementTrace } from '../statements.ts'
import { assessmentNames, headings, remarks, titles, words } from '../texts.ts'
import { part } from './part.ts'

/** Part 4: how others judged the agency, and what it was awarded. */
export const assessmentsPart = part(4, titles.assessments, ['statements'], ({ year, statements }) => {
  const byName = Map.groupBy(statements.assessments, ({ assessment }) => assessment)
  const awards = byName.get(awardsKey)
  const others = [...byName].filter(([name]) => name !== awardsKey)
  return [
    {
      id: 'assessments',
      title: headings.assessments,
      blocks: others.length > 0 ? others.map(([name, rows]) => scores(year, assessmentName(name), rows)) : [note(remarks.noAssessments)],
    },
    {
      id: 'awards',
      title: headings.awards,
      blocks: awards ? [scores(year, headings.awards, awards)] : [note(remarks.noAwards)],
    },
  ]
})

const awardsKey = 'awards'

const assessmentName = (name: string): Text => assessmentNames[name] ?? same(name.replaceAll('_', ' '))

const scores = (year: number, title: Text, rows: readonly AssessmentRow[]): Table =>
  table(
    title,
    [
      column('item', words.item),
      column('detail', words.detail),
      column('year', words.year, 'code'),
      column('value', words.value, 'number'),
      column('unit', words.unit, 'code'),
    ],
    rows.map((line) =>
      row(
        { item: text(line.item), detail: text(line.sub_item), year: text(line.year_be), value: score(line.value), unit: text(line.unit) },
        { trace: statementTrace(year, line) },
      ),
    ),
  )

/** A score is printed as the file writes it, `4.2730` included; a grade or words stay text. */
function score(printed: string | undefined): Cell {
  const value = printed === undefined ? undefined : readDecimal(printed)
  return value ? { ...number(value), printed: printed! } : text(printed)
}
