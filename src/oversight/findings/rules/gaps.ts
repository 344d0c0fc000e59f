import type Big from 'big.js'
import { placeOf, type Book, type PrintedPlace } from '../book.ts'
import { parentCode, topProjects } from '../figures.ts'
import type { Contradiction, Rule } from '../finding.ts'
import { missedWords } from '../lexicon.ts'
import { bare, latinNames, show } from '../reading.ts'

/** A project, or one of its parts, that no indicator measures. */
export const noIndicators: Rule = {
  key: 'project-without-indicators',
  kind: 'gaps',
  severity: 'low',
  title: { th: 'โครงการไม่มีตัวชี้วัด', en: 'A project without indicators' },
  explanation: { th: 'งบประมาณที่ไม่มีตัวชี้วัดบอกไม่ได้ว่าได้ผลอะไร', en: 'Money without an indicator cannot show what it brought.' },
  find(book) {
    const codes = new Set(book.projects.map(({ code }) => code))
    const measured = new Set(book.indicators.flatMap(({ project_code }) => [project_code, parentCode(project_code, codes)]))
    if (book.indicators.length === 0) return []
    return topProjects(book)
      .filter(({ code }) => !measured.has(code))
      .map((row): Contradiction => ({
        message: {
          th: `${row.code} “${row.name_th}” งบประมาณ ${row.printed.budget} บาท ไม่มีตัวชี้วัด`,
          en: `${row.code} “${row.name_th}”, ${row.printed.budget} baht, has no indicator`,
        },
        places: [placeOf(row, 'code'), placeOf(row, 'budget')],
        computed: '0 indicators',
      }))
  },
}

interface Target {
  readonly id: string
  readonly project: string | undefined
  readonly name: string
  readonly op: '>=' | '<=' | '='
  readonly target: Big | undefined
  readonly actual: Big | undefined
  readonly unit: string
  readonly places: readonly PrintedPlace[]
}

const targetsOf = ({ indicators, kpis }: Book): readonly Target[] => [
  ...indicators.map((row) => ({
    id: row.indicator_id,
    project: row.project_code,
    name: row.name_th,
    op: row.target_op,
    target: row.target_value,
    actual: row.actual_value,
    unit: row.unit ?? '',
    places: [placeOf(row, 'target_value'), placeOf(row, 'actual_value')],
  })),
  ...kpis.map((row) => ({
    id: row.kpi_id,
    project: undefined,
    name: row.name_th,
    op: row.target_op,
    target: row.target_value,
    actual: row.actual_value,
    unit: row.unit ?? '',
    places: [placeOf(row, 'target_value'), placeOf(row, 'actual_value')],
  })),
]

const isMissed = ({ op, target, actual }: Target): boolean => {
  if (!target || !actual) return false
  return op === '>=' ? actual.lt(target) : op === '<=' ? actual.gt(target) : !actual.eq(target)
}

/** Whether a problem speaks of an indicator: by its code, or by a name that few projects have. */
function mentions(book: Book, problem: Book['problems'][number], { id, project, name }: Target): boolean {
  const words = `${problem.problem_th} ${problem.recommendation_th ?? ''}`
  const own = book.projects.find(({ code }) => code === project)
  const told = [name, own?.name_th ?? '', own?.name_in_narrative_th ?? ''].join(' ')
  if (words.includes(id) || (project && new RegExp(`\\b${project.replaceAll('.', '\\.')}\\b`).test(words))) return true
  const spoken = latinWords(words)
  if (latinWords(told).some((word) => spoken.includes(word))) return true
  return longestCommon(bare(told), bare(problem.problem_th)).some((piece) => rare(book, piece))
}

const latinWords = (text: string): readonly string[] =>
  latinNames(text)
    .flatMap((name) => [name, ...name.split(/[\s-]+/)])
    .filter((word) => word.length > 2 && !/^(m?smes?|one|service|system|business|and)$/.test(word))

/** Pieces of twelve letters or more that both texts have. */
function longestCommon(a: string, b: string): readonly string[] {
  const length = 12
  const pieces = new Set<string>()
  for (let at = 0; at + length <= a.length; at++) {
    const piece = a.slice(at, at + length)
    if (b.includes(piece)) pieces.add(piece)
  }
  return [...pieces]
}

/** A phrase that stands in the names of a third of all projects tells none of them apart. */
const rare = (book: Book, piece: string): boolean => {
  const having = book.projects.filter((row) => bare(row.name_th).includes(piece)).length
  return having <= Math.max(1, book.projects.length / 20)
}

/** A missed target that the report's own chapter on problems passes over. */
export const missedUnexplained: Rule = {
  key: 'missed-target-unexplained',
  kind: 'gaps',
  severity: 'low',
  title: { th: 'ไม่บรรลุเป้าหมายโดยไม่มีคำอธิบาย', en: 'A missed target that no problem mentions' },
  explanation: {
    th: 'ส่วนปัญหา อุปสรรค ควรอธิบายทุกเป้าหมายที่ไม่บรรลุ',
    en: 'The chapter on problems should explain every target that was missed.',
  },
  find: (book) =>
    targetsOf(book)
      .filter((target) => isMissed(target) && !book.problems.some((problem) => mentions(book, problem, target)))
      .map((row): Contradiction => ({
        message: {
          th: `${row.id} “${row.name}”: เป้าหมาย ${show(row.target!)} ผล ${show(row.actual!)} ${row.unit} ไม่มีปัญหาข้อใดกล่าวถึง`,
          en: `${row.id}: target ${show(row.target!)}, result ${show(row.actual!)}; no problem mentions it`,
        },
        places: row.places,
        computed: `${row.actual!.toFixed()} - ${row.target!.toFixed()} = ${row.actual!.minus(row.target!).toFixed()}`,
      })),
}

/** A problem says that a target was missed while every number says it was met. */
export const problemAgainstResult: Rule = {
  key: 'problem-against-result',
  kind: 'gaps',
  severity: 'medium',
  title: { th: 'ปัญหาบอกว่าไม่บรรลุ แต่ตัวเลขบอกว่าบรรลุ', en: 'A problem says missed, the numbers say met' },
  explanation: {
    th: 'ส่วนปัญหากล่าวว่าไม่บรรลุเป้าหมาย แต่ตัวชี้วัดของเรื่องเดียวกันทุกตัวพิมพ์ผลเกินเป้าหมาย',
    en: 'The chapter on problems says a target was missed; every indicator of the matter prints a result above it.',
  },
  find: (book) =>
    book.problems.flatMap((problem): Contradiction[] => {
      if (!missedWords.test(problem.problem_th)) return []
      const said = new Set(latinNames(problem.problem_th).filter((name) => name.includes(' ')))
      const project = book.projects.find((row) => latinNames(row.name_th).some((name) => said.has(name)))
      const own = targetsOf(book).filter((target) => target.project === project?.code && target.target?.gte(100) && target.actual)
      if (!project || own.length === 0 || own.some(isMissed)) return []
      return [
        {
          message: {
            th: `ปัญหาข้อ ${problem.number} บอกว่า${project.code} ไม่บรรลุเป้าหมาย แต่ ${own.map((row) => `${row.id} ได้ ${show(row.actual!)} จากเป้าหมาย ${show(row.target!)}`).join(', ')}`,
            en: `Problem ${problem.number} says ${project.code} missed its target, but ${own.map((row) => `${row.id} reached ${show(row.actual!)} of ${show(row.target!)}`).join(', ')}`,
          },
          places: [placeOf(problem, 'problem_th'), ...own.flatMap(({ places }) => places)],
          computed: own.map((row) => `${row.actual!.toFixed()} >= ${row.target!.toFixed()}`).join('; '),
        },
      ]
    }),
}
