import { Fragment } from 'preact'
import { formatInstant } from '#platform/dates.ts'
import { Button, DefinitionList, Filters, Layout, LinkButton, LinkList, Notice, PageHead, Section, TextInput, type Shell } from '#ui/index.ts'
import { untouched, type Typed } from '#platform/forms.ts'
import { parts, periodOf } from '../compose.ts'
import { paths } from '../paths.ts'
import type { Version } from '../store.ts'
import { pageWords, partLeads, reportTitle, words } from '../texts.ts'

interface ContentsPageProps {
  readonly shell: Shell
  readonly year: number
  /** The published version that is read; undefined when the year is shown as it stands. */
  readonly reading: Version | undefined
  readonly versions: readonly Version[]
  readonly openFindings: number
  readonly mayPublish: boolean
  /** The code that was looked for and not found. */
  readonly unknownCode: string | undefined
}

export function ContentsPage({ shell, year, reading, versions, openFindings, mayPublish, unknownCode }: ContentsPageProps) {
  const { t, lang } = shell
  const typed: Typed = unknownCode === undefined ? untouched : { values: { code: unknownCode }, faults: [{ field: 'code', message: pageWords.unknownCode }] }
  return (
    <Layout shell={shell} title={t(reportTitle(year))}>
      <PageHead
        title={t(reportTitle(year))}
        eyebrow={t(pageWords.report)}
        aside={t(periodOf(year))}
        lead={reading ? t(pageWords.readingVersion(reading.number)) : t(pageWords.readingNow)}
      />
      {openFindings > 0 ? (
        <Notice tone="warn" title={t(pageWords.openFindings(openFindings))}>
          <p>
            <a href={`${paths.part(year, 5, reading?.number)}#open-findings`}>{t(pageWords.seeFindings)}</a>
          </p>
        </Notice>
      ) : null}
      <Section title={t(words.contents)}>
        <LinkList
          items={parts.map(({ number, title }) => ({ href: paths.part(year, number, reading?.number), text: t(title), note: t(partLeads[number]!) }))}
        />
      </Section>
      <Section title={t(pageWords.take)} intro={t(pageWords.takeLead)}>
        <LinkButton href={paths.files(year)} kind={mayPublish ? 'secondary' : 'primary'}>
          {t(pageWords.toFiles)}
        </LinkButton>
      </Section>
      <Section title={t(pageWords.fromPaper)} intro={t(pageWords.fromPaperLead)}>
        <Filters lang={lang} action={paths.report(year)}>
          <TextInput lang={lang} name="code" label={t(words.code)} typed={typed} short />
        </Filters>
      </Section>
      <Section title={t(pageWords.versions)} id="versions">
        {versions.length === 0 ? <p class="soft">{t(pageWords.noVersions)}</p> : <VersionList shell={shell} year={year} versions={versions} />}
      </Section>
      {mayPublish ? <PublishForm shell={shell} year={year} openFindings={openFindings} /> : null}
    </Layout>
  )
}

const VersionList = ({ shell: { t, lang }, year, versions }: Pick<ContentsPageProps, 'shell' | 'year' | 'versions'>) => (
  <DefinitionList
    items={versions.map(({ number, publishedAt, openFindings, sha256, seal }) => ({
      term: t(pageWords.version(number)),
      detail: (
        <>
          <a href={paths.report(year, number)}>{formatInstant(publishedAt, lang)}</a> · {t(pageWords.openFindings(openFindings))}
          {number > 1 ? (
            <>
              {' · '}
              <a href={paths.changes(year, number)}>{t(pageWords.changed)}</a>
            </>
          ) : null}
          <div class="small soft">
            sha256 <Hash value={sha256} />
          </div>
          <div class="small soft">
            {t(words.seal)} {seal ? <Hash value={seal.hash} /> : '–'}
          </div>
        </>
      ),
    }))}
  />
)

/** May be broken between groups of eight, so that it fits a phone. */
const Hash = ({ value }: { readonly value: string }) => (
  <code>
    {(value.match(/.{1,8}/g) ?? []).map((group, index) => (
      <Fragment key={index}>
        {group}
        <wbr />
      </Fragment>
    ))}
  </code>
)

function PublishForm({ shell: { t, token }, year, openFindings }: { readonly shell: Shell; readonly year: number; readonly openFindings: number }) {
  return (
    <Section title={t(pageWords.publish)} intro={t(pageWords.publishLead)} id="publish">
      {openFindings > 0 ? <p>{t(pageWords.publishOpen(openFindings))}</p> : null}
      <form method="post" action={paths.publish(year)}>
        <input type="hidden" name="_token" value={token} />
        <Button kind="primary">{t(pageWords.publishNow)}</Button>
      </form>
    </Section>
  )
}
