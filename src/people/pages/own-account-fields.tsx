import type { Typed } from '#platform/forms.ts'
import type { Lang } from '#platform/text.ts'
import { speaker } from '#platform/text.ts'
import { TextInput } from '#ui/index.ts'
import { words } from '../texts.ts'

interface OwnAccountFieldsProps {
  readonly lang: Lang
  readonly typed: Typed
  /** Name that is known already. */
  readonly name?: string | undefined
  /** Left out for somebody who comes from a provider. */
  readonly withoutPassword?: boolean
}

/** What an account of one's own is opened with, in any form: `name`, `login`, `password` (`ownAccountFields` reads them). */
export function OwnAccountFields({ lang, typed, name, withoutPassword = false }: OwnAccountFieldsProps) {
  const t = speaker(lang)
  const shared = { lang, typed }
  return (
    <>
      <TextInput {...shared} name="name" label={t(words.yourName)} value={name} autocomplete="name" />
      <TextInput {...shared} name="login" label={t(words.login)} hint={t(words.loginHint)} autocomplete="username" />
      {withoutPassword ? null : (
        <TextInput {...shared} name="password" label={t(words.password)} type="password" autocomplete="new-password" hint={t(words.passwordHint)} />
      )}
    </>
  )
}

/** Labels of these fields for the summary of faults. */
export const ownAccountLabels = { name: words.yourName, login: words.login, password: words.password }
