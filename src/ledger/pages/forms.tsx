import { formatDate } from '#platform/dates.ts'
import type { Typed } from '#platform/forms.ts'
import { bahtText } from '#platform/money.ts'
import {
  Breadcrumbs,
  Button,
  Buttons,
  Checkbox,
  DateInput,
  ErrorSummary,
  Form,
  Hidden,
  Layout,
  MoneyInput,
  Notice,
  NumberInput,
  PageHead,
  Section,
  Select,
  TextArea,
  TextInput,
  type Shell,
} from '#ui/index.ts'
import { availabilities, categories, factNames, tests, type Service } from '../model.ts'
import { paths } from '../paths.ts'
import { availabilityNames, categoryNames, factLabels, testNames, words } from '../texts.ts'

interface ServiceFormProps {
  readonly shell: Shell
  /** Undefined for a new one. */
  readonly service: Service | undefined
  /** How many versions there were when the form was drawn. */
  readonly drawnFrom: number
  readonly typed: Typed
  readonly stale?: boolean
}

/** A service as it is to be from a day on. Every text in both languages. */
export const ServiceFormPage = ({ shell, service, drawnFrom, typed, stale = false }: ServiceFormProps) => {
  const { lang, t, token } = shell
  const shared = { lang, typed }
  const title = t(service ? words.editTitle : words.add)
  const both = (name: 'name' | 'agency' | 'contact', label: string) => (
    <>
      <TextInput {...shared} name={`${name}Th`} label={`${label} (${t(words.thai)})`} value={service?.[name].th} />
      <TextInput {...shared} name={`${name}En`} label={`${label} (${t(words.english)})`} value={service?.[name].en} />
    </>
  )
  const bothLong = (name: 'summary' | 'how' | 'terms', label: string) => (
    <>
      <TextArea {...shared} name={`${name}Th`} label={`${label} (${t(words.thai)})`} value={service?.[name].th} rows={3} />
      <TextArea {...shared} name={`${name}En`} label={`${label} (${t(words.english)})`} value={service?.[name].en} rows={3} />
    </>
  )
  const bring = (of: 'th' | 'en') => service?.bring.map((paper) => paper[of]).join('\n')
  return (
    <Layout shell={shell} title={title} narrow>
      <Breadcrumbs
        lang={lang}
        items={[
          { text: t(words.catalogue), href: paths.services() },
          ...(service ? [{ text: t(service.name), href: paths.service(service.code) }] : []),
          { text: title },
        ]}
      />
      <PageHead title={title} lead={t(words.editLead)} />
      {stale ? <Notice tone="warn" title={t(words.stale)} /> : null}
      <ErrorSummary lang={lang} faults={typed.faults} />
      <Form action={service ? paths.edit(service.code) : paths.add()} token={token}>
        <Hidden name="drawnFrom" value={String(drawnFrom)} />
        {service ? null : <TextInput {...shared} name="code" label={t(words.code)} hint={t(words.codeHint)} short />}
        <DateInput {...shared} name="startsOn" label={t(words.startsOn)} />
        <Select
          {...shared}
          name="category"
          label={t(words.category)}
          value={service?.category}
          options={categories.map((value) => ({ value, text: t(categoryNames[value]) }))}
        />
        {both('name', t(words.name))}
        {bothLong('summary', t(words.summary))}
        {both('agency', t(words.agency))}
        {bothLong('how', t(words.how))}
        <TextArea {...shared} name="bringTh" label={`${t(words.bring)} (${t(words.thai)})`} hint={t(words.bringHint)} value={bring('th')} optional />
        <TextArea {...shared} name="bringEn" label={`${t(words.bring)} (${t(words.english)})`} value={bring('en')} optional />
        {both('contact', t(words.contact))}
        <TextInput {...shared} name="url" label={t(words.url)} value={service?.url ?? undefined} optional />
        <NumberInput
          {...shared}
          name="shareMin"
          label={t(words.shareMin)}
          unit={t(words.percent)}
          value={service?.share?.min}
          hint={t(words.emptyMeansUnpublished)}
          optional
        />
        <NumberInput {...shared} name="shareMax" label={t(words.shareMax)} unit={t(words.percent)} value={service?.share?.max} optional />
        <MoneyInput
          {...shared}
          name="cap"
          label={t(words.cap)}
          value={service?.cap == null ? undefined : bahtText(service.cap)}
          hint={t(words.emptyMeansUnpublished)}
          optional
        />
        {bothLong('terms', t(words.terms))}
        <Select
          {...shared}
          name="availability"
          label={t(words.availability)}
          value={service?.availability}
          options={availabilities.map((value) => ({ value, text: t(availabilityNames[value]) }))}
        />
        <DateInput {...shared} name="opensOn" label={t(words.opensOn)} value={service?.opensOn ? formatDate(service.opensOn, 'th') : undefined} optional />
        <DateInput {...shared} name="closesOn" label={t(words.closesOn)} value={service?.closesOn ? formatDate(service.closesOn, 'th') : undefined} optional />
        <TextInput {...shared} name="project" label={t(words.project)} value={service?.project ?? undefined} short optional />
        <TextInput {...shared} name="source" label={t(words.source)} value={service?.written.source} />
        <TextInput {...shared} name="line" label={t(words.line)} value={service?.written.line?.toString()} short optional />
        <Buttons>
          <Button kind="primary">{t(words.save)}</Button>
        </Buttons>
      </Form>
    </Layout>
  )
}

/** A rule from a day on; a known code says that rule anew. */
export const RuleForm = ({ shell, service, typed }: { readonly shell: Shell; readonly service: string; readonly typed: Typed }) => {
  const { lang, t, token } = shell
  const shared = { lang, typed }
  return (
    <Section title={t(words.ruleTitle)} intro={t(words.ruleLead)}>
      <ErrorSummary lang={lang} faults={typed.faults} />
      <Form action={paths.rules(service)} token={token}>
        <TextInput {...shared} name="code" label={t(words.code)} hint={t(words.codeHint)} short />
        <DateInput {...shared} name="startsOn" label={t(words.startsOn)} />
        <Select {...shared} name="fact" label={t(words.fact)} options={factNames.map((value) => ({ value, text: t(factLabels[value]) }))} />
        <Select {...shared} name="test" label={t(words.test)} options={tests.map((value) => ({ value, text: t(testNames[value]) }))} />
        <TextInput {...shared} name="accepted" label={t(words.accepted)} hint={t(words.acceptedHint)} optional />
        <TextInput {...shared} name="saysTh" label={`${t(words.says)} (${t(words.thai)})`} />
        <TextInput {...shared} name="saysEn" label={`${t(words.says)} (${t(words.english)})`} />
        <TextInput {...shared} name="remedyTh" label={`${t(words.remedy)} (${t(words.thai)})`} />
        <TextInput {...shared} name="remedyEn" label={`${t(words.remedy)} (${t(words.english)})`} />
        <TextInput {...shared} name="source" label={t(words.source)} />
        <TextInput {...shared} name="line" label={t(words.line)} short optional />
        <Checkbox {...shared} name="assumption" label={t(words.isAssumption)} />
        <Buttons>
          <Button kind="primary">{t(words.save)}</Button>
        </Buttons>
      </Form>
    </Section>
  )
}
