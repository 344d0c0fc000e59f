import { createHash, randomBytes, type Hash } from 'node:crypto'
import { open, rename, rm, type FileHandle } from 'node:fs/promises'

/**
 * The form of a backup file. A line that names it, then sections (a head as JSON, then its bytes in chunks, each after its length in four bytes, a zero at
 * the end), then an empty head and the sha256 of everything before. Written and read as a stream, so its size does not matter.
 */
const magic = Buffer.from('PROSME BACKUP 1\n')
const hashLength = 32

/** The file is not what `writeArchive` once finished. */
export class ArchiveDamaged extends Error {}

export interface SectionHead {
  readonly kind: 'manifest' | 'table' | 'file'
  readonly name: string
}

export interface Section extends SectionHead {
  /** Read to its end or not at all. */
  readonly chunks: AsyncIterable<Buffer>
}

type Sink = (source: AsyncIterable<Uint8Array>) => Promise<void>

export interface ArchiveWriter {
  section(head: SectionHead, content?: (sink: Sink) => Promise<void>): Promise<void>
}

/** Writes an archive under another name and moves it to `file` when it is complete and on the disk; readable by its owner alone. */
export async function writeArchive(file: string, content: (archive: ArchiveWriter) => Promise<void>): Promise<void> {
  const draft = `${file}.${randomBytes(4).toString('hex')}.part`
  const handle = await open(draft, 'wx', 0o600)
  const hash = createHash('sha256')
  const write = async (bytes: Uint8Array) => {
    hash.update(bytes)
    await handle.writeFile(bytes)
  }
  const chunk = async (bytes: Uint8Array) => {
    await write(length(bytes.byteLength))
    await write(bytes)
  }
  try {
    await write(magic)
    await content({
      async section(head, fill) {
        await chunk(Buffer.from(JSON.stringify(head)))
        await fill?.(async (source) => {
          for await (const bytes of source) if (bytes.byteLength > 0) await chunk(bytes)
        })
        await write(length(0))
      },
    })
    await write(length(0))
    await handle.writeFile(hash.digest())
    await handle.sync()
    await handle.close()
    await rename(draft, file)
  } catch (error) {
    await handle.close().catch(() => undefined)
    await rm(draft, { force: true })
    throw error
  }
}

export interface Archive {
  /** Of the whole file but its own last bytes. */
  readonly sha256: string
  /** From the beginning, each time it is called. */
  sections(): AsyncGenerator<Section>
}

/** Reads the whole file once and refuses one that is not exactly what was written (ArchiveDamaged). */
export async function openArchive(file: string): Promise<Archive> {
  const sha256 = await verify(file)
  return { sha256, sections: () => sections(file) }
}

async function verify(file: string): Promise<string> {
  const handle = await open(file, 'r')
  try {
    const { size } = await handle.stat()
    if (size < magic.byteLength + hashLength) throw new ArchiveDamaged('it is too short to be a backup')
    const hash: Hash = createHash('sha256')
    const head = await exactly(handle, magic.byteLength)
    if (!head.equals(magic)) throw new ArchiveDamaged('it is not a backup of this platform')
    hash.update(head)
    for (let left = size - magic.byteLength - hashLength; left > 0;) {
      const bytes = await exactly(handle, Math.min(left, 1024 * 1024))
      hash.update(bytes)
      left -= bytes.byteLength
    }
    const found = hash.digest()
    if (!found.equals(await exactly(handle, hashLength))) throw new ArchiveDamaged('it was cut short or changed after it was made')
    return found.toString('hex')
  } finally {
    await handle.close()
  }
}

async function* sections(file: string): AsyncGenerator<Section> {
  const handle = await open(file, 'r')
  try {
    await exactly(handle, magic.byteLength)
    for (let head = await readChunk(handle); head; head = await readChunk(handle)) {
      const content = chunks(handle)
      yield { ...(JSON.parse(head.toString()) as SectionHead), chunks: content }
      // Whatever the reader left, so that the next head is read from its place.
      for await (const rest of content) void rest
    }
  } finally {
    await handle.close()
  }
}

async function* chunks(handle: FileHandle): AsyncGenerator<Buffer> {
  for (let bytes = await readChunk(handle); bytes; bytes = await readChunk(handle)) yield bytes
}

async function readChunk(handle: FileHandle): Promise<Buffer | undefined> {
  const size = (await exactly(handle, 4)).readUInt32BE()
  return size === 0 ? undefined : exactly(handle, size)
}

async function exactly(handle: FileHandle, size: number): Promise<Buffer> {
  const buffer = Buffer.alloc(size)
  for (let filled = 0; filled < size;) {
    const { bytesRead } = await handle.read(buffer, filled, size - filled)
    if (bytesRead === 0) throw new ArchiveDamaged('it ends in the middle')
    filled += bytesRead
  }
  return buffer
}

function length(size: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(size)
  return bytes
}
