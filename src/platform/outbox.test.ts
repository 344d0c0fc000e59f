import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { system, transact } from './database.ts'
import { mailCarrier, sendMail } from './mail.ts'
import { refuse } from './outcome.ts'
import { deliverOutbox, outboxState, putOut, resendMessage, Undeliverable, type Carrier } from './outbox.ts'

const { db } = await testDatabase()
const app = testApp(db)
const letter = { to: 'someone@example.test', subject: 'แผนปฏิบัติการ', text: 'มีรายงานใหม่\nhttp://house.test/report' }
const post = (to = letter.to) => transact(app, system('test'), (work) => sendMail(work, { ...letter, to }))

/** A real SMTP server on a port of its own, that behaves as the test says. */
let behaviour: SMTPServerOptions = {}
const received: { id: string; text: string }[] = []
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  disableReverseLookup: true,
  onConnect: (session, callback) => (behaviour.onConnect ? behaviour.onConnect(session, callback) : callback()),
  onRcptTo: (address, session, callback) => (behaviour.onRcptTo ? behaviour.onRcptTo(address, session, callback) : callback()),
  onData(stream, session, callback) {
    let text = ''
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
    stream.on('end', () => {
      received.push({ id: /message-id: <(.*)@prosme>/i.exec(text)?.[1] ?? '', text })
      if (behaviour.onData) behaviour.onData(stream, session, callback)
      else callback()
    })
  },
})
server.on('error', () => undefined)
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))
const port = (server.server.address() as { port: number }).port
const carrier = mailCarrier({ smtpUrl: `smtp://127.0.0.1:${port}`, mailFrom: 'prosme@house.test' })!
const deliver = () => deliverOutbox(app, [carrier])
const passes = (minutes: number) => app.clock.set(new Date(Date.parse(app.clock.now()) + minutes * 60_000).toISOString())

beforeEach(() => {
  received.length = 0
  behaviour = {}
})
afterEach(async () => {
  const { waiting } = await outboxState(db)
  expect(waiting).toBe(0)
})

describe('mail', () => {
  test('is sent once, after the commit, under its own id', async () => {
    const id = await post()
    expect(received).toEqual([])
    expect(await deliver()).toBe(1)
    expect(await deliver()).toBe(0)
    expect(received.map((mail) => mail.id)).toEqual([id])
    expect(received[0]!.text).toContain('To: someone@example.test')
  })
  test('of a transaction that was rolled back is never sent', async () => {
    await transact(app, system('test'), async (work) => {
      await sendMail(work, letter)
      return refuse('changed-my-mind')
    })
    expect(await deliver()).toBe(0)
  })
  test('is sent once by senders that work at the same time', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => post()))
    const sent = await Promise.all([deliver(), deliver(), deliver()])
    expect(sent.reduce((sum, count) => sum + count)).toBe(20)
    expect(received.map((mail) => mail.id).toSorted()).toEqual(ids.toSorted())
  })
  test('waits while the server is busy, and is sent when it is not', async () => {
    behaviour = { onRcptTo: (_, __, callback) => callback(Object.assign(new Error('busy'), { responseCode: 451 })) }
    await post()
    expect(await deliver()).toBe(0)
    expect(await outboxState(db)).toMatchObject({ waiting: 1, dead: [] })
    behaviour = {}
    expect(await deliver()).toBe(0)
    passes(1)
    expect(await deliver()).toBe(1)
  })
  test('goes on after the line dropped in the middle of a letter', async () => {
    behaviour = { onData: () => server.connections.forEach((connection) => connection.close()) }
    const id = await post()
    await deliver()
    behaviour = {}
    passes(1)
    expect(await deliver()).toBe(1)
    // The server had it twice, under one id: that is what the id is for.
    expect(received.map((mail) => mail.id)).toEqual([id, id])
  })
  test('that the server refuses for good is set aside at once, and can be sent again by a person', async () => {
    behaviour = { onRcptTo: (_, __, callback) => callback(Object.assign(new Error('no such mailbox'), { responseCode: 550 })) }
    const id = await post('gone@example.test')
    await deliver()
    expect(await outboxState(db)).toMatchObject({ waiting: 0, dead: [{ id, errorCode: 'smtp-550', attempts: 1 }] })
    behaviour = {}
    expect(await resendMessage(app, system('test'), id)).toMatchObject({ ok: true })
    expect(await resendMessage(app, system('test'), id)).toMatchObject({ ok: false, code: 'not-dead' })
    expect(await deliver()).toBe(1)
    expect((await outboxState(db)).dead).toEqual([])
  })
})

describe('a message', () => {
  const failing: Carrier & { tries: number } = {
    channel: 'pigeon',
    tries: 0,
    async carry() {
      this.tries++
      throw new Error('lost')
    },
  }
  const dead = async () => (await outboxState(db)).dead.filter((message) => message.channel === 'pigeon')
  test('is tried later and later, then set aside', async () => {
    await transact(app, system('test'), (work) => putOut(work, 'pigeon', { to: 'the hill' }))
    for (const pause of [1, 5, 15, 60, 240, 720, 1440]) {
      await deliverOutbox(app, [failing])
      expect(await dead()).toEqual([])
      passes(pause - 1)
      const before = failing.tries
      await deliverOutbox(app, [failing])
      expect(failing.tries).toBe(before)
      passes(1)
    }
    await deliverOutbox(app, [failing])
    expect(failing.tries).toBe(8)
    expect(await dead()).toMatchObject([{ attempts: 8, errorCode: 'failed' }])
  })
  test('whose sender died is taken by the next after some minutes, not before', async () => {
    let asked = 0
    const neverAnswers: Carrier = { channel: 'owl', carry: () => (asked++, new Promise(() => undefined)) }
    await transact(app, system('test'), (work) => putOut(work, 'owl', {}))
    void deliverOutbox(app, [neverAnswers])
    await expect.poll(() => asked).toBe(1)
    const answers: Carrier = { channel: 'owl', carry: async () => undefined }
    expect(await deliverOutbox(app, [answers])).toBe(0)
    passes(5)
    expect(await deliverOutbox(app, [answers])).toBe(1)
  })
  test('that can never be sent is set aside at once', async () => {
    const strict: Carrier = {
      channel: 'raven',
      carry: async () => {
        throw new Undeliverable('no-address')
      },
    }
    await transact(app, system('test'), (work) => putOut(work, 'raven', {}))
    await deliverOutbox(app, [strict])
    expect((await outboxState(db)).dead).toContainEqual(expect.objectContaining({ channel: 'raven', errorCode: 'no-address' }))
  })
})

test('without a mail server there is no carrier, and mail waits', async () => {
  expect(mailCarrier({ smtpUrl: undefined, mailFrom: 'prosme@house.test' })).toBeUndefined()
  await post()
  expect(await deliverOutbox(app, [])).toBe(0)
  expect((await outboxState(db)).waiting).toBe(1)
  await deliver()
})
