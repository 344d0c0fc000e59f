import { composeNow, reportPdf } from '#oversight/reports/index.ts'
import { fullName, makeFullYears, openBench, years, type Bench } from './years.ts'

/** The annual report of a generated year on paper: composing, then setting, the first time and the next. */
export async function benchPdf(bench: Bench): Promise<void> {
  await makeFullYears(bench)
  const { app, close } = openBench(bench, fullName)
  for (const label of ['first', 'next']) {
    const startedAt = performance.now()
    const report = (await composeNow(app, years.at(-1)!))!
    const composedAt = performance.now()
    const { bytes, pages } = reportPdf(app, report)
    bench.say(
      `  ${label}: composed in ${seconds(startedAt, composedAt)}, ${pages} pages set in ${seconds(composedAt, performance.now())}, ${Math.round(bytes.length / 1024)} kB`,
    )
  }
  await close()
}

const seconds = (from: number, to: number) => `${((to - from) / 1000).toFixed(2)} s`
