import { describe, expect, test } from 'vitest'
import { system, transact, type Caller, type Reach, type Tx } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { loadReference } from '#reference/index.ts'
import { testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import {
  answerInvitation,
  askMandate,
  checkDigit,
  consentToMandate,
  endMandate,
  findCard,
  findMyMandate,
  inviteToAct,
  listInvitations,
  listMandates,
  listMyInvitations,
  listMyMandates,
  loadRegistryRules,
  mandateScopes,
  mandateSteps,
  may,
  presenceCode,
  provincesActedIn,
  registerEnterprise,
  roleScopes,
  serveAtCounter,
  verifyMandate,
  withdrawInvitation,
  type InvitationTerms,
  type Mandate,
  type MandateStatus,
} from './index.ts'
import { mandateStarts, mayStep } from './mandate-rules.ts'

const { db } = await testDatabase()
const app = testApp(db)
await loadReference(app)
await loadRegistryRules(app)

let serial = 0
function citizenNumber() {
  const twelve = `1234567${String(++serial).padStart(5, '0')}`
  return { type: 'citizen', digits: `${twelve}${checkDigit(twelve)}` } as const
}
const person = (reach: Reach = {}): Caller & { accountId: string } => ({ accountId: newId(), requestId: 'test', reach })
const everywhere = system('test')
const officerOf = (province: string) => person({ areas: new Set([province]) })

/** A natural person in Chiang Mai, registered by its own account, not yet verified. */
async function registered() {
  const owner = person()
  const number = citizenNumber()
  const made = await registerEnterprise(app, owner, {
    kind: 'natural',
    number,
    statement: { nameTh: 'นางตัวอย่าง ทดสอบ', place: { province: '50', district: '5001' }, phone: '0812345678' },
    channel: 'web',
    owner: { accountId: owner.accountId, role: 'owner' },
  })
  if (!made.ok) throw new Error(made.code)
  const { enterpriseId, oneId } = made.value
  const mine = await transact(app, owner, ({ tx }) => findMyMandate(tx, owner.accountId, enterpriseId))
  return { owner, number, enterpriseId, oneId, mandateId: mine!.id }
}

async function verified() {
  const one = await registered()
  const proof = { by: 'thaid', citizenNumber: one.number.digits } as const
  expect(await verifyMandate(app, one.owner, { enterpriseId: one.enterpriseId, mandateId: one.mandateId, proof })).toMatchObject({ ok: true })
  return one
}

const mandateOf = (caller: Caller & { accountId: string }, enterpriseId: string) =>
  transact(app, caller, ({ tx }) => findMyMandate(tx, caller.accountId, enterpriseId))
const sees = (caller: Caller, oneId: string) => transact(app, caller, async ({ tx }) => (await findCard(tx, oneId)) !== undefined)
const seesContacts = (caller: Caller, enterpriseId: string) =>
  transact(
    app,
    caller,
    async ({ tx }) => (await tx.selectFrom('registry.contact').select('kind').where('enterprise_id', '=', enterpriseId).execute()).length > 0,
  )

describe('the life of a mandate', () => {
  test('reaches every state from where it starts, and only states of the table', () => {
    const states = Object.keys(mandateSteps) as MandateStatus[]
    const reached = new Set(mandateStarts)
    for (const state of reached) for (const next of Object.keys(mandateSteps[state]) as MandateStatus[]) reached.add(next)
    expect([...reached].toSorted()).toEqual(states.toSorted())
  })
  test('leaves its ends by no step', () => {
    for (const end of ['declined', 'ended'] as const) expect(Object.keys(mandateSteps[end])).toEqual([])
  })
  test.each([
    ['asked', 'unverified', 'enterprise', true],
    ['asked', 'unverified', 'holder', false],
    ['asked', 'verified', 'officer', false],
    ['asked', 'verified', 'thaid', true],
    ['unverified', 'verified', 'enterprise', false],
    ['unverified', 'verified', 'officer', true],
    ['unverified', 'declined', 'enterprise', false],
    ['verified', 'ended', 'holder', true],
    ['ended', 'verified', 'officer', false],
  ] as const)('%s to %s by %s: %s', (from, to, hand, allowed) => {
    expect(mayStep(from, to, [hand])).toBe(allowed)
  })
})

describe('what a mandate lets its holder do', () => {
  const of = (change: Partial<Mandate>) => {
    const mandate = { status: 'verified', sees: 'all', scope: roleScopes.owner, ...change } as Mandate
    return mandateScopes.filter((scope) => may(mandate, scope))
  }
  test.each([
    [{ status: 'verified' }, ['read', 'update', 'apply', 'sign', 'manage']],
    [{ status: 'unverified' }, ['read', 'update', 'apply']],
    [{ status: 'asked' }, []],
    [{ status: 'ended' }, []],
    [{ status: 'unverified', sees: 'card' }, []],
    [{ scope: roleScopes.accountant }, ['read', 'update']],
    [{ scope: roleScopes.counter }, ['read', 'update', 'apply']],
  ] as const)('%o', (change, expected) => {
    expect(of(change)).toEqual(expected)
  })
})

describe('asking to act', () => {
  test('where nobody verified answers: at once, and only the card is seen until verified', async () => {
    const { number, enterpriseId, oneId } = await registered()
    const claimant = person()
    const asked = await askMandate(app, claimant, { number, role: 'accountant' })
    expect(asked).toMatchObject({ ok: true, value: { status: 'unverified', enterpriseId } })
    expect(await sees(claimant, oneId)).toBe(true)
    expect(await seesContacts(claimant, enterpriseId)).toBe(false)
    expect(await askMandate(app, claimant, { number, role: 'owner' })).toEqual({ ok: false, code: 'already-held' })
  })

  test('where somebody verified answers: nothing is seen before the enterprise consents', async () => {
    const { owner, number, enterpriseId, oneId } = await verified()
    const claimant = person()
    const asked = await askMandate(app, claimant, { number, role: 'preparer' })
    if (!asked.ok) throw new Error(asked.code)
    const { mandateId } = asked.value
    expect(asked.value.status).toBe('asked')
    expect(await sees(claimant, oneId)).toBe(false)
    expect(await transact(app, claimant, ({ tx }) => listMyMandates(tx, claimant.accountId))).toMatchObject([{ status: 'asked', oneId: null }])
    const which = { enterpriseId, mandateId }
    expect(await consentToMandate(app, claimant, { ...which, consent: true })).toEqual({ ok: false, code: 'no-such-mandate' })
    expect(await consentToMandate(app, person(), { ...which, consent: true })).toEqual({ ok: false, code: 'no-such-mandate' })
    expect(await consentToMandate(app, owner, { ...which, consent: true })).toMatchObject({ ok: true })
    expect(await seesContacts(claimant, enterpriseId)).toBe(true)
    expect(await consentToMandate(app, owner, { ...which, consent: false })).toEqual({ ok: false, code: 'may-not' })
    expect(await endMandate(app, owner, which)).toMatchObject({ ok: true })
    expect(await sees(claimant, oneId)).toBe(false)
  })

  test('is answered by two people at once with one answer', async () => {
    const { owner, number, enterpriseId } = await verified()
    const asked = await askMandate(app, person(), { number, role: 'preparer' })
    if (!asked.ok) throw new Error(asked.code)
    const which = { enterpriseId, mandateId: asked.value.mandateId }
    const answers = await Promise.all([true, false].map((consent) => consentToMandate(app, owner, { ...which, consent })))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('for a number nobody has is refused', async () => {
    expect(await askMandate(app, person(), { number: citizenNumber(), role: 'owner' })).toEqual({ ok: false, code: 'no-such-enterprise' })
  })

  test('by the person who is the enterprise needs no consent, only their ThaID', async () => {
    const { number, enterpriseId } = await verified()
    const self = person()
    const asked = await askMandate(app, self, { number, role: 'owner' })
    if (!asked.ok) throw new Error(asked.code)
    const which = { enterpriseId, mandateId: asked.value.mandateId }
    const other = { by: 'thaid', citizenNumber: citizenNumber().digits } as const
    expect(await verifyMandate(app, self, { ...which, proof: other })).toEqual({ ok: false, code: 'number-differs' })
    expect(await verifyMandate(app, self, { ...which, proof: { by: 'thaid', citizenNumber: number.digits } })).toMatchObject({ ok: true })
    expect(await seesContacts(self, enterpriseId)).toBe(true)
  })
})

describe('verifying', () => {
  const papers = { by: 'officer', evidenceFileId: newId() } as const
  test('is done by an officer of the area, not by a stranger, not by an officer elsewhere', async () => {
    const { owner, enterpriseId, mandateId } = await registered()
    const file = newId()
    await db
      .insertInto('platform.file')
      .values({ id: file, sha256: 'a'.repeat(64), size: '1', media_type: 'application/pdf', name: 'papers.pdf', at: app.clock.now() })
      .execute()
    const proof = { by: 'officer', evidenceFileId: file } as const
    const which = { enterpriseId, mandateId }
    expect(await verifyMandate(app, owner, { ...which, proof })).toEqual({ ok: false, code: 'may-not' })
    expect(await verifyMandate(app, officerOf('10'), { ...which, proof: papers })).toEqual({ ok: false, code: 'no-such-mandate' })
    expect(may((await mandateOf(owner, enterpriseId))!, 'sign')).toBe(false)
    expect(await verifyMandate(app, officerOf('50'), { ...which, proof })).toMatchObject({ ok: true })
    expect(await mandateOf(owner, enterpriseId)).toMatchObject({ status: 'verified', verifiedBy: 'officer' })
  })
  test('by a source is the platform’s alone', async () => {
    const { owner, enterpriseId, mandateId } = await registered()
    const proof = { by: 'source', source: 'dbd' } as const
    expect(await verifyMandate(app, owner, { enterpriseId, mandateId, proof })).toEqual({ ok: false, code: 'may-not' })
    expect(await verifyMandate(app, officerOf('50'), { enterpriseId, mandateId, proof })).toEqual({ ok: false, code: 'may-not' })
    const platform: Caller = { accountId: undefined, requestId: 'test', reach: { areas: 'all' } }
    expect(await verifyMandate(app, platform, { enterpriseId, mandateId, proof })).toMatchObject({ ok: true })
  })
})

describe('an invitation', () => {
  const login = () => `somebody-${newId()}@test.example`
  const terms = { role: 'accountant', scope: ['read', 'update'] } as const
  const invited = (caller: Caller, enterpriseId: string) => transact(app, caller, ({ tx }) => listInvitations(app, tx, enterpriseId))
  const waiting = (email: string, on: Parameters<typeof inviteToAct>[0] = app) => transact(on, person(), ({ tx }) => listMyInvitations(app, tx, email))
  /** A verified owner, an accountant with a login, and the invitation between them. */
  async function invitation(change: Partial<InvitationTerms> = {}) {
    const one = await verified()
    const email = login()
    const made = await inviteToAct(app, one.owner, { enterpriseId: one.enterpriseId, login: email, ...terms, ...change })
    if (!made.ok) throw new Error(made.code)
    return { ...one, accountant: person(), email, invitationId: made.value.invitationId }
  }

  test('is given by a verified holder of manage, within the role and what they have themselves, from today on', async () => {
    const { owner, enterpriseId, number, mandateId } = await registered()
    const invite = (change: Partial<InvitationTerms>, by: Caller = owner) => inviteToAct(app, by, { enterpriseId, login: login(), ...terms, ...change })
    expect(await invite({})).toEqual({ ok: false, code: 'may-not' })
    await verifyMandate(app, owner, { enterpriseId, mandateId, proof: { by: 'thaid', citizenNumber: number.digits } })
    expect(await invite({}, person())).toEqual({ ok: false, code: 'no-such-enterprise' })
    expect(await invite({}, officerOf('50'))).toEqual({ ok: false, code: 'may-not' })
    for (const scope of [['read', 'sign'], []] as const) expect(await invite({ scope })).toEqual({ ok: false, code: 'scope-beyond-role' })
    expect(await invite({ startsOn: '2026-11-21' })).toEqual({ ok: false, code: 'starts-in-the-past' })
    expect(await invite({ startsOn: '2026-11-24', endsOn: '2026-11-23' })).toEqual({ ok: false, code: 'ends-before-start' })
    expect(await invite({ startsOn: '2026-11-22', endsOn: '2026-11-22' })).toMatchObject({ ok: true })
  })

  test('is answered the same to whoever invites, once for a login, and not without end', async () => {
    const { owner, enterpriseId, email } = await invitation()
    expect(await invited(owner, enterpriseId)).toMatchObject([{ login: email, ...terms, startsOn: '2026-11-22', endsOn: null, openUntil: '2026-12-22' }])
    expect(await inviteToAct(app, owner, { enterpriseId, login: email, ...terms })).toEqual({ ok: false, code: 'invited-already' })
    for (let more = 1; more < 20; more += 1) expect(await inviteToAct(app, owner, { enterpriseId, login: login(), ...terms })).toMatchObject({ ok: true })
    expect(await inviteToAct(app, owner, { enterpriseId, login: login(), ...terms })).toEqual({ ok: false, code: 'too-many-invitations' })
  })

  test('is read by its person and its enterprise alone, and its login lies nowhere in plain', async () => {
    const { owner, enterpriseId, oneId, email } = await invitation()
    expect(await waiting(email)).toMatchObject([{ oneId, nameTh: 'นางตัวอย่าง ทดสอบ', ...terms }])
    expect(await waiting(login())).toEqual([])
    expect(await invited(person(), enterpriseId)).toEqual([])
    expect(await invited(officerOf('10'), enterpriseId)).toEqual([])
    expect(await db.selectFrom('registry.invitation').selectAll().execute()).toEqual([])
    const rows = await transact(app, owner, ({ tx }) => tx.selectFrom('registry.invitation').selectAll().execute())
    const said = [...rows, ...(await db.selectFrom('platform.audit_line').select('detail').execute())]
    expect(JSON.stringify(said)).not.toContain(email)
    expect(rows[0]!.sealed.includes(email)).toBe(false)
  })

  test('accepted is a request by name that shows nothing until the enterprise consents, and then counts from its day to its day', async () => {
    const { owner, accountant, email, enterpriseId, oneId, invitationId } = await invitation({ startsOn: '2026-11-23', endsOn: '2026-11-24' })
    const answers = await Promise.all([1, 2].map(() => answerInvitation(app, accountant, { invitationId, login: email, accept: true })))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect([await waiting(email), await invited(owner, enterpriseId)]).toEqual([[], []])
    const mine = () => transact(app, accountant, ({ tx }) => listMyMandates(tx, accountant.accountId))
    expect(await mine()).toMatchObject([{ status: 'asked', oneId: null, startsOn: '2026-11-23' }])
    const [line] = await transact(app, owner, ({ tx }) => listMandates(tx, enterpriseId))
    expect(line).toMatchObject({ accountId: accountant.accountId, status: 'asked', ...terms })
    expect(await consentToMandate(app, owner, { enterpriseId, mandateId: line!.id, consent: true })).toMatchObject({ ok: true })
    expect(await mine()).toMatchObject([{ status: 'unverified', oneId: null }])
    const days = ['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25']
    const seen = await Promise.all(
      days.map((day) =>
        transact({ db, clock: { now: () => `${day}T03:00:00.000Z` } }, accountant, async ({ tx }) => (await findCard(tx, oneId)) !== undefined),
      ),
    )
    expect(seen).toEqual([false, true, true, false])
  })

  test('is not taken with another login, and declined leaves nothing behind', async () => {
    const { owner, accountant, email, enterpriseId, invitationId } = await invitation()
    const gone = { ok: false, code: 'no-such-invitation' }
    expect(await answerInvitation(app, person(), { invitationId, login: login(), accept: true })).toEqual(gone)
    expect(await answerInvitation(app, accountant, { invitationId, login: email, accept: false })).toMatchObject({ ok: true })
    expect([await waiting(email), await invited(owner, enterpriseId), await mandateOf(accountant, enterpriseId)]).toEqual([[], [], undefined])
    expect(await answerInvitation(app, accountant, { invitationId, login: email, accept: true })).toEqual(gone)
  })

  test('is taken back by who manages alone, and is over after thirty days', async () => {
    const { owner, email, enterpriseId, invitationId } = await invitation()
    const late = { ...app, clock: { now: () => '2026-12-22T16:59:59.000Z' } }
    const tooLate = { ...app, clock: { now: () => '2026-12-22T17:00:00.000Z' } }
    expect([await waiting(email, late), await waiting(email, tooLate)]).toMatchObject([[{ id: invitationId }], []])
    expect(await answerInvitation(tooLate, person(), { invitationId, login: email, accept: true })).toEqual({ ok: false, code: 'no-such-invitation' })
    expect(await inviteToAct(tooLate, owner, { enterpriseId, login: email, ...terms })).toMatchObject({ ok: true })
    const [again] = await transact(tooLate, owner, ({ tx }) => listInvitations(app, tx, enterpriseId))
    const which = { enterpriseId, invitationId: again!.id }
    expect(await withdrawInvitation(app, person(), which)).toEqual({ ok: false, code: 'may-not' })
    expect(await withdrawInvitation(app, officerOf('50'), which)).toEqual({ ok: false, code: 'may-not' })
    expect(await withdrawInvitation(app, owner, which)).toMatchObject({ ok: true })
    expect(await withdrawInvitation(app, owner, which)).toEqual({ ok: false, code: 'no-such-invitation' })
  })

  test('to somebody who acts for it already is not taken, and stays to be declined', async () => {
    const { owner, email, invitationId } = await invitation()
    expect(await answerInvitation(app, owner, { invitationId, login: email, accept: true })).toEqual({ ok: false, code: 'already-held' })
    expect(await waiting(email)).toHaveLength(1)
  })

  test('where nobody answers for the enterprise any more leads to its card, as a claim does', async () => {
    const { owner, accountant, email, enterpriseId, oneId, mandateId, invitationId } = await invitation()
    await endMandate(app, owner, { enterpriseId, mandateId })
    expect(await answerInvitation(app, accountant, { invitationId, login: email, accept: true })).toMatchObject({ ok: true })
    expect([await sees(accountant, oneId), await seesContacts(accountant, enterpriseId)]).toEqual([true, false])
  })
})

describe('what was asked of an enterprise that is merged', () => {
  /** One that gives way to another, as a merge leaves them; and the same undone. */
  async function merged() {
    const [survivor, gone, claimant] = [await verified(), await verified(), person()]
    const asked = await askMandate(app, claimant, { number: gone.number, role: 'preparer' })
    if (!asked.ok) throw new Error(asked.code)
    const point = (to: string | null) =>
      transact(app, everywhere, ({ tx }) => tx.updateTable('registry.enterprise').set({ survivor_id: to }).where('id', '=', gone.enterpriseId).execute())
    await point(survivor.enterpriseId)
    return { survivor, gone, claimant, which: { enterpriseId: gone.enterpriseId, mandateId: asked.value.mandateId }, undo: () => point(null) }
  }

  test('is answered by whoever manages the survivor, for the survivor, and stays there when the merge is undone', async () => {
    const { survivor, gone, claimant, which, undo } = await merged()
    const lines = await transact(app, survivor.owner, ({ tx }) => listMandates(tx, survivor.enterpriseId))
    expect(lines.find(({ status }) => status === 'asked')).toMatchObject({ id: which.mandateId, enterpriseId: gone.enterpriseId })
    expect(await consentToMandate(app, survivor.owner, { ...which, consent: true })).toMatchObject({ ok: true })
    expect(await seesContacts(claimant, survivor.enterpriseId)).toBe(true)
    expect(await consentToMandate(app, survivor.owner, { ...which, consent: true })).toEqual({ ok: false, code: 'may-not' })
    await undo()
    expect([await seesContacts(claimant, survivor.enterpriseId), await sees(claimant, gone.oneId)]).toEqual([true, false])
  })

  test('waits on when the merge is undone, and is then its own people’s to answer', async () => {
    const { survivor, gone, claimant, which, undo } = await merged()
    await undo()
    expect(await consentToMandate(app, survivor.owner, { ...which, consent: true })).toEqual({ ok: false, code: 'no-such-mandate' })
    expect(await consentToMandate(app, gone.owner, { ...which, consent: true })).toMatchObject({ ok: true })
    expect([await seesContacts(claimant, gone.enterpriseId), await sees(claimant, survivor.oneId)]).toEqual([true, false])
  })

  test('by somebody who acts for the survivor already can only be declined', async () => {
    const { survivor, claimant, which } = await merged()
    const asked = await askMandate(app, claimant, { number: survivor.number, role: 'preparer' })
    if (!asked.ok) throw new Error(asked.code)
    await consentToMandate(app, survivor.owner, { enterpriseId: survivor.enterpriseId, mandateId: asked.value.mandateId, consent: true })
    expect(await consentToMandate(app, survivor.owner, { ...which, consent: true })).toEqual({ ok: false, code: 'already-held' })
    expect(await consentToMandate(app, survivor.owner, { ...which, consent: false })).toMatchObject({ ok: true })
  })
})

test('what an account acts for is told by province, whoever asks, and no longer once it ended', async () => {
  const { owner, enterpriseId, mandateId } = await registered()
  const elsewhere = officerOf('90')
  const provinces = () => transact(app, elsewhere, async ({ tx }) => [await provincesActedIn(tx, owner.accountId), await findCards(tx)])
  const findCards = (tx: Tx) => tx.selectFrom('registry.enterprise').select('id').execute()
  expect(await provinces()).toEqual([['50'], []])
  await endMandate(app, owner, { enterpriseId, mandateId })
  expect(await provinces()).toEqual([[], []])
})

describe('an officer of another province', () => {
  test('serves who stands before them, with the code they read out, today alone', async () => {
    const { owner, number, enterpriseId, oneId } = await verified()
    const officer = officerOf('10')
    expect(await sees(officer, oneId)).toBe(false)
    const { code } = presenceCode(app, enterpriseId)
    expect(await serveAtCounter(app, officer, { shown: { number: citizenNumber() }, code })).toEqual({ ok: false, code: 'no-such-enterprise' })
    expect(await serveAtCounter(app, officer, { shown: { oneId }, code: '000000' === code ? '000001' : '000000' })).toEqual({ ok: false, code: 'wrong-code' })
    expect(await seesContacts(officer, enterpriseId)).toBe(false)
    expect(await serveAtCounter(app, officer, { shown: { number }, code: `${code.slice(0, 3)} ${code.slice(3)}` })).toMatchObject({ ok: true })
    expect(await seesContacts(officer, enterpriseId)).toBe(true)
    // It is no enterprise of theirs: their own pages show it no more than before.
    expect([await mandateOf(officer, enterpriseId), await transact(app, officer, ({ tx }) => listMyMandates(tx, officer.accountId))]).toEqual([undefined, []])
    const tomorrow = { db, clock: { now: () => '2026-11-23T03:00:00.000Z' } }
    expect(await transact(tomorrow, officer, ({ tx }) => findCard(tx, oneId))).toBeUndefined()
    const lines = await transact(app, owner, ({ tx }) => listMandates(tx, enterpriseId))
    expect(lines.filter(({ role }) => role === 'counter').map(({ status }) => status)).toEqual(['verified', 'declined'])
  })

  test('cannot guess: after five wrong codes the right one is not taken either', async () => {
    const { oneId, enterpriseId } = await verified()
    const officer = officerOf('10')
    const { code } = presenceCode(app, enterpriseId)
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
    const tries = await Promise.all(Array.from({ length: 8 }, () => serveAtCounter(app, officer, { shown: { oneId }, code: wrong })))
    expect(tries.filter((one) => !one.ok && one.code === 'wrong-code')).toHaveLength(5)
    expect(await serveAtCounter(app, officer, { shown: { oneId }, code })).toEqual({ ok: false, code: 'too-many-tries' })
  })
})

test('a mandate is seen by its holder, its enterprise and officers of the area alone', async () => {
  const { owner, enterpriseId } = await verified()
  const lines = (caller: Caller) => transact(app, caller, async ({ tx }) => (await listMandates(tx, enterpriseId)).length)
  expect(await lines(owner)).toBe(1)
  expect(await lines(officerOf('50'))).toBe(1)
  expect(await lines(officerOf('10'))).toBe(0)
  expect(await lines(person())).toBe(0)
  expect(await listMandates(db, enterpriseId)).toEqual([])
})
