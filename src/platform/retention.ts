import { sql } from 'kysely'
import type { Queries } from './database.ts'
import type { Text } from './text.ts'

/** How long one kind of rows is kept, and why. */
export interface Retention {
  readonly name: string
  readonly what: Text
  /** In whole years or days; undefined: for good. */
  readonly keep: { readonly years: number } | { readonly days: number } | undefined
  readonly basis: Text
  /** No law or rule gives the period. */
  readonly assumed: boolean
}

/** Every period there is, as the functions that delete read them. */
export async function listRetention(db: Queries): Promise<Retention[]> {
  const rows = await db
    .selectFrom('platform.retention')
    .select([
      'name',
      'what_th',
      'what_en',
      'basis_th',
      'basis_en',
      'assumed',
      sql<number | null>`extract(year from keep)::int`.as('years'),
      sql<number | null>`extract(day from keep)::int`.as('days'),
    ])
    .orderBy('name')
    .execute()
  return rows.map(({ name, what_th, what_en, basis_th, basis_en, assumed, years, days }) => ({
    name,
    what: { th: what_th, en: what_en },
    keep: years === null || days === null ? undefined : years > 0 ? { years } : { days },
    basis: { th: basis_th, en: basis_en },
    assumed,
  }))
}
