import type { ComponentChildren } from 'preact'
import type { FieldFault, Typed } from '#platform/forms.ts'
import { Button, Buttons, ErrorSummary, Form, Hidden, Layout, LinkButton, Notice, PageHead, type Fact, DefinitionList, type Shell } from '#ui/index.ts'
import { steps, type Step } from '../model.ts'
import { paths } from '../paths.ts'
import { stepBefore } from '../rules.ts'
import { stepTitles, words } from '../texts.ts'

export interface StepProps {
  readonly shell: Shell
  readonly version: number
  readonly typed: Typed
  /** What another window saved meanwhile, where it differs from what was typed here. */
  readonly elsewhere: readonly Fact[]
}

interface FrameProps extends StepProps {
  readonly step: Step
  readonly lead: ComponentChildren
  readonly labels: Readonly<Record<string, string>>
  readonly action?: string
  /** Before the form: notices that belong to the whole page. */
  readonly above?: ComponentChildren
  readonly children: ComponentChildren
}

/** One page of a registration: where in the whole it stands, its form, the way on and the way back. */
export function StepFrame({ shell, version, typed, elsewhere, step, lead, labels, action, above, children }: FrameProps) {
  const { lang, t, token } = shell
  const before = stepBefore(step)
  return (
    <Layout shell={shell} title={t(stepTitles[step])} narrow>
      <PageHead eyebrow={t(words.stepOf(String(steps.indexOf(step) + 1), String(steps.length)))} title={t(stepTitles[step])} lead={lead} />
      {elsewhere.length > 0 ? (
        <Notice tone="warn" title={t(words.elsewhere)}>
          <p>{t(words.elsewhereNote)}</p>
          <DefinitionList items={elsewhere} />
        </Notice>
      ) : null}
      <ErrorSummary lang={lang} faults={inOrder(typed.faults, labels)} labels={labels} />
      {above}
      <Form action={paths.step(step)} token={token}>
        <Hidden name="version" value={String(version)} />
        {children}
        <Buttons>
          <Button kind="primary">{action ?? t(words.next)}</Button>
          <LinkButton href={before ? paths.step(before) : paths.start()} kind="quiet">
            {t(words.back)}
          </LinkButton>
        </Buttons>
      </Form>
    </Layout>
  )
}

/** As the labels stand on the page, so that somebody who mends them goes down once. */
export const inOrder = (faults: readonly FieldFault[], labels: Readonly<Record<string, string>>): readonly FieldFault[] => {
  const place = ({ field }: FieldFault) => Object.keys(labels).indexOf(field)
  return faults.toSorted((one, other) => place(one) - place(other))
}
