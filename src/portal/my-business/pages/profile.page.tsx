import { Button, Buttons, Details, ErrorSummary, Form, Notice, Section } from '#ui/index.ts'
import type { Typed } from '#platform/forms.ts'
import { may, type EnterpriseRecord } from '#registry/index.ts'
import { RecordFields } from '../parts/record-fields.tsx'
import { RecordInputs, recordLabels } from '../parts/record-form.tsx'
import { paths } from '../paths.ts'
import type { ChosenBefore, Options } from '../record-form.ts'
import { words } from '../texts.ts'
import { Frame, type FrameProps } from './frame.tsx'

interface ProfileProps extends FrameProps {
  readonly record: EnterpriseRecord
  readonly chosen: ChosenBefore
  readonly options: Options
  readonly typed: Typed
  readonly year: number
  readonly saved: boolean
}

/** Every field with its source, and the form that brings them up to date. */
export function ProfilePage(props: ProfileProps) {
  const { shell, record, mandate, names, chosen, options, typed, year, saved } = props
  const { t, lang, token } = shell
  const wrong = typed.faults.length > 0
  const changes = record.status === 'active' && may(mandate, 'update')
  return (
    <Frame {...props} view="profile">
      {saved ? <Notice tone="good" title={t(words.saved)} /> : null}
      <Section title={t(words.whatIAm)} intro={t(words.whatIAmLead)} aside={changes ? <a href="#update">{t(words.change)}</a> : undefined}>
        <RecordFields shell={shell} record={record} names={names} />
      </Section>
      {record.status === 'closed' ? (
        <Notice tone="info">
          <p>{t(words.closedNote)}</p>
        </Notice>
      ) : changes ? (
        <div id="update">
          <Details summary={t(words.change)} open={wrong}>
            <p class="soft">{t(words.updateLead)}</p>
            <ErrorSummary lang={lang} faults={typed.faults} labels={recordLabels(t)} />
            <Form action={paths.one(record.oneId, 'profile')} token={token}>
              <RecordInputs shell={shell} record={record} chosen={chosen} options={options} typed={typed} year={year} />
              <Buttons>
                <Button kind="primary">{t(words.saveUpdate)}</Button>
              </Buttons>
            </Form>
          </Details>
        </div>
      ) : null}
    </Frame>
  )
}
