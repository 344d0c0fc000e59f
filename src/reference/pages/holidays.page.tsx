import type { Typed } from '#platform/forms.ts'
import {
  Button,
  Buttons,
  DataTable,
  DateInput,
  DateText,
  EmptyState,
  ErrorSummary,
  Form,
  Layout,
  PageHead,
  Pagination,
  Section,
  TextInput,
  type Shell,
  type TableColumn,
} from '#ui/index.ts'
import { paths } from '../paths.ts'
import type { Holiday } from '../store.ts'
import { kinds, words } from '../texts.ts'

interface HolidaysProps {
  readonly shell: Shell
  /** Calendar year of the Buddhist era. */
  readonly year: number
  readonly holidays: readonly Holiday[]
  /** May add and strike off. */
  readonly editable: boolean
  readonly typed: Typed
}

export function HolidaysPage({ shell, year, holidays, editable, typed }: HolidaysProps) {
  const { lang, t, token } = shell
  const title = `${t(words.holidays)} ${lang === 'th' ? year : year - 543}`
  return (
    <Layout shell={shell} title={title}>
      <PageHead title={title} lead={t(words.lead)} />
      <ErrorSummary lang={lang} faults={typed.faults} labels={{ day: t(words.day), name: t(words.name) }} />
      {holidays.length === 0 ? (
        <EmptyState title={t(words.none)}>{t(words.noneLead)}</EmptyState>
      ) : (
        <DataTable caption={title} columns={columns(shell, year, editable)} rows={holidays} rowKey={({ day }) => day} />
      )}
      <Pagination lang={lang} previous={paths.holidays(year - 1)} next={paths.holidays(year + 1)} />
      {editable ? (
        <Section title={t(words.add)}>
          <Form action={paths.holidays(year)} token={token}>
            <DateInput lang={lang} typed={typed} name="day" label={t(words.day)} />
            <TextInput lang={lang} typed={typed} name="name" label={t(words.name)} autocomplete="off" />
            <Buttons>
              <Button kind="primary">{t(words.addButton)}</Button>
            </Buttons>
          </Form>
        </Section>
      ) : null}
    </Layout>
  )
}

const columns = ({ lang, t, token }: Shell, year: number, editable: boolean): TableColumn<Holiday>[] => [
  { head: t(words.name), cell: ({ nameTh }) => nameTh, isName: true },
  { head: t(words.day), cell: ({ day }) => <DateText lang={lang} date={day} style="long" /> },
  { head: t(words.kind), cell: (holiday) => t(holiday.struckAt === null ? kinds[holiday.category] : words.struck) },
  { head: t(words.origin), cell: ({ origin }) => t(origin === 'file' ? words.fromFile : words.typedIn) },
  ...(editable
    ? [
        {
          head: t(words.strike),
          cell: (holiday: Holiday) => (holiday.struckAt === null ? <Strike t={t} action={paths.strike(year)} token={token} {...holiday} /> : ''),
        },
      ]
    : []),
]

const Strike = ({ t, action, token, day }: Pick<Shell, 't' | 'token'> & Pick<Holiday, 'day'> & { readonly action: string }) => (
  <Form action={action} token={token} inline>
    <Button name="day" value={day}>
      {t(words.strike)}
    </Button>
  </Form>
)
