import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import type { SourceCode } from '../sources/source.ts'
import { saveAddresses } from '../store.ts'

/**
 * Says where sources answer; null takes a source off. The breaker of one that changed starts anew. Refuses, naming them in `codes`, what is no http or
 * https address or holds a user name: secrets do not stand in addresses.
 */
export async function connectSources(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  addresses: Readonly<Partial<Record<SourceCode, string | null>>>,
): Promise<Outcome<undefined, 'not-an-address'>> {
  const codes = Object.entries(addresses).flatMap(([code, address]) => (address === null || isAddress(address) ? [] : [code]))
  if (codes.length > 0) return refuse('not-an-address', { codes })
  return transact(app, caller, async ({ tx, now, audit }) => {
    const changed = await saveAddresses(tx, addresses, now, caller.accountId ?? null)
    for (const code of changed) await audit('source-connected', 'source', code, { connected: addresses[code as SourceCode] !== null })
    return done(undefined)
  })
}

function isAddress(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && !url.username && !url.search && !url.hash
}
