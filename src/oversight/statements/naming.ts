import type { Table } from '#platform/tables.ts'

/** Tables whose rows have no key of their own are known by the words that say what a row is about. */
const wordsThatName: Readonly<Record<string, readonly string[]>> = {
  dates_and_meetings: ['event_th', 'body_th', 'project_code'],
  assessments: ['assessment', 'item', 'sub_item', 'year_be'],
  org_facts: ['kind', 'key'],
  toc: ['part', 'title_th'],
}

/** What names a row in its table, whatever line it stands on: its key, or the words that say what it is about. */
export function rowName(table: Pick<Table, 'name' | 'key'>, printed: object): string {
  const cells = printed as Readonly<Record<string, string>>
  return (wordsThatName[table.name] ?? table.key).map((column) => cells[column] ?? '').join('|')
}

/** The names of a file's rows, made different where the words are the same: the second is `…#2`. */
export function rowNames(table: Pick<Table, 'name' | 'key'>, rows: readonly { readonly printed: object }[]): readonly string[] {
  const met = new Map<string, number>()
  return rows.map(({ printed }) => {
    const name = rowName(table, printed)
    const times = (met.get(name) ?? 0) + 1
    met.set(name, times)
    return times === 1 ? name : `${name}#${times}`
  })
}
