import type { Agency } from '#agencies/index.ts'
import { formatInstant } from '#platform/dates.ts'
import type { Typed } from '#platform/forms.ts'
import {
  Breadcrumbs,
  Button,
  Buttons,
  Checks,
  Choices,
  DataTable,
  DefinitionList,
  Details,
  EmptyState,
  ErrorSummary,
  Form,
  Layout,
  Notice,
  PageHead,
  Section,
  Select,
  StatusTag,
  TextArea,
  TextInput,
  type Shell,
  type Tone,
} from '#ui/index.ts'
import type { Program } from '../model.ts'
import { paths } from '../paths.ts'
import { maySteps, proofs, scopes, type Status } from '../rules.ts'
import { proofNames, scopeNames, statusNames, words } from '../texts.ts'

const tones = { registered: 'info', approved: 'good', declined: 'neutral', suspended: 'bad', ended: 'neutral' } as const satisfies Record<Status, Tone>

const State = ({ shell: { t }, status }: { readonly shell: Shell; readonly status: Status }) => (
  <StatusTag tone={tones[status]}>{t(statusNames[status])}</StatusTag>
)

interface ProgramsProps {
  readonly shell: Shell
  readonly programs: readonly Program[]
  readonly agencies: readonly Agency[]
  readonly issuer: string
  readonly mayRegister: boolean
  readonly typed: Typed
}

export function ProgramsPage(props: ProgramsProps) {
  const { shell, programs, agencies, issuer, mayRegister } = props
  const { t } = shell
  const agencyName = new Map(agencies.map(({ code, name }) => [code, t(name)]))
  return (
    <Layout shell={shell} title={t(words.programs)}>
      <PageHead title={t(words.programs)} lead={t(words.programsLead)} />
      <DefinitionList items={[{ term: t(words.issuer), detail: <code>{issuer}</code> }]} />
      {programs.length === 0 ? (
        <EmptyState title={t(words.noPrograms)}>{t(words.noProgramsLead)}</EmptyState>
      ) : (
        <DataTable
          caption={t(words.programs)}
          columns={[
            { head: t(words.program), cell: ({ id, name }) => <a href={paths.program(id)}>{t(name)}</a>, isName: true },
            { head: t(words.agency), cell: ({ agency }) => agencyName.get(agency) ?? agency },
            { head: t(words.clientId), cell: ({ id }) => <code>{id}</code> },
            { head: t(words.scopes), cell: (program) => program.scopes.map((scope) => t(scopeNames[scope])).join(', '), wide: true },
            { head: t(words.state), cell: ({ status }) => <State shell={shell} status={status} /> },
          ]}
          rows={programs}
          rowKey={({ id }) => id}
        />
      )}
      {mayRegister ? <NewProgram {...props} /> : null}
    </Layout>
  )
}

function NewProgram({ shell, agencies, typed }: ProgramsProps) {
  const { lang, t, token } = shell
  const shared = { lang, typed }
  const labels = {
    nameTh: t(words.nameTh),
    nameEn: t(words.nameEn),
    agency: t(words.agency),
    purpose: t(words.purpose),
    scopes: t(words.scopes),
    redirectUris: t(words.redirectUris),
    afterLogoutUris: t(words.afterLogoutUris),
    proof: t(words.proof),
    publicKeys: t(words.publicKeys),
  }
  return (
    <Section title={t(words.newProgram)} id="new">
      <ErrorSummary lang={lang} faults={typed.faults} labels={labels} />
      <Form action={paths.programs()} token={token}>
        <TextInput {...shared} name="nameTh" label={labels.nameTh} autocomplete="off" />
        <TextInput {...shared} name="nameEn" label={labels.nameEn} autocomplete="off" />
        <Select {...shared} name="agency" label={labels.agency} options={agencies.map(({ code, name }) => ({ value: code, text: t(name) }))} />
        <TextArea {...shared} name="purpose" label={labels.purpose} hint={t(words.purposeHint)} rows={2} maxLength={500} />
        <Checks {...shared} name="scopes" label={labels.scopes} options={scopes.map((value) => ({ value, text: t(scopeNames[value]) }))} />
        <TextArea {...shared} name="redirectUris" label={labels.redirectUris} hint={t(words.redirectUrisHint)} rows={2} optional />
        <TextArea {...shared} name="afterLogoutUris" label={labels.afterLogoutUris} rows={2} optional />
        <Choices {...shared} name="proof" label={labels.proof} options={proofs.map((value) => ({ value, text: t(proofNames[value]) }))} />
        <TextArea {...shared} name="publicKeys" label={labels.publicKeys} hint={t(words.publicKeysHint)} rows={3} optional />
        <Buttons>
          <Button kind="primary">{t(words.newProgram)}</Button>
        </Buttons>
      </Form>
    </Section>
  )
}

interface ProgramProps {
  readonly shell: Shell
  readonly program: Program
  readonly agencies: readonly Agency[]
  /** Names of those who registered it and let it in, by account. */
  readonly names: ReadonlyMap<string, string>
  readonly typed: Typed
}

export function ProgramPage({ shell, program, agencies, names, typed }: ProgramProps) {
  const { lang, t } = shell
  const agency = agencies.find(({ code }) => code === program.agency)
  const lines = (uris: readonly string[]) => (
    <>
      {uris.map((uri) => (
        <div key={uri}>
          <code>{uri}</code>
        </div>
      ))}
    </>
  )
  const did = (at: string | null, by: string | null) => (at === null ? '' : `${formatInstant(at, lang)} · ${names.get(by ?? '') ?? ''}`)
  return (
    <Layout shell={shell} title={t(program.name)}>
      <Breadcrumbs lang={lang} items={[{ text: t(words.programs), href: paths.programs() }, { text: t(program.name) }]} />
      <PageHead title={t(program.name)} eyebrow={t(words.program)} aside={<State shell={shell} status={program.status} />} lead={program.purpose} />
      <ErrorSummary lang={lang} faults={typed.faults} />
      <DefinitionList
        items={[
          { term: t(words.clientId), detail: <code>{program.id}</code> },
          { term: t(words.agency), detail: agency ? t(agency.name) : program.agency },
          { term: t(words.scopes), detail: program.scopes.map((scope) => t(scopeNames[scope])).join(', ') },
          { term: t(words.proof), detail: t(proofNames[program.proof]) },
          ...(program.redirectUris.length > 0 ? [{ term: t(words.redirectUris), detail: lines(program.redirectUris) }] : []),
          ...(program.afterLogoutUris.length > 0 ? [{ term: t(words.afterLogoutUris), detail: lines(program.afterLogoutUris) }] : []),
          { term: t(words.registered), detail: did(program.registeredAt, program.registeredBy) },
          ...(program.approvedAt === null ? [] : [{ term: t(words.approved), detail: did(program.approvedAt, program.approvedBy) }]),
        ]}
      />
      <NextSteps shell={shell} program={program} />
    </Layout>
  )
}

/** The steps this visitor may take now. */
function NextSteps({ shell, program: { id, status, proof } }: Pick<ProgramProps, 'shell' | 'program'>) {
  const { t, token, visitor } = shell
  const may = (permission: string) => visitor.permissions.has(permission)
  const next = maySteps(status)
  const step = (name: Parameters<typeof paths.step>[1], text: string, kind: 'primary' | 'secondary' | 'danger') => (
    <Form key={name} action={paths.step(id, name)} token={token} inline>
      <Button kind={kind}>{text}</Button>
    </Form>
  )
  const steps = [
    next.includes('approved') && may('clients.approve') ? step('approve', t(status === 'suspended' ? words.resume : words.approve), 'primary') : null,
    next.includes('declined') && may('clients.approve') ? step('decline', t(words.decline), 'secondary') : null,
    next.includes('suspended') && may('clients.suspend') ? step('suspend', t(words.suspend), 'danger') : null,
  ].filter((one) => one !== null)
  // What cannot be undone is opened first.
  const grave = [
    proof === 'secret' && status !== 'declined' && status !== 'ended' && may('clients.register') ? (
      <Details key="secret" summary={t(words.newSecret)}>
        <p>{t(words.newSecretLead)}</p>
        {step('secret', t(words.newSecret), 'secondary')}
      </Details>
    ) : null,
    next.includes('ended') && may('clients.suspend') ? (
      <Details key="end" summary={t(words.end)}>
        <p>{t(words.endLead)}</p>
        {step('end', t(words.end), 'danger')}
      </Details>
    ) : null,
  ].filter((one) => one !== null)
  return steps.length + grave.length === 0 ? null : (
    <Section title={t(words.nextStep)}>
      {steps.length > 0 ? <Buttons>{steps}</Buttons> : null}
      {grave}
    </Section>
  )
}

/** Shown as the answer to the form that made the secret, once. */
export function SecretPage({ shell, programId, secret }: { readonly shell: Shell; readonly programId: string; readonly secret: string }) {
  const { t } = shell
  return (
    <Layout shell={shell} title={t(words.secretMade)} narrow>
      <PageHead title={t(words.secretMade)} />
      <Notice tone="warn" title={t(words.secretMadeLead)}>
        <DefinitionList
          items={[
            { term: 'client_id', detail: <code>{programId}</code> },
            { term: 'client_secret', detail: <code>{secret}</code> },
          ]}
        />
      </Notice>
      <p>
        <a href={paths.program(programId)}>{t(words.program)}</a>
      </p>
    </Layout>
  )
}
