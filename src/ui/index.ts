/**
 * The design system: Preact components rendered on the server, without script. Components that say words of their own take `lang`; everything
 * else a page says is handed in, already in the reader's language. `/ui` shows each from its examples.
 */
export { assets, islandPath, standaloneStyles } from './assets.ts'
export * from './bars.tsx'
export * from './figures.tsx'
export * from './forms.tsx'
export * from './heads.tsx'
export { errorPage, Layout, shellOf, type Shell } from './layout.tsx'
export * from './print.tsx'
export * from './qr.tsx'
export * from './states.tsx'
export * from './table.tsx'
export * from './trend.tsx'
export { web } from './web.tsx'
