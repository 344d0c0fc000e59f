import { formatOneId } from '#registry/index.ts'
import { formatInstant } from '#platform/dates.ts'
import { Button, DataTable, EmptyState, Form, Layout, PageHead, type Shell } from '#ui/index.ts'
import type { Permission, Program } from '../model.ts'
import { paths } from '../paths.ts'
import { scopeNames, words } from '../texts.ts'

interface MyProgramsProps {
  readonly shell: Shell
  readonly permissions: readonly Permission[]
  readonly programs: readonly Program[]
}

/** What somebody allows now, with the way to take it back. */
export function MyProgramsPage({ shell, permissions, programs }: MyProgramsProps) {
  const { lang, t, token } = shell
  const nameOf = new Map(programs.map(({ id, name }) => [id, t(name)]))
  return (
    <Layout shell={shell} title={t(words.myPrograms)}>
      <PageHead title={t(words.myPrograms)} lead={t(words.myProgramsLead)} />
      {permissions.length === 0 ? (
        <EmptyState title={t(words.none)}>{t(words.noneLead)}</EmptyState>
      ) : (
        <DataTable
          caption={t(words.myPrograms)}
          columns={[
            { head: t(words.program), cell: ({ programId }) => nameOf.get(programId) ?? programId, isName: true },
            { head: t(words.enterprise), cell: ({ enterprise }) => (enterprise === null ? '' : formatOneId(enterprise)) },
            { head: t(words.knows), cell: ({ scopes }) => scopes.map((scope) => t(scopeNames[scope])).join(', '), wide: true },
            { head: t(words.since), cell: ({ givenAt }) => formatInstant(givenAt, lang) },
            { head: t(words.until), cell: ({ expiresAt }) => formatInstant(expiresAt, lang) },
            {
              head: t(words.takeBack),
              cell: ({ programId }) => (
                <Form action={paths.takeBack(programId)} token={token} inline>
                  <Button kind="danger">{t(words.takeBack)}</Button>
                </Form>
              ),
            },
          ]}
          rows={permissions}
          rowKey={({ id }) => id}
        />
      )}
    </Layout>
  )
}
