import { formatInstant } from '#platform/dates.ts'
import type { JobState, JobView } from '#platform/jobs.ts'
import { Buttons, DataTable, DefinitionList, EmptyState, Layout, LinkButton, Notice, PageHead, Progress, StatusTag, type Shell, type Tone } from '#ui/index.ts'
import { paths } from '../paths.ts'
import { jobFailures, jobStates, otherFailure, words } from '../texts.ts'

const tones: Record<JobState, Tone> = { waiting: 'neutral', working: 'info', done: 'good', failed: 'bad' }

interface JobTableProps {
  readonly shell: Shell
  readonly caption: string
  readonly jobs: readonly JobView[]
}

export function JobTable({ shell: { t, lang }, caption, jobs }: JobTableProps) {
  return (
    <DataTable
      caption={caption}
      rows={jobs}
      rowKey={(job) => job.id}
      columns={[
        { head: t(words.job), isName: true, cell: (job) => <a href={paths.job(job.id)}>{t(job.title)}</a> },
        { head: t(words.createdAt), cell: (job) => formatInstant(job.createdAt, lang) },
        { head: t(words.state), cell: (job) => <StatusTag tone={tones[job.state]}>{t(jobStates[job.state])}</StatusTag> },
      ]}
    />
  )
}

export function JobsPage({ shell, jobs }: { readonly shell: Shell; readonly jobs: readonly JobView[] }) {
  const { t } = shell
  return (
    <Layout shell={shell} title={t(words.myJobs)}>
      <PageHead title={t(words.myJobs)} lead={t(words.myJobsLead)} />
      {jobs.length > 0 ? (
        <JobTable shell={shell} caption={t(words.myJobs)} jobs={jobs} />
      ) : (
        <EmptyState title={t(words.noJobs)}>{t(words.noJobsHint)}</EmptyState>
      )}
    </Layout>
  )
}

interface JobPageProps {
  readonly shell: Shell
  readonly job: JobView
  /** Name of whoever started it. */
  readonly startedBy: string | undefined
}

export function JobPage({ shell, job, startedBy }: JobPageProps) {
  const { t, lang } = shell
  const isOpen = job.state === 'waiting' || job.state === 'working'
  const phase = t(job.phase) || t(job.state === 'waiting' ? words.waitingHint : words.workingHint)
  return (
    <Layout shell={shell} title={`${t(job.title)} · ${t(jobStates[job.state])}`} narrow {...(isOpen ? { refresh: 2 } : {})}>
      <PageHead eyebrow={t(words.job)} title={t(job.title)} aside={<StatusTag tone={tones[job.state]}>{t(jobStates[job.state])}</StatusTag>} />
      {isOpen ? (
        <>
          <Progress label={phase} done={job.done} total={job.total} />
          <p class="soft">{t(words.leave)}</p>
        </>
      ) : null}
      {job.errorCode ? (
        <Notice tone="bad" title={t(words.failedTitle)}>
          <p>{jobFailures[job.errorCode] ? t(jobFailures[job.errorCode]!) : `${t(otherFailure)}: ${job.errorCode}`}</p>
        </Notice>
      ) : null}
      <Buttons>
        {job.resultPath ? (
          <LinkButton href={job.resultPath} kind="primary">
            {t(words.showResult)}
          </LinkButton>
        ) : null}
        <LinkButton href={paths.jobs()}>{t(words.myJobs)}</LinkButton>
      </Buttons>
      <DefinitionList
        items={[
          { term: t(words.startedBy), detail: startedBy ?? t(words.platform) },
          { term: t(words.createdAt), detail: formatInstant(job.createdAt, lang) },
          ...(job.finishedAt ? [{ term: t(words.finishedAt), detail: formatInstant(job.finishedAt, lang) }] : []),
          ...(job.attempts > 1 ? [{ term: t(words.attempts), detail: String(job.attempts) }] : []),
          { term: t(words.reference), detail: <code>{job.id}</code> },
        ]}
      />
    </Layout>
  )
}
