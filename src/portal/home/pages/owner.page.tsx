import { formatOneId, type MyMandate } from '#registry/index.ts'
import { Buttons, Layout, LinkButton, LinkList, PageHead, Section, type Shell } from '#ui/index.ts'
import { paths as peoplePaths } from '#people/index.ts'
import { elsewhere } from '../paths.ts'
import { words } from '../texts.ts'

interface OwnerProps {
  readonly shell: Shell
  /** What this person may act for today, or has asked to. */
  readonly mandates: readonly MyMandate[]
}

/** The first page of somebody who does not work here: their enterprises, or the way to register one. */
export function OwnerPage({ shell, mandates }: OwnerProps) {
  const { lang, t, visitor } = shell
  const opened = mandates.flatMap(({ oneId, nameTh, nameEn }) => (oneId ? [{ oneId, name: (lang === 'en' ? (nameEn ?? nameTh) : nameTh) ?? oneId }] : []))
  return (
    <Layout shell={shell} title={t(words.title)} narrow>
      <PageHead title={visitor.name} lead={t(mandates.length > 0 ? words.ownerLead : words.ownerNew)} />
      {opened.length > 0 ? (
        <LinkList items={opened.map(({ oneId, name }) => ({ href: elsewhere.enterprise(oneId), text: name, note: formatOneId(oneId) }))} />
      ) : null}
      <Buttons>
        {mandates.length > 0 ? (
          <LinkButton href={elsewhere.myBusiness} kind="primary">
            {t(words.myBusiness)}
          </LinkButton>
        ) : (
          <LinkButton href={elsewhere.register} kind="primary">
            {t(words.register)}
          </LinkButton>
        )}
        <LinkButton href={elsewhere.whatCanIGet}>{t(words.whatCanIGet)}</LinkButton>
      </Buttons>
      <Section title={t(words.alsoHere)}>
        <LinkList
          items={[
            ...(mandates.length > 0
              ? [{ href: elsewhere.register, text: t(words.registerAnother), note: t(words.registerNote) }]
              : [{ href: elsewhere.myBusiness, text: t(words.claim), note: t(words.claimNote) }]),
            { href: peoplePaths.account(), text: t(words.account), note: t(words.accountNote) },
          ]}
        />
      </Section>
    </Layout>
  )
}
