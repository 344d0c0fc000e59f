import type { ComponentChildren } from 'preact'
import { bangkokDay, formatDate } from '#platform/dates.ts'
import { formatBaht, type Satang } from '#platform/money.ts'
import type { Speak, Text } from '#platform/text.ts'
import {
  channelNames,
  fieldLabels,
  formatIdentityNumber,
  genderNames,
  sectorNames,
  sizeNames,
  stageNames,
  statusNames,
  type Channel,
  type EnterpriseRecord,
  type FieldName,
  type Origin,
  type Place,
} from '#registry/index.ts'
import { DefinitionList, type Fact, type Shell } from '#ui/index.ts'
import { sourceNames, words } from '../texts.ts'

/** Names of what a record gives by code. */
export interface Names {
  readonly areas: ReadonlyMap<string, Text>
  readonly activities: ReadonlyMap<string, Text>
  readonly agencies: ReadonlyMap<string, Text>
}

interface RecordFieldsProps {
  readonly shell: Shell
  readonly record: EnterpriseRecord
  readonly names: Names
}

/** Every field of a record with who says so and since when: for the enterprise and for staff alike. */
export function RecordFields({ shell, record, names }: RecordFieldsProps) {
  const { t, lang } = shell
  const saidBy = ({ source, on }: Origin) => `${sourceText(t, source, names)} · ${formatDate(on, lang)}`
  const fact = (field: FieldName, value: ComponentChildren, note: string | undefined, year?: number): Fact => ({
    term: year === undefined ? t(fieldLabels[field]) : `${t(fieldLabels[field])} ${year}`,
    detail: value ? (
      <>
        <p>{value}</p>
        {note ? <p class="soft small">{note}</p> : null}
      </>
    ) : (
      <span class="soft">{t(words.notStated)}</span>
    ),
  })
  const stated = (field: FieldName, value: ComponentChildren) => fact(field, value, saidBy(record.sources[field] ?? record.origin))
  /** What follows from other fields by rules: nobody states it. */
  const decided = (field: FieldName, value: string) => fact(field, value, undefined)
  const contact = (kind: 'phone' | 'email') =>
    record.contacts
      .filter((each) => each.kind === kind)
      .map(({ value }) => value)
      .join(', ')
  return (
    <DefinitionList
      items={[
        ...record.numbers.map(({ type, digits, verifiedBy, verifiedAt }) =>
          fact(
            'number',
            <span class="num">{formatIdentityNumber({ type, digits })}</span>,
            verifiedBy && verifiedAt
              ? `${t(words.verifiedBy)} ${sourceText(t, verifiedBy, names)} · ${formatDate(bangkokDay(verifiedAt), lang)}`
              : saidBy(record.origin),
          ),
        ),
        stated('nameTh', record.nameTh),
        stated('nameEn', record.nameEn),
        stated('tradingNames', record.tradingNames.join(', ')),
        stated('activity', record.activity && activityText(t, record.activity, names)),
        stated('area', placeText(t, record.place, names)),
        stated('address', record.address),
        stated('phone', contact('phone')),
        stated('email', contact('email')),
        ...(record.kind === 'natural' ? [stated('ownerGender', record.ownerGender && t(genderNames[record.ownerGender]))] : []),
        ...record.yearly.flatMap(({ year, employees, revenue, ...origin }) => [
          ...(employees === undefined ? [] : [fact('employees', peopleText(t, employees), saidBy(origin), year)]),
          ...(revenue === undefined ? [] : [fact('revenue', bahtWords(t, revenue), saidBy(origin), year)]),
        ]),
        decided('sector', t(sectorNames[record.sector])),
        decided('size', t(sizeNames[record.size])),
        decided('stage', t(stageNames[record.stage])),
        decided('status', t(statusNames[record.status])),
      ]}
    />
  )
}

export const peopleText = (t: Speak, employees: number): string => `${employees.toLocaleString('en')} ${t(words.persons)}`
export const bahtWords = (t: Speak, revenue: Satang): string => `${formatBaht(revenue)} ${t(words.baht)}`

/** ต.ศรีภูมิ อ.เมืองเชียงใหม่ จ.เชียงใหม่; Bangkok has its own words. */
export function placeText(t: Speak, { province, district, subdistrict }: Place, { areas }: Pick<Names, 'areas'>): string {
  const inBangkok = province === '10'
  const part = (code: string | undefined, th: string) => {
    const name = code && areas.get(code)
    return name ? t({ th: `${th}${name.th}`, en: name.en }) : ''
  }
  const parts = [part(subdistrict, inBangkok ? 'แขวง' : 'ต.'), part(district, inBangkok ? 'เขต' : 'อ.'), part(province, inBangkok ? '' : 'จ.')].filter(Boolean)
  return parts.join(t({ th: ' ', en: ', ' }))
}

export function activityText(t: Speak, code: string, { activities }: Pick<Names, 'activities'>): string {
  const name = activities.get(code)
  return name ? `${t(name)} (${code})` : code
}

/** Who says so: a channel (the enterprise itself), an officer, an agency, or the rules. */
export function sourceText(t: Speak, source: string, { agencies }: Pick<Names, 'agencies'>): string {
  const own = sourceNames[source]
  if (own) return t(own)
  const name = channelNames[source as Channel] ?? agencies.get(source)
  return name ? t(name) : source
}
