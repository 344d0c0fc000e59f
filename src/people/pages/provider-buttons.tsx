import { Buttons, LinkButton, type Shell } from '#ui/index.ts'
import { paths } from '../paths.ts'
import { providerNames, type ProviderName } from '../provider-names.ts'
import { words } from '../texts.ts'

interface ProviderButtonsProps {
  readonly shell: Shell
  readonly providers: readonly ProviderName[]
  readonly next: string
}

/** One button for each provider that is set up; nothing where none is. */
export const ProviderButtons = ({ shell: { t }, providers, next }: ProviderButtonsProps) =>
  providers.length === 0 ? null : (
    <Buttons>
      {providers.map((provider) => (
        <LinkButton key={provider} href={paths.signInAt(provider, next)}>
          {t(words.withProvider(providerNames[provider]))}
        </LinkButton>
      ))}
    </Buttons>
  )
