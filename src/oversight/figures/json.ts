import { decimalText } from '#platform/numbers.ts'
import type { Figure } from './model.ts'

/** A figure for other systems: numbers are exact strings, null where absent. `difference` is value - printed. */
export interface FigureJson {
  readonly value: string | null
  readonly printed: string | null
  readonly difference: string | null
  readonly target: string | null
  readonly unit: string
  readonly kind: string
  readonly count: string
  readonly parts: { ref: string; key: string | null; value: string | null }[]
}

/** The defined figures by key. */
export const figuresJson = (figures: readonly Figure[]): Record<string, FigureJson> =>
  Object.fromEntries(figures.filter(({ composedOf }) => composedOf !== undefined).map((figure) => [figure.key, figureJson(figure)]))

/** Each printed headline with the figure behind it; null where no definition names the headline. */
export const headlinesJson = (figures: readonly Figure[]): Record<string, FigureJson | null> =>
  Object.fromEntries(
    figures.flatMap((figure) => (figure.headline === undefined ? [] : [[figure.headline, figure.composedOf === undefined ? null : figureJson(figure)]])),
  )

const figureJson = ({ value, printed, difference, target, unit, kind, count, parts }: Figure): FigureJson => ({
  value: value ? decimalText(value) : null,
  printed: printed ? decimalText(printed) : null,
  difference: difference ? decimalText(difference) : null,
  target: target ? decimalText(target) : null,
  unit,
  kind,
  count,
  parts: parts.map((part) => ({ ref: part.ref, key: part.key ?? null, value: part.value ? decimalText(part.value) : null })),
})
