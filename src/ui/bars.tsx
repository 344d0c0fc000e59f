import type { Big } from 'big.js'
import type { VNode } from 'preact'
import { formatMillion, type Satang } from '#platform/money.ts'
import { formatNumber } from '#platform/numbers.ts'
import { speaker, type Lang } from '#platform/text.ts'
import { words } from './texts.ts'

/**
 * Bars are SVG drawn on the server: no script, no style attribute, sharp at any width. Every bar says its numbers to those who cannot see it,
 * and stands beside them in print.
 */

export type BarTone = 'disbursed' | 'committed' | 'remaining' | 'plain' | 'good' | 'warn' | 'bad' | 'gold' | 'soft'

interface Segment {
  /** From 0 to 1. */
  readonly share: number
  readonly tone: BarTone
}

const percent = (share: number) => `${Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 100}%`

function Bar({ label, segments, tick }: { readonly label: string; readonly segments: readonly Segment[]; readonly tick?: number | undefined }) {
  const rects: VNode[] = []
  let from = 0
  for (const [index, { share, tone }] of segments.entries()) {
    if (share > 0) rects.push(<rect key={index} class={tone} x={percent(from)} y="3" width={percent(share)} height="10" rx="2" />)
    from += share
  }
  return (
    <svg class="bar" role="img" aria-label={label} width="100%" height="16">
      <rect class="track" y="3" width="100%" height="10" rx="2" />
      {rects}
      {tick === undefined ? null : <rect class="target" x={percent(tick)} y="0" width="3" height="16" transform="translate(-1.5 0)" />}
    </svg>
  )
}

/** Money as shares of 1; exact enough to draw. */
const shareOf = (part: Satang, whole: Satang): number => (whole > 0n ? Number((part * 1_000_000n) / whole) / 1_000_000 : 0)

interface MoneyBarProps {
  readonly lang: Lang
  readonly allocated: Satang
  readonly disbursed: Satang
  readonly committed: Satang
  readonly remaining: Satang
}

const amount = (text: string, satang: Satang) => `${text} ${formatMillion(satang, 2)}`

/** What became of the money: disbursed, committed, and the rest. */
export function MoneyBar({ lang, allocated, disbursed, committed, remaining }: MoneyBarProps) {
  const t = speaker(lang)
  const label = [amount(t(words.disbursed), disbursed), amount(t(words.committed), committed), amount(t(words.remaining), remaining)].join(' · ')
  return (
    <Bar
      label={label}
      segments={[
        { share: shareOf(disbursed, allocated), tone: 'disbursed' },
        { share: shareOf(committed, allocated), tone: 'committed' },
      ]}
    />
  )
}

export interface LegendItem {
  readonly tone: BarTone | 'tick'
  readonly text: string
}

export const Legend = ({ items }: { readonly items: readonly LegendItem[] }) => (
  <ul class="legend">
    {items.map(({ tone, text }) => (
      <li key={text}>
        <svg class={`swatch ${tone}`} viewBox="0 0 12 12" preserveAspectRatio="none" aria-hidden="true">
          <rect width="12" height="12" rx="2" />
        </svg>
        {text}
      </li>
    ))}
  </ul>
)

/** The legend of money bars. */
export function MoneyLegend({ lang }: { readonly lang: Lang }) {
  const t = speaker(lang)
  return (
    <Legend
      items={[
        { tone: 'disbursed', text: t(words.disbursed) },
        { tone: 'committed', text: t(words.committed) },
        { tone: 'remaining', text: t(words.remaining) },
      ]}
    />
  )
}

interface BulletBarProps {
  readonly lang: Lang
  readonly value: Big | undefined
  readonly target: Big | undefined
  readonly tone?: BarTone
}

/** A result against its target: the bar is the result, the tick the target. The longer of the two fills the width, up to twice the target. */
export function BulletBar({ lang, value, target, tone = 'plain' }: BulletBarProps) {
  const t = speaker(lang)
  const label = [
    value ? `${t(words.result)} ${formatNumber(value)}` : t(words.noResult),
    target ? `${t(words.target)} ${formatNumber(target)}` : t(words.noTarget),
  ].join(' · ')
  const result = value?.toNumber() ?? 0
  const goal = target?.toNumber() ?? 0
  const scale = Math.max(Math.min(result, goal > 0 ? goal * 2 : result), goal) || 1
  return <Bar label={label} segments={[{ share: Math.min(1, result / scale), tone }]} tick={target && goal > 0 ? goal / scale : undefined} />
}

interface ShareBarProps {
  /** What the bar says, in words: "4,925 of 16,725 million baht". */
  readonly label: string
  /** From 0 to 1. */
  readonly share: number
  readonly tone?: BarTone
  /** A target on the same scale. */
  readonly tick?: number | undefined
}

export const ShareBar = ({ label, share, tone = 'plain', tick }: ShareBarProps) => <Bar label={label} segments={[{ share, tone }]} tick={tick} />

/** Parts of a whole in one bar; shares are of 1. */
export const StackedBar = ({ label, segments }: { readonly label: string; readonly segments: readonly Segment[] }) => <Bar label={label} segments={segments} />
