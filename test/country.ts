import { newId } from '#platform/ids.ts'
import type { App } from '#platform/app.ts'
import { system, transact, type Caller } from '#platform/database.ts'
import { addAgreement } from '#agencies/index.ts'
import { openOwnAccount } from '#people/index.ts'
import {
  askMandate,
  checkDigit,
  correctEnterprise,
  findMyMandate,
  giveConsent,
  inviteToAct,
  listMandates,
  readRecord,
  registerEnterprise,
  verifyMandate,
  type IdentityNumber,
} from '#registry/index.ts'
import { raiseQuestion } from '../src/exchange/questions.ts'

// A country of a few enterprises whose every word is unmistakable, so that a test sees in any answer whom it tells of.

/** What a record says of an enterprise and what others said of it, each with a word that stands nowhere else. */
export interface Words {
  readonly nameTh: string
  readonly nameEn: string
  readonly tradingName: string
  readonly address: string
  readonly phone: string
  readonly email: string
  readonly number: string
  /** What a source says otherwise. */
  readonly claim: string
  /** Why an officer corrected, and the document that showed it. */
  readonly note: string
  readonly evidence: string
}

export interface Settled {
  readonly key: string
  readonly province: string
  readonly enterpriseId: string
  readonly oneId: string
  readonly ownerId: string
  readonly words: Words
  /** Every id that hangs on it; the others are of consents, lines of access and history, registrations, its duplicates. */
  readonly ids: Readonly<Record<'mandates' | 'invitations' | 'questions' | 'others', readonly string[]>>
}

type Outside = Pick<App, 'db' | 'clock' | 'keys' | 'config'>

const everywhere = system('country')

function wordsOf(key: string, place: number): Words & { readonly identity: IdentityNumber } {
  const twelve = `19876543210${place}`
  const digits = `${twelve}${checkDigit(twelve)}`
  const latin = `zq${key}zq`
  return {
    nameTh: `ร้านตัวอย่างนาม${latin}`,
    nameEn: `Sample Angkrit ${latin} Shop`,
    tradingName: `ตัวอย่างยี่ห้อ${latin}`,
    address: `๙๙ ซอยตัวอย่าง${latin}`,
    phone: `09155566${place}${place}`,
    email: `${latin}@sample.example`,
    number: digits,
    claim: `๑๑ ถนนตัวอย่าง${latin}`,
    note: `บันทึกตัวอย่าง${latin}`,
    evidence: `เอกสารตัวอย่าง${latin}`,
    identity: { type: 'citizen', digits },
  }
}

/** Somebody with an account and no role, who comes for their own enterprise. */
async function newOwner(app: App, key: string): Promise<string> {
  const login = { name: 'ผู้ประกอบการ ทดสอบ', login: `${key}@owner.example`, password: 'ดอกไม้บานสามโมงเช้า', language: 'th' } as const
  const opened = await openOwnAccount(app, everywhere, { ...login, address: `192.0.2.${key.length}`, userAgent: undefined })
  if (!opened.ok) throw new Error(opened.code)
  return opened.value.accountId
}

/** An enterprise with everything that can hang on one. Its owner is verified, so whoever claims it from then on must be answered first. */
async function settle(app: App, key: string, place: number, province: string, owner: string | undefined, consentTo: string): Promise<Omit<Settled, 'ids'>> {
  const { identity, ...words } = wordsOf(key, place)
  const ownerId = owner ?? (await newOwner(app, key))
  const self: Caller = { accountId: ownerId, requestId: 'country', reach: { areas: new Set() } }
  const officer: Caller = { ...everywhere, accountId: newId() }
  const { nameTh, nameEn, tradingName, phone, email } = words
  const made = await registerEnterprise(app, self, {
    kind: 'natural',
    number: identity,
    statement: { nameTh, nameEn, tradingNames: [tradingName], phone, email, address: 'เดิม', place: { province }, yearly: { year: 2568, employees: place } },
    channel: 'web',
    owner: { accountId: ownerId, role: 'owner' },
  })
  if (!made.ok) throw new Error(made.code)
  const { enterpriseId, oneId } = made.value
  const stranger = (): Caller => ({ ...self, accountId: newId() })
  const early = await askMandate(app, stranger(), { number: identity, role: 'preparer' })
  if (!early.ok) throw new Error(early.code)
  const mandate = await transact(app, self, ({ tx }) => findMyMandate(tx, ownerId, enterpriseId))
  const steps = [
    await verifyMandate(app, self, { enterpriseId, mandateId: mandate!.id, proof: { by: 'thaid', citizenNumber: identity.digits } }),
    await askMandate(app, stranger(), { number: identity, role: 'accountant' }),
    await inviteToAct(app, self, { enterpriseId, login: `${key}@invited.example`, role: 'preparer', scope: ['read'] }),
    await giveConsent(app, self, { enterpriseId, agency: consentTo, fields: ['nameTh'] }),
    await correctEnterprise(app, officer, {
      enterpriseId,
      statement: { address: words.address },
      reason: 'typing-error',
      note: words.note,
      evidence: { name: 'letter.txt', bytes: new TextEncoder().encode(words.evidence) },
    }),
    await readRecord(app, officer, { oneId, purpose: 'record' }),
  ]
  for (const step of steps) if (!step.ok) throw new Error(step.code)
  await transact(app, everywhere, (work) =>
    raiseQuestion(work, app, {
      enterpriseId,
      field: 'address',
      addressee: 'enterprise',
      claim: { source: 'sso', value: words.claim, on: '2026-01-01' },
    }),
  )
  return { key, province, enterpriseId, oneId, ownerId, words }
}

/** Two that may be one: found a moment ago, or already proposed, so that a second person could merge them into the other. */
async function pair(app: Outside, one: Omit<Settled, 'ids'>, other: Omit<Settled, 'ids'>, status: 'open' | 'proposed'): Promise<void> {
  const [first_id, second_id] = [one.enterpriseId, other.enterpriseId].toSorted() as [string, string]
  await transact(app, everywhere, ({ tx, now }) => {
    const proposed = { survivor_id: other.enterpriseId, reason: 'typed-twice', decided_at: now, decided_by: newId() }
    return tx
      .insertInto('registry.duplicate')
      .values({ id: newId(), first_id, second_id, matcher: 'alike-name', likeness: '0.9', found_at: now, status, ...(status === 'proposed' && proposed) })
      .execute()
  })
}

/** Every id of a row that hangs on an enterprise. */
const idsOf = (app: Outside, { enterpriseId }: Omit<Settled, 'ids'>): Promise<Settled['ids']> =>
  transact(app, everywhere, async ({ tx }) => {
    const of = (table: 'consent' | 'invitation' | 'change' | 'access_line' | 'registration') =>
      tx.selectFrom(`registry.${table}`).select('id').where('enterprise_id', '=', enterpriseId).execute()
    const pairs = tx
      .selectFrom('registry.duplicate')
      .select('id')
      .where((where) => where.or([where('first_id', '=', enterpriseId), where('second_id', '=', enterpriseId)]))
      .execute()
    const others = await Promise.all([of('consent'), of('change'), of('access_line'), of('registration'), pairs])
    const questions = tx.selectFrom('exchange.question').select('id').where('enterprise_id', '=', enterpriseId).execute()
    const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id)
    return {
      mandates: ids(await listMandates(tx, enterpriseId)),
      invitations: ids(await of('invitation')),
      questions: ids(await questions),
      others: ids(others.flat()),
    }
  })

/**
 * Two enterprises in the north (provinces 50 and 51), three in the south (90, 95), one of them `owner`'s. Possible duplicates among the northern, among
 * the southern, and across. The first in the south lets `tisi` read its name, the others let `boi`.
 */
export async function settleCountry(app: App, owner: string): Promise<readonly Settled[]> {
  for (const agency of ['tisi', 'boi']) {
    const agreement = { agency, title: 'ทดสอบ', document: 'ที่ ๑', purpose: 'ทดสอบ', basis: 'consent', law: null, direction: 'out' } as const
    const added = await addAgreement(app, everywhere, { ...agreement, fields: ['nameTh'], startsOn: '2020-01-01', endsOn: '2999-12-31' })
    if (!added.ok) throw new Error(added.code)
  }
  const north = await settle(app, 'nuea', 1, '50', undefined, 'boi')
  const northToo = await settle(app, 'lamphun', 2, '51', undefined, 'boi')
  const south = await settle(app, 'tai', 3, '90', undefined, 'tisi')
  const southToo = await settle(app, 'yala', 4, '95', undefined, 'boi')
  const mine = await settle(app, 'khongrao', 5, '90', owner, 'boi')
  await pair(app, north, northToo, 'open')
  await pair(app, south, southToo, 'open')
  await pair(app, north, south, 'proposed')
  return await Promise.all([north, northToo, south, southToo, mine].map(async (one) => ({ ...one, ids: await idsOf(app, one) })))
}
