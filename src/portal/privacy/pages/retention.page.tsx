import type { Retention } from '#platform/retention.ts'
import type { Speak } from '#platform/text.ts'
import { DataTable, StatusTag, type Shell } from '#ui/index.ts'
import { words } from '../texts.ts'
import { Frame } from './frame.tsx'

interface RetentionProps {
  readonly shell: Shell
  readonly periods: readonly Retention[]
}

export function RetentionPage({ shell, periods }: RetentionProps) {
  const { t } = shell
  return (
    <Frame shell={shell} here="retention" title={t(words.retention)} lead={t(words.retentionLead)}>
      <DataTable
        caption={t(words.retention)}
        rows={periods}
        rowKey={({ name }) => name}
        columns={[
          { head: t(words.data), isName: true, cell: ({ what }) => t(what) },
          { head: t(words.kept), cell: ({ keep }) => periodText(t, keep) },
          {
            head: t(words.basis),
            wide: true,
            cell: ({ basis, assumed }) => (
              <>
                {t(basis)} {assumed ? <StatusTag tone="warn">{t(words.assumed)}</StatusTag> : null}
              </>
            ),
          },
        ]}
      />
      <p class="soft">{t(words.assumedNote)}</p>
    </Frame>
  )
}

function periodText(t: Speak, keep: Retention['keep']): string {
  if (!keep) return t(words.forGood)
  if ('days' in keep && keep.days === 0) return t(words.atOnce)
  return 'years' in keep
    ? t({ th: `${keep.years} ปี`, en: keep.years === 1 ? '1 year' : `${keep.years} years` })
    : t({ th: `${keep.days} วัน`, en: `${keep.days} days` })
}
