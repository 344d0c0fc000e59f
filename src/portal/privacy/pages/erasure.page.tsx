import type { Typed } from '#platform/forms.ts'
import type { Text } from '#platform/text.ts'
import { formatOneId, kindNames, type EnterpriseCard } from '#registry/index.ts'
import { Button, DefinitionList, ErrorSummary, FileInput, Filters, Form, Hidden, Notice, Section, TextInput, type Shell } from '#ui/index.ts'
import { paths } from '../paths.ts'
import { words } from '../texts.ts'
import { Frame } from './frame.tsx'

interface ErasureProps {
  readonly shell: Shell
  /** The ONE ID as it was asked for; empty before anybody asked. */
  readonly asked: string
  readonly card: EnterpriseCard | undefined
  readonly areas: ReadonlyMap<string, Text>
  readonly typed: Typed
}

export function ErasurePage({ shell, asked, card, areas, typed }: ErasureProps) {
  const { t, lang, token } = shell
  return (
    <Frame shell={shell} here="erasure" title={t(words.erasure)} lead={t(words.erasureLead)}>
      <ErrorSummary lang={lang} faults={typed.faults} />
      <Filters lang={lang} action={paths.erasure()} verb={t(words.find)}>
        <TextInput lang={lang} name="one" label={t(words.oneId)} typed={typed} value={asked} short />
      </Filters>
      {asked && !card ? <Notice tone="warn" title={t(words.notFound)} /> : null}
      {card?.status === 'erased' ? (
        <Notice tone="good" title={`${t(words.erased)}: ${formatOneId(card.oneId)}`}>
          <p>{t(words.erasedNote)}</p>
        </Notice>
      ) : null}
      {card && card.status !== 'erased' ? (
        <Section
          title={card.nameTh ?? formatOneId(card.oneId)}
          intro={[t(kindNames[card.kind]), formatOneId(card.oneId), areas.get(card.place.province)]
            .map((part) => (typeof part === 'object' ? t(part) : part))
            .filter(Boolean)
            .join(' · ')}
        >
          <DefinitionList
            items={[
              { term: t(words.goes), detail: t(words.goesList) },
              { term: t(words.stays), detail: t(words.staysList) },
            ]}
          />
          <Form action={paths.erasure()} token={token} upload>
            <Hidden name="one" value={card.oneId} />
            <FileInput lang={lang} name="files" label={t(words.letter)} hint={t(words.letterHint)} typed={typed} accept=".pdf,.png,.jpg,.jpeg" />
            <Button kind="danger">{t(words.eraseNow)}</Button>
          </Form>
        </Section>
      ) : null}
    </Frame>
  )
}
