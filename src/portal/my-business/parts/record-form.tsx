import type { Typed } from '#platform/forms.ts'
import { bahtText } from '#platform/money.ts'
import { ChoiceField } from '#portal/registration/index.ts'
import { fieldLabels, genderNames, genders, type EnterpriseRecord } from '#registry/index.ts'
import { Choices, Hidden, MoneyInput, NumberInput, TextArea, TextInput, type Shell } from '#ui/index.ts'
import type { ChosenBefore, Options } from '../record-form.ts'
import { words } from '../texts.ts'

interface RecordInputsProps {
  readonly shell: Shell
  readonly record: EnterpriseRecord
  readonly chosen: ChosenBefore
  readonly options: Options
  readonly typed: Typed
  /** The calendar year whose figures are asked for. */
  readonly year: number
}

/** The fields of a record as they can be stated anew, by the enterprise or by an officer who corrects. */
export function RecordInputs({ shell, record, chosen, options, typed, year }: RecordInputsProps) {
  const { t, lang } = shell
  const shared = { lang, typed }
  const figures = record.yearly.find((each) => each.year === year)
  const contact = (kind: 'phone' | 'email') => record.contacts.find((each) => each.kind === kind)?.value
  return (
    <>
      <Hidden name="version" value={String(record.version)} />
      <Hidden name="year" value={String(year)} />
      <TextInput {...shared} name="nameTh" label={t(fieldLabels.nameTh)} value={record.nameTh ?? ''} maxLength={200} />
      <TextInput {...shared} name="nameEn" label={t(fieldLabels.nameEn)} value={record.nameEn ?? ''} maxLength={200} optional />
      <TextArea
        {...shared}
        name="tradingNames"
        label={t(fieldLabels.tradingNames)}
        hint={t(words.oneALine)}
        value={record.tradingNames.join('\n')}
        rows={2}
        optional
      />
      <ChoiceField
        {...shared}
        t={t}
        name="activity"
        label={t(fieldLabels.activity)}
        hint={t(words.activityHint)}
        chosen={chosen.activity}
        options={options.activity}
        question={t(words.whichOne)}
        optional
      />
      <ChoiceField
        {...shared}
        t={t}
        name="area"
        label={t(fieldLabels.area)}
        hint={t(words.areaHint)}
        chosen={chosen.area}
        options={options.area}
        question={t(words.whichOne)}
      />
      <TextInput {...shared} name="address" label={t(fieldLabels.address)} value={record.address ?? ''} maxLength={300} optional />
      <TextInput {...shared} name="phone" label={t(fieldLabels.phone)} value={contact('phone') ?? ''} maxLength={30} digits optional />
      <TextInput {...shared} name="email" label={t(fieldLabels.email)} value={contact('email') ?? ''} type="email" maxLength={200} optional />
      <NumberInput
        {...shared}
        name="employees"
        label={`${t(fieldLabels.employees)} ${year}`}
        value={figures?.employees?.toString() ?? ''}
        unit={t(words.persons)}
        optional
      />
      <MoneyInput
        {...shared}
        name="revenue"
        label={`${t(fieldLabels.revenue)} ${year}`}
        value={figures?.revenue === undefined ? '' : bahtText(figures.revenue)}
        optional
      />
      {record.kind === 'natural' ? (
        <Choices
          {...shared}
          name="ownerGender"
          label={t(fieldLabels.ownerGender)}
          value={record.ownerGender ?? ''}
          options={[...genders.map((gender) => ({ value: gender, text: t(genderNames[gender]) })), { value: '', text: t(words.notSaid) }]}
        />
      ) : null}
    </>
  )
}

/** Labels of the inputs, for the summary of faults. */
export const recordLabels = (t: Shell['t']): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(Object.entries(fieldLabels).map(([name, label]) => [name, t(label)])),
  activityChoice: t(fieldLabels.activity),
  areaChoice: t(fieldLabels.area),
})
