import type { Instant } from '#platform/clock.ts'
import { formatInstant } from '#platform/dates.ts'
import { fieldLabels, fieldNames, type FieldName } from '#registry/index.ts'
import { DataTable, EmptyState, History, type Shell } from '#ui/index.ts'
import { words } from '../texts.ts'

/** One time somebody read the record. */
export interface Look {
  readonly id: string
  readonly at: Instant
  readonly who: string
  readonly why: string
  readonly basis: string
  readonly fields: readonly FieldName[]
}

/** Who looked, newest first. */
export function Looks({ shell, looks }: { readonly shell: Shell; readonly looks: readonly Look[] }) {
  const { t, lang } = shell
  if (looks.length === 0) return <EmptyState title={t(words.nobodyLooked)} />
  const seen = (fields: readonly FieldName[]) =>
    fieldNames.every((name) => fields.includes(name)) ? t(words.wholeRecord) : fields.map((name) => t(fieldLabels[name])).join(', ')
  return (
    <DataTable
      caption={t(words.whoLooked)}
      rows={looks}
      rowKey={({ id }) => id}
      columns={[
        { head: t(words.who), isName: true, cell: ({ who }) => who },
        { head: t(words.when), cell: ({ at }) => <span class="num">{formatInstant(at, lang)}</span> },
        { head: t(words.why), cell: ({ why }) => why },
        { head: t(words.what), wide: true, cell: ({ fields }) => <span class="soft small">{seen(fields)}</span> },
        { head: t(words.basis), cell: ({ basis }) => <span class="soft small">{basis}</span> },
      ]}
    />
  )
}

/** Who looked last, in a line each. */
export const LatestLooks = ({ shell: { t, lang }, looks }: { readonly shell: Shell; readonly looks: readonly Look[] }) =>
  looks.length === 0 ? (
    <p class="soft">{t(words.nobodyLooked)}</p>
  ) : (
    <History items={looks.map(({ id, at, who, why }) => ({ key: id, when: <span class="num">{formatInstant(at, lang)}</span>, what: `${who} · ${why}` }))} />
  )

/** One change of the record, with what each field said before and after. */
export interface Change {
  readonly id: string
  readonly at: Instant
  readonly who: string
  readonly why: string
  readonly note: string | undefined
  readonly fields: readonly { readonly label: string; readonly before: string; readonly after: string }[]
}

export function Changes({ shell, changes }: { readonly shell: Shell; readonly changes: readonly Change[] }) {
  const { lang } = shell
  return (
    <History
      items={changes.map(({ id, at, who, why, note, fields }) => ({
        key: id,
        when: <span class="num">{formatInstant(at, lang)}</span>,
        what: (
          <>
            <p>
              <b>{why}</b> · {who}
            </p>
            {note ? <p>{note}</p> : null}
            {fields.length > 0 ? (
              <ul class="plain">
                {fields.map(({ label, before, after }) => (
                  <li key={label}>
                    {label}: {before ? <del>{before}</del> : null} {after || '–'}
                  </li>
                ))}
              </ul>
            ) : null}
          </>
        ),
      }))}
    />
  )
}
