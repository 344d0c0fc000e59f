import { sql } from 'kysely'
import type { App } from '#platform/app.ts'
import { transact, type Caller, type Work } from '#platform/database.ts'
import type { FiscalYear } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { check } from '../check.ts'
import type { Detected } from '../finding.ts'
import { loadBook } from '../load.ts'
import { getFindings, type Finding, type FindingStep } from '../store.ts'

/**
 * Checks a year again and brings its findings up to date: new ones are open, those that no longer fire are gone, those whose numbers changed are open
 * again whatever was said to them. To be called after an import, an approved result or a changed number. Repeating it changes nothing.
 */
export async function recheck(app: Pick<App, 'db' | 'clock'>, caller: Caller, year: FiscalYear): Promise<{ readonly open: number }> {
  return await transact(app, caller, async (work) => {
    await sql`select pg_advisory_xact_lock(hashtext('findings.check'), ${year})`.execute(work.tx)
    const detected = check(await loadBook(work.tx, year))
    const before = new Map(
      [...(await getFindings(work.tx, year)), ...(await getFindings(work.tx, year, { status: 'gone' }))].map((finding) => [finding.id, finding]),
    )
    const steps: NewStep[] = []
    const rows = detected.map((found) => {
      const known = before.get(found.id)
      const step = !known || known.status === 'gone' ? 'found' : sameNumbers(known, found) ? undefined : 'changed'
      if (step) steps.push({ id: found.id, step, computed: found.computed })
      return rowOf(work, year, found, known, step)
    })
    const firing = new Set(detected.map(({ id }) => id))
    const gone = [...before.values()].filter(({ id, status }) => status !== 'gone' && !firing.has(id))
    steps.push(...gone.map(({ id, computed }) => ({ id, step: 'gone' as const, computed })))
    await save(
      work,
      year,
      rows,
      gone.map(({ id }) => id),
      steps,
    )
    const open = rows.filter(({ status }) => status === 'open').length
    await work.tx
      .insertInto('findings.check_run')
      .values({ fiscal_year: year, checked_at: work.now, open })
      .onConflict((conflict) => conflict.column('fiscal_year').doUpdateSet({ checked_at: work.now, open }))
      .execute()
    if (steps.length > 0) await work.audit('checked', 'findings.year', String(year), { open, changed: steps.length })
    return { open }
  })
}

interface NewStep {
  readonly id: string
  readonly step: Extract<FindingStep['step'], 'found' | 'changed' | 'gone'>
  readonly computed: string
}

/** The wording of a rule may improve without anybody having to answer again; its numbers may not change. */
const sameNumbers = (a: Detected, b: Detected): boolean =>
  a.computed === b.computed &&
  a.severity === b.severity &&
  JSON.stringify(a.places.map(({ printed }) => printed)) === JSON.stringify(b.places.map(({ printed }) => printed))

const rowOf = (work: Work, year: FiscalYear, found: Detected, known: Finding | undefined, step: NewStep['step'] | undefined) => ({
  fiscal_year: year,
  id: found.id,
  rule: found.rule,
  severity: found.severity,
  message_th: found.message.th,
  message_en: found.message.en,
  places: JSON.stringify(found.places),
  computed: found.computed,
  status: step ? ('open' as const) : known!.status,
  first_seen: known?.firstSeen ?? work.now,
  last_seen: work.now,
  version: known ? known.version + (step ? 1 : 0) : 1,
})

async function save(
  work: Work,
  year: FiscalYear,
  rows: readonly ReturnType<typeof rowOf>[],
  gone: readonly string[],
  steps: readonly NewStep[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += 1_000) {
    await work.tx
      .insertInto('findings.finding')
      .values(rows.slice(from, from + 1_000))
      .onConflict((conflict) =>
        conflict.columns(['fiscal_year', 'id']).doUpdateSet((eb) => ({
          rule: eb.ref('excluded.rule'),
          severity: eb.ref('excluded.severity'),
          message_th: eb.ref('excluded.message_th'),
          message_en: eb.ref('excluded.message_en'),
          places: eb.ref('excluded.places'),
          computed: eb.ref('excluded.computed'),
          status: eb.ref('excluded.status'),
          last_seen: eb.ref('excluded.last_seen'),
          version: eb.ref('excluded.version'),
        })),
      )
      .execute()
  }
  if (gone.length > 0) {
    await work.tx
      .updateTable('findings.finding')
      .set((eb) => ({ status: 'gone', version: eb('version', '+', 1) }))
      .where('fiscal_year', '=', year)
      .where('id', 'in', gone)
      .execute()
  }
  if (steps.length > 0) {
    await work.tx
      .insertInto('findings.step')
      .values(
        steps.map(({ id, step, computed }) => ({
          id: newId(),
          fiscal_year: year,
          finding_id: id,
          step,
          computed,
          account_id: work.caller.accountId ?? null,
          at: work.now,
        })),
      )
      .execute()
  }
}
