import type { Question } from '#exchange/index.ts'
import type { Typed } from '#platform/forms.ts'
import { formatDate } from '#platform/dates.ts'
import { fieldLabels } from '#registry/index.ts'
import { Button, Buttons, Choices, EmptyState, ErrorSummary, Form, Section, TextInput, type Shell } from '#ui/index.ts'
import { fieldText } from '../looks.ts'
import { words } from '../texts.ts'
import { sourceText, type Names } from './record-fields.tsx'

interface QuestionsProps {
  readonly shell: Shell
  readonly questions: readonly Question[]
  readonly names: Names
  readonly action: (question: string) => string
  /** Officers say why, always. */
  readonly reasonNeeded: boolean
  /** The question that was answered wrongly, with what was sent. */
  readonly again: { readonly question: string; readonly typed: Typed } | undefined
}

const untouched: Typed = { values: {}, faults: [] }

/** What sources say otherwise than the record, one question each, answered by choosing. */
export function Questions({ shell, questions, names, action, reasonNeeded, again }: QuestionsProps) {
  const { t, lang, token } = shell
  if (questions.length === 0) return <EmptyState title={t(words.noQuestions)} />
  return (
    <>
      {questions.map(({ id, field, ours, claims }) => {
        const typed = again?.question === id ? again.typed : untouched
        return (
          <Section key={id} title={t(fieldLabels[field])}>
            <ErrorSummary lang={lang} faults={typed.faults} />
            <Form action={action(id)} token={token}>
              <Choices
                lang={lang}
                typed={typed}
                name="choice"
                label={t(words.whichIsRight)}
                options={[
                  { value: 'keep', text: `${t(words.weSay)}: ${fieldText(t, field, ours, names)}` },
                  ...claims.flatMap(({ source, value, on }) =>
                    value === null
                      ? []
                      : [
                          {
                            value: source,
                            text: `${t(words.takeTheirs(sourceText(t, source, names), fieldText(t, field, value, names)))} (${formatDate(on, lang)})`,
                          },
                        ],
                  ),
                ]}
              />
              {reasonNeeded ? <TextInput lang={lang} typed={typed} name="reason" label={t(words.reason)} maxLength={300} /> : null}
              <Buttons>
                <Button>{t(words.decide)}</Button>
              </Buttons>
            </Form>
          </Section>
        )
      })}
    </>
  )
}
