/**
 * Declared measures: what a published total is made of, in which unit, and how it is traced back to the records it rests on.
 */
export { readFormula, type Formula, type Reference, type Term } from './formula.ts'
export {
  checkDefinitions,
  evaluateFigures,
  figureCounts,
  figureKinds,
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
