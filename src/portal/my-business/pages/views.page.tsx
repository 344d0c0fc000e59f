import type { ComponentChildren } from 'preact'
import type { Match } from '#ledger/index.ts'
import { Offers } from '#portal/eligibility/index.ts'
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

/** What this enterprise can have, each with its reasons. */
export const ServicesPage = (props: FrameProps & { readonly matches: readonly Match[] }) => (
  <Frame {...props} view="services">
    <Offers shell={props.shell} matches={props.matches} />
  </Frame>
)
