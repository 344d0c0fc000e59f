import type { AuditVerdict, BrokenSeal, Seal } from '#platform/audit.ts'
import { formatInstant } from '#platform/dates.ts'
import { untouched } from '#platform/forms.ts'
import {
  DataTable,
  DefinitionList,
  Details,
  EmptyState,
  Filters,
  Hidden,
  Layout,
  LinkButton,
  Notice,
  PageHead,
  Pagination,
  Section,
  TextInput,
  type Shell,
} from '#ui/index.ts'
import { paths, type AuditFilter } from '../paths.ts'
import type { AuditLine, AuditPage as Lines } from '../store.ts'
import { sealFaults, words } from '../texts.ts'

interface AuditPageProps {
  readonly shell: Shell
  readonly filter: AuditFilter
  readonly page: Lines
  /** Names of the accounts on this page. */
  readonly names: ReadonlyMap<string, string>
  /** Of the newest seals; the whole is verified on its own page. */
  readonly broken: BrokenSeal | undefined
  readonly lastSeal: Seal | undefined
}

export function AuditPage({ shell, filter, page, names, broken, lastSeal }: AuditPageProps) {
  const { t, lang } = shell
  const nameOf = (id: string | undefined) => (id === undefined ? t(words.platform) : (names.get(id) ?? id))
  return (
    <Layout shell={shell} title={t(words.audit)}>
      <PageHead title={t(words.audit)} lead={t(words.auditLead)} aside={<LinkButton href={paths.verifyAudit()}>{t(words.verifyAll)}</LinkButton>} />
      {broken ? <Broken shell={shell} broken={broken} /> : <Notice tone="good" title={t(lastSeal ? words.newestSealsHold : words.noSeal)} />}
      <Filters lang={lang} action={paths.audit()}>
        <TextInput lang={lang} name="subject" label={t(words.subject)} typed={untouched} value={filter.subject} optional />
        <TextInput lang={lang} name="subjectId" label={t(words.subjectId)} typed={untouched} value={filter.subjectId} optional />
        <TextInput lang={lang} name="action" label={t(words.action)} typed={untouched} value={filter.action} optional />
        {filter.account ? <Hidden name="account" value={filter.account} /> : null}
      </Filters>
      {filter.account ? (
        <p>
          {t(words.onlyOf)} <b>{nameOf(filter.account)}</b> · <a href={paths.audit({ ...filter, account: undefined })}>{t(words.everybody)}</a>
        </p>
      ) : null}
      {page.lines.length > 0 ? (
        <DataTable
          caption={t(words.audit)}
          rows={page.lines}
          rowKey={(line) => line.id}
          columns={[
            { head: t(words.when), isName: true, cell: (line) => <span class="num">{formatInstant(line.at, lang)}</span> },
            {
              head: t(words.who),
              cell: (line) => (line.accountId ? <a href={paths.audit({ account: line.accountId })}>{nameOf(line.accountId)}</a> : t(words.platform)),
            },
            { head: t(words.action), cell: (line) => <a href={paths.audit({ ...filter, action: line.action })}>{line.action}</a> },
            {
              head: t(words.subject),
              cell: (line) => (
                <a href={paths.audit({ subject: line.subject, subjectId: line.subjectId })}>
                  {line.subject} <code>{line.subjectId}</code>
                </a>
              ),
            },
            { head: t(words.detail), wide: true, cell: (line) => <Detail line={line} summary={t(words.detail)} /> },
          ]}
        />
      ) : (
        <EmptyState title={t(words.noLines)}>{t(words.noLinesHint)}</EmptyState>
      )}
      <Pagination
        lang={lang}
        {...(page.newer ? { previous: paths.audit(filter, { after: page.newer }) } : {})}
        {...(page.older ? { next: paths.audit(filter, { before: page.older }) } : {})}
      />
    </Layout>
  )
}

/** What a line tells beside its action, as words: lists with commas, groups with their keys, nothing where nothing is. */
function plain(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(plain).filter(Boolean).join(', ')
  if (typeof value === 'string') return value
  if (typeof value !== 'object') return JSON.stringify(value)
  return Object.entries(value)
    .map(([key, inner]) => [key, plain(inner)] as const)
    .filter(([, inner]) => inner !== '')
    .map(([key, inner]) => `${key} ${inner}`)
    .join('; ')
}

/** Ids, codes and amounts, as the use case wrote them; a long one can be opened. */
function Detail({ line, summary }: { readonly line: AuditLine; readonly summary: string }) {
  const entries = Object.entries(line.detail)
    .map(([key, value]) => [key, plain(value)] as const)
    .filter(([, value]) => value !== '')
  const length = entries.reduce((sum, [key, value]) => sum + key.length + value.length, 0)
  const shown = (
    <span class="small">
      {entries.map(([key, value], index) => (
        <span key={key}>
          {index > 0 ? ' · ' : ''}
          <span class="soft">{key}</span> <code>{value}</code>
        </span>
      ))}
    </span>
  )
  return length > 160 ? <Details summary={summary}>{shown}</Details> : shown
}

function Broken({ shell: { t, lang }, broken }: { readonly shell: Shell; readonly broken: BrokenSeal }) {
  return (
    <Notice tone="bad" title={`${t(words.sealBroken)}: ${broken.seal.number}`}>
      <p>
        {t(sealFaults[broken.fault])} ({formatInstant(broken.seal.sealedAt, lang)}; {t(words.sealedLines)} {broken.sealedLines} → {broken.linesNow})
      </p>
    </Notice>
  )
}

interface VerifyPageProps {
  readonly shell: Shell
  readonly verdict: AuditVerdict
  /** What was asked for in the form, when a printed seal was to be compared. */
  readonly wanted: string | undefined
  readonly found: Seal | undefined
}

export function VerifyPage({ shell, verdict, wanted, found }: VerifyPageProps) {
  const { t, lang } = shell
  const { firstBroken, lastSeal } = verdict
  return (
    <Layout shell={shell} title={t(words.verifyTitle)} narrow>
      <PageHead eyebrow={t(words.audit)} title={t(words.verifyTitle)} aside={<LinkButton href={paths.audit()}>{t(words.audit)}</LinkButton>} />
      {firstBroken ? <Broken shell={shell} broken={firstBroken} /> : <Notice tone="good" title={t(lastSeal ? words.sealsHold : words.noSeal)} />}
      <DefinitionList
        items={[
          { term: t(words.sealedLines), detail: <span class="num">{verdict.sealed.toLocaleString('en')}</span> },
          { term: t(words.unsealedLines), detail: <span class="num">{verdict.unsealed.toLocaleString('en')}</span> },
          ...(lastSeal
            ? [
                { term: t(words.lastSeal), detail: `${lastSeal.number} · ${formatInstant(lastSeal.sealedAt, lang)}` },
                { term: t(words.seals), detail: <code>{lastSeal.hash}</code> },
              ]
            : []),
        ]}
      />
      <Section title={t(words.comparePrinted)}>
        {wanted === undefined ? null : found ? (
          <Notice tone="good" title={`${t(words.sealFound)}: ${found.number}, ${formatInstant(found.sealedAt, lang)}`} />
        ) : (
          <Notice tone="bad" title={t(words.sealNotFound)} />
        )}
        <Filters lang={lang} action={paths.verifyAudit()} verb={t(words.compare)}>
          <TextInput lang={lang} name="hash" label={t(words.printedHash)} typed={untouched} value={wanted} />
        </Filters>
      </Section>
    </Layout>
  )
}
