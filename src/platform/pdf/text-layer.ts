import { deflateSync, inflateSync } from 'node:zlib'

/**
 * Makes the text of a PDF set by Typst readable again: for searching, copying and screen readers.
 *
 * Typst shapes a Thai syllable as one cluster and says what it means in two ways. The font's ToUnicode map gives the whole cluster to its first glyph,
 * so a reader that goes by glyphs (Firefox) finds `หนน้า` for `หน้า`; and /ActualText stands around glyphs of one height only, so a mark that is lifted is
 * read twice by readers that honour it (`ปั๊ปั๊ม` for `ปั๊ม`). Here every glyph is mapped to its own characters, learnt from the clusters, and a lifted
 * mark says nothing of its own, since the cluster before it has said it.
 *
 * Works on the plain structure of the pinned version of Typst: one cross-reference table, no object streams. Anything else is left as it is.
 */
export function readable(pdf: Uint8Array): Uint8Array<ArrayBuffer> {
  const file = splitObjects(Buffer.from(pdf).toString('latin1'))
  if (!file) return new Uint8Array(pdf)
  const fonts = new Map<number, Font>()
  for (const [number, object] of file.objects) {
    const map = Number(/\/ToUnicode (\d+) 0 R/.exec(object)?.[1])
    const stream = file.objects.get(map)
    if (stream) fonts.set(number, { map, said: readMap(stream), learnt: new Map() })
  }
  for (const page of file.objects.values()) {
    const contents = Number(/\/Type \/Page\b[\s\S]*\/Contents (\d+) 0 R/.exec(page)?.[1])
    const stream = file.objects.get(contents)
    if (!stream) continue
    const named = new Map([...page.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name, number]) => [name!, fonts.get(Number(number))]))
    file.objects.set(contents, withContent(stream, readClusters(contentOf(stream), named)))
  }
  for (const { map, learnt } of fonts.values()) {
    const stream = file.objects.get(map)!
    file.objects.set(map, withContent(stream, remap(contentOf(stream), learnt)))
  }
  return new Uint8Array(Buffer.from(joinObjects(file), 'latin1'))
}

interface Font {
  /** Object of its ToUnicode map, what that said of each glyph, and what the glyph is. */
  readonly map: number
  readonly said: ReadonlyMap<number, string>
  readonly learnt: Map<number, string>
}

/** Learns from a page what each glyph means, and answers the page with lifted marks silenced. */
function readClusters(content: string, fonts: ReadonlyMap<string, Font | undefined>): string {
  let font: Font | undefined
  /** Marked content that is open, innermost last, with the text it announces if any. */
  const open: (Announced | undefined)[] = []
  let announced: Announced | undefined
  let glyphs: number[] = []
  /** A cluster of which marks are still to be drawn, and their characters. */
  let unfinished: { readonly text: string; readonly rest: readonly string[] } | undefined
  const edits: Edit[] = []
  for (const token of tokensOf(content)) {
    if (token.kind === 'font') font = fonts.get(token.name)
    else if (token.kind === 'text') announced = token
    else if (token.kind === 'begin') {
      open.push(announced)
      announced = undefined
    } else if (token.kind === 'glyphs') {
      if (open.at(-1)) {
        glyphs.push(...glyphsOf(token.literal))
        continue
      }
      const [mark, ...others] = glyphsOf(token.literal)
      if (unfinished && others.length === 0 && font?.said.get(mark!) === unfinished.text) {
        font.learnt.set(mark!, unfinished.rest.join(''))
        edits.push(...silenced(content, token))
      }
      unfinished = undefined
    } else {
      const cluster = open.pop()
      if (!cluster) continue
      if (unfinished?.text === cluster.text && glyphs.length === 1) {
        font?.learnt.set(glyphs[0]!, unfinished.rest.join(''))
        edits.push({ start: cluster.start, end: cluster.end, text: silence })
        unfinished = undefined
      } else {
        const characters = shaped(cluster.text, glyphs.length)
        glyphs.forEach((glyph, index) => characters[index] && font?.learnt.set(glyph, characters[index]))
        const rest = characters.slice(glyphs.length)
        unfinished = rest.length > 0 ? { text: cluster.text, rest } : undefined
      }
      glyphs = []
    }
  }
  return edited(content, edits)
}

interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

const silence = '/ActualText <FEFF>'

/** The drawing of a literal, `[163 (..)] TJ`, put between marks that say it means nothing. */
function silenced(content: string, { start, end }: { readonly start: number; readonly end: number }): readonly Edit[] {
  const from = content.lastIndexOf('\n', start) + 1
  const to = content.indexOf('\n', end)
  return [
    { start: from, end: from, text: `/Span << ${silence} >> BDC\n` },
    { start: to, end: to, text: '\nEMC' },
  ]
}

function edited(content: string, edits: readonly Edit[]): string {
  let at = 0
  let result = ''
  for (const { start, end, text } of edits) {
    result += content.slice(at, start) + text
    at = end
  }
  return result + content.slice(at)
}

/**
 * The characters of a cluster as its glyphs draw them. Sara am is drawn as a ring above, with the tone on it as a glyph of its own or the same, and an
 * aa behind.
 */
function shaped(cluster: string, glyphs: number): string[] {
  const characters = Array.from(cluster)
  if (!cluster.endsWith('\u0e33')) return characters
  const [base = '', ...tones] = characters.slice(0, -1)
  const above = ['\u0e4d', ...tones]
  return [base, ...(glyphs === above.length + 2 ? above : [above.join('')]), '\u0e32']
}

interface Announced {
  readonly text: string
  readonly start: number
  readonly end: number
}

type Token =
  | (Announced & { readonly kind: 'text' })
  | { readonly kind: 'glyphs'; readonly literal: string; readonly start: number; readonly end: number }
  | { readonly kind: 'font'; readonly name: string }
  | { readonly kind: 'begin' | 'end' }

/** Literal strings, announced texts, changes of font, and begin and end of marked content, in order. */
function* tokensOf(content: string): Generator<Token> {
  const pattern = /\(|\/ActualText <FEFF([0-9A-F]*)>|\/(f\d+) [\d.]+ Tf|\b(?:EMC|BDC|BMC)\b/g
  for (let match = pattern.exec(content); match; match = pattern.exec(content)) {
    const [found, hex, name] = match
    const start = match.index
    if (found === '(') {
      const end = endOfLiteral(content, start)
      pattern.lastIndex = end
      yield { kind: 'glyphs', literal: content.slice(start, end), start, end }
    } else if (hex !== undefined) yield { kind: 'text', text: unicodeOf(hex), start, end: pattern.lastIndex }
    else if (name !== undefined) yield { kind: 'font', name }
    else yield { kind: found === 'EMC' ? 'end' : 'begin' }
  }
}

function endOfLiteral(content: string, start: number): number {
  let end = start + 1
  for (let depth = 1; depth > 0 && end < content.length; end++) {
    if (content[end] === '\\') end++
    else if (content[end] === '(') depth++
    else if (content[end] === ')') depth--
  }
  return end
}

const unicodeOf = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** Glyph numbers of a literal string: two bytes each. */
function glyphsOf(literal: string): number[] {
  const bytes = literal
    .slice(1, -1)
    .replace(/\\(?:([0-7]{1,3})|(.)|\n)/gs, (_, octal?: string, letter?: string) =>
      octal !== undefined ? String.fromCharCode(parseInt(octal, 8)) : letter === undefined ? '' : (escapes[letter] ?? letter),
    )
  return Array.from({ length: bytes.length >> 1 }, (_, index) => bytes.charCodeAt(index * 2) * 256 + bytes.charCodeAt(index * 2 + 1))
}

const entry = /^<([0-9A-F]{4})> <([0-9A-F]+)>$/gm

const readMap = (stream: string): Map<number, string> =>
  new Map([...contentOf(stream).matchAll(entry)].map(([, glyph, text]) => [parseInt(glyph!, 16), unicodeOf(text!)]))

/** The ToUnicode map with what was learnt in place of what it said; at most a hundred entries stand in one block. */
function remap(map: string, learnt: ReadonlyMap<number, string>): string {
  const entries = new Map([...map.matchAll(entry)].map(([, glyph, text]) => [glyph!, text!]))
  for (const [glyph, text] of learnt) entries.set(hex4(glyph), Array.from({ length: text.length }, (_, index) => hex4(text.charCodeAt(index))).join(''))
  const lines = [...entries].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([glyph, text]) => `<${glyph}> <${text}>`)
  const blocks = Array.from({ length: Math.ceil(lines.length / 100) }, (_, index) => lines.slice(index * 100, index * 100 + 100))
  const written = blocks.map((block) => `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar\n`).join('')
  const first = map.indexOf('beginbfchar')
  return first < 0 ? map : map.slice(0, map.lastIndexOf('\n', first) + 1) + written + map.slice(map.lastIndexOf('endbfchar') + 'endbfchar\n'.length)
}

const hex4 = (number: number): string => number.toString(16).toUpperCase().padStart(4, '0')

interface PdfFile {
  readonly head: string
  /** Objects by number, each from its number to its end, in the order of the file. */
  readonly objects: Map<number, string>
  /** The cross-reference table before it is filled again, and what follows it. */
  readonly entries: readonly string[]
  readonly trailer: string
}

function splitObjects(pdf: string): PdfFile | undefined {
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf)?.[1])
  const table = /^xref\n0 (\d+)\n/.exec(pdf.slice(start, start + 40))
  if (!table) return undefined
  const first = start + table[0].length
  const entries = Array.from({ length: Number(table[1]) }, (_, index) => pdf.slice(first + index * 20, first + index * 20 + 20))
  const places = entries
    .map((entry, number) => ({ number, offset: Number(entry.slice(0, 10)), used: entry[17] === 'n' }))
    .filter(({ used }) => used)
    .toSorted((a, b) => a.offset - b.offset)
  const objects = new Map(places.map(({ number, offset }, index) => [number, pdf.slice(offset, places[index + 1]?.offset ?? start)]))
  return { head: pdf.slice(0, places[0]?.offset), objects, entries, trailer: pdf.slice(first + entries.length * 20).replace(/startxref[\s\S]*$/, '') }
}

function joinObjects({ head, objects, entries, trailer }: PdfFile): string {
  const offsets = new Map<number, number>()
  let at = head.length
  for (const [number, text] of objects) {
    offsets.set(number, at)
    at += text.length
  }
  const table = entries.map((entry, number) => {
    const offset = offsets.get(number)
    return offset === undefined ? entry : String(offset).padStart(10, '0') + entry.slice(10)
  })
  return `${head}${[...objects.values()].join('')}xref\n0 ${entries.length}\n${table.join('')}${trailer}startxref\n${at}\n%%EOF`
}

const streamStart = (object: string): number => object.indexOf('stream\n') + 'stream\n'.length
const isPacked = (object: string): boolean => /\/Filter \/FlateDecode/.test(object.slice(0, streamStart(object)))
const lengthOf = (object: string): number => Number(/\/Length (\d+)/.exec(object)?.[1])

/** What the stream of an object holds. */
function contentOf(object: string): string {
  const raw = object.slice(streamStart(object), streamStart(object) + lengthOf(object))
  return isPacked(object) ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1') : raw
}

/** The object with another content in its stream. */
function withContent(object: string, content: string): string {
  const begin = streamStart(object)
  const raw = isPacked(object) ? deflateSync(Buffer.from(content, 'latin1')).toString('latin1') : content
  return object.slice(0, begin).replace(/\/Length \d+/, `/Length ${raw.length}`) + raw + object.slice(begin + lengthOf(object))
}
