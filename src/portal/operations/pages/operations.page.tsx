import { formatInstant } from '#platform/dates.ts'
import type { Instant } from '#platform/clock.ts'
import type { Diagnosis } from '#platform/doctor.ts'
import type { WorkerSign } from '#platform/health.ts'
import type { JobView } from '#platform/jobs.ts'
import type { OutboxState } from '#platform/outbox.ts'
import {
  Button,
  DataTable,
  DefinitionList,
  Details,
  EmptyState,
  Form,
  Layout,
  LinkButton,
  MarkedList,
  Notice,
  PageHead,
  Section,
  StatusTag,
  type Shell,
} from '#ui/index.ts'
import { paths } from '../paths.ts'
import { words } from '../texts.ts'
import { JobTable } from './jobs.page.tsx'

export interface OperationsData {
  readonly diagnoses: readonly Diagnosis[]
  readonly workers: readonly WorkerSign[]
  readonly openJobs: readonly JobView[]
  readonly failedJobs: readonly JobView[]
  readonly outbox: OutboxState
  readonly hasMailServer: boolean
  readonly lastBackupAt: Instant | undefined
  /** Whether this visitor may send again what could not be sent. */
  readonly mayResend: boolean
}

export function OperationsPage({ shell, data }: { readonly shell: Shell; readonly data: OperationsData }) {
  const { t, lang } = shell
  return (
    <Layout shell={shell} title={t(words.operations)}>
      <PageHead title={t(words.operations)} lead={t(words.operationsLead)} aside={<LinkButton href={paths.audit()}>{t(words.audit)}</LinkButton>} />
      <Health shell={shell} diagnoses={data.diagnoses} />
      <Section title={t(words.workers)}>
        {data.workers.length > 0 ? (
          <DataTable
            caption={t(words.workers)}
            rows={data.workers}
            rowKey={(worker) => worker.host + worker.startedAt}
            columns={[
              { head: t(words.host), isName: true, cell: (worker) => worker.host },
              { head: t(words.lastSeen), cell: (worker) => formatInstant(worker.lastSeenAt, lang) },
              {
                head: t(words.state),
                cell: (worker) => <StatusTag tone={worker.alive ? 'good' : 'bad'}>{t(worker.alive ? words.alive : words.silent)}</StatusTag>,
              },
            ]}
          />
        ) : (
          <EmptyState title={t(words.noWorkers)}>{t(words.noWorkersHint)}</EmptyState>
        )}
      </Section>
      <Section title={t(words.openJobs)}>
        {data.openJobs.length > 0 ? <JobTable shell={shell} caption={t(words.openJobs)} jobs={data.openJobs} /> : <p class="soft">{t(words.noOpenJobs)}</p>}
      </Section>
      <Section title={t(words.failedJobs)}>
        {data.failedJobs.length > 0 ? (
          <JobTable shell={shell} caption={t(words.failedJobs)} jobs={data.failedJobs} />
        ) : (
          <p class="soft">{t(words.noFailedJobs)}</p>
        )}
      </Section>
      <Outbox shell={shell} data={data} />
      <Section title={t(words.backups)}>
        <DefinitionList items={[{ term: t(words.lastBackup), detail: data.lastBackupAt ? formatInstant(data.lastBackupAt, lang) : t(words.never) }]} />
        <p class="soft">{t(words.backupHow)}</p>
      </Section>
    </Layout>
  )
}

function Health({ shell: { t }, diagnoses }: { readonly shell: Shell; readonly diagnoses: readonly Diagnosis[] }) {
  const ills = diagnoses.filter(({ ok }) => !ok)
  return (
    <>
      {ills.length === 0 ? (
        <Notice tone="good" title={t(words.allWell)} />
      ) : (
        <Section title={`${t(words.ills)} (${ills.length})`}>
          <MarkedList
            items={ills.map(({ what, how }) => ({
              key: what.en,
              tone: 'bad',
              title: t(what),
              body: how ? `${t(words.howToMend)}: ${t(how)}` : undefined,
            }))}
          />
        </Section>
      )}
      <Details summary={`${t(words.wellThings)} (${diagnoses.length - ills.length})`}>
        <ul>
          {diagnoses
            .filter(({ ok }) => ok)
            .map(({ what }) => (
              <li key={what.en}>{t(what)}</li>
            ))}
        </ul>
      </Details>
    </>
  )
}

function Outbox({ shell, data: { outbox, hasMailServer, mayResend } }: { readonly shell: Shell; readonly data: OperationsData }) {
  const { t, lang, token } = shell
  return (
    <Section title={t(words.outbox)}>
      <DefinitionList
        items={[
          { term: t(words.mailServer), detail: t(hasMailServer ? words.mailServerSet : words.noMailServer) },
          { term: t(words.waitingMessages), detail: <span class="num">{outbox.waiting}</span> },
          ...(outbox.oldestWaiting ? [{ term: t(words.oldest), detail: formatInstant(outbox.oldestWaiting, lang) }] : []),
        ]}
      />
      <h3>{t(words.deadMessages)}</h3>
      {outbox.dead.length > 0 ? (
        <DataTable
          caption={t(words.deadMessages)}
          rows={outbox.dead}
          rowKey={(message) => message.id}
          columns={[
            { head: t(words.createdAt), isName: true, cell: (message) => formatInstant(message.createdAt, lang) },
            { head: t(words.channel), cell: (message) => message.channel },
            { head: t(words.reason), cell: (message) => <code>{message.errorCode}</code> },
            { head: t(words.attempts), align: 'end', cell: (message) => <span class="num">{message.attempts}</span> },
            {
              head: t(words.resend),
              cell: (message) =>
                mayResend ? (
                  <Form action={paths.resend(message.id)} token={token} inline>
                    <Button>{t(words.resend)}</Button>
                  </Form>
                ) : undefined,
            },
          ]}
        />
      ) : (
        <p class="soft">{t(words.noDeadMessages)}</p>
      )}
    </Section>
  )
}
