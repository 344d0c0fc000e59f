import { isAscii } from 'node:buffer'
import { Unreadable } from './line.ts'

/** What a text file may be written in. Windows-874 holds TIS-620. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-874'

type Bytes = AsyncIterable<Uint8Array>

/**
 * Tells the encoding of a file from all of its bytes, or throws Unreadable where two readings are possible: a wrong guess would put
 * wrong names into the books without anybody noticing.
 */
export async function detectEncoding(bytes: Bytes): Promise<Encoding> {
  let first = true
  const utf8 = new Reading('utf-8')
  const thai = new Reading('windows-874')
  let thaiSeen = false
  for await (const chunk of bytes) {
    if (first) {
      first = false
      if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le'
      if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be'
    }
    if (chunk.includes(0)) throw new Unreadable(binary)
    if (isAscii(chunk) && !utf8.pending) continue
    thaiSeen = /[\u0e00-\u0e7f]/.test(utf8.read(chunk)) || thaiSeen
    if (!thaiSeen || !utf8.possible) thai.readThai(chunk)
    if (!utf8.possible && !thai.possible) throw new Unreadable(unknown)
  }
  if (utf8.possible && utf8.pending) throw new Unreadable(cut)
  if (utf8.possible && (thaiSeen || !utf8.beyondAscii)) return 'utf-8'
  if (!thai.readsAsThai) {
    if (utf8.possible) return 'utf-8'
    throw new Unreadable(unknown)
  }
  if (utf8.possible) throw new Unreadable(inDoubt)
  return 'windows-874'
}

export async function* decode(bytes: Bytes, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for await (const chunk of bytes) {
      const text = decoder.decode(chunk, { stream: true })
      if (text.includes('\0')) throw new Unreadable(binary)
      yield text
    }
    const rest = decoder.decode()
    if (rest) yield rest
  } catch (error) {
    if (error instanceof TypeError) throw new Unreadable(cut)
    throw error
  }
}

/** One reading of the bytes, as long as it is possible. */
class Reading {
  possible = true
  beyondAscii = false
  /** A character is not complete yet. */
  pending = false
  readonly #decoder: TextDecoder
  #last: readonly number[] = []
  #tail = ''
  #words = 0
  #lone = 0

  constructor(encoding: Encoding) {
    this.#decoder = new TextDecoder(encoding, { fatal: true })
  }

  read(chunk: Uint8Array): string {
    if (!this.possible) return ''
    try {
      const text = this.#decoder.decode(chunk, { stream: true })
      this.beyondAscii ||= /[^\0-\x7f]/.test(text)
      this.#last = [...this.#last, ...chunk.subarray(-3)].slice(-3)
      this.pending = endsInside(this.#last)
      return text
    } catch {
      this.possible = false
      return ''
    }
  }

  /** Thai spelling is strict enough to tell Thai from another alphabet's bytes: a mark stands on a letter, a leading vowel before one. */
  readThai(chunk: Uint8Array): void {
    const text = this.#tail + this.read(chunk)
    if (!this.possible) return
    this.possible = !/[\x80-\x9f]|(?<![\u0e01-\u0e4e])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]|[\u0e40-\u0e44][^\u0e01-\u0e2e]/.test(text)
    for (const [word] of text.matchAll(/[\u0e01-\u0e5b]+/g)) {
      this.#words++
      if (word.length === 1) this.#lone++
    }
    // The next chunk goes on in the middle of a word: a letter before its last character lets a mark stand there.
    const last = /[\u0e01-\u0e5b]$/.exec(text)?.[0]
    this.#tail = last ? `ก${last}` : ''
  }

  get readsAsThai(): boolean {
    return this.possible && this.#words > 0 && this.#lone * 2 <= this.#words
  }
}

/** Whether the last bytes begin a UTF-8 character that goes on in the next chunk. */
function endsInside(last: readonly number[]): boolean {
  for (let back = 1; back <= last.length; back++) {
    const byte = last.at(-back)!
    if (byte < 0x80) return false
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2)
  }
  return false
}

const binary = {
  th: 'แฟ้มนี้ไม่ใช่ข้อความ หรือเป็น UTF-16 ที่ไม่มีเครื่องหมายนำ โปรดบันทึกเป็น CSV UTF-8',
  en: 'The file is not text, or is UTF-16 without its mark: save it as CSV UTF-8',
}
const unknown = {
  th: 'ไม่รู้จักรหัสอักขระของแฟ้มนี้ โปรดบันทึกเป็น CSV UTF-8',
  en: 'The character encoding of this file is not known: save it as CSV UTF-8',
}
const inDoubt = {
  th: 'แฟ้มนี้อ่านได้ทั้งแบบ UTF-8 และ TIS-620 (Windows-874) จึงไม่แน่ชัด โปรดบันทึกเป็น CSV UTF-8',
  en: 'The file can be read as UTF-8 and as TIS-620 (Windows-874), so it is in doubt: save it as CSV UTF-8 with its mark (BOM)',
}
const cut = { th: 'แฟ้มขาดกลางตัวอักษร อาจส่งมาไม่ครบ', en: 'The file ends inside a character: it may have been cut off' }
