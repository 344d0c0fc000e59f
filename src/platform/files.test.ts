import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { system, transact } from './database.ts'
import { bytesStay, download, filePath, findFile, keepFile, largestFile, openFile, removeForgotten } from './files.ts'
import { refuse } from './outcome.ts'
import { withClient } from './storage.ts'

const { db, url } = await testDatabase()
const app = testApp(db)
const keep = (name: string, content: string | Uint8Array) =>
  transact(app, system('test'), (work) => keepFile(app, work, { name, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content }))

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const contentTypes = new TextEncoder().encode(
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
)

describe('a file', () => {
  test('is kept under its hash, with its name and type, and read back', async () => {
    const answer = await keep('C:\\งาน\\รายชื่อ.csv', 'รหัส,ชื่อ\n1,ก\n')
    if (!answer.ok) throw new Error(answer.code)
    const { value: file } = answer
    expect(file).toMatchObject({ name: 'รายชื่อ.csv', mediaType: 'text/csv', sha256: createHash('sha256').update('รหัส,ชื่อ\n1,ก\n').digest('hex') })
    expect(await findFile(db, file.id)).toEqual(file)
    expect(await text(openFile(app, file))).toBe('รหัส,ชื่อ\n1,ก\n')
    const path = filePath(app.config, file.sha256)
    expect(path).toBe(join(app.config.data, 'files', file.sha256.slice(0, 2), file.sha256.slice(2)))
    expect(statSync(path).mode & 0o077).toBe(0)
  })
  test('of the same content lies there once, and each keeper has a row', async () => {
    const [one, two] = await Promise.all([keep('a.txt', 'the same'), keep('b.txt', 'the same')])
    if (!one.ok || !two.ok) throw new Error('refused')
    expect(one.value.id).not.toBe(two.value.id)
    const folder = join(filePath(app.config, one.value.sha256), '..')
    expect(readdirSync(folder)).toHaveLength(1)
    expect(readFileSync(filePath(app.config, two.value.sha256), 'utf8')).toBe('the same')
  })
  test('of a transaction that was rolled back has no row', async () => {
    const before = await db.selectFrom('platform.file').select('id').execute()
    await transact(app, system('test'), async (work) => {
      await keepFile(app, work, { name: 'x.txt', bytes: new TextEncoder().encode('x') })
      return refuse('no')
    })
    expect(await db.selectFrom('platform.file').select('id').execute()).toHaveLength(before.length)
  })
  test('is answered as a download of its own type', async () => {
    const answer = await keep('ภาพ "1".png', png)
    if (!answer.ok) throw new Error(answer.code)
    const response = download(app, answer.value)
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="___ _1_.png"; filename*=UTF-8''${encodeURIComponent('ภาพ "1".png')}`)
    expect(Buffer.from(await response.arrayBuffer())).toEqual(png)
  })
})

describe('its type is what it holds', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['report.txt', '%PDF-1.7\n%âãÏÓ\n', 'application/pdf'],
    ['photo.pdf', png, 'image/png'],
    ['table.zip', zipSync({ '[Content_Types].xml': contentTypes }), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['note.exe', 'only text', 'text/plain'],
    ['tis620.csv', Uint8Array.from([0xc3, 0xcb, 0xd1, 0xca, 0x2c, 0x31, 0x0a]), 'text/csv'],
    ['report.json', '{"fiscalYear":2570}', 'application/json'],
  ])('%s', async (name, content, mediaType) => {
    expect(await keep(name, content)).toMatchObject({ ok: true, value: { mediaType } })
  })
  test.each<[string, string | Uint8Array, string]>([
    ['archive.xlsx', zipSync({ 'a.txt': new Uint8Array([65]) }), 'file-type-not-allowed'],
    ['program.pdf', Uint8Array.from([0x4d, 0x5a, 0x90, 0x00, 0x03]), 'file-type-not-allowed'],
    ['binary.txt', Uint8Array.from([65, 0, 66]), 'file-type-not-allowed'],
    ['drawing.svg', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', 'file-type-not-allowed'],
    ['nothing.pdf', '', 'file-empty'],
    ['huge.txt', new Uint8Array(largestFile + 1).fill(65), 'file-too-large'],
  ])('%s is refused', async (name, content, code) => {
    expect(await keep(name, content)).toMatchObject({ ok: false, code })
  })
})

describe('a file that is forgotten', () => {
  const kept = async (content: string) => {
    const answer = await keep('papers.txt', content)
    if (!answer.ok) throw new Error(answer.code)
    return { ...answer.value, path: filePath(app.config, answer.value.sha256) }
  }
  const forget = (ids: readonly string[], role: 'prosme_owner' | 'prosme_app' = 'prosme_owner') =>
    withClient(url(role), (client) => client.query('select platform.forget_files($1, now())', [ids]))

  test('loses its row, and its bytes once it is committed', async () => {
    const file = await kept('to be forgotten')
    await withClient(url('prosme_owner'), async (client) => {
      await client.query('begin')
      await client.query('select platform.forget_files($1, now())', [[file.id]])
      await client.query('rollback')
    })
    await removeForgotten(app)
    expect(existsSync(file.path)).toBe(true)
    await forget([file.id])
    expect(await findFile(db, file.id)).toBeUndefined()
    await removeForgotten(app)
    expect(existsSync(file.path)).toBe(false)
    expect(await db.selectFrom('platform.forgotten_file').selectAll().execute()).toEqual([])
  })
  test('leaves the bytes to whoever brought the same content, before or since', async () => {
    const [mine, theirs] = [await kept('of two people'), await kept('of two people')]
    await forget([mine.id])
    await removeForgotten(app)
    expect(existsSync(theirs.path)).toBe(true)
    await forget([theirs.id])
    await kept('of two people')
    await removeForgotten(app)
    expect(readFileSync(theirs.path, 'utf8')).toBe('of two people')
  })
  test('keeps its bytes while a backup, or somebody who brings them again, needs them to stay', async () => {
    const file = await kept('needed for a while')
    await forget([file.id])
    await withClient(url('prosme_owner'), async (client) => {
      await client.query('begin')
      await client.query(bytesStay)
      await removeForgotten(app)
      expect(existsSync(file.path)).toBe(true)
      await client.query('commit')
    })
    await removeForgotten(app)
    expect(existsSync(file.path)).toBe(false)
  })
  test('is forgotten by functions of the owner alone', async () => {
    const file = await kept('not for everybody')
    await expect(forget([file.id], 'prosme_app')).rejects.toMatchObject({ code: '42501' })
    await expect(db.deleteFrom('platform.file').where('id', '=', file.id).execute()).rejects.toMatchObject({ code: '42501' })
  })
})
