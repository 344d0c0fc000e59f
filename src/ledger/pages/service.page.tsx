import { formatDate, formatInstant } from '#platform/dates.ts'
import {
  Breadcrumbs,
  Button,
  Buttons,
  DateInput,
  DefinitionList,
  Details,
  Form,
  History,
  Layout,
  LinkButton,
  Notice,
  PageHead,
  Section,
  type Shell,
} from '#ui/index.ts'
import { untouched, type Typed } from '#platform/forms.ts'
import type { Rule, Service } from '../model.ts'
import { paths } from '../paths.ts'
import { isOpen } from '../rules.ts'
import type { RuleVersion, ServiceVersion } from '../store.ts'
import { openingNames, shareText, words } from '../texts.ts'
import { capText, OpeningTag, period, RuleList, writtenText } from './parts.tsx'
import { RuleForm } from './forms.tsx'

interface ServiceProps {
  readonly shell: Shell
  readonly service: Service
  readonly rules: readonly Rule[]
  /** What people who keep the catalogue see besides. */
  readonly keeping: Keeping | undefined
}

export interface Keeping {
  readonly versions: readonly ServiceVersion[]
  readonly ruleVersions: readonly RuleVersion[]
  readonly people: ReadonlyMap<string, string>
  /** The form of a rule as it was sent, when it was wrong. */
  readonly typed: Typed
}

/** One service: what it is, what it pays, who may have it, how to get it, and where all that stands written. */
export const ServicePage = ({ shell, service, rules, keeping }: ServiceProps) => {
  const { lang, t } = shell
  return (
    <Layout shell={shell} title={t(service.name)} narrow>
      <Breadcrumbs lang={lang} items={[{ text: t(words.catalogue), href: paths.services() }, { text: t(service.name) }]} />
      <PageHead title={t(service.name)} lead={t(service.summary)} aside={<OpeningTag lang={lang} opening={service.opening} />} />
      {isOpen(service.opening) ? null : (
        <Notice tone="warn" title={t(openingNames[service.opening])}>
          <p>{period(service, lang)}</p>
        </Notice>
      )}
      <DefinitionList
        items={[
          { term: t(words.share), detail: service.share ? shareText(service.share) : t(words.notPublished) },
          { term: t(words.cap), detail: service.cap === null ? t(words.notPublished) : capText(service.cap, lang) },
          { term: t(words.terms), detail: t(service.terms) },
          { term: t(words.when), detail: period(service, lang) },
          { term: t(words.agency), detail: t(service.agency) },
        ]}
      />
      <Section title={t(words.who)}>
        {rules.length === 0 ? <p>{t(words.anyone)}</p> : <RuleList lang={lang} rules={rules} />}
        <Buttons>
          <LinkButton href="/what-can-i-get">{t(words.findMine)}</LinkButton>
        </Buttons>
      </Section>
      <Section title={t(words.how)}>
        <p>{t(service.how)}</p>
        {service.url ? (
          <p>
            <a href={service.url} rel="noopener">
              {t(words.website)}
            </a>
          </p>
        ) : null}
      </Section>
      <Section title={t(words.bring)}>
        {service.bring.length === 0 ? (
          <p>{t(words.bringUnknown)}</p>
        ) : (
          <ul>
            {service.bring.map((paper) => (
              <li key={paper.en}>{t(paper)}</li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t(words.contact)}>
        <p>{t(service.contact)}</p>
      </Section>
      <Details summary={t(words.source)}>
        <DefinitionList
          items={[
            { term: t(words.service), detail: writtenText(service.written, lang) },
            ...(service.project ? [{ term: t(words.project), detail: service.project }] : []),
            ...rules.map((rule) => ({
              term: t(rule.says),
              detail: `${writtenText(rule.written, lang)} · ${t(words.rulesSince)} ${formatDate(rule.startsOn, lang)}`,
            })),
          ]}
        />
      </Details>
      {keeping ? <Keeper shell={shell} service={service} rules={rules} keeping={keeping} /> : null}
    </Layout>
  )
}

function Keeper({ shell, service, rules, keeping }: ServiceProps & { readonly keeping: Keeping }) {
  const { lang, t, token } = shell
  const who = (accountId: string | null) => (accountId ? (keeping.people.get(accountId) ?? '') : t(words.fromFile))
  const events = [
    ...keeping.versions.map(({ startsOn, name, addedAt, addedBy }) => ({ startsOn, addedAt, addedBy, what: t(name) })),
    ...keeping.ruleVersions.map(({ startsOn, code, says, withdrawn, addedAt, addedBy }) => ({
      startsOn,
      addedAt,
      addedBy,
      what: `${code}: ${t(says)}${withdrawn ? ` (${t(words.withdrawn)})` : ''}`,
    })),
  ].toSorted((a, b) => (a.addedAt < b.addedAt ? 1 : -1))
  return (
    <>
      <Section title={t(words.manage)} aside={<LinkButton href={paths.edit(service.code)}>{t(words.edit)}</LinkButton>}>
        {rules.map((rule) => (
          <Details key={rule.code} summary={`${rule.code}: ${t(rule.says)}`}>
            <Form action={paths.withdraw(service.code, rule.code)} token={token} inline>
              <DateInput lang={lang} name="withdrawOn" label={t(words.startsOn)} typed={untouched} />
              <Button kind="danger">{t(words.withdraw)}</Button>
            </Form>
          </Details>
        ))}
        <Details summary={t(words.ruleTitle)} open={keeping.typed.faults.length > 0}>
          <RuleForm shell={shell} service={service.code} typed={keeping.typed} />
        </Details>
      </Section>
      <Section title={t(words.history)}>
        <History
          items={events.map(({ startsOn, addedAt, addedBy, what }, index) => ({
            key: String(index),
            when: `${t(words.startsOn)} ${formatDate(startsOn, lang)}`,
            what: `${what} · ${who(addedBy)} ${formatInstant(addedAt, lang)}`,
          }))}
        />
      </Section>
    </>
  )
}
