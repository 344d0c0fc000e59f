/** The ONE ID card on a phone, also without the internet, and the app that carries it. See README.md. */
export { paths } from './paths.ts'
export { web } from './web.tsx'
