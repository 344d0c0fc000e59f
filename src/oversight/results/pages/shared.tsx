import { formatNumber } from '#platform/numbers.ts'
import { speaker, type Lang, type Speak } from '#platform/text.ts'
import type { Indicator } from '#plan/index.ts'
import { StatusTag, type BarTone } from '#ui/index.ts'
import type { ResultStatus } from '../rules.ts'
import { statusNames, statusTones } from '../texts.ts'

export const barTones: Readonly<Record<ResultStatus, BarTone>> = { met: 'good', missed: 'bad', 'not-reported': 'plain', 'not-comparable': 'plain' }

export const ResultTag = ({ lang, status }: { readonly lang: Lang; readonly status: ResultStatus }) => (
  <StatusTag tone={statusTones[status]}>{speaker(lang)(statusNames[status])}</StatusTag>
)

const signs: Readonly<Record<Indicator['direction'], string>> = { at_least: '≥', at_most: '≤', equal: '=' }

/** `≥ 1,000 ราย` */
export const targetText = ({ direction, unit }: Indicator, target: Indicator['target']): string | undefined =>
  target && [signs[direction], formatNumber(target), unit].filter(Boolean).join(' ')

export const periodText = (
  t: Speak,
  words: { readonly wholeYear: Parameters<Speak>[0]; quarter(quarter: number): Parameters<Speak>[0] },
  quarter: number | undefined,
): string => t(quarter === undefined ? words.wholeYear : words.quarter(quarter))
