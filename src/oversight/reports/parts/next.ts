import { findingPaths, type StoredFinding } from '../interim.ts'
import { same, type Text } from '#platform/text.ts'
import { column, note, number, paragraph, row, status, table, text, trace } from '../blocks.ts'
import type { Section, Table, Tone, Trace } from '../document.ts'
import { factTables, isAboutWhatComes, statementTrace } from '../statements.ts'
import { headings, remarks, severityNames, titles, words } from '../texts.ts'
import type { Of } from '../year.ts'
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

function openFindings({ year, findings }: Of<'findings'>): Section {
  const open = findings.filter((finding) => finding.status === 'open')
  return {
    id: 'open-findings',
    title: headings.openFindings,
    blocks:
      open.length === 0 ? [note(remarks.noOpenFindings)] : [paragraph(remarks.openFindingsLead(open.length)), findingTable(year, headings.openFindings, open)],
  }
}

function answeredFindings({ year, findings }: Of<'findings'>): Section {
  const answered = findings.filter((finding) => finding.status === 'explained' || finding.status === 'accepted' || finding.status === 'corrected')
  return {
    id: 'answered-findings',
    title: headings.answeredFindings,
    blocks: answered.length === 0 ? [note(remarks.noAnsweredFindings)] : [findingTable(year, headings.answeredFindings, answered)],
  }
}

const findingTable = (year: number, title: Text, findings: readonly StoredFinding[]): Table =>
  table(
    title,
    [
      column('severity', words.severity, 'status'),
      column('finding', words.finding, 'text', 1.5),
      column('computed', words.computed),
      column('answer', words.answer, 'text', 0.7),
    ],
    findings
      .toSorted((a, b) => severityOrder.indexOf(a.severity) - severityOrder.indexOf(b.severity))
      .map((finding) =>
        row(
          {
            severity: status(severityTones[finding.severity], severityNames[finding.severity]),
            finding: text(finding.message),
            computed: text(finding.computed),
            answer: text(finding.status === 'open' ? undefined : answerOf(finding)),
          },
          { trace: findingTrace(year, finding) },
        ),
      ),
  )

const severityOrder = ['high', 'medium', 'low'] as const
const severityTones = { high: 'bad', medium: 'warn', low: 'neutral' } as const satisfies Record<StoredFinding['severity'], Tone>

const answerOf = (finding: StoredFinding): Text => same(finding.status)

const findingTrace = (year: number, { id, places }: StoredFinding): Trace => trace(`X-${id}`, findingPaths.finding(year, id), ...places)
