/** Legal forms and what else stands around a name without being one, as folded letters. */
const thaiForms = ['ห้างหุ้นส่วนสามัญนิติบุคคล', 'ห้างหุ้นส่วน', 'วิสาหกิจชุมชน', 'บริษัท', 'จำกัด', 'มหาชน'].map(foldLetters)
const englishForms = ['company', 'limited', 'partnership', 'corporation', 'public']
const shortForms = new Set(['บจก', 'บมจ', 'หจก', 'หสน', 'co', 'ltd', 'plc', 'inc', 'corp', 'part'])
const longForms = [...thaiForms, ...englishForms]
/** These stand in a name also where no space parts them from it. */
const inside = new RegExp(thaiForms.join('|'), 'gu')
/** Said so only where a name begins: inside one they are letters like others. */
const titles = /^(?:นางสาว|นาง|นาย|น\.\s?ส\.|(?:บจก|บมจ|หจก|หสน)\.?)\s*/u

/**
 * A name folded for search: lower case, without legal forms, titles, spaces, signs and Thai tone marks, and with what people type for one another written
 * one way. What is typed and what is stored are folded alike, so that "บจก. ตัวอย่าง" finds "บริษัท ตัวอย่าง จำกัด", also with a slip in the legal form. A name
 * that is nothing but its form keeps it.
 */
export function foldName(name: string): string {
  const plain = plainOf(name)
  return bareOf(plain) || foldLetters(plain).replace(/[^\p{L}\p{M}\p{N}]/gu, '')
}

/** Whether something is written of which nothing is left but legal forms and titles: no name to search for. */
export const isOnlyForm = (name: string): boolean => foldName(name) !== '' && bareOf(plainOf(name)) === ''

const plainOf = (name: string): string => name.normalize('NFC').toLowerCase().trim()

const bareOf = (plain: string): string =>
  foldLetters(plain.replace(titles, ''))
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => !isForm(word))
    .join('')
    .replace(inside, '')

/** Everything an enterprise is called, folded, one name after another. */
export const searchTextOf = (names: readonly (string | null | undefined)[]): string => names.flatMap((name) => (name ? [foldName(name)] : [])).join(' ')

/** A legal form, one slip allowed where it is long enough to be known still. */
const isForm = (word: string): boolean => shortForms.has(word) || longForms.some((form) => Math.abs(form.length - word.length) < 2 && oneSlipApart(form, word))

/** Tone marks and the silencing mark are left out as often as they are typed; ใ and ไ, แ and two เ, ำ and its parts are taken for one another. */
function foldLetters(text: string): string {
  return text
    .replace(/[\u0e47-\u0e4c\u0e4e\u0e3aๆฯ]/gu, '')
    .replace(/ํา/gu, 'ำ')
    .replace(/ํ/gu, '')
    .replace(/ใ/gu, 'ไ')
    .replace(/เเ/gu, 'แ')
    .replace(/ๅ/gu, 'า')
    .replace(/[๐-๙]/gu, (digit) => String(digit.charCodeAt(0) - 0x0e50))
}

/** Whether one slip makes one word of the other: a letter wrong, missing, too many, or two neighbours exchanged. */
export function oneSlipApart(one: string, other: string): boolean {
  if (one === other) return true
  if (Math.abs(one.length - other.length) > 1) return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start += 1
  let [end, otherEnd] = [one.length, other.length]
  while (end > start && otherEnd > start && one[end - 1] === other[otherEnd - 1]) {
    end -= 1
    otherEnd -= 1
  }
  const [left, right] = [one.slice(start, end), other.slice(start, otherEnd)]
  return (left.length <= 1 && right.length <= 1) || (left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0])
}
