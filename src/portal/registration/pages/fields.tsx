import { formatDate } from '#platform/dates.ts'
import type { Typed } from '#platform/forms.ts'
import type { Speak, Text } from '#platform/text.ts'
import type { FieldName, Kind } from '#registry/index.ts'
import { MoneyInput, Notice, NumberInput, TextInput, type Shell } from '#ui/index.ts'
import type { Choice } from '../choosing.ts'
import type { Answers } from '../model.ts'
import { words } from '../texts.ts'
import { ChoiceField } from './choice-field.tsx'

/** The fields of an enterprise as somebody states them, each drawn once: the pages of the web and the screen of the counter put them in their order. */

/** What the pages show beside the answers themselves: words for codes. */
export interface Named {
  readonly activity: Choice | undefined
  readonly area: Choice | undefined
  /** Agencies and sources by code. */
  readonly agencies: ReadonlyMap<string, Text>
}

interface FieldsProps {
  readonly shell: Shell
  readonly typed: Typed
  readonly answers: Answers
  readonly named: Named
  /** An officer types for somebody else: the browser offers nothing of its own, and the first field is where to begin. */
  readonly byOfficer?: boolean
}

const nameOfSource = ({ agencies }: Named, code: string): Text => agencies.get(code) ?? { th: code, en: code }

/** Whence a field was filled, to stand under its label; with the field's own hint when it has one. */
function hintOf({ shell: { t, lang }, answers, named }: FieldsProps, name: FieldName, own?: Text): { readonly hint: string } {
  const origin = answers.sources?.[name]
  const whence = origin && t(words.fromSource(t(nameOfSource(named, origin.source)), formatDate(origin.on, lang)))
  return { hint: [whence, own && t(own)].filter(Boolean).join(' · ') }
}

/** What the enterprise itself is called depends on what it is. */
export const nameLabel = (kind: Kind): Text => (kind === 'natural' ? words.nameOf : words.nameTh)

/** Labels of these fields for a summary of faults, in the order of the pages. */
export const businessLabels = (t: Speak, kind: Kind) => ({
  nameTh: t(nameLabel(kind)),
  activity: t(words.activity),
  activityChoice: t(words.activityMany),
  area: t(words.area),
  areaChoice: t(words.areaMany),
  address: t(words.address),
  phone: t(words.phone),
  email: t(words.email),
  nameEn: t(words.nameEn),
})
export const figureLabels = (t: Speak) => ({ employees: t(words.employees), revenue: t(words.revenue), ownerGender: t(words.gender) })

/** What it is, where, and how to reach it. */
export function businessFields(props: FieldsProps & { readonly options: { readonly activity: readonly Choice[]; readonly area: readonly Choice[] } }) {
  const { shell, typed, answers, named, options, byOfficer = false } = props
  const { lang, t } = shell
  const labels = businessLabels(t, answers.kind)
  const text = (name: 'nameTh' | 'nameEn' | 'address' | 'phone' | 'email', autocomplete?: string) => ({
    lang,
    typed,
    name,
    label: labels[name],
    value: answers[name],
    ...hintOf(props, name),
    ...(byOfficer ? { autocomplete: 'off' } : autocomplete && { autocomplete }),
  })
  const choice = (name: 'activity' | 'area') => ({ lang, t, typed, name, label: labels[name], chosen: named[name], options: options[name] })
  return {
    nameTh: <TextInput {...text('nameTh')} maxLength={200} autofocus={byOfficer && typed.faults.length === 0} />,
    activity: <ChoiceField {...choice('activity')} {...hintOf(props, 'activity', words.activityHint)} question={labels.activityChoice} optional />,
    area: <ChoiceField {...choice('area')} {...hintOf(props, 'area', words.areaHint)} question={labels.areaChoice} />,
    address: <TextInput {...text('address', 'street-address')} maxLength={300} optional />,
    phone: <TextInput {...text('phone', 'tel')} maxLength={30} digits optional />,
    email: <TextInput {...text('email', 'email')} type="email" maxLength={200} optional />,
    nameEn: <TextInput {...text('nameEn')} maxLength={200} optional />,
  }
}

/** What decides its size, with the hints of the page that asks. */
export function figureFields(props: FieldsProps & { readonly hints: { readonly employees?: Text; readonly revenue: Text } }) {
  const { shell, typed, answers, hints } = props
  const { lang, t } = shell
  const labels = figureLabels(t)
  const employees = { name: 'employees', label: labels.employees, value: answers.employees?.toString(), ...hintOf(props, 'employees', hints.employees) }
  const revenue = { name: 'revenue', label: labels.revenue, value: answers.revenue, ...hintOf(props, 'revenue', hints.revenue) }
  return {
    employees: <NumberInput {...{ lang, typed }} {...employees} unit={t(words.people)} optional />,
    revenue: <MoneyInput {...{ lang, typed }} {...revenue} optional />,
  }
}

/** Which sources did not answer in time. */
export function SilentSources({ shell: { t }, answers, named }: Pick<FieldsProps, 'shell' | 'answers' | 'named'>) {
  const silent = (answers.silent ?? []).map((code) => t(nameOfSource(named, code)))
  if (silent.length === 0) return null
  return (
    <Notice tone="info" title={t(words.silent)}>
      {t(words.silentNote(silent.join(', ')))}
    </Notice>
  )
}
