import { formatMillion } from '#platform/money.ts'
import { formatNumber, percentOf } from '#platform/numbers.ts'
import { paths as figurePaths } from '#oversight/figures/index.ts'
import { paths as resultPaths, statusNames } from '#oversight/results/index.ts'
import { paths as planPaths } from '#plan/index.ts'
import { BulletBar, Figure, Figures, MoneyBar, ShareBar, type Shell } from '#ui/index.ts'
import type { HeadlineFigure } from '../model.ts'
import { words } from '../texts.ts'
import type { SectionProps } from './sections.tsx'

/** The first glance: money spent, the agency's totals against their targets, and how many targets were missed. */
export function Headlines({ lang, t, dashboard }: SectionProps) {
  const { year, money, figures, statusCounts } = dashboard
  const spent = percentOf(money.disbursed, money.allocated, 1)
  const withCommitted = percentOf(money.disbursed + money.committed, money.allocated, 1)
  const indicators = Object.values(statusCounts).reduce((sum, count) => sum + count, 0)
  const open = statusCounts['not-reported'] + statusCounts['not-comparable']
  return (
    <Figures>
      <Figure
        label={t(words.spent)}
        value={spent ? `${formatNumber(spent)}%` : '–'}
        href={planPaths.spending(year)}
        bar={<MoneyBar lang={lang} {...money} />}
        note={`${formatMillion(money.disbursed, 1)} ${t(words.of)} ${formatMillion(money.allocated, 1)} ${t(words.million)}${withCommitted ? ` · ${t(words.withCommitted)} ${formatNumber(withCommitted)}%` : ''}`}
      />
      {figures.map((figure) => (
        <HeadlineOf key={figure.key} lang={lang} t={t} year={year} figure={figure} />
      ))}
      <Figure
        label={t(words.missedIndicators)}
        value={String(statusCounts.missed)}
        unit={`${t(words.of)} ${indicators}`}
        href={resultPaths.results(year, { status: 'missed' })}
        {...(statusCounts.missed > 0 ? { tone: 'bad' as const } : {})}
        bar={
          <ShareBar
            label={`${t(statusNames.met)} ${statusCounts.met} ${t(words.of)} ${indicators}`}
            share={indicators ? statusCounts.met / indicators : 0}
            tone="good"
          />
        }
        note={open > 0 ? `${t(words.met)} ${statusCounts.met} · ${open} ${t(words.others)}` : `${t(words.met)} ${statusCounts.met}`}
      />
    </Figures>
  )
}

/** Shown to as many decimals as it is printed with; what was printed is said when it is another number. */
function HeadlineOf({ lang, t, year, figure }: Pick<Shell, 'lang' | 't'> & { readonly year: number; readonly figure: HeadlineFigure }) {
  const { key, name, unit, value, printed, target } = figure
  const digits = decimalsOf(printed?.toFixed() ?? '')
  const shown = value && formatNumber(value, digits)
  const differs = value && printed && shown !== formatNumber(printed, digits)
  const notes = [
    target && `${t(words.target)} ${formatNumber(target)}`,
    differs && `${t(words.printedAs)} ${formatNumber(printed)}`,
    value ? undefined : t(words.notComplete),
  ].filter(Boolean)
  return (
    <Figure
      label={t(name)}
      value={shown ?? (printed ? formatNumber(printed) : '–')}
      unit={t(unit)}
      href={figurePaths.figure(year, key)}
      bar={<BulletBar lang={lang} value={value ?? printed} target={target} />}
      note={notes.join(' · ')}
    />
  )
}

const decimalsOf = (plain: string): number => plain.split('.')[1]?.length ?? 0
