import type { ComponentChildren } from 'preact'
import { formatBaht, bahtText } from '#platform/money.ts'
import type { Text } from '#platform/text.ts'
import {
  categories,
  categoryNames,
  isOpen,
  OpeningTag,
  paths as servicePaths,
  pays,
  period,
  RuleList,
  serviceWords,
  verdictNames,
  type Match,
  type Result,
  type Verdict,
} from '#ledger/index.ts'
import type { Activity } from '#reference/index.ts'
import { kindNames } from '#registry/index.ts'
import {
  Button,
  DefinitionList,
  Details,
  EmptyState,
  Form,
  Hidden,
  Layout,
  LinkList,
  PageHead,
  Section,
  StatusTag,
  Tabs,
  type Shell,
  type Tone,
} from '#ui/index.ts'
import type { Answers, Understood } from '../answers.ts'
import { paths, type Asked } from '../paths.ts'
import { sizeSentence } from '../size-text.ts'
import { words } from '../texts.ts'

interface ResultsProps {
  readonly shell: Shell
  readonly answers: Answers
  readonly understood: Understood
  readonly matches: readonly Match[]
  /** What says more exactly what they do: parts of the activity they chose, or what fits their words. */
  readonly nearer: readonly Activity[]
  /** The year people and revenue are of, Buddhist era. */
  readonly year: number
}

/** What an enterprise can have, can have later and could have had, each with the reasons. */
export const ResultsPage = ({ shell, answers, understood, matches, nearer, year }: ResultsProps) => {
  const { t, lang } = shell
  const asked = askedOf(answers)
  const inCategory = matches.filter(({ service }) => !answers.category || service.category === answers.category)
  const openNow = (category: string | undefined) =>
    matches.filter(({ service, verdict }) => isOpen(service.opening) && verdict !== 'not' && (!category || service.category === category)).length
  return (
    <Layout shell={shell} title={t(words.results)} narrow>
      <PageHead title={t(words.results)} lead={t(sizeSentence(understood))} aside={answers.oneId ? undefined : <a href="#keep">{t(words.keepLink)}</a>} />
      {answers.oneId ? null : (
        <>
          <Nearer shell={shell} answers={answers} nearer={nearer} />
          <Details summary={t(words.answers)}>
            <Answered shell={shell} answers={answers} />
            <p>
              <a href={`${paths.answers(asked)}&change=yes`}>{t(words.change)}</a>
            </p>
          </Details>
        </>
      )}
      <Tabs
        label={t(words.about)}
        items={[
          { href: paths.answers({ ...asked, category: '' }), text: t(words.all), count: openNow(undefined), current: !answers.category },
          ...categories.map((category) => ({
            href: paths.answers({ ...asked, category }),
            text: t(categoryNames[category]),
            count: openNow(category),
            current: category === answers.category,
          })),
        ]}
      />
      <Offers shell={shell} matches={inCategory}>
        {answers.oneId ? null : (
          <Section id="keep" title={t(words.keepTitle)} intro={t(words.keepNote)}>
            <Keep shell={shell} answers={answers} year={year} />
          </Section>
        )}
      </Offers>
      <p>
        <a href={servicePaths.services()} lang={lang}>
          {t(words.allServices)}
        </a>
      </p>
    </Layout>
  )
}

/** Where a record answers, its ONE ID is all that an address needs. */
const askedOf = ({ kind, activity, words: typed, province, employees, revenue, category, oneId }: Answers): Asked =>
  oneId
    ? { oneId, category: category ?? '' }
    : {
        kind: kind ?? '',
        activity: activity?.code ?? '',
        words: typed ?? '',
        province: province?.code ?? '',
        employees: employees?.toString() ?? '',
        revenue: revenue === undefined ? '' : bahtText(revenue),
        category: category ?? '',
      }

function Nearer({ shell, answers, nearer }: Pick<ResultsProps, 'shell' | 'answers' | 'nearer'>) {
  const { t } = shell
  const asked = askedOf(answers)
  const list = <LinkList items={nearer.map(({ code, name }) => ({ href: paths.answers({ ...asked, words: '', activity: code }), text: t(name) }))} />
  if (answers.words) return <Section title={t(words.closest)}>{nearer.length === 0 ? <p>{t(words.noneClose)}</p> : list}</Section>
  return nearer.length === 0 ? null : <Details summary={t(words.exact)}>{list}</Details>
}

function Answered({ shell, answers }: Pick<ResultsProps, 'shell' | 'answers'>) {
  const { t } = shell
  const none = t(words.notAnswered)
  return (
    <DefinitionList
      items={[
        { term: t(words.kind), detail: answers.kind ? t(kindNames[answers.kind]) : none },
        { term: t(words.activity), detail: answers.activity ? t(answers.activity.name) : (answers.words ?? none) },
        { term: t(words.province), detail: answers.province ? t(answers.province.name) : none },
        { term: t(words.employees), detail: answers.employees ?? none },
        { term: t(words.revenue), detail: answers.revenue === undefined ? none : formatBaht(answers.revenue) },
      ]}
    />
  )
}

/** Sends on what was answered, so that it is not asked again. */
const Keep = ({ shell, answers, year }: Pick<ResultsProps, 'shell' | 'answers' | 'year'>) => {
  const { kind = 'juristic', activity, province, employees, revenue } = answers
  return (
    <Form action="/register/with" token={shell.token}>
      <Hidden name="kind" value={kind} />
      {activity ? <Hidden name="activity" value={activity.code} /> : null}
      {province ? <Hidden name="area" value={province.code} /> : null}
      {employees === undefined && revenue === undefined ? null : <Hidden name="year" value={String(year)} />}
      {employees === undefined ? null : <Hidden name="employees" value={String(employees)} />}
      {revenue === undefined ? null : <Hidden name="revenue" value={bahtText(revenue)} />}
      <Button kind="primary">{shell.t(words.keep)}</Button>
    </Form>
  )
}

const verdictTones = { fits: 'good', maybe: 'info', not: 'bad' } as const satisfies Record<Verdict, Tone>

const tally = (rules: Match['rules']): Text[] => {
  const count = (result: Result) => rules.filter((rule) => rule.result === result).length
  const counted = [
    { count: count('pass'), text: words.passes },
    { count: count('fail'), text: words.fails },
    { count: count('unknown'), text: words.unknowns },
  ]
  return counted.flatMap(({ count: many, text }) => (many > 0 ? [text(many)] : []))
}

interface OffersProps {
  readonly shell: Shell
  readonly matches: readonly Match[]
  /** What stands below what can be had now. */
  readonly children?: ComponentChildren
}

/** What can be had now; folded below it, what asks for more and what is not open, so that a phone need not scroll past them. */
export const Offers = ({ shell, matches, children }: OffersProps) => {
  const { t } = shell
  const open = matches.filter(({ service }) => isOpen(service.opening))
  const now = open.filter(({ verdict }) => verdict !== 'not')
  const later = [
    { title: words.notYet, intro: undefined, of: open.filter(({ verdict }) => verdict === 'not') },
    { title: words.notNow, intro: words.notNowNote, of: matches.filter(({ service }) => !isOpen(service.opening)) },
  ]
  return (
    <>
      <Section title={t(words.now)}>{now.length === 0 ? <EmptyState title={t(words.nowNone)} /> : <Matches shell={shell} matches={now} />}</Section>
      {children}
      {later.map(({ title, intro, of }) =>
        of.length === 0 ? null : (
          <Section key={title.en} title={t(title)} intro={intro && t(intro)}>
            <Details summary={t(words.services(of.length))}>
              <Matches shell={shell} matches={of} />
            </Details>
          </Section>
        ),
      )}
    </>
  )
}

const Matches = ({ shell, matches }: Pick<ResultsProps, 'shell' | 'matches'>) => {
  const { lang, t } = shell
  return (
    <ul class="offers">
      {matches.map(({ service, verdict, rules }) => (
        <li key={service.code}>
          <h3>
            <a href={servicePaths.service(service.code)}>{t(service.name)}</a>
          </h3>
          <p class="tags">
            <OpeningTag lang={lang} opening={service.opening} />
            <StatusTag tone={verdictTones[verdict]}>{t(verdictNames[verdict])}</StatusTag>
          </p>
          {isOpen(service.opening) ? <p>{t(service.summary)}</p> : null}
          <p class="soft">
            {t(serviceWords.pays)}: {pays(service, lang)}
            {service.opening === 'continuing' ? '' : ` · ${period(service, lang)}`}
          </p>
          {rules.length === 0 ? (
            <p class="soft">{t(words.noRules)}</p>
          ) : (
            <Details summary={`${t(words.why)}: ${tally(rules).map(t).join(' · ')}`} open={verdict === 'not' && isOpen(service.opening)}>
              <RuleList lang={lang} rules={rules} />
            </Details>
          )}
        </li>
      ))}
    </ul>
  )
}
