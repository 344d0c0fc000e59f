import type { App } from '#platform/app.ts'
import { bangkokDay, type PlainDate } from '#platform/dates.ts'
import { mergeStatements, sameMeaning, statementOf, textsOf, type Kind, type Origin, type StatedField, type Statement } from '#registry/index.ts'
import { agreedFields, agreedPart } from '../agreed.ts'
import { ask } from '../client.ts'
import { sourcesFor } from '../sources/index.ts'
import { sameName, type SourceCode } from '../sources/source.ts'

/** What sources say about a number, for a form that shows it before it is sent. */
export interface Prefilled {
  /** Each field from the most trusted source that states it. */
  readonly statement: Partial<Statement>
  readonly sources: Readonly<Partial<Record<StatedField, Origin>>>
  /** Fields that sources state differently, with each value as text. */
  readonly contradictions: readonly {
    readonly field: StatedField
    readonly values: readonly { readonly source: SourceCode; readonly value: string; readonly on: PlainDate }[]
  }[]
  /** Sources that could have answered and did not in time. */
  readonly silent: readonly SourceCode[]
}

/**
 * Asks the sources about a number and answers with what came within the budget (milliseconds).
 *
 * Anybody may learn what a public register says of a juristic person; the other sources are asked once somebody has begun a registration for the number
 * (`by: 'applicant'`). Of a natural person they are heard only when they know the number under the name that the applicant gave: nobody learns a name
 * by typing a number. Only fields that an agreement in force names are taken.
 */
export async function prefill(
  app: Pick<App, 'db' | 'clock' | 'log'>,
  { kind, number, nameTh }: { readonly kind: Kind; readonly number: string; readonly nameTh?: string | undefined },
  { budgetMs = 2500, by = 'anybody' }: { readonly budgetMs?: number; readonly by?: 'anybody' | 'applicant' } = {},
): Promise<Prefilled> {
  const today = bangkokDay(app.clock.now())
  const agreed = await agreedFields(app.db, today)
  const mayAsk = kind === 'natural' ? by === 'applicant' && nameTh : true
  const asked = mayAsk ? sourcesFor(kind).filter(({ code, open }) => agreed.has(code) && (open || by === 'applicant')) : []
  const signal = AbortSignal.timeout(budgetMs)
  const heard = await Promise.all(
    asked.map(async (source) => {
      const answer = await ask(app, source, number, { each: budgetMs, tries: 2, signal })
      if (answer.outcome !== 'answered') return { source: source.code, silent: answer.outcome !== 'unknown', statement: {}, on: today }
      const { statement, on = today } = answer.stated
      const strange = kind === 'natural' && !sameName(statement.nameTh ?? '', nameTh ?? '')
      return { source: source.code, silent: false, statement: strange ? {} : await agreedPart(app.db, statement, agreed.get(source.code)!), on }
    }),
  )
  return { ...collate(heard), silent: heard.filter(({ silent }) => silent).map(({ source }) => source) }
}

interface Heard {
  readonly source: SourceCode
  readonly statement: Partial<Statement>
  readonly on: PlainDate
}

/** What several sources say, field by field; the first that states a field is shown. */
export function collate(heard: readonly Heard[]): Omit<Prefilled, 'silent'> {
  const values = new Map<StatedField, { source: SourceCode; value: string; on: PlainDate }[]>()
  for (const { source, statement, on } of heard)
    for (const [field, value] of Object.entries(textsOf(statement)) as [StatedField, string][])
      values.set(field, [...(values.get(field) ?? []), { source, value, on }])
  const shown = [...values].map(([field, [first]]) => ({ field, ...first! }))
  return {
    statement: mergeStatements(shown.map(({ field, value }) => statementOf(field, value))),
    sources: Object.fromEntries(shown.map(({ field, source, on }) => [field, { source, on }])),
    contradictions: [...values].flatMap(([field, said]) =>
      said.some(({ value }) => !sameMeaning(field, said[0]!.value, value)) ? [{ field, values: said }] : [],
    ),
  }
}
