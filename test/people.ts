import type { App } from '#platform/app.ts'
import { system } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import type { Visitor } from '#platform/routes.ts'
import { createAccount, roleNames, visitorOf, type Role } from '#people/index.ts'

interface Change {
  /** Codes of the projects an owner answers for. */
  readonly projects?: readonly string[]
  /** Codes of the provinces a counter officer looks after. */
  readonly provinces?: readonly string[]
}

/** Somebody in a role as pages see them, without an account behind them. */
export const visitorIn = (role: Role, { projects = [], provinces = [] }: Change = {}): Visitor =>
  visitorOf({ accountId: newId(), sessionId: newId(), name: `${roleNames[role].th} ทดสอบ`, role, projects, provinces })

/** Somebody in a role with an account of their own, for tests whose rows point to it. Their password is not set. */
export async function personIn(
  app: Pick<App, 'db' | 'clock'>,
  role: Role,
  { projects = [], provinces = [] }: Change = {},
): Promise<Visitor & { readonly accountId: string }> {
  const name = `${roleNames[role].th} ทดสอบ`
  const made = await createAccount(app, system('test'), { name, email: `${newId()}@test.example`, role, projects, provinces })
  if (!made.ok) throw new Error(made.code)
  const { accountId } = made.value
  return { ...visitorOf({ accountId, sessionId: newId(), name, role, projects, provinces }), accountId }
}
