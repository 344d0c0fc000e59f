import { Breadcrumbs, Layout, PageHead, Section, Tabs, type Shell } from '#ui/index.ts'
import { parts } from '../compose.ts'
import type { Part, Trace } from '../document.ts'
import { paths } from '../paths.ts'
import { pageWords, reportTitle } from '../texts.ts'
import { BlocksView } from './blocks.tsx'

interface PartPageProps {
  readonly shell: Shell
  readonly year: number
  readonly part: Part
  /** The published version that is read; undefined when the year is shown as it stands. */
  readonly version: number | undefined
}

export function PartPage({ shell, year, part, version }: PartPageProps) {
  const { t, lang } = shell
  const link = (trace: Trace) => trace.href
  return (
    <Layout shell={shell} title={t(part.title)}>
      <Breadcrumbs lang={lang} items={[{ text: t(reportTitle(year)), href: paths.report(year, version) }, { text: t(part.title) }]} />
      <PageHead
        title={t(part.title)}
        eyebrow={t(reportTitle(year))}
        {...(version !== undefined && { aside: t(pageWords.version(version)) })}
        lead={t(pageWords.partLead)}
      />
      <Tabs
        label={t(pageWords.parts)}
        items={parts.map(({ number }) => ({ href: paths.part(year, number, version), text: t(pageWords.part(number)), current: number === part.number }))}
      />
      {part.sections.map((section) => (
        <Section key={section.id} id={section.id} title={t(section.title)}>
          <BlocksView section={section} lang={lang} link={link} />
        </Section>
      ))}
    </Layout>
  )
}
