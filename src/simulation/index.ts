/** Simulation: a generated country of enterprises, and stand-ins for the sources that would know them. Nothing here is real. See README.md. */
export { factsOf, statementOf, type Facts } from './facts.ts'
export { mostNumbers, numberAt } from './numbers.ts'
export { pretendPeople } from './examples.ts'
export { startIdentitySimulator, type IdentitySimulator } from './identity.ts'
export { programAddresses, startProgram, type PretendProgram } from './program.ts'
export { startSimulators, type Simulators } from './serve.ts'
export { enqueueDemoPopulation, loadPopulation } from './demo.ts'
export { population, writePopulation, type Population } from './population.ts'
