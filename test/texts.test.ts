import { globSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Text } from '#platform/text.ts'

// Every text of every room: those in texts.ts, and those that front doors carry (menus, columns of tables, titles of rules).

const root = join(import.meta.dirname, '..')
const files = globSync(['src/**/texts.ts', 'src/**/index.ts'], { cwd: root }).toSorted()
const texts = new Map<string, Text>()
for (const file of files) collect((await import(join(root, file))) as object, file, file.endsWith('texts.ts'))

function collect(value: unknown, at: string, isTexts: boolean, seen = new Set<unknown>()): void {
  const found = isTexts && typeof value === 'function' ? madeBy(value as (...words: unknown[]) => unknown) : value
  if (typeof found !== 'object' || found === null || seen.has(found)) return
  seen.add(found)
  if (isText(found)) texts.set(at, found)
  else for (const [key, inner] of Object.entries(found)) collect(inner, `${at} ${key}`, isTexts, seen)
}

/** A text that is made of what it is given is read without that: what it looks up by a number that means nothing is left out as well. */
function madeBy(make: (...words: unknown[]) => unknown): Text | undefined {
  try {
    const made = make('7', '7', '7', '7', '7')
    if (typeof made !== 'object' || made === null || !isText(made)) return undefined
    return { th: made.th.replace(/7|undefined/g, '…'), en: made.en.replace(/7|undefined/g, '…') }
  } catch {
    return undefined
  }
}

function isText(value: object): value is Text {
  return typeof (value as Partial<Text>).th === 'string' && typeof (value as Partial<Text>).en === 'string'
}

const thai = /\p{Script=Thai}/u
const letter = /\p{Letter}/u
/** How a date may be typed is shown as it is typed, in both languages. */
const withoutDate = (text: string) => text.replace('1 ต.ค. 2565', '')
const where = (wrong: (text: Text) => boolean) => [...texts].filter(([, text]) => wrong(text)).map(([at, { th, en }]) => `${at}: ${th} | ${en}`)

describe('the texts', () => {
  it('are found in every room that has some', () => {
    for (const file of files.filter((name) => name.endsWith('texts.ts'))) {
      const plain = [...texts.keys()].filter((at) => at.startsWith(file))
      expect(plain.length, file).toBeGreaterThan(5)
    }
  })

  it('say something in both languages, with nothing missing inside', () => {
    expect(where(({ th, en }) => th.trim() === '' || en.trim() === '' || /undefined|NaN|\[object/.test(th + en))).toEqual([])
  })

  it('are Thai in Thai, unless both languages write the same', () => {
    expect(where(({ th, en }) => th !== en && letter.test(th + en) && !thai.test(th))).toEqual([])
  })

  it('are English in English', () => {
    expect(where(({ en }) => thai.test(withoutDate(en)))).toEqual([])
  })
})
