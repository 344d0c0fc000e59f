import type { Typed } from '#platform/forms.ts'
import type { Province } from '#reference/index.ts'
import { Checks, Details, type Shell } from '#ui/index.ts'
import { words } from '../texts.ts'

/** Provinces that work together; its key is the code of its first. */
export interface ProvinceGroup {
  readonly key: string
  readonly name: string
  readonly provinces: readonly Province[]
}

/** The groups in the order of the ministry's codes. */
export function groupsOf(provinces: readonly Province[]): ProvinceGroup[] {
  const groups = Map.groupBy(
    provinces.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    ({ cluster }) => cluster,
  )
  return [...groups].map(([name, inside]) => ({ key: inside[0]!.code, name, provinces: inside }))
}

/** What a box of a group sends for all of it. */
const whole = 'all'

const fieldOf = ({ key }: ProvinceGroup): string => `provinces-${key}`

/** Codes that were ticked in the fields of a form, whole groups written out. */
export const tickedIn = (groups: readonly ProvinceGroup[], values: Readonly<Record<string, string>>): string[] =>
  groups.flatMap((group) => {
    const ticked = new Set((values[fieldOf(group)] ?? '').split('\n'))
    return group.provinces.filter(({ code }) => ticked.has(whole) || ticked.has(code)).map(({ code }) => code)
  })

interface ProvinceFieldsProps {
  readonly shell: Shell
  readonly typed: Typed
  readonly groups: readonly ProvinceGroup[]
  /** Codes it has now. */
  readonly chosen: readonly string[]
}

/** All provinces as boxes, by group; a group is open when something of it is chosen. */
export function ProvinceFields({ shell: { lang, t }, typed, groups, chosen }: ProvinceFieldsProps) {
  const fault = typed.faults.find(({ field }) => field === 'provinces')
  return (
    <div class={fault ? 'field faulty' : 'field'} id="field-provinces">
      <p>
        <b>{t(words.provinces)}</b>
      </p>
      <p class="hint">{t(words.provincesHint)}</p>
      {fault ? <p class="fault">{t(fault.message)}</p> : null}
      {groups.map((group) => {
        const here = group.provinces.filter(({ code }) => chosen.includes(code))
        const names = group.provinces.map(({ name }) => t(name)).join(' ')
        // The groups have Thai names only.
        const label = lang === 'th' ? group.name : names
        return (
          <Details
            key={group.key}
            open={here.length > 0}
            summary={here.length > 0 ? `${label} · ${t(words.chosen(here.length))}` : lang === 'th' ? `${label} · ${names}` : label}
          >
            <Checks
              lang={lang}
              typed={typed}
              name={fieldOf(group)}
              label={label}
              value={here.map(({ code }) => code).join('\n')}
              options={[
                ...(group.provinces.length > 1 ? [{ value: whole, text: t(words.wholeGroup) }] : []),
                ...group.provinces.map(({ code, name }) => ({ value: code, text: t(name) })),
              ]}
            />
          </Details>
        )
      })}
    </div>
  )
}
