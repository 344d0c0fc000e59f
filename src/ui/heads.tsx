import type { ComponentChildren } from 'preact'
import { speaker, type Lang } from '#platform/text.ts'
import { words } from './texts.ts'

interface PageHeadProps {
  readonly title: string
  /** What kind of thing this is, above the title. */
  readonly eyebrow?: string
  /** A quiet line at the right: a period, a state, one action. */
  readonly aside?: ComponentChildren
  /** One or two sentences on what the reader finds here. */
  readonly lead?: ComponentChildren
}

/** The one strong rule of a page stands under its title. */
export const PageHead = ({ title, eyebrow, aside, lead }: PageHeadProps) => (
  <div class="page-head">
    {eyebrow ? <p class="eyebrow">{eyebrow}</p> : null}
    <h1>{title}</h1>
    {aside ? <div class="aside">{aside}</div> : null}
    {lead ? <p class="lead">{lead}</p> : null}
  </div>
)

interface SectionProps {
  readonly title: string
  readonly id?: string
  readonly intro?: ComponentChildren
  /** A link or a legend on the line of the heading. */
  readonly aside?: ComponentChildren
  readonly children: ComponentChildren
}

export const Section = ({ title, id, intro, aside, children }: SectionProps) => (
  <section id={id}>
    <div class="section-head">
      <h2>{title}</h2>
      {aside}
      {intro ? <p>{intro}</p> : null}
    </div>
    {children}
  </section>
)

/** Two columns on a desk (the first wider, or even), one below the other on a phone. Each child is a column. */
export const Columns = ({ even = false, children }: { readonly even?: boolean; readonly children: ComponentChildren }) => (
  <div class={even ? 'columns even' : 'columns'}>{children}</div>
)

export interface Crumb {
  readonly text: string
  /** Without one it is the page itself. */
  readonly href?: string
}

export const Breadcrumbs = ({ lang, items }: { readonly lang: Lang; readonly items: readonly Crumb[] }) => (
  <nav aria-label={speaker(lang)(words.breadcrumbs)}>
    <ol class="crumbs">
      {items.map(({ text, href }) => (
        <li key={text}>{href ? <a href={href}>{text}</a> : <span aria-current="page">{text}</span>}</li>
      ))}
    </ol>
  </nav>
)

export interface Tab {
  readonly href: string
  readonly text: string
  readonly count?: number | string
  readonly current: boolean
}

/** Views of the same thing, each with its own address. `label` names the set for those who hear it. */
export const Tabs = ({ label, items }: { readonly label: string; readonly items: readonly Tab[] }) => (
  <nav class="tabs" aria-label={label}>
    {items.map(({ href, text, count, current }) => (
      <a key={href} href={href} aria-current={current ? 'page' : undefined}>
        {text}
        {count === undefined ? null : <span class="count num">{count}</span>}
      </a>
    ))}
  </nav>
)

interface PaginationProps {
  readonly lang: Lang
  readonly previous?: string
  readonly next?: string
  /** What part of the list this is, in words: "1–50 of 214". */
  readonly summary?: string
}

export function Pagination({ lang, previous, next, summary }: PaginationProps) {
  const t = speaker(lang)
  if (!previous && !next) return null
  return (
    <nav class="pages" aria-label={t(words.pages)}>
      {previous ? (
        <a href={previous} rel="prev">
          {t(words.previous)}
        </a>
      ) : (
        <span />
      )}
      {summary ? <span class="soft">{summary}</span> : null}
      {next ? (
        <a href={next} rel="next">
          {t(words.next)}
        </a>
      ) : (
        <span />
      )}
    </nav>
  )
}

export interface WayIn {
  readonly href: string
  readonly text: string
  readonly note?: string
}

/** A list of ways to go on, each with a line that says what is there. */
export const LinkList = ({ items }: { readonly items: readonly WayIn[] }) => (
  <ul class="links">
    {items.map(({ href, text, note }) => (
      <li key={href}>
        <a href={href}>
          {text}
          {note ? <span>{note}</span> : null}
        </a>
      </li>
    ))}
  </ul>
)
