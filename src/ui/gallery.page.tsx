import { examples } from './examples.tsx'
import { PageHead, Section, Tabs } from './heads.tsx'
import { Layout, type Shell } from './layout.tsx'
import { galleryWords as words } from './texts.ts'

/** Every component, drawn from its examples. */
export function Gallery({ shell }: { readonly shell: Shell }) {
  const { lang, t } = shell
  const components = [...Map.groupBy(examples, ({ of }) => of)]
  return (
    <Layout shell={shell} title={t(words.title)}>
      <PageHead eyebrow="Prosme" title={t(words.title)} lead={t(words.lead)} />
      <Tabs
        label={t(words.scheme)}
        items={[
          { href: '/ui', text: t(words.system), current: !shell.scheme },
          { href: '/ui?scheme=light', text: t(words.light), current: shell.scheme === 'light' },
          { href: '/ui?scheme=dark', text: t(words.dark), current: shell.scheme === 'dark' },
        ]}
      />
      {components.map(([component, list]) => (
        <Section key={component} title={component} id={component}>
          {list.map((example) => (
            <div key={example.name.en} class="example">
              <h3>{t(example.name)}</h3>
              {example.render(lang)}
            </div>
          ))}
        </Section>
      ))}
    </Layout>
  )
}
