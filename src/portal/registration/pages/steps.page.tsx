import type { Text } from '#platform/text.ts'
import { OwnAccountFields, ownAccountLabels } from '#people/index.ts'
import { formatIdentityNumber, genderNames, genders, kindNames } from '#registry/index.ts'
import { Choices, DefinitionList, Details, Hidden, type Fact, type Shell } from '#ui/index.ts'
import type { Choice } from '../choosing.ts'
import type { Answers } from '../model.ts'
import { paths } from '../paths.ts'
import { standingsOf } from '../rules.ts'
import { standingNames, words } from '../texts.ts'
import { businessFields, businessLabels, figureFields, figureLabels, nameLabel, SilentSources, type Named } from './fields.tsx'
import { StepFrame, type StepProps } from './step.tsx'

interface AnswersProps extends StepProps {
  readonly answers: Answers
  readonly named: Named
}

interface BusinessProps extends AnswersProps {
  readonly options: { readonly activity: readonly Choice[]; readonly area: readonly Choice[] }
}

export function BusinessPage({ answers, named, options, ...frame }: BusinessProps) {
  const { shell, typed } = frame
  const { t } = shell
  const fields = businessFields({ shell, typed, answers, named, options })
  const found = Object.keys(answers.sources ?? {}).length > 0
  const extras = ['address', 'email', 'nameEn'] as const
  return (
    <StepFrame
      {...frame}
      step="business"
      lead={t(found ? words.foundLead : words.notFoundLead)}
      labels={businessLabels(t, answers.kind)}
      above={<SilentSources {...{ shell, answers, named }} />}
    >
      {fields.nameTh}
      {fields.activity}
      {fields.area}
      {fields.phone}
      <Details summary={t(words.more)} open={extras.some((name) => answers[name] !== undefined || typed.faults.some(({ field }) => field === name))}>
        <div class="stack">
          {fields.address}
          {fields.email}
          {fields.nameEn}
        </div>
      </Details>
    </StepFrame>
  )
}

export function SizePage({ answers, named, year, ...frame }: AnswersProps & { readonly year: number }) {
  const { shell, typed } = frame
  const { lang, t } = shell
  const fields = figureFields({ shell, typed, answers, named, hints: { revenue: words.revenueHint } })
  return (
    <StepFrame {...frame} step="size" lead={t(words.sizeLead)} labels={figureLabels(t)}>
      <Hidden name="year" value={String(year)} />
      <p>{t(words.year(String(year)))}</p>
      {fields.employees}
      {fields.revenue}
      {answers.kind === 'natural' ? (
        <Choices
          {...{ lang, typed }}
          optional
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
