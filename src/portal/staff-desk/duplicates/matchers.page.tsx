import { untouched, type Typed } from '#platform/forms.ts'
import type { Matcher } from '#registry/index.ts'
import { Breadcrumbs, Button, Checkbox, ErrorSummary, Form, Layout, PageHead, Section, StatusTag, TextInput, type Shell } from '#ui/index.ts'
import { paths } from './paths.ts'
import { words } from './texts.ts'

interface MatchersProps {
  readonly shell: Shell
  readonly matchers: readonly Matcher[]
  /** The code of the one whose form was sent, when it was not taken. */
  readonly asked: string | undefined
  readonly typed: Typed
}

export function MatchersPage({ shell, matchers, asked, typed }: MatchersProps) {
  const { t, lang, token } = shell
  return (
    <Layout shell={shell} title={t(words.matchers)} narrow>
      <Breadcrumbs lang={lang} items={[{ text: t(words.duplicates), href: paths.duplicates() }, { text: t(words.matchers) }]} />
      <PageHead title={t(words.matchers)} lead={t(words.matchersLead)} />
      <ErrorSummary lang={lang} faults={typed.faults} labels={{ threshold: t(words.threshold) }} />
      {matchers.map(({ code, titleTh, titleEn, threshold, enabled }) => {
        const given = code === asked ? typed : untouched
        return (
          <Section key={code} title={t({ th: titleTh, en: titleEn })} aside={enabled ? undefined : <StatusTag tone="neutral">{t(words.off)}</StatusTag>}>
            <Form action={paths.matcher(code)} token={token}>
              <TextInput
                lang={lang}
                name="threshold"
                label={t(words.threshold)}
                hint={t(words.thresholdHint)}
                typed={given}
                value={String(Number(threshold))}
                short
              />
              <Checkbox lang={lang} name="enabled" label={t(words.enabled)} typed={given} value={enabled ? 'yes' : ''} />
              <Button>{t(words.save)}</Button>
            </Form>
          </Section>
        )
      })}
    </Layout>
  )
}
