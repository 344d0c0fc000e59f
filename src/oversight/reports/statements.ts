import { paths as statementPaths, type OrgFactRow } from '#oversight/statements/index.ts'
import type { Place } from '#platform/tables.ts'
import { column, row, table, text, trace } from './blocks.ts'
import type { Table, Trace } from './document.ts'
import { factKeyName, factKindName, words } from './texts.ts'
import type { Of } from './year.ts'

/** Printed statements of a year as the report repeats them, each with the way back to the row it stands in. */

/** A row of an imported table: `S-problems-2` is line 2 of problems.csv. */
export function statementTrace(year: number, { at, src_line }: { readonly at: Place; readonly src_line?: number | undefined }): Trace {
  const file = at.file.replace(/\.[^.]*$/, '')
  return trace(`S-${file}-${at.line}`, statementPaths.statement(year, at.file, at.line), { ...at, srcLine: src_line })
}

/** Facts about the agency of some kinds, a table for each kind that has any. */
export const factTables = ({ year, statements }: Of<'statements'>, belongs: (fact: OrgFactRow) => boolean): readonly Table[] =>
  [...Map.groupBy(statements.orgFacts.filter(belongs), ({ kind }) => kind)].map(([kind, facts]) =>
    table(
      factKindName(kind),
      [column('key', words.item, 'text', 0.35), column('value', words.content)],
      facts.map((fact) => row({ key: text(factKeyName(kind, fact.key)), value: text(fact.value_th) }, { trace: statementTrace(year, fact) })),
    ),
  )

/**
 * Whether a fact speaks of the plan to come: its kind says a later year or five years (`target_group_2567`, `objective_5yr`), or its key says it stands
 * in the report's last part (`vision_part5`), which is about the plan to come.
 */
export const isAboutWhatComes = ({ kind, key }: OrgFactRow, year: number): boolean =>
  kind.includes(String(year + 1)) || /5_?yr|five_year/.test(kind) || key.endsWith('_part5')
