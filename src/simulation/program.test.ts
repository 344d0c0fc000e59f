import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { loadAgencies } from '#agencies/index.ts'
import { decideOnProgram, issuerOf, registerProgram } from '#one-id/index.ts'
import { makeDemoAccounts } from '#people/index.ts'
import { testDatabase } from '../../test/database.ts'
import { listenForTests, newBrowser } from '../../test/listening.ts'
import { programAddresses, startProgram } from './index.ts'

const { db } = await testDatabase()
const { app } = await listenForTests(db)

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

test('a pretend program signs a person in with ONE ID, shows what it was told, and takes an answer once', async () => {
  await loadAgencies(app)
  const accounts = await makeDemoAccounts(app)
  const account = (role: string) => accounts.find((one) => one.role === role)!
  const port = await freePort()
  const { url, redirectUri, afterLogoutUri } = programAddresses(port)
  const registered = await registerProgram(
    app,
    { accountId: account('registrar').id, requestId: 'test' },
    {
      name: { th: 'ระบบใบอนุญาตตัวอย่าง', en: 'Example licences' },
      agency: 'biz-portal',
      purpose: 'ทดลองเข้าใช้ด้วย SME ONE ID',
      proof: 'none',
      publicKeys: undefined,
      redirectUris: [redirectUri],
      afterLogoutUris: [afterLogoutUri],
      scopes: ['openid', 'profile', 'email', 'enterprise'],
    },
  )
  if (!registered.ok) throw new Error(registered.code)
  const { programId } = registered.value
  await decideOnProgram(app, { accountId: account('admin').id, requestId: 'test' }, { programId, to: 'approved' })
  const program = await startProgram({ port, issuer: issuerOf(app), clientId: programId })
  onTestFinished(() => program.stop())

  const browser = newBrowser()
  expect((await browser.visit(url)).text).toContain('SME ONE ID')
  const begun = await browser.visit(`${url}/sign-in`)
  const owner = account('owner')
  const asked = await browser.visit(begun.location!)
  const consent = await browser.send(asked, /^\/sign-in$/, { email: owner.email, password: owner.password })
  const allowed = await browser.send(consent, /^\/one-id\/consent\/[^/]+$/, { answer: 'allow' })
  const back = await browser.visit(allowed.location!)
  expect(back.text).toContain(owner.email)
  expect((await browser.visit(allowed.location!)).status).toBe(400)
})
