import { enqueueVerification, listVerifications } from '#exchange/index.ts'
import type { App } from '#platform/app.ts'
import { reachingAll, system, transact, type Caller, type Queries } from '#platform/database.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { channels, findPartnerRegistration, registerEnterprise, type Channel, type Registration } from '#registry/index.ts'
import { areaStands } from '../choosing.ts'

/** What a partner learns of what it sent. */
export interface PartnerStatus {
  readonly oneId: string
  readonly registeredAt: string
  readonly status: 'active' | 'closed' | 'erased'
  /** Sources that have not answered yet, by code. */
  readonly waiting: readonly string[]
}

export type PartnerRefusal = 'not-a-channel' | 'no-such-area' | 'already-registered'

/** The channel of a partner: each is an agency of the same code. A program of another agency registers nobody. */
const channelOf = (party: string | undefined): Channel | undefined =>
  channels.find((channel) => channel === party && channel !== 'web' && channel !== 'counter')

/** Registers an enterprise for a partner of the exchange, whose own users sent it; nobody has an account here yet, so nobody gets a mandate. */
export async function registerForPartner(
  app: Pick<App, 'db' | 'clock' | 'keys'>,
  caller: Caller,
  registration: Omit<Registration, 'channel'>,
): Promise<Outcome<PartnerStatus, PartnerRefusal>> {
  const channel = channelOf(caller.reach?.party)
  if (!channel) return refuse('not-a-channel')
  return await transact(app, caller, async (work) => {
    if (!(await areaStands(work.tx, registration.statement.place))) return refuse('no-such-area')
    const made = await registerEnterprise({ ...app, db: work.tx }, caller, { ...registration, channel })
    if (!made.ok) return made
    const { oneId, enterpriseId } = made.value
    await enqueueVerification(work, enterpriseId)
    const waiting = await reachingAll(work.tx, () => waitingFor(work.tx, enterpriseId))
    return done({ oneId, registeredAt: work.now, status: 'active', waiting })
  })
}

/** How a registration stands that the calling partner sent; undefined for any other. */
export async function findPartnerStatus(app: Pick<App, 'db' | 'clock'>, caller: Caller, oneId: string): Promise<PartnerStatus | undefined> {
  const party = caller.reach?.party
  if (party === undefined) return undefined
  return await transact(app, system('partner-status'), async ({ tx }) => {
    const found = await findPartnerRegistration(tx, { oneId, party })
    if (!found) return undefined
    const { enterpriseId, registeredAt, status } = found
    return { oneId, registeredAt, status, waiting: await waitingFor(tx, enterpriseId) }
  })
}

const waitingFor = async (db: Queries, enterpriseId: string): Promise<string[]> =>
  (await listVerifications(db, enterpriseId)).flatMap(({ source, status }) => (status === 'waiting' ? [source] : []))
