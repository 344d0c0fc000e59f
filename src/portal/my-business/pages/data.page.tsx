import type { Typed } from '#platform/forms.ts'
import { may } from '#registry/index.ts'
import { Button, Buttons, ErrorSummary, Form, LinkButton, Section, TextInput } from '#ui/index.ts'
import { paths } from '../paths.ts'
import { words } from '../texts.ts'
import { Frame, type FrameProps } from './frame.tsx'

export function DataPage(props: FrameProps & { readonly typed: Typed }) {
  const { shell, card, mandate, typed } = props
  const { t, lang, token } = shell
  return (
    <Frame {...props} view="data">
      <Section title={t(words.data)} intro={t(words.dataLead)}>
        <LinkButton href={paths.download(card.oneId)}>{t(words.download)}</LinkButton>
      </Section>
      <Section title={t(words.erase)} intro={t(words.eraseLead)}>
        {may(mandate, 'sign') ? (
          <>
            <ErrorSummary lang={lang} faults={typed.faults} />
            <Form action={paths.erase(card.oneId)} token={token}>
              <TextInput lang={lang} typed={typed} name="oneId" label={t(words.eraseSure)} autocomplete="off" short />
              <Buttons>
                <Button kind="danger">{t(words.erase)}</Button>
              </Buttons>
            </Form>
          </>
        ) : (
          <p class="soft">{t(words.needsVerified)}</p>
        )}
      </Section>
    </Frame>
  )
}
