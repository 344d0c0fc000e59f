import type { ComponentChildren } from 'preact'
import { Layout, PageHead, Tabs, type Shell } from '#ui/index.ts'
import { paths } from '../paths.ts'
import { words } from '../texts.ts'

interface FrameProps {
  readonly shell: Shell
  readonly here: 'breaches' | 'retention' | 'erasure'
  readonly title: string
  readonly lead: string
  readonly aside?: ComponentChildren
  readonly children: ComponentChildren
}

/** The three parts of privacy, each with its tab. */
export function Frame({ shell, here, title, lead, aside, children }: FrameProps) {
  const { t } = shell
  return (
    <Layout shell={shell} title={title}>
      <PageHead eyebrow={t(words.privacy)} title={title} lead={lead} aside={aside} />
      <Tabs
        label={t(words.parts)}
        items={[
          { href: paths.breaches(), text: t(words.breaches), current: here === 'breaches' },
          { href: paths.retention(), text: t(words.retentionTab), current: here === 'retention' },
          { href: paths.erasure(), text: t(words.erasureTab), current: here === 'erasure' },
        ]}
      />
      {children}
    </Layout>
  )
}
