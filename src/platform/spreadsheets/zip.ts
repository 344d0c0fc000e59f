import type { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { Unreadable } from './line.ts'

/** What a workbook may unpack to, all its parts together. */
export const largestUnpacked = 200 * 1024 * 1024

/** The parts inside a workbook, opened from its directory; nothing is unpacked until asked for. */
export interface Archive {
  has(part: string): boolean
  /** The part's bytes as they are unpacked. Stops as soon as more comes out than the directory said, so a lying directory gains nothing. */
  open(part: string): AsyncIterable<Uint8Array>
}

/** Reads a zip's directory. Throws Unreadable when it is damaged, or unpacks to more than largestUnpacked by its own word. */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    yauzl.fromBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true, autoClose: false }, (error, file) =>
      error ? reject(damaged()) : resolve(file),
    )
  })
  const entries = await readDirectory(zip)
  let unpacked = 0
  for (const entry of entries.values()) unpacked += entry.uncompressedSize
  if (unpacked > largestUnpacked) throw new Unreadable(tooLarge)
  return {
    has: (part) => entries.has(part),
    async *open(part) {
      const entry = entries.get(part)
      if (!entry) throw damaged()
      let checksum = 0
      try {
        for await (const chunk of (await openPart(zip, entry)) as AsyncIterable<Uint8Array>) {
          checksum = crc32(chunk, checksum)
          yield chunk
        }
      } catch (error) {
        throw error instanceof Unreadable ? error : damaged()
      }
      if (checksum !== entry.crc32) throw damaged()
    },
  }
}

function readDirectory(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>()
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry)
      zip.readEntry()
    })
    zip.on('end', () => resolve(entries))
    zip.on('error', () => reject(damaged()))
    zip.readEntry()
  })
}

const openPart = (zip: ZipFile, entry: Entry): Promise<Readable> =>
  new Promise((resolve, reject) => zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream))))

const damaged = () => new Unreadable({ th: 'แฟ้ม Excel เสียหายหรือส่งมาไม่ครบ', en: 'The workbook is damaged or was cut off' })
const tooLarge = { th: 'แฟ้ม Excel นี้เมื่อคลายแล้วใหญ่เกิน 200 MB', en: 'The workbook unpacks to more than 200 MB' }
