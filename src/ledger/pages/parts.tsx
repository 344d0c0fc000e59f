import { formatDate, type PlainDate } from '#platform/dates.ts'
import { formatBaht } from '#platform/money.ts'
import type { Lang } from '#platform/text.ts'
import { speaker } from '#platform/text.ts'
import { StatusTag, type Tone } from '#ui/index.ts'
import type { Judged, Opening, Result, Rule, Service, Written } from '../model.ts'
import { openingNames, resultNames, shareText, words } from '../texts.ts'

const openingTones = {
  open: 'good',
  continuing: 'good',
  upcoming: 'info',
  between: 'warn',
  paused: 'warn',
  closed: 'neutral',
} as const satisfies Record<Opening, Tone>

export const OpeningTag = ({ lang, opening }: { readonly lang: Lang; readonly opening: Opening }) => (
  <StatusTag tone={openingTones[opening]}>{openingNames[opening][lang]}</StatusTag>
)

/** From when to when, or that nobody published it. */
export function period(service: Pick<Service, 'opening' | 'availability' | 'opensOn' | 'closesOn'>, lang: Lang): string {
  const t = speaker(lang)
  const day = (date: PlainDate | null) => (date ? formatDate(date, lang) : '')
  if (service.availability === 'continuing') return t(words.periodUnknown)
  const dates = [day(service.opensOn), day(service.closesOn)].filter(Boolean).join(' – ')
  return service.availability === 'seasonal' ? `${t(words.lastRound)} ${dates}` : dates
}

/** Share and cap in one line, or that no source gives them. */
export function pays({ share, cap }: Pick<Service, 'share' | 'cap'>, lang: Lang): string {
  const parts = [share && shareText(share), cap !== null && capText(cap, lang)].filter(Boolean)
  return parts.length > 0 ? parts.join(' · ') : words.notPublished[lang]
}

export const capText = (cap: bigint, lang: Lang): string =>
  lang === 'th' ? `ไม่เกิน ${formatBaht(cap).replace(/\.00$/, '')} บาท` : `up to ${formatBaht(cap).replace(/\.00$/, '')} baht`

export const writtenText = ({ source, line }: Written, lang: Lang): string => (line === null ? source : words.reportLine(line)[lang])

const resultTones = { pass: 'good', fail: 'bad', unknown: 'warn' } as const satisfies Record<Result, Tone>

/** Rules with their result where there is one: the word, what it says, and what would make it pass. */
export const RuleList = ({ lang, rules }: { readonly lang: Lang; readonly rules: readonly (Rule | Judged)[] }) => {
  const t = speaker(lang)
  return (
    <ul class="rules">
      {rules.map((rule) => {
        const result = 'result' in rule ? rule.result : undefined
        return (
          <li key={rule.code}>
            {result ? <StatusTag tone={resultTones[result]}>{t(resultNames[result])}</StatusTag> : null}
            <div>
              <p>{t(rule.says)}</p>
              {result === 'pass' ? null : (
                <p class="soft small">
                  {t(words.remedy)}: {t(rule.remedy)}
                </p>
              )}
              {rule.assumption ? <p class="soft small">{t(words.assumption)}</p> : null}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
