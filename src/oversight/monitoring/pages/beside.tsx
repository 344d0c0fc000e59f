import { formatNumber, sumOf } from '#platform/numbers.ts'
import { paths as findingPaths, severities, severityNames, type Severity } from '#oversight/findings/index.ts'
import { DataTable, Details, MarkedList, Num, Section, ShareBar, StatusTag, type Tone } from '#ui/index.ts'
import { words } from '../texts.ts'
import type { SectionProps } from './sections.tsx'

const tones: Readonly<Record<Severity, Tone>> = { high: 'bad', medium: 'warn', low: 'neutral' }

export function FindingsSection({ t, dashboard }: SectionProps) {
  const { year, findings } = dashboard
  const href = findingPaths.findings(year, { status: 'open' })
  const present = severities.filter((severity) => findings.counts[severity] > 0)
  return (
    <Section title={t(words.findings)} intro={t(words.findingsIntro)}>
      {present.length === 0 ? (
        <p>{t(words.noFindings)}</p>
      ) : (
        <>
          <p class="buttons">
            {present.map((severity) => (
              <StatusTag key={severity} tone={tones[severity]}>
                {t(severityNames[severity])} {findings.counts[severity]}
              </StatusTag>
            ))}
          </p>
          <MarkedList
            items={findings.first.map((finding) => ({
              key: finding.id,
              tone: tones[finding.severity],
              title: <a href={finding.href}>{t(finding.title)}</a>,
              body: t(finding.message),
            }))}
          />
        </>
      )}
      <p class="pages">
        <a href={href}>{t(words.seeFindings)}</a>
      </p>
    </Section>
  )
}

export function ValueSection({ t, dashboard }: SectionProps) {
  const { valueByType } = dashboard
  if (valueByType.length === 0) return null
  const total = sumOf(valueByType.map(({ value }) => value))
  return (
    <Section title={t(words.valueByType)} intro={t(words.million)}>
      <DataTable
        caption={t(words.valueByType)}
        compact
        columns={[
          { head: t(words.type), cell: ({ name }) => name, isName: true },
          {
            head: t(words.share),
            cell: ({ value }) => (
              <ShareBar label={`${formatNumber(value)} ${t(words.of)} ${formatNumber(total)}`} share={total.gt(0) ? value.div(total).toNumber() : 0} />
            ),
            wide: true,
          },
          { head: t(words.million), cell: ({ value, href }) => (href ? <a href={href}>{<Num value={value} />}</a> : <Num value={value} />), align: 'end' },
        ]}
        rows={valueByType}
        rowKey={({ name }) => name}
        foot={[t(words.sumOfTypes), '', <Num value={total} />]}
      />
    </Section>
  )
}

export function ProblemsSection({ t, dashboard }: SectionProps) {
  const { problems } = dashboard
  if (problems.length === 0) return null
  return (
    <Section title={t(words.problems)}>
      {problems.map(({ number, problem, recommendation, href }) => (
        <Details key={number} summary={problem}>
          {recommendation ? (
            <p>
              <strong>{t(words.recommendation)}</strong> {recommendation}
            </p>
          ) : null}
          {href ? <a href={href}>{t(words.source)}</a> : null}
        </Details>
      ))}
    </Section>
  )
}
