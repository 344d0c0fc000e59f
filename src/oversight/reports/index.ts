/**
 * The annual report of a fiscal year: composed once, shown as page, PDF, workbook, HTML and JSON; published as versions that never change.
 * Money is in baht with two decimals, other numbers are exact; every number carries the code of where it comes from.
 */
export { reportApi } from './api.ts'
export { publishReport } from './actions/publish-report.ts'
export { composePart, composeReport, type Made } from './compose.ts'
export { reportContract, reportJson, type ReportJson } from './contract.ts'
export type { Report } from './document.ts'
export { reportHtml } from './html.tsx'
export { composeNow, makeReportFile } from './jobs.ts'
export { paths } from './paths.ts'
export { reportPdf } from './pdf.ts'
export { navigation, web } from './web.tsx'
export { reportXlsx } from './xlsx.ts'
