import type { Agreement } from '#agencies/index.ts'
import { formatInstant } from '#platform/dates.ts'
import { fieldLabels, may, type Consent, type FieldName } from '#registry/index.ts'
import { Button, DataTable, EmptyState, Form, Notice, Section, StatusTag } from '#ui/index.ts'
import { sourceText } from '../parts/record-fields.tsx'
import { paths } from '../paths.ts'
import { words } from '../texts.ts'
import { Frame, NotVerified, type FrameProps } from './frame.tsx'

interface ConsentsPageProps extends FrameProps {
  /** Agreements in force by which agencies read. */
  readonly agreements: readonly Agreement[]
  readonly consents: readonly Consent[]
  readonly refused: boolean
}

export function ConsentsPage(props: ConsentsPageProps) {
  const { shell, card, mandate, names, agreements, consents, refused } = props
  const { t, lang, token } = shell
  const current = (agency: string) => consents.find((one) => one.agency === agency && one.withdrawnAt === null)
  return (
    <Frame {...props} view="consents">
      <NotVerified shell={shell} mandate={mandate} card={card} />
      {refused ? (
        <Notice tone="bad">
          <p>{t(words.needsVerified)}</p>
        </Notice>
      ) : null}
      <Section title={t(words.consents)} intro={t(words.consentsLead)}>
        {agreements.length === 0 ? <EmptyState title={t(words.noAgreements)} /> : null}
        <DataTable
          caption={t(words.consents)}
          rows={agreements}
          rowKey={({ id }) => id}
          columns={[
            {
              head: t(words.agency),
              isName: true,
              cell: ({ agency, demonstration }) => (
                <>
                  {sourceText(t, agency, names)} {demonstration ? <span class="soft small">{t(words.demonstration)}</span> : null}
                </>
              ),
            },
            { head: t(words.purpose), wide: true, cell: ({ purpose }) => purpose },
            {
              head: t(words.fields),
              wide: true,
              cell: ({ fields }) => <span class="small">{fields.map((name) => t(fieldLabels[name as FieldName])).join(', ')}</span>,
            },
            {
              head: t(words.status),
              cell: ({ agency, basis }) => {
                const given = current(agency)
                if (basis === 'law')
                  return (
                    <>
                      <StatusTag tone="neutral">{t(words.byLaw)}</StatusTag> <span class="soft small">{t(words.byLawNote)}</span>
                    </>
                  )
                return given ? (
                  <StatusTag tone="good">
                    {t(words.givenOn)} {formatInstant(given.givenAt, lang)}
                  </StatusTag>
                ) : (
                  <StatusTag tone="warn">{t(words.notGiven)}</StatusTag>
                )
              },
            },
            {
              head: '',
              cell: ({ agency, basis }) => {
                const given = current(agency)
                if (basis === 'law') return ''
                if (given)
                  return (
                    <Form action={paths.withdraw(card.oneId)} token={token} inline>
                      <Button name="agency" value={agency} kind="quiet">
                        {t(words.withdraw)}
                      </Button>
                    </Form>
                  )
                return may(mandate, 'sign') ? (
                  <Form action={paths.one(card.oneId, 'consents')} token={token} inline>
                    <Button name="agency" value={agency}>
                      {t(words.consent)}
                    </Button>
                  </Form>
                ) : null
              },
            },
          ]}
        />
      </Section>
    </Frame>
  )
}
