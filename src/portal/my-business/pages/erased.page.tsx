import { paths as peoplePaths } from '#people/index.ts'
import { DefinitionList, Layout, LinkList, PageHead, Section, type Shell } from '#ui/index.ts'
import { words } from '../texts.ts'

/** What erasing did, for whoever asked for it. */
export function ErasedPage({ shell }: { readonly shell: Shell }) {
  const { t } = shell
  return (
    <Layout shell={shell} title={t(words.erasedTitle)} narrow>
      <PageHead title={t(words.erasedTitle)} lead={t(words.erasedLead)} />
      <DefinitionList
        items={[
          { term: t(words.erasedGone), detail: t(words.erasedGoneList) },
          { term: t(words.erasedStays), detail: t(words.erasedStaysList) },
        ]}
      />
      <Section title={t(words.erasedNext)}>
        <LinkList
          items={[
            { href: '/register', text: t(words.registerAfresh), note: t(words.registerAfreshNote) },
            { href: peoplePaths.account(), text: t(words.myAccount), note: t(words.myAccountNote) },
          ]}
        />
      </Section>
    </Layout>
  )
}
