import type { ComponentChildren } from 'preact'
import { isOpen, type Match } from '#ledger/index.ts'
import { Matches } from '#portal/eligibility/index.ts'
import { Section } from '#ui/index.ts'
import { Changes, Looks, type Change, type Look } from '../parts/lines.tsx'
import { words } from '../texts.ts'
import { Frame, type FrameProps } from './frame.tsx'

export const AccessPage = (props: FrameProps & { readonly looks: readonly Look[]; readonly more: ComponentChildren }) => (
  <Frame {...props} view="access">
    <Section title={props.shell.t(words.whoLooked)} intro={props.shell.t(words.whoLookedLead)}>
      <Looks shell={props.shell} looks={props.looks} />
      {props.more}
    </Section>
  </Frame>
)

export const HistoryPage = (props: FrameProps & { readonly changes: readonly Change[] }) => (
  <Frame {...props} view="history">
    <Section title={props.shell.t(words.history)} intro={props.shell.t(words.historyLead)}>
      <Changes shell={props.shell} changes={props.changes} />
    </Section>
  </Frame>
)

/** What fits first, then what does not fit yet, then what is not open; each with its reasons. */
export function ServicesPage(props: FrameProps & { readonly matches: readonly Match[] }) {
  const { shell, matches } = props
  const { t } = shell
  const open = matches.filter(({ service }) => isOpen(service.opening))
  const groups = [
    { title: words.couldGet, of: open.filter(({ verdict }) => verdict !== 'not') },
    { title: words.notYet, of: open.filter(({ verdict }) => verdict === 'not') },
    { title: words.notNow, of: matches.filter(({ service }) => !isOpen(service.opening)) },
  ]
  return (
    <Frame {...props} view="services">
      {groups.map(({ title, of }) =>
        of.length === 0 ? null : (
          <Section key={title.en} title={t(title)}>
            <Matches shell={shell} matches={of} />
          </Section>
        ),
      )}
    </Frame>
  )
}
