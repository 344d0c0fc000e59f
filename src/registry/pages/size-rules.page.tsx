import type { PlainDate } from '#platform/dates.ts'
import { formatBaht } from '#platform/money.ts'
import type { Typed } from '#platform/forms.ts'
import { grouped } from '#platform/numbers.ts'
import type { Text } from '#platform/text.ts'
import type { Activity } from '#reference/index.ts'
import {
  Button,
  Buttons,
  Choices,
  DataTable,
  DateInput,
  DateText,
  EmptyState,
  ErrorSummary,
  Form,
  Hidden,
  Layout,
  LinkButton,
  Notice,
  PageHead,
  Section,
  StatusTag,
  TextInput,
  type Shell,
  type TableColumn,
} from '#ui/index.ts'
import type { NewPolicy } from '../actions/add-size-policy.ts'
import { sizePolicies } from '../model.ts'
import { paths } from '../paths.ts'
import type { SizeMove } from '../recount.ts'
import { sectionRules, type SectionRule } from '../sector.ts'
import type { DescribedDefinition, DescribedPolicy } from '../size-rules.ts'
import { groupNames, policyNames, sectorNames, sizeNames, words } from '../texts.ts'

/** A policy that is about to be added, and what it would change today. */
export interface Foreseen {
  readonly policy: NewPolicy
  readonly moves: readonly SizeMove[]
}

export interface SizeRulesProps {
  readonly shell: Shell
  /** Newest first. */
  readonly definitions: readonly DescribedDefinition[]
  readonly policies: readonly DescribedPolicy[]
  readonly today: PlainDate
  /** Sections of the classification, for their names. */
  readonly sections: readonly Activity[]
  readonly foreseen: Foreseen | undefined
  readonly typed: Typed
}

export function SizeRulesPage(props: SizeRulesProps) {
  const { shell, definitions, typed, foreseen } = props
  const { t, lang } = shell
  return (
    <Layout shell={shell} title={t(words.sizeRules)}>
      <PageHead title={t(words.sizeRules)} lead={t(words.sizeRulesLead)} />
      <ErrorSummary
        lang={lang}
        faults={typed.faults}
        labels={{ startsOn: t(words.startsOn), whenTheyDiffer: t(words.whenTheyDiffer), source: t(words.source) }}
      />
      {foreseen ? <Confirm shell={shell} foreseen={foreseen} /> : null}
      {definitions.length === 0 ? <EmptyState title={t(words.noDefinition)}>{t(words.noDefinitionLead)}</EmptyState> : null}
      {definitions.map((definition) => (
        <Bounds key={definition.version} shell={shell} definition={definition} />
      ))}
      <Policies {...props} />
      {foreseen ? null : <PolicyForm shell={shell} typed={typed} />}
      <Section title={t(words.sections)} intro={t(words.sectionsIntro)}>
        <DataTable compact caption={t(words.sections)} columns={sectionColumns(shell, props.sections)} rows={sectionRules} rowKey={({ section }) => section} />
      </Section>
    </Layout>
  )
}

function Bounds({ shell, definition }: { readonly shell: Shell; readonly definition: DescribedDefinition }) {
  const { t, lang } = shell
  const rows = (['manufacturing', 'service_trade'] as const).flatMap((group) =>
    (['micro', 'small', 'medium'] as const).map((size) => ({ group, size, ...definition.bounds[group][size] })),
  )
  const columns: TableColumn<(typeof rows)[number]>[] = [
    { head: t(words.size), cell: ({ group, size }) => `${t(sizeNames[size])} · ${t(groupNames[group])}`, isName: true },
    { head: t(words.people), cell: ({ employeesMax }) => grouped(String(employeesMax)), align: 'end' },
    { head: t(words.revenue), cell: ({ revenueMax }) => formatBaht(revenueMax).replace(/\.00$/, ''), align: 'end' },
  ]
  return (
    <Section
      title={t(definition.title)}
      intro={
        <>
          {t(words.inForceFrom)} <DateText lang={lang} date={definition.startsOn} style="long" />. {t(words.boundsIncluded)}
        </>
      }
    >
      <DataTable caption={t(definition.title)} columns={columns} rows={rows} rowKey={({ group, size }) => group + size} />
      <p class="soft small">
        {t(words.sources)}:{' '}
        {definition.sources.map((source, index) => (
          <span key={source}>
            {index > 0 ? ', ' : ''}
            <a href={source}>{new URL(source).hostname}</a>
          </span>
        ))}
      </p>
    </Section>
  )
}

function Policies({ shell, policies, today }: SizeRulesProps) {
  const { t, lang } = shell
  const inForce = policies.find(({ startsOn }) => startsOn <= today)
  const columns: TableColumn<DescribedPolicy>[] = [
    { head: t(words.startsOn), cell: ({ startsOn }) => <DateText lang={lang} date={startsOn} style="long" />, isName: true },
    { head: t(words.whenTheyDiffer), cell: ({ whenTheyDiffer }) => t(policyNames[whenTheyDiffer]) },
    {
      head: t(words.state),
      cell: (policy) => (policy === inForce ? <StatusTag tone="good">{t(words.inForce)}</StatusTag> : t(policy.startsOn > today ? words.toCome : words.past)),
    },
    { head: t(words.source), cell: ({ source }) => source, wide: true },
  ]
  return (
    <Section title={t(words.policies)} intro={t(words.policiesIntro)}>
      <DataTable caption={t(words.policies)} columns={columns} rows={policies} rowKey={({ startsOn }) => startsOn} />
    </Section>
  )
}

function PolicyForm({ shell, typed }: Pick<SizeRulesProps, 'shell' | 'typed'>) {
  const { t, lang, token } = shell
  return (
    <Section title={t(words.addPolicy)}>
      <Form action={paths.sizeRules()} token={token}>
        <DateInput lang={lang} typed={typed} name="startsOn" label={t(words.startsOn)} />
        <Choices
          lang={lang}
          typed={typed}
          name="whenTheyDiffer"
          label={t(words.whenTheyDiffer)}
          options={sizePolicies.map((value) => ({ value, text: t(policyNames[value]) }))}
        />
        <TextInput lang={lang} typed={typed} name="source" label={t(words.source)} hint={t(words.sourceHint)} />
        <Buttons>
          <Button kind="primary">{t(words.foresee)}</Button>
        </Buttons>
      </Form>
    </Section>
  )
}

/** What would change, before it does. */
function Confirm({ shell, foreseen: { policy, moves } }: { readonly shell: Shell; readonly foreseen: Foreseen }) {
  const { t, lang, token } = shell
  const total = moves.reduce((sum, { enterprises }) => sum + enterprises, 0)
  const columns: TableColumn<SizeMove>[] = [
    { head: t(words.move), cell: ({ from, to }) => t(words.fromTo(sizeNames[from], sizeNames[to])), isName: true },
    { head: t(words.enterprises), cell: ({ enterprises }) => grouped(String(enterprises)), align: 'end' },
  ]
  return (
    <Section title={t(words.wouldChange(grouped(String(total))))} intro={t(words.wouldChangeIntro)}>
      <Notice tone="warn" title={t(policyNames[policy.whenTheyDiffer])}>
        {t(words.startsOn)} <DateText lang={lang} date={policy.startsOn} style="long" />
      </Notice>
      {total > 0 ? <DataTable compact caption={t(words.move)} columns={columns} rows={moves} rowKey={({ from, to }) => from + to} /> : null}
      <Form action={paths.sizeRules()} token={token}>
        <Hidden name="startsOn" value={policy.startsOn} />
        <Hidden name="whenTheyDiffer" value={policy.whenTheyDiffer} />
        <Hidden name="source" value={policy.source} />
        <Hidden name="confirmed" value="yes" />
        <Buttons>
          <Button kind="primary">{t(words.addButton)}</Button>
          <LinkButton href={paths.sizeRules()}>{t(words.cancel)}</LinkButton>
        </Buttons>
      </Form>
    </Section>
  )
}

const sectionColumns = ({ t }: Shell, sections: readonly Activity[]): TableColumn<SectionRule>[] => [
  { head: t(words.section), cell: ({ section, divisions }) => t(sectionName(section, divisions, sections)), isName: true },
  { head: t(words.countsAs), cell: ({ sector }) => t(sectorNames[sector]) },
  { head: t(words.basis), cell: ({ assumed }) => (assumed ? <StatusTag tone="warn">{t(words.assumed)}</StatusTag> : t(words.fromRegulation)) },
]

/** Letter, divisions and, where it is one section, its name. */
function sectionName(letter: string, [first, last]: SectionRule['divisions'], sections: readonly Activity[]): Text {
  const [from, to] = [first, last].map((division) => String(division).padStart(2, '0'))
  const code = `${letter} (${from === to ? from : `${from}–${to}`})`
  const name = sections.find((section) => section.code === letter)?.name ?? words.everythingElse
  return { th: `${code} ${name.th}`, en: `${code} ${name.en}` }
}
