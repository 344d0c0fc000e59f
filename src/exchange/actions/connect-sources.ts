import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import type { SourceCode } from '../sources/source.ts'
import { saveAddresses } from '../store.ts'

/**
 * Says where sources answer; null takes a source off. Its breaker starts anew. Refuses what is no http or https address, or holds a user name: secrets do
 * not stand in addresses.
 */
export async function connectSources(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  addresses: Readonly<Partial<Record<SourceCode, string | null>>>,
): Promise<Outcome<undefined, 'not-an-address'>> {
  for (const address of Object.values(addresses)) {
    const url = address === null ? undefined : URL.parse(address)
    if (url === null || (url && (!/^https?:$/.test(url.protocol) || url.username || url.search || url.hash))) return refuse('not-an-address')
  }
  return transact(app, caller, async ({ tx, now, audit }) => {
    await saveAddresses(tx, addresses, now, caller.accountId ?? null)
    for (const [code, address] of Object.entries(addresses)) await audit('source-connected', 'source', code, { connected: address !== null })
    return done(undefined)
  })
}
