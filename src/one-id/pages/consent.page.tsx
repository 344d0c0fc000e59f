import type { Typed } from '#platform/forms.ts'
import { formatOneId, mandateRoleNames, type MyMandate } from '#registry/index.ts'
import { Button, Buttons, Choices, DefinitionList, ErrorSummary, Form, Layout, LinkButton, Notice, PageHead, Section, type Shell } from '#ui/index.ts'
import type { Program } from '../model.ts'
import { paths } from '../paths.ts'
import type { Scope } from '../rules.ts'
import { scopeMeanings, words } from '../texts.ts'

interface ConsentProps {
  readonly shell: Shell
  readonly uid: string
  readonly program: Program
  readonly agencyName: string
  readonly scopes: readonly Scope[]
  /** Enterprises the person can act for; undefined where the program does not ask. */
  readonly mandates: readonly MyMandate[] | undefined
  /** Where an enterprise is registered. */
  readonly registerPath: string
  readonly typed: Typed
}

/** What a program asks and what it will know, before anything is handed over. */
export function ConsentPage({ shell, uid, program, agencyName, scopes, mandates, registerPath, typed }: ConsentProps) {
  const { lang, t, token, visitor } = shell
  return (
    <Layout shell={shell} title={t(words.letIn)} narrow>
      <PageHead title={`${t(program.name)} ${t(words.asks)}`} eyebrow={t(words.letIn)} />
      <ErrorSummary lang={lang} faults={typed.faults} />
      <DefinitionList
        items={[
          { term: t(words.belongsTo), detail: agencyName },
          { term: t(words.purpose), detail: program.purpose },
          { term: t(words.youAre), detail: visitor.name },
        ]}
      />
      <Form action={paths.consent(uid)} token={token}>
        {mandates && mandates.length > 0 ? (
          <Choices
            lang={lang}
            typed={typed}
            name="enterprise"
            label={t(words.whichEnterprise)}
            {...(mandates.length === 1 && { value: mandates[0]!.oneId ?? '' })}
            options={mandates.map(({ oneId, nameTh, nameEn, role, status }) => ({
              value: oneId ?? '',
              text: `${(lang === 'en' && nameEn) || nameTh || ''} · ${formatOneId(oneId ?? '')} · ${t(mandateRoleNames[role])}${status === 'verified' ? '' : ` (${t(words.notVerified)})`}`,
            }))}
          />
        ) : null}
        {mandates?.length === 0 ? (
          <Notice tone="info" title={t(words.noEnterprise)}>
            <p>{t(words.noEnterpriseLead)}</p>
            <p>
              <LinkButton href={registerPath}>{t(words.registerFirst)}</LinkButton>
            </p>
          </Notice>
        ) : null}
        <Section title={t(words.willLearn)}>
          <ul>
            {scopes.map((scope) => (
              <li key={scope}>{t(scopeMeanings[scope])}</li>
            ))}
          </ul>
          <p class="soft">{t(words.stopAnytime)}</p>
        </Section>
        <Buttons>
          <Button kind="primary" name="answer" value="allow">
            {t(words.allow)}
          </Button>
          <Button name="answer" value="deny">
            {t(words.deny)}
          </Button>
        </Buttons>
      </Form>
      <Form action={paths.consentAgain(uid)} token={token}>
        <Button kind="quiet">{t(words.notYou)}</Button>
      </Form>
    </Layout>
  )
}

/** A program asked that the person prove themselves now. */
export function SignInAgainPage({ shell, uid, program }: Pick<ConsentProps, 'shell' | 'uid' | 'program'>) {
  const { t, token } = shell
  return (
    <Layout shell={shell} title={t(words.signInAgain)} narrow>
      <PageHead title={t(words.signInAgain)} eyebrow={t(program.name)} lead={t(words.signInAgainLead)} />
      <Form action={paths.consentAgain(uid)} token={token}>
        <Buttons>
          <Button kind="primary">{t(words.signInAgainButton)}</Button>
        </Buttons>
      </Form>
    </Layout>
  )
}

/** The program waited too long, or the page was opened in another browser. */
export function LapsedPage({ shell }: Pick<ConsentProps, 'shell'>) {
  const { t } = shell
  return (
    <Layout shell={shell} title={t(words.lapsed)} narrow>
      <PageHead title={t(words.lapsed)} lead={t(words.lapsedLead)} />
    </Layout>
  )
}
