/**
 * Declared measures: what a published total is made of, in which unit, and how it is traced back to the records it rests on.
 */
export { readFormula, type Formula, type Reference, type Term } from './formula.ts'
export {
  checkDefinitions,
  evaluateFigures,
  notStated,
  saysOfItself,
  type DefinitionFault,
  type Evaluated,
  type FigureCount,
  type FigureDefinition,
  type FigureKind,
  type FigureSources,
  type Part,
  type Source,
  type SourceRow,
  type Stated,
} from './rules.ts'
export { figureDefinitions, type FigureDefinitionRow } from './tables.ts'
export { importers } from './importers.ts'
export { figuresJson, headlinesJson, type FigureJson } from './json.ts'
export { measures, type Measure } from './measures.ts'
export type { Agreement, Figure, Rounding } from './model.ts'
export { paths } from './paths.ts'
export type { Records } from './sources.ts'
export { getFigures } from './store.ts'
export { registrationSums, type RegistrationSum } from './registrations.ts'
export type { FigureTrace } from './trace.ts'
export type { ShownFinding } from './pages/figure.page.tsx'
export { navigation, webWith, type FromAbove } from './web.tsx'
export { unitName } from './texts.ts'
