import type { ComponentChildren } from 'preact'
import { formatDate, formatInstant } from '#platform/dates.ts'
import { formatBaht } from '#platform/money.ts'
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
import { DataTable, type Shell } from '#ui/index.ts'
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

interface Row {
  readonly field: FieldName
  readonly label: string
  readonly value: ComponentChildren
  readonly origin: Origin | undefined
  readonly note?: string | undefined
}

/** Every field of a record with who says so and since when: for the enterprise and for staff alike. */
export function RecordFields({ shell, record, names }: RecordFieldsProps) {
  const { t, lang } = shell
  const rows = rowsOf(t, record, names)
  return (
    <DataTable
      caption={t(words.whatIAm)}
      rows={rows}
      rowKey={({ field, label }) => field + label}
      columns={[
        { head: t(words.field), isName: true, cell: ({ label }) => label },
        {
          head: t(words.value),
          wide: true,
          cell: ({ value, note }) =>
            note ? (
              <>
                {value} <span class="soft small">{note}</span>
              </>
            ) : (
              (value ?? <span class="soft">{t(words.notStated)}</span>)
            ),
        },
        {
          head: t(words.from),
          cell: ({ origin, value }) =>
            origin && value ? (
              <span class="soft small">
                {sourceText(t, origin.source, names)} · {formatDate(origin.on, lang)}
              </span>
            ) : (
              ''
            ),
        },
      ]}
    />
  )

  function rowsOf(say: Speak, one: EnterpriseRecord, known: Names): Row[] {
    const originOf = (field: FieldName): Origin => one.sources[field] ?? one.origin
    const plain = (field: FieldName, value: ComponentChildren, note?: string): Row => ({
      field,
      label: say(fieldLabels[field]),
      value: value || undefined,
      origin: originOf(field),
      note,
    })
    const contact = (kind: 'phone' | 'email') =>
      one.contacts
        .filter((each) => each.kind === kind)
        .map(({ value }) => value)
        .join(', ')
    return [
      ...one.numbers.map(({ type, digits, verifiedBy, verifiedAt }): Row => ({
        field: 'number',
        label: say(fieldLabels.number),
        value: <span class="num">{formatIdentityNumber({ type, digits })}</span>,
        origin: one.origin,
        note: verifiedBy && verifiedAt ? `${say(words.verifiedBy)} ${sourceText(say, verifiedBy, known)} · ${formatInstant(verifiedAt, lang)}` : undefined,
      })),
      plain('nameTh', one.nameTh),
      plain('nameEn', one.nameEn),
      plain('tradingNames', one.tradingNames.join(', ')),
      plain('activity', one.activity && activityText(say, one.activity, known)),
      plain('area', placeText(say, one.place, known)),
      plain('address', one.address),
      plain('phone', contact('phone')),
      plain('email', contact('email')),
      plain('ownerGender', one.ownerGender && say(genderNames[one.ownerGender])),
      ...one.yearly.flatMap(({ year, employees, revenue, source, on }): Row[] => [
        ...(employees === undefined
          ? []
          : [{ field: 'employees' as const, label: `${say(fieldLabels.employees)} ${year}`, value: String(employees), origin: { source, on } }]),
        ...(revenue === undefined
          ? []
          : [
              {
                field: 'revenue' as const,
                label: `${say(fieldLabels.revenue)} ${year}`,
                value: `${formatBaht(revenue)} ${say({ th: 'บาท', en: 'baht' })}`,
                origin: { source, on },
              },
            ]),
      ]),
      { field: 'sector', label: say(fieldLabels.sector), value: say(sectorNames[one.sector]), origin: undefined },
      { field: 'size', label: say(fieldLabels.size), value: say(sizeNames[one.size]), origin: undefined },
      { field: 'stage', label: say(fieldLabels.stage), value: say(stageNames[one.stage]), origin: undefined },
      { field: 'status', label: say(fieldLabels.status), value: say(statusNames[one.status]), origin: undefined },
    ]
  }
}

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

/** Who says so: a channel (the enterprise itself), an officer, or an agency. */
export function sourceText(t: Speak, source: string, { agencies }: Pick<Names, 'agencies'>): string {
  const own = sourceNames[source]
  if (own) return t(own)
  const name = channelNames[source as Channel] ?? agencies.get(source)
  return name ? t(name) : source
}
