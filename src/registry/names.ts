/** Legal forms and titles that people leave out when they look for a name. */
const forms =
  /บริษัท|บจก\.?|บมจ\.?|จำกัด|\(มหาชน\)|มหาชน|ห้างหุ้นส่วนสามัญนิติบุคคล|ห้างหุ้นส่วน|หจก\.?|หสน\.?|วิสาหกิจชุมชน|นางสาว|นาง|นาย|น\.ส\.|\b(company|limited|co|ltd|public|plc|partnership|inc|corp|corporation)\b\.?/giu

/**
 * A name folded for search: without legal forms, spaces and signs, in lower case, Thai vowels and marks in one order. What is typed and what is stored
 * are folded alike, so that "บจก. ตัวอย่าง" finds "บริษัท ตัวอย่าง จำกัด". A name that is nothing but its form keeps it.
 */
export function foldName(name: string): string {
  const plain = name.normalize('NFC').toLowerCase()
  const bare = plain.replace(forms, ' ').replace(/[^\p{L}\p{M}\p{N}]/gu, '')
  return bare || plain.replace(/[^\p{L}\p{M}\p{N}]/gu, '')
}

/** Everything an enterprise is called, folded, one name after another. */
export const searchTextOf = (names: readonly (string | null | undefined)[]): string => names.flatMap((name) => (name ? [foldName(name)] : [])).join(' ')
