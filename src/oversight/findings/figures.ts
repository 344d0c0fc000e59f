import type Big from 'big.js'
import { evaluateFigures, notStated, type Evaluated, type FigureSources, type Part, type Source, type SourceRow } from '#oversight/figures/index.ts'
import { bahtText, type Satang } from '#platform/money.ts'
import Decimal from 'big.js'
import { placeOf, type Book, type PrintedPlace } from './book.ts'

/** The figures of a book, evaluated from its own rows. */

/** One number a total rests on, with all that is said about it. */
export interface Leaf {
  readonly ref: string
  readonly project: string | undefined
  readonly label: string
  readonly note: string
  readonly unit: string
  readonly value: Big
  readonly place: PrintedPlace
}

export interface Figure extends Evaluated {
  readonly name: string
  readonly note: string
  /** The definition, and the headline it is printed as. */
  readonly place: PrintedPlace
  readonly headline: Book['headlines'][number] | undefined
  /** Every number below it, each once. */
  readonly leaves: readonly Leaf[]
}

export function figuresOf(book: Book): ReadonlyMap<string, Figure> {
  const known = memo.get(book)
  if (known) return known
  const leaves = new Map<string, Leaf>()
  const evaluated = evaluateFigures(
    book.definitions.map((row) => ({ key: row.key, unit: row.unit, composedOf: row.composed_of, kind: notStated, count: notStated })),
    sourcesOf(book, leaves),
  )
  const figures = new Map(
    book.definitions.map((row) => {
      const figure = evaluated.get(row.key)!
      const refs = [...new Set(leafRefs(figure.parts))]
      return [
        row.key,
        {
          ...figure,
          name: row.name_en,
          note: row.note ?? '',
          place: placeOf(row, 'composed_of'),
          headline: book.headlines.find(({ key }) => key === row.headline_key),
          leaves: refs.flatMap((ref) => leaves.get(ref) ?? []),
        },
      ] as const
    }),
  )
  memo.set(book, figures)
  return figures
}
const memo = new WeakMap<Book, ReadonlyMap<string, Figure>>()

/** Totals are never compared over targets here: `target(...)` of a leaf is the same leaf's target and no result. */
const leafRefs = (parts: readonly Part[]): string[] => parts.flatMap((part) => (part.key ? leafRefs(part.parts) : [part.ref]))

function sourcesOf(book: Book, leaves: Map<string, Leaf>): FigureSources {
  const stated = (label: string, unit: string, value: Big | undefined, place: PrintedPlace) => ({
    value,
    unit,
    rows: [{ label, unit, value, at: place, srcLine: place.srcLine } satisfies SourceRow],
  })
  const keep = (leaf: Omit<Leaf, 'value'> & { readonly value: Big | undefined }) => {
    if (leaf.value) leaves.set(leaf.ref, { ...leaf, value: leaf.value })
  }
  for (const row of book.indicators) {
    keep({
      ref: `ind:${row.indicator_id}`,
      project: row.project_code,
      label: row.name_th,
      note: row.actual_note_th ?? '',
      unit: row.actual_unit ?? row.unit ?? '',
      value: row.actual_value,
      place: placeOf(row, 'actual_value'),
    })
  }
  for (const row of book.kpis) {
    keep({
      ref: `kpi:${row.kpi_id}`,
      project: undefined,
      label: row.name_th,
      note: '',
      unit: row.unit ?? '',
      value: row.actual_value,
      place: placeOf(row, 'actual_value'),
    })
  }
  for (const row of book.text) {
    const place = placeOf(row, 'value')
    keep({ ref: `text:${row.id}`, project: row.project_code, label: row.what_th, note: row.who_th ?? '', unit: row.unit ?? '', value: row.value, place })
  }
  for (const row of book.values) {
    const place = placeOf(row, 'value_million_baht')
    keep({ ref: `value:${row.value_id}`, project: row.project_code, label: row.basis ?? '', note: '', unit: 'ล้านบาท', value: row.value_million_baht, place })
  }
  const plain = (ref: string): Source | undefined => {
    const leaf = leaves.get(ref)
    return leaf && { name: leaf.label, actual: stated(leaf.label, leaf.unit, leaf.value, leaf.place), target: undefined }
  }
  return {
    indicator(id) {
      const row = book.indicators.find((candidate) => candidate.indicator_id === id)
      if (!row) return undefined
      return {
        name: row.name_th,
        actual: stated(row.name_th, row.unit ?? '', row.actual_value, placeOf(row, 'actual_value')),
        target: stated(row.name_th, row.unit ?? '', row.target_value, placeOf(row, 'target_value')),
      }
    },
    kpi(id) {
      const row = book.kpis.find((candidate) => candidate.kpi_id === id)
      if (!row) return undefined
      return {
        name: row.name_th,
        actual: stated(row.name_th, row.unit ?? '', row.actual_value, placeOf(row, 'actual_value')),
        target: stated(row.name_th, row.unit ?? '', row.target_value, placeOf(row, 'target_value')),
      }
    },
    text: (id) => plain(`text:${id}`),
    value: (id) => plain(`value:${id}`),
    measure: () => undefined,
    money(group, column) {
      const rows = leafRows(book).filter((row) => row.group === group)
      if (rows.length === 0 || !(column === 'allocated' || column === 'disbursed' || column === 'committed' || column === 'remaining')) return undefined
      const total = rows.reduce((sum, row) => sum + row[column], 0n)
      return { name: `${group}.${column}`, actual: { value: new Decimal(bahtText(total)), unit: 'baht', rows: [] }, target: undefined }
    },
    planItems(group) {
      const rows = topProjects(book).filter((row) => row.group === group)
      return { name: group, actual: { value: new Decimal(rows.length), unit: '', rows: [] }, target: undefined }
    },
  }
}

/** A row is a part of the one whose code it continues after a mark: `P32.1` of `P32`. */
export const parentCode = (code: string, codes: ReadonlySet<string>): string | undefined =>
  [...codes]
    .filter((other) => other.length < code.length && code.startsWith(other) && !/[\p{L}\p{N}]/u.test(code[other.length]!))
    .toSorted((a, b) => b.length - a.length)[0]

/** Budget rows without parts of their own: what sums run over. */
export function leafRows(book: Book): Book['execution'] {
  const codes = new Set(book.execution.map((row) => row.code))
  const parents = new Set(book.execution.map((row) => parentCode(row.code, codes)))
  return book.execution.filter((row) => !parents.has(row.code))
}

/** One column of budget rows, added up. */
export const sumOfRows = (rows: Book['execution'], column: 'allocated' | 'disbursed' | 'committed' | 'remaining'): Satang =>
  rows.reduce((total, row) => total + row[column], 0n)

/** Projects counted as the plan counts them: a project with parts is one. */
export function topProjects(book: Book): Book['projects'] {
  const codes = new Set(book.projects.map((row) => row.code))
  return book.projects.filter((row) => !parentCode(row.code, codes))
}
