import type { FieldFault } from '#platform/forms.ts'
import type { Text } from '#platform/text.ts'
import type { Choice, Chosen } from './choosing.ts'

/**
 * Choosing one of thousands without script: words are typed, and when they lead to several, the page comes back with those to choose from. Four fields
 * carry it: `name` the words, `nameCode` what was chosen so far, `nameAsked` the words that the list on the page belongs to, `nameChoice` the one chosen.
 */
export interface ChoiceAnswer {
  readonly code: string | undefined
  /** To choose from, when the words lead to several. */
  readonly options: readonly Choice[]
  readonly faults: readonly FieldFault[]
}

interface Asked {
  readonly name: string
  readonly values: Readonly<Record<string, string>>
  readonly choose: (words: string) => Promise<Chosen>
  /** What a code that was chosen before is called. */
  readonly label: (code: string) => Promise<Choice>
  readonly nothingFound: Text
  readonly chooseOne: Text
}

export async function readChoice({ name, values, choose, label, nothingFound, chooseOne }: Asked): Promise<ChoiceAnswer> {
  const said = (part: string) => values[name + part]?.trim() ?? ''
  const typed = said('')
  const none = { code: undefined, options: [], faults: [] }
  if (!typed) return none
  if (said('Choice') && said('Asked') === typed) return { ...none, code: said('Choice') }
  if (said('Code')) {
    const { text } = await label(said('Code'))
    if (typed === text.th || typed === text.en) return { ...none, code: said('Code') }
  }
  const chosen = await choose(typed)
  if ('one' in chosen) return { ...none, code: chosen.one.code }
  if (chosen.several.length === 0) return { ...none, faults: [{ field: name, message: nothingFound }] }
  return { ...none, options: chosen.several, faults: [{ field: `${name}Choice`, message: chooseOne }] }
}
