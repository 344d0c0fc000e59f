import type { Typed } from '#platform/forms.ts'
import type { Lang, Speak } from '#platform/text.ts'
import { Choices, Hidden, TextInput } from '#ui/index.ts'
import type { Choice } from '../choosing.ts'

interface ChoiceFieldProps {
  readonly lang: Lang
  readonly t: Speak
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly typed: Typed
  /** What was chosen before. */
  readonly chosen: Choice | undefined
  /** What the words led to, to choose from. */
  readonly options: readonly Choice[]
  readonly question: string
  readonly optional?: boolean
}

/** Words, and below them what they may mean (see choice-field.ts). */
export function ChoiceField({ lang, t, name, label, hint, typed, chosen, options, question, optional = false }: ChoiceFieldProps) {
  return (
    <>
      <TextInput {...{ lang, typed, name, label, hint, optional }} value={chosen && t(chosen.text)} autocomplete="off" maxLength={200} />
      {chosen ? <Hidden name={`${name}Code`} value={chosen.code} /> : null}
      {options.length > 0 ? (
        <>
          <Hidden name={`${name}Asked`} value={typed.values[name]?.trim() ?? ''} />
          <Choices {...{ lang, typed }} name={`${name}Choice`} label={question} options={options.map(({ code, text }) => ({ value: code, text: t(text) }))} />
        </>
      ) : null}
    </>
  )
}
