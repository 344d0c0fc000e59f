/** The staff's desk: finding enterprises, their records by jurisdiction, and what keeps the register in order. Every look leaves a line. */
export { paths } from './paths.ts'
export { navigation, web } from './web.tsx'
