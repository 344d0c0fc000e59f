import { formatInstant } from '#platform/dates.ts'
import type { Typed } from '#platform/forms.ts'
import { formatBaht } from '#platform/money.ts'
import type { Text } from '#platform/text.ts'
import {
  distinctReasons,
  duplicateSteps,
  fieldLabels,
  formatIdentityNumber,
  formatOneId,
  genderNames,
  kindNames,
  mergeReasons,
  sectorNames,
  sizeNames,
  stageNames,
  type Duplicate,
  type DuplicateStatus,
  type EnterpriseRecord,
  type Matcher,
} from '#registry/index.ts'
import {
  Breadcrumbs,
  Button,
  Choices,
  Columns,
  DataTable,
  ErrorSummary,
  Form,
  History,
  Layout,
  LinkList,
  Notice,
  PageHead,
  Section,
  StatusTag,
  type Shell,
} from '#ui/index.ts'
import { paths as deskPaths } from '../paths.ts'
import { matcherName } from './duplicates.page.tsx'
import { paths } from './paths.ts'
import { distinctNames, mergeNames, statusNames, words } from './texts.ts'

interface PairProps {
  readonly shell: Shell
  readonly pair: Duplicate
  readonly first: EnterpriseRecord
  readonly second: EnterpriseRecord
  /** How many questions about the first and the second wait for an answer. */
  readonly questions: readonly [number, number]
  readonly areas: ReadonlyMap<string, Text>
  readonly activities: ReadonlyMap<string, Text>
  /** Names of who decided. */
  readonly people: ReadonlyMap<string, string>
  readonly matchers: readonly Matcher[]
  readonly accountId: string | undefined
  readonly typed: Typed
}

/** Both records side by side, what differs marked, and the decision below. */
export function PairPage(props: PairProps) {
  const { shell, pair, first, second, matchers, typed } = props
  const { t, lang } = shell
  const title = [first.nameTh, second.nameTh].map((name) => name ?? t(words.erased)).join(' / ')
  const rows = fieldsOf(props, first).map(([label, value], index) => ({ label, first: value, second: fieldsOf(props, second)[index]![1] }))
  return (
    <Layout shell={shell} title={title}>
      <Breadcrumbs lang={lang} items={[{ text: t(words.duplicates), href: paths.duplicates() }, { text: t(words.pair) }]} />
      <PageHead
        eyebrow={`${matcherName(shell, matchers, pair.matcher)} · ${t(words.likeness)} ${Math.round(Number(pair.likeness) * 100)}%`}
        title={title}
        aside={<StatusTag tone={pair.status === 'proposed' ? 'warn' : pair.status === 'merged' ? 'good' : 'neutral'}>{t(statusNames[pair.status])}</StatusTag>}
      />
      <ErrorSummary lang={lang} faults={typed.faults} labels={{ survivor: t(words.keeps), reason: t(words.reason), distinct: t(words.reason) }} />
      <Section title={t(words.sideBySide)}>
        <DataTable
          caption={t(words.sideBySide)}
          rows={rows}
          rowKey={({ label }) => label}
          columns={[
            { head: t(words.field), isName: true, cell: ({ label }) => label },
            { head: formatOneId(first.oneId), cell: (row) => row.first },
            { head: formatOneId(second.oneId), cell: (row) => row.second },
            {
              head: t(words.differs),
              cell: (row) =>
                row.first === row.second ? undefined : <StatusTag tone={row.first && row.second ? 'warn' : 'neutral'}>{t(words.differs)}</StatusTag>,
            },
          ]}
        />
      </Section>
      <Decision {...props} />
      <Past {...props} />
    </Layout>
  )
}

function fieldsOf({ shell: { t, lang }, areas, activities }: PairProps, record: EnterpriseRecord): (readonly [string, string])[] {
  const { place, activity, yearly } = record
  const contacts = (kind: 'phone' | 'email') =>
    record.contacts
      .filter((contact) => contact.kind === kind)
      .map(({ value }) => value)
      .join(', ')
  const places = [place.subdistrict, place.district, place.province].flatMap((code) => (code ? [t(areas.get(code) ?? { th: code, en: code })] : []))
  const newest = yearly[0]
  return [
    [
      t(fieldLabels.number),
      record.numbers
        .map(({ verifiedBy, ...number }) => [formatIdentityNumber(number), verifiedBy && `(${t(words.verified)})`].filter(Boolean).join(' '))
        .join(', '),
    ],
    [t(fieldLabels.nameTh), record.nameTh ?? ''],
    [t(fieldLabels.nameEn), record.nameEn ?? ''],
    [t(fieldLabels.tradingNames), record.tradingNames.join(', ')],
    [t({ th: 'ประเภท', en: 'Kind' }), t(kindNames[record.kind])],
    [t(fieldLabels.activity), activity ? `${activity} ${activities.has(activity) ? t(activities.get(activity)!) : ''}`.trim() : ''],
    [t(fieldLabels.area), places.join(', ')],
    [t(fieldLabels.address), record.address ?? ''],
    [t(fieldLabels.phone), contacts('phone')],
    [t(fieldLabels.email), contacts('email')],
    [t(fieldLabels.ownerGender), record.ownerGender ? t(genderNames[record.ownerGender]) : ''],
    [t(fieldLabels.employees), newest?.employees === undefined ? '' : `${newest.employees} (${newest.year})`],
    [t(fieldLabels.revenue), newest?.revenue === undefined ? '' : `${formatBaht(newest.revenue)} (${newest.year})`],
    [t(fieldLabels.size), t(sizeNames[record.size])],
    [t(fieldLabels.sector), t(sectorNames[record.sector])],
    [t(fieldLabels.stage), t(stageNames[record.stage])],
    [t(words.registeredAt), record.registeredAt ? formatInstant(record.registeredAt, lang) : t(words.never)],
  ]
}

function Decision(props: PairProps) {
  const { shell, pair, accountId } = props
  const { t, token } = shell
  const mayBecome = (status: DuplicateStatus) => (duplicateSteps[pair.status] as readonly DuplicateStatus[]).includes(status)
  if (pair.status === 'merged')
    return (
      <Form action={paths.undo(pair.id)} token={token}>
        <Button kind="danger">{t(words.undo)}</Button>
      </Form>
    )
  return (
    <Section title={t(words.decide)}>
      {pair.status === 'proposed' ? (
        <Notice tone="warn" title={t(words.waits)}>
          <p>
            {t(words.livesOn)} <span class="num">{formatOneId(survivorOf(pair))}</span>
            {pair.reason && pair.reason in mergeNames ? ` · ${t(mergeNames[pair.reason as keyof typeof mergeNames])}` : ''}
          </p>
          {pair.decidedBy === accountId ? (
            <p>{t(words.own)}</p>
          ) : (
            <Form action={paths.confirm(pair.id)} token={token}>
              <Button kind="primary">{t(words.confirm)}</Button>
            </Form>
          )}
        </Notice>
      ) : null}
      <OpenQuestions {...props} />
      <Columns even>
        {mayBecome('proposed') ? <ProposeForm {...props} /> : null}
        {mayBecome('distinct') ? <DistinctForm {...props} /> : null}
      </Columns>
    </Section>
  )
}

/** What is to be answered before a merge, where something is. */
function OpenQuestions({ shell: { t }, first, second, questions }: PairProps) {
  const waiting = [first, second].flatMap(({ oneId }, index) => (questions[index] ? [{ oneId, count: questions[index] }] : []))
  if (waiting.length === 0) return null
  return (
    <Notice tone="warn" title={t(words.openQuestions)}>
      <p>{t(words.openQuestionsLead)}</p>
      <LinkList items={waiting.map(({ oneId, count }) => ({ href: deskPaths.one(oneId, 'questions'), text: `${formatOneId(oneId)} (${count})` }))} />
    </Notice>
  )
}

const survivorOf = ({ survivorId, first, second }: Duplicate): string => (survivorId === second.id ? second : first).oneId

function ProposeForm({ shell: { t, lang, token }, pair, typed }: PairProps) {
  return (
    <Form action={paths.propose(pair.id)} token={token}>
      <h3>{t(words.isOne)}</h3>
      <Choices
        lang={lang}
        name="survivor"
        label={t(words.keeps)}
        hint={t(words.keepsHint)}
        typed={typed}
        options={[pair.first, pair.second].map(({ id, oneId, nameTh }) => ({ value: id, text: `${formatOneId(oneId)} ${nameTh ?? ''}` }))}
      />
      <Choices lang={lang} name="reason" label={t(words.reason)} typed={typed} options={mergeReasons.map((value) => ({ value, text: t(mergeNames[value]) }))} />
      <Button kind="primary">{t(words.propose)}</Button>
    </Form>
  )
}

function DistinctForm({ shell: { t, lang, token }, pair, typed }: PairProps) {
  return (
    <Form action={paths.distinct(pair.id)} token={token}>
      <h3>{t(words.areTwo)}</h3>
      <Choices
        lang={lang}
        name="distinct"
        label={t(words.reason)}
        typed={typed}
        options={distinctReasons.map((value) => ({ value, text: t(distinctNames[value]) }))}
      />
      <Button>{t(words.sayTwo)}</Button>
    </Form>
  )
}

/** What was decided about this pair, the newest first. */
function Past({ shell: { t, lang }, pair, people }: PairProps) {
  const line = (key: string, text: Text, at: string | null, by: string | null, more = '') =>
    at ? [{ key, when: formatInstant(at, lang), what: [`${t(text)} ${by ? (people.get(by) ?? '') : ''}`.trim(), more].filter(Boolean).join(' · ') }] : []
  const reasons: Readonly<Record<string, Text>> = { ...distinctNames, ...mergeNames }
  const reason = pair.reason && reasons[pair.reason]
  const items = [
    ...line('undone', words.undone, pair.undoneAt, pair.undoneBy),
    ...line('confirmed', words.confirmed, pair.confirmedAt, pair.confirmedBy),
    ...line('decided', words.decided, pair.decidedAt, pair.decidedBy, reason ? t(reason) : ''),
    ...line('found', words.foundAt, pair.foundAt, null),
  ]
  return (
    <Section title={t(words.history)}>
      <History items={items} />
    </Section>
  )
}
