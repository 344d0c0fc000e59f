import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { fileTypeFromBuffer } from 'file-type'
import { sql } from 'kysely'
import type { Config } from './config.ts'
import type { Db, Queries, Work } from './database.ts'
import { newId } from './ids.ts'
import { done, refuse, type Outcome } from './outcome.ts'
import type { Text } from './text.ts'

/**
 * Files people bring and the platform makes. The bytes lie in the data folder under their sha256, outside the web root, each content once;
 * a row says what they are and who brought them. What a file is, is read from its content.
 */
export interface KeptFile {
  readonly id: string
  readonly sha256: string
  /** In bytes. */
  readonly size: number
  readonly mediaType: string
  /** The name it was given by whoever brought it. */
  readonly name: string
}

/** Largest file that is kept, in bytes: 20 MB. */
export const largestFile = 20 * 1024 * 1024

/** What may be kept. Archives, programs, pages and drawings with script in them are not here. */
export const keptTypes: ReadonlySet<string> = new Set([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/webp',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/json',
  'text/csv',
  'text/plain',
])

export type FileRefusal = 'file-empty' | 'file-too-large' | 'file-type-not-allowed'

/** What a form that takes a picture or a document says when it is refused. */
export const fileRefusals = {
  'file-empty': { th: 'แฟ้มว่างเปล่า', en: 'The file is empty' },
  'file-too-large': { th: 'แฟ้มใหญ่เกิน 20 เมกะไบต์', en: 'The file is larger than 20 MB' },
  'file-type-not-allowed': { th: 'รับเฉพาะภาพและ PDF', en: 'Only pictures and PDF are taken' },
} as const satisfies Record<FileRefusal, Text>

/** How much a form that takes one file may send. */
export const withOneFile = { bodyLimit: largestFile + 1024 * 1024 }

/**
 * Keeps a file in the caller's transaction. The bytes are on the disk before the row is; when the transaction is rolled back they are left
 * behind, which harms nobody, and never the other way round.
 */
export async function keepFile(
  app: { readonly config: Pick<Config, 'data'> },
  work: Work,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Outcome<KeptFile, FileRefusal>> {
  if (bytes.byteLength === 0) return refuse('file-empty')
  if (bytes.byteLength > largestFile) return refuse('file-too-large', { largest: largestFile })
  const mediaType = await mediaTypeOf(bytes, name)
  if (!mediaType || !keptTypes.has(mediaType)) return refuse('file-type-not-allowed')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await sql.raw(bytesStay).execute(work.tx)
  await store(filePath(app.config, sha256), bytes)
  const file: KeptFile = { id: newId(), sha256, size: bytes.byteLength, mediaType, name: plainName(name) }
  await work.tx
    .insertInto('platform.file')
    .values({ id: file.id, sha256, size: String(file.size), media_type: mediaType, name: file.name, account_id: work.caller.accountId ?? null, at: work.now })
    .execute()
  return done(file)
}

/**
 * Until the transaction ends, no bytes are removed: asked for by whoever brings bytes whose row is not there for others yet, or reads them by rows that
 * may be gone meanwhile.
 */
export const bytesStay = 'select pg_advisory_xact_lock_shared(815407566)'

/**
 * Removes the bytes of files that were forgotten with what they belonged to (`platform.forget_files`). A content that somebody else brought too stays.
 * While anybody needs bytes to stay, it is left for the next round.
 */
export async function removeForgotten({ db, config }: { readonly db: Db; readonly config: Pick<Config, 'data'> }): Promise<void> {
  const forgotten = await db.selectFrom('platform.forgotten_file').select('sha256').execute()
  for (const { sha256 } of forgotten)
    await db.transaction().execute(async (tx) => {
      const { rows } = await sql<{ alone: boolean }>`select pg_try_advisory_xact_lock(815407566) as alone`.execute(tx)
      if (!rows[0]!.alone) return
      const kept = await tx.selectFrom('platform.file').select('id').where('sha256', '=', sha256).limit(1).executeTakeFirst()
      if (!kept) await rm(filePath(config, sha256), { force: true })
      await tx.deleteFrom('platform.forgotten_file').where('sha256', '=', sha256).execute()
    })
}

export async function findFile(db: Queries, id: string): Promise<KeptFile | undefined> {
  const row = await db.selectFrom('platform.file').selectAll().where('id', '=', id).executeTakeFirst()
  return row && { id: row.id, sha256: row.sha256, size: Number(row.size), mediaType: row.media_type, name: row.name }
}

/** The bytes of a kept file. */
export const openFile = (app: { readonly config: Pick<Config, 'data'> }, file: KeptFile): Readable => createReadStream(filePath(app.config, file.sha256))

/** Answers a file as a download: never shown inside a page of ours, never taken for another type than it is. Whether the visitor may have it is the caller's question. */
export function download(app: { readonly config: Pick<Config, 'data'> }, file: KeptFile): Response {
  const body = Readable.toWeb(openFile(app, file)) as ReadableStream<Uint8Array>
  return new Response(body, {
    headers: {
      'content-type': file.mediaType.startsWith('text/') ? `${file.mediaType}; charset=utf-8` : file.mediaType,
      'content-length': String(file.size),
      'content-disposition': `attachment; filename="${file.name.replace(/[^\x20-\x7e]|["\\%]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  })
}

/** Where a content lies: `<data>/files/ab/cdef...`. */
export const filePath = (config: Pick<Config, 'data'>, sha256: string): string => join(config.data, 'files', sha256.slice(0, 2), sha256.slice(2))

/** Writes beside the place, to the disk, then moves: nobody ever sees half a file, also after a power cut. */
export async function store(path: string, bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
  if (existsSync(path)) return
  const folder = dirname(path)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const draft = `${path}.${randomBytes(4).toString('hex')}`
  const handle = await open(draft, 'wx', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
    await handle.close()
    await rename(draft, path)
  } catch (error) {
    await handle.close().catch(() => undefined)
    await rm(draft, { force: true })
    throw error
  }
  const parent = await open(folder, 'r')
  try {
    await parent.sync()
  } finally {
    await parent.close()
  }
}

/** Text has no signature: it is what holds no control characters. Which kind of text, its name says. */
async function mediaTypeOf(bytes: Uint8Array, name: string): Promise<string | undefined> {
  const detected = await fileTypeFromBuffer(bytes)
  if (detected) return detected.mime
  if (bytes.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c)) return undefined
  if (/\.csv$/i.test(name)) return 'text/csv'
  return /\.json$/i.test(name) ? 'application/json' : 'text/plain'
}

/** Without folders and control characters, at most 200 characters. */
const plainName = (name: string): string => {
  const bare = name
    .replace(/^.*[/\\]/s, '')
    // oxlint-disable-next-line no-control-regex -- taking them out is the point
    .replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()
  return bare.slice(0, 200) || 'file'
}
