import { formatDate } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import { OwnAccountFields, ownAccountLabels } from '#people/index.ts'
import { formatIdentityNumber, genderNames, genders, kindNames, type FieldName, type Kind } from '#registry/index.ts'
import { Choices, DefinitionList, Details, MoneyInput, Hidden, Notice, NumberInput, TextInput, type Fact, type Shell } from '#ui/index.ts'
import type { Choice } from '../choosing.ts'
import type { Answers } from '../model.ts'
import { paths } from '../paths.ts'
import { standingsOf } from '../rules.ts'
import { standingNames, words } from '../texts.ts'
import { ChoiceField } from './choice-field.tsx'
import { StepFrame, type StepProps } from './step.tsx'

/** What the pages show beside the answers themselves: words for codes. */
export interface Named {
  readonly activity: Choice | undefined
  readonly area: Choice | undefined
  /** Agencies and sources by code. */
  readonly agencies: ReadonlyMap<string, Text>
}

interface AnswersProps extends StepProps {
  readonly answers: Answers
  readonly named: Named
}

const nameOfSource = ({ agencies }: Named, code: string): Text => agencies.get(code) ?? { th: code, en: code }

/** Whence a field was filled, to stand under its label; with the field's own hint when it has one. */
export function hintOf({ t, lang }: Shell, { sources }: Answers, named: Named, name: FieldName, hint?: Text): string | undefined {
  const origin = sources?.[name]
  const whence = origin && t(words.fromSource(t(nameOfSource(named, origin.source)), formatDate(origin.on, lang)))
  return [whence, hint && t(hint)].filter(Boolean).join(' · ') || undefined
}

/** What the enterprise itself is called depends on what it is. */
export const nameLabel = (kind: Kind): Text => (kind === 'natural' ? words.nameOf : words.nameTh)

interface BusinessProps extends AnswersProps {
  readonly options: { readonly activity: readonly Choice[]; readonly area: readonly Choice[] }
}

export function BusinessPage({ answers, named, options, ...frame }: BusinessProps) {
  const { shell, typed } = frame
  const { lang, t } = shell
  const shared = { lang, typed }
  const hint = (name: FieldName, own?: Text) => ({ hint: hintOf(shell, answers, named, name, own) ?? '' })
  const found = Object.keys(answers.sources ?? {}).length > 0
  const extras = ['address', 'email', 'nameEn'] as const
  const silent = (answers.silent ?? []).map((code) => t(nameOfSource(named, code)))
  return (
    <StepFrame
      {...frame}
      step="business"
      lead={t(found ? words.foundLead : words.notFoundLead)}
      labels={{
        nameTh: t(nameLabel(answers.kind)),
        activity: t(words.activity),
        activityChoice: t(words.activityMany),
        area: t(words.area),
        areaChoice: t(words.areaMany),
        address: t(words.address),
        phone: t(words.phone),
        email: t(words.email),
        nameEn: t(words.nameEn),
      }}
      above={
        silent.length > 0 ? (
          <Notice tone="info" title={t(words.silent)}>
            {t(words.silentNote(silent.join(', ')))}
          </Notice>
        ) : null
      }
    >
      <TextInput {...shared} {...hint('nameTh')} name="nameTh" label={t(nameLabel(answers.kind))} value={answers.nameTh} maxLength={200} />
      <ChoiceField
        {...shared}
        {...hint('activity', words.activityHint)}
        t={t}
        name="activity"
        label={t(words.activity)}
        chosen={named.activity}
        options={options.activity}
        question={t(words.activityMany)}
        optional
      />
      <ChoiceField
        {...shared}
        {...hint('area', words.areaHint)}
        t={t}
        name="area"
        label={t(words.area)}
        chosen={named.area}
        options={options.area}
        question={t(words.areaMany)}
      />
      <TextInput {...shared} {...hint('phone')} name="phone" label={t(words.phone)} value={answers.phone} autocomplete="tel" maxLength={30} digits optional />
      <Details summary={t(words.more)} open={extras.some((name) => answers[name] !== undefined || typed.faults.some(({ field }) => field === name))}>
        <div class="stack">
          <TextInput
            {...shared}
            {...hint('address')}
            name="address"
            label={t(words.address)}
            value={answers.address}
            autocomplete="street-address"
            maxLength={300}
            optional
          />
          <TextInput
            {...shared}
            {...hint('email')}
            name="email"
            label={t(words.email)}
            value={answers.email}
            type="email"
            autocomplete="email"
            maxLength={200}
            optional
          />
          <TextInput {...shared} {...hint('nameEn')} name="nameEn" label={t(words.nameEn)} value={answers.nameEn} maxLength={200} optional />
        </div>
      </Details>
    </StepFrame>
  )
}

export function SizePage({ answers, named, year, ...frame }: AnswersProps & { readonly year: number }) {
  const { shell, typed } = frame
  const { lang, t } = shell
  const shared = { lang, typed, optional: true }
  const hint = (name: FieldName, own?: Text) => ({ hint: hintOf(shell, answers, named, name, own) ?? '' })
  return (
    <StepFrame
      {...frame}
      step="size"
      lead={t(words.sizeLead)}
      labels={{ employees: t(words.employees), revenue: t(words.revenue), ownerGender: t(words.gender) }}
    >
      <Hidden name="year" value={String(year)} />
      <p>{t(words.year(String(year)))}</p>
      <NumberInput
        {...shared}
        {...hint('employees')}
        name="employees"
        label={t(words.employees)}
        value={answers.employees?.toString()}
        unit={t(words.people)}
      />
      <MoneyInput {...shared} {...hint('revenue', words.revenueHint)} name="revenue" label={t(words.revenue)} value={answers.revenue} />
      {answers.kind === 'natural' ? (
        <Choices
          {...shared}
          hint={t(words.genderHint)}
          name="ownerGender"
          label={t(words.gender)}
          value={answers.ownerGender ?? ''}
          options={[...genders.map((gender) => ({ value: gender, text: t(genderNames[gender]) })), { value: '', text: t(words.notSaid) }]}
        />
      ) : null}
    </StepFrame>
  )
}

export function AccountPage({ answers, ...frame }: AnswersProps) {
  const { shell, typed } = frame
  const { lang, t, visitor } = shell
  const shared = { lang, typed }
  const roles = standingsOf[answers.kind]
  return (
    <StepFrame
      {...frame}
      step="account"
      lead={t(visitor.accountId ? words.accountLeadSignedIn : words.accountLead)}
      labels={{ standing: t(words.standing), name: t(ownAccountLabels.name), login: t(ownAccountLabels.login), password: t(ownAccountLabels.password) }}
    >
      <Choices
        {...shared}
        name="standing"
        label={t(words.standing)}
        value={answers.standing ?? roles[0]}
        options={roles.map((standing) => ({ value: standing, text: t(standingNames[standing]) }))}
      />
      {visitor.accountId ? null : (
        <>
          <p>
            <a href={`/sign-in?next=${paths.step('account')}`}>{t(words.haveAccount)}</a>
          </p>
          <OwnAccountFields
            lang={lang}
            typed={{ ...typed, values: { login: answers.phone ?? '', ...typed.values } }}
            name={answers.kind === 'natural' ? answers.nameTh : undefined}
          />
        </>
      )}
      <h2>{t(words.privacy)}</h2>
      <p>{t(words.readers)}</p>
      <p class="soft small">{t(words.privacyNote)}</p>
    </StepFrame>
  )
}

export function CheckPage({ answers, named, ...frame }: AnswersProps) {
  const { t } = frame.shell
  return (
    <StepFrame {...frame} step="check" lead={t(words.checkLead)} labels={{}} action={t(words.register)}>
      <DefinitionList items={factsOf(frame.shell, answers, named)} />
      <p class="soft small">{t(words.declare)}</p>
    </StepFrame>
  )
}

/** Every answer in words, with the way to change it. */
export function factsOf({ t }: Shell, answers: Answers, named: Named, linked = true): Fact[] {
  const { kind, number, nameTh, nameEn, address, phone, email, year, employees, revenue, standing, ownerGender } = answers
  const figure = (value: string | undefined) => value && `${value} · ${t(words.year(String(year)))}`
  const type = kind === 'natural' ? 'citizen' : kind
  const rows: readonly (readonly [Text, string, keyof typeof change, string | undefined])[] = [
    [words.number, 'number', 'start', `${formatIdentityNumber({ type, digits: number })} · ${t(kindNames[kind])}`],
    [nameLabel(kind), 'nameTh', 'business', [nameTh, nameEn].filter(Boolean).join(' · ')],
    [words.activity, 'activity', 'business', named.activity && t(named.activity.text)],
    [words.area, 'area', 'business', [address, named.area && t(named.area.text)].filter(Boolean).join(' · ')],
    [words.phone, 'phone', 'business', [phone, email].filter(Boolean).join(' · ')],
    [words.employees, 'employees', 'size', figure(employees === undefined ? undefined : `${employees.toLocaleString('en')} ${t(words.people)}`)],
    [
      words.revenue,
      'revenue',
      'size',
      figure(revenue && `${Number(revenue).toLocaleString('en', { minimumFractionDigits: 2 })} ${t({ th: 'บาท', en: 'baht' })}`),
    ],
    ...(ownerGender ? ([[words.gender, 'ownerGender', 'size', t(genderNames[ownerGender])]] as const) : []),
    [words.standing, 'standing', 'account', standing && t(standingNames[standing])],
  ]
  return rows.map(([label, field, page, value]) => ({
    term: t(label),
    detail: (
      <>
        {value || <span class="soft">{t(words.empty)}</span>}
        {linked ? (
          <>
            {' '}
            <a href={page === 'start' ? change.start : `${change[page]}#field-${field}`}>
              {t(words.change)}
              <span class="sr"> {t(label)}</span>
            </a>
          </>
        ) : null}
      </>
    ),
  }))
}

const change = { start: paths.start(), business: paths.step('business'), size: paths.step('size'), account: paths.step('account') }
