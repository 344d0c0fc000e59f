import { connectSources, enqueueVerification, sourceStates } from '#exchange/index.ts'
import { decideOnProgram, issuerOf, listPrograms, registerProgram } from '#one-id/index.ts'
import { listDemoAccounts } from '#people/index.ts'
import type { App } from '#platform/app.ts'
import { readConfig } from '#platform/config.ts'
import { system, transact, type Caller } from '#platform/database.ts'
import { registerEnterprise } from '#registry/index.ts'
import { factsOf, numberAt, programAddresses, startProgram, startSimulators, type PretendProgram } from '#simulation/index.ts'
import { openApp } from './open.ts'
import { demoProvinces } from './prepare.ts'

// The outside world of a trial, a process of its own: a stand-in for every source, and a program to sign in to. `prosme start` runs it beside the web, never in production.

const wantedGone = new Promise<void>((resolve) => {
  process.on('SIGINT', () => resolve())
  process.on('SIGTERM', () => resolve())
  // Started by the web process: when that is gone, so is this one.
  process.on('disconnect', () => resolve())
})

const { app, close } = await openApp(readConfig())
const simulators = await startSimulators({
  at: Object.fromEntries((await sourceStates(app)).flatMap(({ code, baseUrl }) => (isOwn(baseUrl) ? [[code, baseUrl]] : []))),
})
await connectSources(app, system('simulators'), simulators.addresses)
await registerDemoEnterprise(app)
const program = await startDemoProgram(app)
app.log.info('simulators started')

await wantedGone
await Promise.all([simulators.stop(), program?.stop()])
await close()
process.exit(0)

/** Whether an address is one of this machine's, as those of stand-ins are. */
function isOwn(address: string | null): address is string {
  return address?.startsWith('http://127.0.0.1:') ?? false
}

/**
 * A generated firm in the first of the demonstration's provinces, for its entrepreneur: registered with little, once the sources are connected, so that
 * they have something to fill.
 */
async function registerDemoEnterprise(on: App): Promise<void> {
  const entrepreneur = (await listDemoAccounts(on.db)).find(({ role }) => role === null)
  if (!entrepreneur) return
  const digits = Array.from({ length: 500 }, (_, index) => numberAt('juristic', 2, index)).find((one) => one.slice(1, 3) === demoProvinces[0])!
  const { nameTh, place, phone } = factsOf('juristic', digits)
  const caller: Caller = { ...system('demonstration'), accountId: entrepreneur.id }
  await transact(on, caller, async (work) => {
    const registered = await registerEnterprise({ ...on, db: work.tx }, caller, {
      kind: 'juristic',
      number: { type: 'juristic', digits },
      statement: { nameTh, place, phone },
      channel: 'web',
      owner: { accountId: entrepreneur.id, role: 'signatory' },
    })
    if (registered.ok) await enqueueVerification(work, registered.value.enterpriseId)
    return registered
  })
}

/** A program to sign in to with ONE ID, on the port after the platform's; registered and let in by the demonstration's registrar and administrator. */
async function startDemoProgram(on: App): Promise<PretendProgram | undefined> {
  const port = on.config.port + 1
  const clientId = await demoProgram(on, programAddresses(port))
  if (clientId === undefined) return undefined
  return await startProgram({ port, issuer: issuerOf(on), clientId }).catch((error: unknown) => {
    on.log.warn({ err: error, port }, 'the demonstration program does not run: its port is taken')
    return undefined
  })
}

async function demoProgram(on: App, { redirectUri, afterLogoutUri }: ReturnType<typeof programAddresses>): Promise<string | undefined> {
  const known = (await listPrograms(on.db)).find(({ redirectUris }) => redirectUris.includes(redirectUri))
  if (known) return known.id
  const accounts = await listDemoAccounts(on.db)
  const as = (wanted: string): Caller => ({ ...system('demonstration'), accountId: accounts.find(({ role }) => role === wanted)?.id })
  const [registrar, admin] = [as('registrar'), as('admin')]
  if (!registrar.accountId || !admin.accountId) return undefined
  const registered = await registerProgram(on, registrar, {
    name: { th: 'ระบบใบอนุญาตตัวอย่าง', en: 'Example licences' },
    agency: 'biz-portal',
    purpose: 'ทดลองเข้าใช้ด้วย SME ONE ID',
    proof: 'none',
    publicKeys: undefined,
    redirectUris: [redirectUri],
    afterLogoutUris: [afterLogoutUri],
    scopes: ['openid', 'profile', 'email', 'enterprise'],
  })
  if (!registered.ok) return undefined
  const { programId } = registered.value
  await decideOnProgram(on, admin, { programId, to: 'approved' })
  return programId
}
