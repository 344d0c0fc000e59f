import { paths as findingPaths, severityNames, statusNames, type Severity } from '#oversight/findings/index.ts'
import type { Text } from '#platform/text.ts'
import { column, note, number, paragraph, row, status, table, text, trace } from '../blocks.ts'
import type { Section, Table, Tone, Trace } from '../document.ts'
import { factTables, isAboutWhatComes, statementTrace } from '../statements.ts'
import { headings, remarks, titles, words } from '../texts.ts'
import type { AnsweredFinding, Of } from '../year.ts'
import { part } from './part.ts'

/** Part 5: the plan to come, what stood in the way, and what contradicts what in the year's own numbers. */
export const nextPart = part(5, titles.next, ['statements', 'findings'], (data) => [
  comingPlan(data),
  problems(data),
  openFindings(data),
  answeredFindings(data),
])

function comingPlan(data: Of<'statements'>): Section {
  const { year, statements } = data
  const numbers = statements.figuresInText.filter(({ kind }) => kind === 'plan')
  const facts = factTables(data, (fact) => isAboutWhatComes(fact, year))
  const nothing = numbers.length === 0 && facts.length === 0
  return {
    id: 'next-plan',
    title: headings.nextPlan,
    blocks: [
      note(nothing ? remarks.noNextPlan(year + 1) : remarks.nextPlanHolds(year + 1)),
      ...facts,
      ...(numbers.length > 0
        ? [
            table(
              headings.nextPlanFigures,
              [column('what', words.item), column('value', words.value, 'number'), column('unit', words.unit, 'code')],
              numbers.map((line) =>
                row(
                  { what: text(line.what_th), value: line.value ? number(line.value) : text('–'), unit: text(line.unit) },
                  { trace: statementTrace(year, line) },
                ),
              ),
            ),
          ]
        : []),
    ],
  }
}

function problems({ year, statements }: Of<'statements'>): Section {
  return {
    id: 'problems',
    title: headings.problems,
    blocks: [
      table(
        headings.problems,
        [column('number', words.sequence, 'code'), column('problem', words.problem), column('recommendation', words.recommendation)],
        statements.problems.map((line) =>
          row(
            { number: text(String(line.number)), problem: text(line.problem_th), recommendation: text(line.recommendation_th) },
            { trace: statementTrace(year, line) },
          ),
        ),
        remarks.noProblems,
      ),
    ],
  }
}

function openFindings({ year, findings: { checkedAt, all } }: Of<'findings'>): Section {
  const open = all.filter(({ status: answered }) => answered === 'open')
  return {
    id: 'open-findings',
    title: headings.openFindings,
    blocks:
      open.length > 0
        ? [paragraph(remarks.openFindingsLead(open.length)), findingTable(year, headings.openFindings, open)]
        : [note(checkedAt ? remarks.noOpenFindings : remarks.neverChecked)],
  }
}

function answeredFindings({ year, findings: { all } }: Of<'findings'>): Section {
  const answered = all.filter((finding) => finding.status !== 'open')
  return {
    id: 'answered-findings',
    title: headings.answeredFindings,
    blocks: answered.length === 0 ? [note(remarks.noAnsweredFindings)] : [findingTable(year, headings.answeredFindings, answered)],
  }
}

/** Worst first, as the checks give them: what contradicts what, the recomputation, and what people answered. */
function findingTable(year: number, title: Text, findings: readonly AnsweredFinding[]): Table {
  const answered = findings.some((finding) => finding.status !== 'open')
  return table(
    title,
    [
      column('severity', words.severity, 'status'),
      column('finding', words.finding, 'text', 1.4),
      column('computed', words.computed),
      ...(answered ? [column('answer', words.answer)] : []),
    ],
    findings.map((finding) =>
      row(
        {
          severity: status(severityTones[finding.severity], severityNames[finding.severity]),
          finding: text(finding.message),
          computed: text(finding.computed),
          ...(answered && { answer: text(answerOf(finding)) }),
        },
        { trace: findingTrace(year, finding) },
      ),
    ),
  )
}

const severityTones: Readonly<Record<Severity, Tone>> = { high: 'bad', medium: 'warn', low: 'neutral' }

function answerOf({ status: answered, reason, correction }: AnsweredFinding): Text {
  const said = [reason, correction].filter(Boolean).join(' · ')
  const name = statusNames[answered]
  return said ? { th: `${name.th}: ${said}`, en: `${name.en}: ${said}` } : name
}

function findingTrace(year: number, { id, places }: AnsweredFinding): Trace {
  const origins = places.map(({ file, line, srcLine }) => ({ file, line, srcLine: srcLine || undefined }))
  return trace(`X-${id}`, findingPaths.finding(year, id), ...origins)
}
