import type { Typed } from '#platform/forms.ts'
import type { Activity, Province } from '#reference/index.ts'
import { kindNames, kinds } from '#registry/index.ts'
import { Button, Choices, Details, ErrorSummary, Form, Layout, MoneyInput, Notice, NumberInput, PageHead, Select, TextInput, type Shell } from '#ui/index.ts'
import { paths } from '../paths.ts'
import { words } from '../texts.ts'

interface FormPageProps {
  readonly shell: Shell
  readonly sections: readonly Activity[]
  readonly provinces: readonly Province[]
  readonly typed: Typed
  /** What was typed into the box for the number alone, when it was wrong. */
  readonly number: Typed
  /** The registry was asked for a number and had nothing to say. */
  readonly silent: boolean
}

/** All questions on one page: on a phone that is quicker than five pages. Nothing has to be answered. */
export const FormPage = ({ shell, sections, provinces, typed, number, silent }: FormPageProps) => {
  const { lang, t, token } = shell
  const shared = { lang, typed }
  return (
    <Layout shell={shell} title={t(words.title)} narrow>
      <PageHead title={t(words.title)} lead={t(words.lead)} />
      {silent ? (
        <Notice tone="warn" title={t(words.silent)}>
          <p>{t(words.silentNote)}</p>
        </Notice>
      ) : null}
      <ErrorSummary lang={lang} faults={[...typed.faults, ...number.faults]} />
      <Details summary={t(words.byNumber)} open={number.faults.length > 0}>
        <p>{t(words.byNumberNote)}</p>
        <Form action={paths.start()} token={token}>
          <TextInput lang={lang} typed={number} name="number" label={t(words.number)} autocomplete="off" digits maxLength={30} />
          <Button>{t(words.lookUp)}</Button>
        </Form>
      </Details>
      <form method="get" action={paths.start()} class="typed" novalidate>
        <Choices
          {...shared}
          name="kind"
          label={t(words.kind)}
          value={typed.values['kind'] ?? 'juristic'}
          options={kinds.map((kind) => ({ value: kind, text: t(kindNames[kind]) }))}
        />
        <Select
          {...shared}
          name="activity"
          label={t(words.activity)}
          none={t(words.chooseActivity)}
          options={sections.map(({ code, name }) => ({ value: code, text: t(name) }))}
        />
        <TextInput {...shared} name="words" label={t(words.words)} hint={t(words.wordsHint)} />
        <Select
          {...shared}
          name="province"
          label={t(words.province)}
          none={t(words.chooseProvince)}
          options={provinces.map(({ code, name }) => ({ value: code, text: t(name) }))}
        />
        <NumberInput {...shared} name="employees" label={t(words.employees)} unit={t(words.people)} />
        <MoneyInput {...shared} name="revenue" label={t(words.revenue)} hint={t(words.revenueHint)} />
        <Button kind="primary">{t(words.show)}</Button>
      </form>
    </Layout>
  )
}
