/** Simulation: a generated country of enterprises, and stand-ins for the sources that would know them. Nothing here is real. See README.md. */
export { factsOf, statementOf, type Facts } from './facts.ts'
export { mostNumbers, numberAt } from './numbers.ts'
export { startSimulators, type Simulators } from './serve.ts'
export { writePopulation, type Population } from './population.ts'
