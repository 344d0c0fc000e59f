import { sql, type PostgresPool, type PostgresPoolClient, type RawBuilder } from 'kysely'
import type pg from 'pg'

/**
 * Begins a statement that PostgreSQL shall plan once a connection and not once a call, for what is asked very often: `sql\`${planned('look_up')} select ...\``.
 * Kysely has no word for prepared statements, so the name travels in front of the text. A name belongs to one text.
 */
export const planned = (name: string): RawBuilder<unknown> => sql.raw(`/* planned as ${name} */`)

const nameIn = (text: string): string | undefined => (text.startsWith('/* planned') ? /^\/\* planned as (\w+) \*\//.exec(text)?.[1] : undefined)

/** A pool for Kysely whose connections prepare what is marked so. */
export function planning(pool: pg.Pool): PostgresPool {
  const made = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  return {
    options: pool.options,
    connect: async () => {
      const client = await pool.connect()
      const known = made.get(client) ?? planningClient(client)
      made.set(client, known)
      return known
    },
    end: () => pool.end(),
  }
}

const planningClient = (client: pg.PoolClient): PostgresPoolClient =>
  ({
    query: (text: string, values: unknown[]) => {
      const name = nameIn(text.trimStart())
      return client.query(name === undefined ? { text, values } : { name, text, values })
    },
    release: (destroy?: boolean) => client.release(destroy),
  }) as unknown as PostgresPoolClient
