import type { ComponentChildren } from 'preact'
import { speaker, type Lang } from '#platform/text.ts'
import { words } from './texts.ts'

/** A state is told by its word; the colour only helps to find it. */
export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'neutral'

export const StatusTag = ({ tone, children }: { readonly tone: Tone; readonly children: ComponentChildren }) => <span class={`tag ${tone}`}>{children}</span>

interface NoticeProps {
  readonly tone: Tone
  readonly title?: string
  readonly children?: ComponentChildren
}

/** One thing the reader must know before going on. */
export const Notice = ({ tone, title, children }: NoticeProps) => (
  <div class={`notice ${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
    {title ? <p class="title">{title}</p> : null}
    {children}
  </div>
)

export interface MarkedItem {
  readonly key: string
  readonly tone: Tone
  readonly title: ComponentChildren
  readonly body?: ComponentChildren
}

/** A list of things with a weight each: findings, faults. The tone is repeated in words by the title or the body. */
export const MarkedList = ({ items }: { readonly items: readonly MarkedItem[] }) => (
  <ul class="marked-list">
    {items.map(({ key, tone, title, body }) => (
      <li key={key} class={`marked ${tone}`}>
        <p class="title">{title}</p>
        {body ? <div class="body">{body}</div> : null}
      </li>
    ))}
  </ul>
)

interface EmptyStateProps {
  readonly title: string
  /** Why it is empty and what fills it. */
  readonly children?: ComponentChildren
  readonly action?: ComponentChildren
}

export const EmptyState = ({ title, children, action }: EmptyStateProps) => (
  <div class="empty">
    <p class="title">{title}</p>
    {children ? <p>{children}</p> : null}
    {action ? <div class="action">{action}</div> : null}
  </div>
)

export interface Step {
  readonly title: string
  readonly state: 'done' | 'current' | 'todo' | 'returned'
  /** When it was done, or the promise: "6 of 10 working days". */
  readonly note?: ComponentChildren
  readonly action?: ComponentChildren
}

export function Steps({ lang, steps }: { readonly lang: Lang; readonly steps: readonly Step[] }) {
  const t = speaker(lang)
  return (
    <ol class="steps">
      {steps.map(({ title, state, note, action }) => (
        <li key={title} class={state} aria-current={state === 'current' ? 'step' : undefined}>
          <p class="title">
            {title}
            <span class="sr"> ({t(words[state])})</span>
          </p>
          {note ? <p class="note">{note}</p> : null}
          {action ? <div class="action">{action}</div> : null}
        </li>
      ))}
    </ol>
  )
}

interface ProgressProps {
  readonly label: string
  readonly done: number
  /** Undefined while nobody knows how much there is. */
  readonly total: number | undefined
}

export const Progress = ({ label, done, total }: ProgressProps) => (
  <div>
    <p>
      {label}
      {total ? (
        <span class="num soft">
          {' '}
          {done.toLocaleString('en')} / {total.toLocaleString('en')}
        </span>
      ) : null}
    </p>
    {total ? <progress aria-label={label} value={done} max={total} /> : <progress aria-label={label} />}
  </div>
)

interface DetailsProps {
  readonly summary: ComponentChildren
  readonly open?: boolean
  readonly children: ComponentChildren
}

export const Details = ({ summary, open = false, children }: DetailsProps) => (
  <details class="more" open={open}>
    <summary>{summary}</summary>
    <div class="inside">{children}</div>
  </details>
)

export interface Fact {
  readonly term: string
  readonly detail: ComponentChildren
}

/** Facts about one thing, a term and its detail on each line. */
export const DefinitionList = ({ items }: { readonly items: readonly Fact[] }) => (
  <dl class="facts">
    {items.map(({ term, detail }) => (
      <div key={term}>
        <dt>{term}</dt>
        <dd>{detail}</dd>
      </div>
    ))}
  </dl>
)

export interface Event {
  readonly key: string
  readonly when: ComponentChildren
  readonly what: ComponentChildren
}

/** What happened, newest first. */
export const History = ({ items }: { readonly items: readonly Event[] }) => (
  <ol class="history">
    {items.map(({ key, when, what }) => (
      <li key={key}>
        <div class="when">{when}</div>
        <div>{what}</div>
      </li>
    ))}
  </ol>
)
