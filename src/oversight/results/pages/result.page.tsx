import type Big from 'big.js'
import type { Fault as Returned, Evidence } from '#casework/index.ts'
import type { FiscalYear, Quarter } from '#platform/dates.ts'
import { formatInstant } from '#platform/dates.ts'
import type { Typed } from '#platform/forms.ts'
import { decimalText, formatNumber } from '#platform/numbers.ts'
import type { Text } from '#platform/text.ts'
import { paths as planPaths } from '#plan/index.ts'
import {
  Breadcrumbs,
  BulletBar,
  DefinitionList,
  EmptyState,
  ErrorSummary,
  Figure,
  Figures,
  History,
  Layout,
  LinkList,
  Notice,
  PageHead,
  Section,
  Source,
  StatusTag,
  Tabs,
  type Fact,
  type Shell,
} from '#ui/index.ts'
import type { IndicatorResult, ResultInForce, ResultStep } from '../model.ts'
import { paths } from '../paths.ts'
import type { ReportFault } from '../rules.ts'
import { basisNames, faultPlaces, pageWords as words, stateNames, statusNames, stepNames } from '../texts.ts'
import { Forms } from './forms.tsx'
import { barTones, periodText, ResultTag, targetText } from './shared.tsx'

export interface ResultPageProps {
  readonly shell: Shell
  readonly year: FiscalYear
  readonly quarter: Quarter | undefined
  readonly result: IndicatorResult
  readonly projectName: string | undefined
  /** What a file states for the whole year, whatever is in force. */
  readonly published: ResultInForce | undefined
  /** Of the result in force, and of the report under way. */
  readonly evidence: readonly Evidence[]
  readonly openEvidence: readonly Evidence[]
  /** What the report under way still needs before it can be sent. */
  readonly missing: readonly ReportFault[]
  readonly history: readonly ResultStep[]
  /** Names of the accounts in the history. */
  readonly people: ReadonlyMap<string, string>
  readonly typed: Typed
}

export function ResultPage(props: ResultPageProps) {
  const { shell, year, quarter, result: one, projectName, published, evidence, typed } = props
  const { t, lang } = shell
  const { indicator, target, result, status } = one
  const overruled = result?.origin === 'reported' && quarter === undefined && !sameValue(published?.value, result.value) ? published?.value : undefined
  return (
    <Layout shell={shell} title={indicator.name}>
      <Breadcrumbs
        lang={lang}
        items={[
          { text: t(words.ofYear(year)), href: paths.results(year) },
          ...(indicator.project ? [{ text: projectName ?? indicator.project, href: planPaths.project(year, indicator.project) }] : []),
          { text: indicator.id },
        ]}
      />
      <PageHead
        eyebrow={[indicator.id, indicator.kind && t(words[indicator.kind])].filter(Boolean).join(' · ')}
        title={indicator.name}
        aside={<ResultTag lang={lang} status={status} />}
      />
      <ErrorSummary lang={lang} faults={typed.faults} />
      <Tabs
        label={t(words.period)}
        items={([undefined, 1, 2, 3, 4] as const).map((period) => ({
          href: paths.result(year, indicator.id, period),
          text: periodText(t, words, period),
          current: period === quarter,
        }))}
      />
      <Figures>
        <Figure
          label={t(words.target)}
          value={target ? (targetText({ ...indicator, unit: undefined }, target) ?? '') : '–'}
          unit={indicator.unit ?? ''}
          note={target ? undefined : t(words.noTarget)}
        />
        <Figure
          label={t(words.result)}
          value={result?.value ? formatNumber(result.value) : t(words.noResult)}
          unit={result?.value ? (result.unit ?? indicator.unit ?? '') : ''}
          bar={
            result?.value && status !== 'not-comparable' ? <BulletBar lang={lang} value={result.value} target={target} tone={barTones[status]} /> : undefined
          }
          note={result?.value ? t(statusNames[status]) : undefined}
        />
        {one.derived ? (
          <Figure
            label={t(words.derived)}
            value={one.derived.value ? formatNumber(one.derived.value) : t(words.noRecords)}
            unit={one.derived.value ? one.derived.derivation.unit : ''}
            note={t(words.derivedApart(t(one.derived.derivation.name)))}
          />
        ) : null}
      </Figures>
      {one.declaredDifferent ? (
        <Notice tone="warn" title={t(words.different)}>
          <p>{one.declaredDifferent}</p>
        </Notice>
      ) : null}
      {overruled ? (
        <Notice tone="info">
          <p>{t(words.publishedDiffers(formatNumber(overruled)))}</p>
        </Notice>
      ) : null}
      {result ? <InForce {...props} result={one} inForce={result} /> : null}
      <Section title={t(words.evidence)} id="evidence">
        <EvidenceList
          year={year}
          indicator={indicator.id}
          evidence={evidence}
          none={t(result?.origin === 'published' ? words.publishedEvidence : words.noEvidence)}
        />
      </Section>
      {one.open ? <UnderWay {...props} /> : null}
      <Forms {...props} />
      <Past {...props} />
    </Layout>
  )
}

const sameValue = (one: Big | undefined, other: Big | undefined): boolean => (one && other ? one.eq(other) : one === other)

/** The value that counts, what kind of value it is, and who stands for it. */
function InForce({ shell, year, people, inForce }: ResultPageProps & { readonly inForce: ResultInForce }) {
  const { t, lang } = shell
  const { origin, basis, note, missingReason, place, approvedBy, approvedAt } = inForce
  const facts: Fact[] = [
    {
      term: t(words.origin),
      detail:
        origin === 'published' ? (
          <>
            {t(words.published)}{' '}
            <Source
              lang={lang}
              file={place?.file}
              row={place?.line}
              line={place?.srcLine}
              href={place && `/statements/${year}/${encodeURIComponent(place.file)}/${place.line}`}
            />
          </>
        ) : (
          <>
            {t(words.reported)}, {t(words.approvedBy(people.get(approvedBy ?? '') ?? ''))} {approvedAt ? formatInstant(approvedAt, lang) : ''}
          </>
        ),
    },
    { term: t(words.basis), detail: t(basisNames[basis]) },
  ]
  if (note) facts.push({ term: t(words.note), detail: note })
  if (missingReason) facts.push({ term: t(words.missingReason), detail: missingReason })
  return (
    <Section title={t(words.result)} id="result">
      <DefinitionList items={facts} />
    </Section>
  )
}

const EvidenceList = ({
  year,
  indicator,
  evidence,
  none,
}: {
  readonly year: number
  readonly indicator: string
  readonly evidence: readonly Evidence[]
  readonly none: string
}) =>
  evidence.length === 0 ? (
    <p class="soft">{none}</p>
  ) : (
    <LinkList items={evidence.map(({ id, name, note }) => ({ href: paths.evidence(year, indicator, id), text: name, ...(note ? { note } : {}) }))} />
  )

/** The report that is not in force yet, as it stands: whoever edits an older copy sees both. */
function UnderWay({ shell, year, result: { indicator, open }, openEvidence, missing, history, people }: ResultPageProps) {
  const { t, lang } = shell
  if (!open) return null
  const lastReturn = open.state === 'returned' ? history.find(({ step }) => step === 'returned') : undefined
  const facts: Fact[] = [
    { term: t(words.value), detail: open.value ? `${formatNumber(open.value)} ${open.unit ?? ''}` : (open.missingReason ?? t(words.noResult)) },
    { term: t(words.basis), detail: t(basisNames[open.basis]) },
    ...(open.note ? [{ term: t(words.note), detail: open.note }] : []),
    ...(open.reopenReason ? [{ term: t(words.reopenReason), detail: open.reopenReason }] : []),
    { term: t(words.reportedBy), detail: `${people.get(open.reportedBy) ?? ''} ${formatInstant(open.reportedAt, lang)}` },
  ]
  return (
    <Section title={t(words.open)} id="open" aside={<StatusTag tone={open.state === 'returned' ? 'warn' : 'info'}>{t(stateNames[open.state])}</StatusTag>}>
      {lastReturn ? (
        <Notice tone="warn" title={t(words.toCorrect)}>
          <Faults shell={shell} faults={lastReturn.faults} />
        </Notice>
      ) : null}
      <DefinitionList items={facts} />
      <EvidenceList year={year} indicator={indicator.id} evidence={openEvidence} none={t(words.noEvidence)} />
      {open.state !== 'submitted' && missing.length > 0 ? (
        <Notice tone="info" title={t(words.stillMissing)}>
          <ul>
            {missing.map(({ field, message }) => (
              <li key={field}>{t(message)}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </Section>
  )
}

const Faults = ({ shell: { t }, faults }: { readonly shell: Shell; readonly faults: readonly Returned[] }) => (
  <ul>
    {faults.map(({ place, message }) => (
      <li key={place}>
        {t((faultPlaces as Readonly<Record<string, Text>>)[place] ?? words.general)}: {message}
      </li>
    ))}
  </ul>
)

function Past({ shell, history, people }: ResultPageProps) {
  const { t, lang } = shell
  return (
    <Section title={t(words.history)} id="history">
      {history.length === 0 ? (
        <EmptyState title={t(words.noHistory)} />
      ) : (
        <History
          items={history.map((step) => ({
            key: step.id,
            when: `${formatInstant(step.at, lang)} · ${people.get(step.accountId) ?? ''}`,
            what: (
              <>
                <p>
                  {t(stepNames[step.step])}: {step.value ? `${decimalText(step.value)} ${step.unit ?? ''}` : (step.missingReason ?? t(words.noResult))}{' '}
                  <span class="soft small">
                    {periodText(t, words, step.quarter)} · {t(words.edition(step.edition))}
                  </span>
                </p>
                {step.reason ? <p>{step.reason}</p> : null}
                {step.faults.length > 0 ? <Faults shell={shell} faults={step.faults} /> : null}
              </>
            ),
          }))}
        />
      )}
    </Section>
  )
}
