import { formatInstant } from '#platform/dates.ts'
import { untouched } from '#platform/forms.ts'
import { formatNumber } from '#platform/numbers.ts'
import { Breadcrumbs, Button, DataTable, EmptyState, Form, Layout, LinkList, PageHead, Section, Select, type Shell } from '#ui/index.ts'
import { paths } from '../paths.ts'
import type { ReportFile, Version } from '../store.ts'
import { formatNames, pageWords, reportTitle } from '../texts.ts'

interface FilesPageProps {
  readonly shell: Shell
  readonly year: number
  readonly files: readonly ReportFile[]
  readonly versions: readonly Version[]
  /** Someone who works here may have files made; others take what is there. */
  readonly mayMake: boolean
}

export function FilesPage({ shell, year, files, versions, mayMake }: FilesPageProps) {
  const { t, lang } = shell
  return (
    <Layout shell={shell} title={t(pageWords.files)}>
      <Breadcrumbs lang={lang} items={[{ text: t(reportTitle(year)), href: paths.report(year) }, { text: t(pageWords.files) }]} />
      <PageHead title={t(pageWords.files)} eyebrow={t(reportTitle(year))} />
      {mayMake ? (
        <Section title={t(pageWords.make)} intro={t(pageWords.makeLead)}>
          <Form action={paths.files(year)} token={shell.token} inline>
            <Select
              lang={lang}
              name="version"
              label={t(pageWords.which)}
              typed={untouched}
              none={t(pageWords.asItStands)}
              options={versions.map(({ number }) => ({ value: String(number), text: t(pageWords.version(number)) }))}
            />
            <Button kind="primary" name="format" value="pdf">
              {t(pageWords.makePdf)}
            </Button>
            <Button name="format" value="xlsx">
              {t(pageWords.makeXlsx)}
            </Button>
          </Form>
        </Section>
      ) : null}
      <Section title={t(pageWords.made)}>
        {files.length === 0 ? (
          <EmptyState title={t(pageWords.noFiles)}>{mayMake ? t(pageWords.noFilesLead) : undefined}</EmptyState>
        ) : (
          <DataTable
            caption={t(pageWords.made)}
            rows={files}
            rowKey={({ id }) => id}
            columns={[
              { head: t(pageWords.file), isName: true, cell: ({ id, format }) => <a href={paths.file(year, id)}>{formatNames[format]}</a> },
              { head: t(pageWords.which), cell: ({ version }) => t(version === undefined ? pageWords.asItStood : pageWords.version(version)) },
              { head: t(pageWords.composed), cell: ({ composedAt }) => formatInstant(composedAt, lang) },
              { head: t(pageWords.size), align: 'end', cell: ({ size }) => `${formatNumber(String(Math.ceil(size / 1024)))} KB` },
            ]}
          />
        )}
      </Section>
      <Section title={t(pageWords.atOnce)}>
        <LinkList
          items={[
            { href: paths.html(year), text: t(pageWords.html), note: t(pageWords.htmlLead) },
            ...(mayMake ? [{ href: paths.json(year), text: t(pageWords.json), note: t(pageWords.jsonLead) }] : []),
          ]}
        />
      </Section>
    </Layout>
  )
}
