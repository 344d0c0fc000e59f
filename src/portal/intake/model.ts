import type { FiscalYear } from '#platform/dates.ts'
import type { Counts } from '#platform/importer.ts'
import type { Source } from '#platform/read-table.ts'
import type { Fault } from '#platform/tables.ts'
import type { Text } from '#platform/text.ts'

/** What is brought in together: tables of one fiscal year, each in a CSV file or a sheet of a workbook. */
export interface PackInput {
  readonly fiscalYear: FiscalYear
  readonly files: readonly Source[]
  /** Called now and then while the import runs; `total` is the number of tables. */
  readonly onProgress?: (done: number, total: number, phase: Text) => Promise<void>
}

/** What an import did to one table. */
export interface TableSummary extends Counts {
  readonly table: string
  readonly file: string
  readonly rows: number
  /** Columns that the file does not have; what they would say counts as not stated. */
  readonly absent: readonly string[]
}

export interface ImportSummary {
  readonly fiscalYear: FiscalYear
  readonly tables: readonly TableSummary[]
}

/** Every fault of the files at once, up to the first thousand; nothing was kept. */
export interface Faulty {
  readonly ok: false
  readonly code: 'faults'
  readonly faults: readonly Fault[]
  readonly faultCount: number
}

export type ImportOutcome = { readonly ok: true; readonly value: ImportSummary } | Faulty

export const mostFaults = 1_000

/** Faults in the order they are found; all are counted, the first thousand kept. */
export class FaultList {
  readonly kept: Fault[] = []
  count = 0

  add(faults: readonly Fault[]): void {
    this.count += faults.length
    if (this.kept.length < mostFaults) this.kept.push(...faults.slice(0, mostFaults - this.kept.length))
  }

  outcome(): Faulty {
    return { ok: false, code: 'faults', faults: this.kept, faultCount: this.count }
  }
}
