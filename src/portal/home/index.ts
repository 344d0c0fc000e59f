/** The way in: the first page, what waits for whoever signs in, and the search. */
export { paths } from './paths.ts'
export { web } from './web.tsx'
