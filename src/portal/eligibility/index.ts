/** Eligibility: what an enterprise can have, told before any sign-up. See README.md. */
export { sizeSentence } from './size-text.ts'
export { Offers } from './pages/results.page.tsx'
export { paths } from './paths.ts'
export { navigation, web } from './web.tsx'
