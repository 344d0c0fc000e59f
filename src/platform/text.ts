/** Every text a person reads stands in both languages, side by side, in its room's texts.ts. */
export type Lang = 'th' | 'en'
export interface Text {
  readonly th: string
  readonly en: string
}
/** Picks the reader's language: `t(words.title)`. */
export type Speak = (text: Text) => string

export const speaker =
  (lang: Lang): Speak =>
  (text) =>
    text[lang]

/** A name that came from outside and has no second language is shown as it is. */
export const same = (text: string): Text => ({ th: text, en: text })
