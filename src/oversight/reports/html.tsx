import { renderToString } from 'preact-render-to-string'
import type { App } from '#platform/app.ts'
import { formatInstant } from '#platform/dates.ts'
import { speaker, type Lang } from '#platform/text.ts'
import { PageHead, Section, standaloneStyles } from '#ui/index.ts'
import type { Report, Trace } from './document.ts'
import { BlocksView } from './pages/blocks.tsx'
import { words } from './texts.ts'

/** The report as one HTML file that needs nothing else: style sheet inside, no script, links to this site in full. Faces are the reader's own. */
export function reportHtml(app: Pick<App, 'config'>, report: Report, lang: Lang = 'th'): string {
  const t = speaker(lang)
  const link = (trace: Trace) => app.config.baseUrl + trace.href
  return `<!doctype html>${renderToString(
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{t(report.title)}</title>
        {/* Our own file, without user text. */}
        <style dangerouslySetInnerHTML={{ __html: standaloneStyles }} />
      </head>
      <body>
        <main class="frame">
          <PageHead title={t(report.title)} aside={t(report.period)} lead={`${t(words.composedAt)} ${formatInstant(report.composedAt, lang)}`} />
          <p class="small soft">{report.seal ? `${t(words.seal)} ${report.seal.hash}` : t(words.noSeal)}</p>
          <nav aria-label={t(words.contents)}>
            <ol>
              {report.parts.map(({ number, title }) => (
                <li key={number}>
                  <a href={`#part-${number}`}>{t(title)}</a>
                </li>
              ))}
            </ol>
          </nav>
          {report.parts.map((part) => (
            <div key={part.number} id={`part-${part.number}`}>
              <h2>{t(part.title)}</h2>
              {part.sections.map((section) => (
                <Section key={section.id} id={section.id} title={t(section.title)}>
                  <BlocksView section={section} lang={lang} link={link} />
                </Section>
              ))}
            </div>
          ))}
        </main>
      </body>
    </html>,
  )}`
}
