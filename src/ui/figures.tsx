import type { Big } from 'big.js'
import type { ComponentChildren } from 'preact'
import { formatDate, type PlainDate } from '#platform/dates.ts'
import { formatBaht, formatMillion, type Satang } from '#platform/money.ts'
import { formatNumber } from '#platform/numbers.ts'
import { speaker, type Lang } from '#platform/text.ts'
import { words } from './texts.ts'

/** A cell without a value. Read out as nothing, so that the heading's "no result" is not said twice. */
const Nothing = () => (
  <span class="soft" aria-hidden="true">
    –
  </span>
)

interface MoneyProps {
  readonly satang: Satang | undefined
  /** In millions of baht with this many decimals; otherwise baht and satang in full. */
  readonly million?: number
}

export function Money({ satang, million }: MoneyProps) {
  if (satang === undefined) return <Nothing />
  return <span class="num">{million === undefined ? formatBaht(satang) : formatMillion(satang, million)}</span>
}

interface NumProps {
  readonly value: Big | string | undefined
  /** Rounded half up to this many decimals; exact when not said. */
  readonly digits?: number
}

export const Num = ({ value, digits }: NumProps) => (value === undefined ? <Nothing /> : <span class="num">{formatNumber(value, digits)}</span>)

interface DateTextProps {
  readonly lang: Lang
  readonly date: PlainDate | undefined
  readonly style?: 'short' | 'long'
}

export const DateText = ({ lang, date, style = 'short' }: DateTextProps) =>
  date === undefined ? (
    <Nothing />
  ) : (
    <time class="num" datetime={date}>
      {formatDate(date, lang, style)}
    </time>
  )

interface SourceProps {
  readonly lang: Lang
  /** Undefined when the value was entered on a screen. */
  readonly file: string | undefined
  /** Line in the file, the header being 1. */
  readonly row?: number | undefined
  /** Line of the published report. */
  readonly line?: number | undefined
  readonly href?: string | undefined
}

/** Where a number stands: the file and line it was read from. */
export function Source({ lang, file, row, line, href }: SourceProps) {
  const t = speaker(lang)
  if (!file) return <span class="source">{t(words.typedHere)}</span>
  const text = `${file}${row === undefined ? '' : ` ${t(words.line)} ${row}`}${line === undefined ? '' : ` · ${t(words.reportLine)} ${line}`}`
  return <span class="source num">{href ? <a href={href}>{text}</a> : text}</span>
}

interface FigureProps {
  readonly label: string
  /** As printed, without its unit. */
  readonly value: string
  readonly unit?: string
  /** Where the number comes from. */
  readonly href?: string | undefined
  readonly tone?: 'good' | 'warn' | 'bad'
  readonly bar?: ComponentChildren
  readonly note?: ComponentChildren
}

/** Beyond this many characters a number is set smaller, so that its unit stays on its line. */
const longValue = 12

/** A large number with its target in the same glance. Stands inside Figures. */
export const Figure = ({ label, value, unit, href, tone, bar, note }: FigureProps) => (
  <li class={tone ? `figure ${tone}` : 'figure'}>
    <p class="label">{label}</p>
    <p class={value.length > longValue ? 'value long' : 'value'}>
      {href ? <a href={href}>{value}</a> : value}
      {unit ? <span class="unit">{unit}</span> : null}
    </p>
    {bar}
    {note ? <p class="note">{note}</p> : null}
  </li>
)

/** The row of large numbers under a title. */
export const Figures = ({ children }: { readonly children: ComponentChildren }) => <ul class="figures">{children}</ul>
