import { formatInstant } from '#platform/dates.ts'
import type { Typed } from '#platform/forms.ts'
import { Button, Buttons, DefinitionList, Form, Hidden, LinkButton, MarkedList, Section, StatusTag, TextInput, type Shell } from '#ui/index.ts'
import { paths } from '../paths.ts'
import { isProvider, providerNames, type ProviderName } from '../provider-names.ts'
import type { Passkey } from '../store-proofs.ts'
import { words } from '../texts.ts'
import { PasskeyForm } from './passkey-form.tsx'

// How an account proves itself beside its password: parts of the account page.

interface PasskeysProps {
  readonly shell: Shell
  readonly typed: Typed
  readonly passkeys: readonly Passkey[]
  /** What a browser is told that makes one; undefined where the site has no name for them. */
  readonly offer: object | undefined
  /** What the device is called when nothing else is typed. */
  readonly device: string
}

export function Passkeys({ shell, typed, passkeys, offer, device }: PasskeysProps) {
  const { lang, t, token } = shell
  return (
    <Section title={t(words.passkeys)} id="passkeys" intro={t(words.passkeysLead)}>
      <MarkedList
        items={passkeys.map(({ id, name, createdAt, usedAt }) => ({
          key: id,
          tone: 'neutral' as const,
          title: name,
          body: (
            <div class="stack">
              <p class="soft">
                {t(words.since)} {formatInstant(createdAt, lang)} · {usedAt ? `${t(words.lastUsed)} ${formatInstant(usedAt, lang)}` : t(words.neverUsed)}
              </p>
              <Form action={paths.removePasskey()} token={token} inline>
                <Button name="passkey" value={id}>
                  {t(words.remove)}
                  <span class="sr"> {name}</span>
                </Button>
              </Form>
            </div>
          ),
        }))}
      />
      {passkeys.length > 0 ? <Rename shell={shell} passkeys={passkeys} /> : null}
      {offer ? (
        <PasskeyForm action={paths.passkeys()} token={token} verb="create" options={offer} otherwise={<p class="soft">{t(words.passkeyNeedsScript)}</p>}>
          <TextInput lang={lang} typed={typed} name="name" label={t(words.passkeyName)} value={device} maxLength={60} />
          <Buttons>
            <Button>{t(words.passkeyAdd)}</Button>
          </Buttons>
        </PasskeyForm>
      ) : (
        <p class="soft">{t(words.passkeyNeedsScript)}</p>
      )}
    </Section>
  )
}

const Rename = ({ shell: { lang, t, token }, passkeys }: Pick<PasskeysProps, 'shell' | 'passkeys'>) => (
  <details class="more">
    <summary>{t(words.passkeyRename)}</summary>
    <div class="inside">
      {passkeys.map(({ id, name }) => (
        <Form key={id} action={paths.namePasskey()} token={token} inline>
          <Hidden name="passkey" value={id} />
          <div class="field">
            <label for={`name-${id}`}>{name}</label>
            <input id={`name-${id}`} name="name" type="text" value={name} maxLength={60} autocomplete="off" lang={lang} />
          </div>
          <Button>{t(words.save)}</Button>
        </Form>
      ))}
    </div>
  </details>
)

interface SecondStepProps {
  readonly shell: Shell
  /** Recovery codes that are left; undefined where the second step is off. */
  readonly codesLeft: number | undefined
}

export const SecondStep = ({ shell: { t }, codesLeft }: SecondStepProps) => (
  <Section title={t(words.secondStep)} {...(codesLeft === undefined ? { intro: t(words.secondStepOff) } : {})}>
    <div class="stack">
      {codesLeft === undefined ? null : (
        <p>
          <StatusTag tone="good">{t(words.secondStepOn)}</StatusTag> {t(words.codesLeft(codesLeft))}
        </p>
      )}
      <p>
        <LinkButton href={paths.authenticator()}>{t(codesLeft === undefined ? words.turnOn : words.turnOff)}</LinkButton>
      </p>
    </div>
  </Section>
)

interface LinkedProps {
  readonly shell: Shell
  /** Those that are set up here. */
  readonly providers: readonly ProviderName[]
  readonly linked: readonly string[]
  /** The day on which ThaID last proved the citizen's number, as it is read. */
  readonly provedOn: string | undefined
}

export function Linked({ shell: { t, token }, providers, linked, provedOn }: LinkedProps) {
  const shown = [...new Set([...providers, ...linked.filter(isProvider)])]
  if (shown.length === 0) return null
  return (
    <Section title={t(words.linked)} intro={t(words.linkedLead)}>
      {provedOn ? <DefinitionList items={[{ term: t(words.citizenProved), detail: t(words.citizenProvedOn(provedOn)) }]} /> : null}
      <DefinitionList
        items={shown.map((provider) => ({
          term: t(providerNames[provider]),
          detail: linked.includes(provider) ? (
            <Form action={paths.unlink()} token={token} inline>
              <StatusTag tone="good">{t(words.linkedNow)}</StatusTag>
              <Button name="provider" value={provider}>
                {t(words.unlink)}
              </Button>
            </Form>
          ) : (
            <LinkButton href={paths.signInAt(provider, paths.account())}>{t(words.linkIt(providerNames[provider]))}</LinkButton>
          ),
        }))}
      />
    </Section>
  )
}
