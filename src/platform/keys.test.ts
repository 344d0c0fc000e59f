import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { openKeys, rotateKeys, secretsPath } from './keys.ts'
import { openStorage, withClient } from './storage.ts'
import { isSubmissionToken, newSubmissionToken } from './submission.ts'

const run = promisify(execFile)
const folder = () => mkdtempSync(join(tmpdir(), 'prosme-keys-'))

describe('secrets', () => {
  test('are made on the first start, differ everywhere, and are their owner’s alone', () => {
    const [one, two] = [folder(), folder()]
    const keys = openKeys(one)
    expect(openKeys(one).current('session')).toBe(keys.current('session'))
    expect(new Set(['session', 'forms', 'database', 'lookup', 'encryption'].map((purpose) => keys.current(purpose as 'forms'))).size).toBe(5)
    expect(openKeys(two).current('session')).not.toBe(keys.current('session'))
    expect(statSync(secretsPath(one)).mode & 0o077).toBe(0)
  })
  test('are the same for processes that make them at the same moment', async () => {
    const place = folder()
    const script = `import { openKeys } from ${JSON.stringify(import.meta.resolve('./keys.ts'))}; console.log(openKeys(${JSON.stringify(place)}).current('database'))`
    const told = await Promise.all(Array.from({ length: 6 }, async () => (await run(process.execPath, ['--input-type=module', '--eval', script])).stdout))
    expect(new Set(told)).toEqual(new Set([`${openKeys(place).current('database')}\n`]))
    expect(readdirSync(place)).toEqual(['secrets.json'])
  })
  test('once rotated sign anew, still take what was signed just before, and read all that was ever encrypted', () => {
    const place = folder()
    const first = openKeys(place)
    const token = newSubmissionToken(first, 's')
    rotateKeys(place)
    const second = openKeys(place)
    expect(second.current('forms')).not.toBe(first.current('forms'))
    expect(isSubmissionToken(second, 's', token)).toBe(true)
    rotateKeys(place)
    const third = openKeys(place)
    expect(isSubmissionToken(third, 's', token)).toBe(false)
    expect(third.all('encryption')).toEqual([third.current('encryption'), second.current('encryption'), first.current('encryption')])
  })
  test('that a trial made do not serve in production until they are rotated, and nothing it signed does', () => {
    const place = folder()
    const token = newSubmissionToken(openKeys(place), 's')
    expect(() => openKeys(place, true)).toThrow(/made by a trial/)
    rotateKeys(place, true)
    const keys = openKeys(place, true)
    expect(isSubmissionToken(keys, 's', token)).toBe(false)
    expect(keys.all('encryption')).toHaveLength(2)
  })
  test('of production are made on its first start', () => {
    const place = folder()
    const keys = openKeys(place, true)
    expect(openKeys(place, true).current('session')).toBe(keys.current('session'))
  })
  test('that are too short, or a file that is no secrets file, are refused with what to do', () => {
    const place = folder()
    openKeys(place)
    const content = JSON.parse(readFileSync(secretsPath(place), 'utf8')) as { secrets: Record<string, unknown> }
    writeFileSync(secretsPath(place), JSON.stringify({ ...content, secrets: { ...content.secrets, session: [{ id: 'x', secret: 'changeme' }] } }))
    expect(() => openKeys(place)).toThrow(/shorter than 32 bytes.*rotate/)
    writeFileSync(secretsPath(place), '{"session":')
    expect(() => openKeys(place)).toThrow(/cannot be read as secrets/)
  })
})

test('the database’s password rotates with the others, for every role', async () => {
  const config = { ...readConfig({}), data: folder() }
  // The server's own user must get in, so that its files lie here and go with the folder.
  chmodSync(config.data, 0o755)
  const first = await openStorage(config, openKeys(config.data))
  const oldAddresses = [first.url, first.ownerUrl, first.keeperUrl]
  await first.close()
  rotateKeys(config.data)
  const second = await openStorage(config, openKeys(config.data))
  try {
    for (const url of [second.url, second.ownerUrl, second.keeperUrl]) await withClient(url, (client) => client.query('select 1'))
    for (const old of oldAddresses) {
      const sameServer = new URL(second.url)
      const was = new URL(old)
      sameServer.username = was.username
      sameServer.password = was.password
      await expect(withClient(sameServer.href, (client) => client.query('select 1'))).rejects.toMatchObject({ code: '28P01' })
    }
  } finally {
    await second.close()
    rmSync(config.data, { recursive: true })
  }
})
