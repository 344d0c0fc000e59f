import type { Importer, StreamImporter } from '#platform/importer.ts'
import { budgetEntriesImporter } from './importers/entries.ts'
import { projectIndicatorsImporter, quarterTargetsImporter, strategicKpisImporter } from './importers/indicators.ts'
import { budgetBySourceImporter, budgetExecutionImporter, budgetSourcesImporter, spendingPlanImporter } from './importers/money.ts'
import { activitiesImporter, approvalsImporter, projectsImporter, strategiesImporter, tacticsImporter } from './importers/structure.ts'

/** What this room takes in, in the order in which later tables rest on earlier ones. */
export const importers: readonly Importer[] = [
  strategiesImporter,
  tacticsImporter,
  projectsImporter,
  activitiesImporter,
  approvalsImporter,
  projectIndicatorsImporter,
  strategicKpisImporter,
  quarterTargetsImporter,
  budgetSourcesImporter,
  budgetBySourceImporter,
  budgetExecutionImporter,
  spendingPlanImporter,
]

/** Too large to hold: taken in by batches, after the others. */
export const streamImporters: readonly StreamImporter[] = [budgetEntriesImporter]
