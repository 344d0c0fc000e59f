import { formatMillion, type Satang } from '#platform/money.ts'
import { speaker, type Lang } from '#platform/text.ts'
import { Legend } from './bars.tsx'
import { Money } from './figures.tsx'
import { Details } from './states.tsx'
import { DataTable } from './table.tsx'
import { words } from './texts.ts'

export interface TrendPoint {
  /** A month or quarter in words. */
  readonly period: string
  /** Totals up to the end of the period; undefined where nothing is known. */
  readonly planned: Satang | undefined
  readonly actual: Satang | undefined
}

interface TrendProps {
  readonly lang: Lang
  readonly title: string
  readonly points: readonly TrendPoint[]
}

const height = 240
const top = 20
const bottom = 32

/** Spending up to each period, planned against actual, with its table behind it. Positions are percentages, so the words keep their size at any width. */
export function TrendChart({ lang, title, points }: TrendProps) {
  const t = speaker(lang)
  const largest = points.reduce((most, { planned = 0n, actual = 0n }) => (planned > most ? planned : actual > most ? actual : most), 0n)
  const step = stepFor(largest)
  const ceiling = (largest / step + 1n) * step
  const x = (index: number) => ((index + 0.5) / points.length) * 100
  const y = (satang: Satang) => (1 - Number((satang * 10_000n) / ceiling) / 10_000) * 100
  const lines = Array.from({ length: Number(ceiling / step) + 1 }, (_, index) => step * BigInt(index))
  const pixel = (satang: Satang) => top + (y(satang) / 100) * (height - top - bottom)
  return (
    <figure>
      <Legend
        items={[
          { tone: 'plain', text: t(words.actual) },
          { tone: 'soft', text: t(words.planned) },
        ]}
      />
      <svg class="trend" role="img" aria-label={title} width="100%" height={height}>
        {lines.map((value) => (
          <g key={value}>
            <line class="grid" x1="0" x2="100%" y1={pixel(value)} y2={pixel(value)} />
            <text x="0" y={pixel(value) - 4}>
              {formatMillion(value, 0)}
            </text>
          </g>
        ))}
        <svg x="0" y={top} width="100%" height={height - top - bottom} viewBox="0 0 100 100" preserveAspectRatio="none">
          {(['planned', 'actual'] as const).map((series) => (
            <path
              key={series}
              class={series}
              vector-effect="non-scaling-stroke"
              d={path(
                points.map((point) => point[series]),
                x,
                y,
              )}
            />
          ))}
        </svg>
        {points.map((point, index) => (
          <text key={point.period} x={`${x(index)}%`} y={height - 8} text-anchor="middle">
            {point.period}
          </text>
        ))}
        {points.map(
          (point, index) => point.actual === undefined || <circle key={point.period} class="actual" cx={`${x(index)}%`} cy={pixel(point.actual)} r="3.5" />,
        )}
      </svg>
      <Details summary={t(words.showTable)}>
        <DataTable
          caption={title}
          columns={[
            { head: t(words.period), cell: (point: TrendPoint) => point.period, isName: true },
            { head: t(words.planned), cell: (point) => <Money satang={point.planned} />, align: 'end' },
            { head: t(words.actual), cell: (point) => <Money satang={point.actual} />, align: 'end' },
          ]}
          rows={points}
          rowKey={(point) => point.period}
        />
      </Details>
    </figure>
  )
}

/** A round step that gives three to five lines. */
function stepFor(largest: Satang): Satang {
  let step = 100n
  while (largest / step >= 5n) {
    const leading = String(step)[0]
    step = leading === '2' ? (step * 5n) / 2n : step * 2n
  }
  return step
}

/** A line that breaks where nothing is known. */
function path(values: readonly (Satang | undefined)[], x: (index: number) => number, y: (satang: Satang) => number): string {
  return values
    .map((value, index) => (value === undefined ? '' : `${values[index - 1] === undefined ? 'M' : 'L'}${x(index).toFixed(2)} ${y(value).toFixed(2)}`))
    .join('')
}
