import { Breadcrumbs, DataTable, EmptyState, Layout, LinkButton, PageHead, Tabs, type Shell } from '#ui/index.ts'
import { categories, type Category, type Service } from '../model.ts'
import { paths } from '../paths.ts'
import { categoryNames, words } from '../texts.ts'
import { isOpen } from '../rules.ts'
import { OpeningTag, pays, period } from './parts.tsx'

interface ServicesProps {
  readonly shell: Shell
  readonly services: readonly Service[]
  readonly category: Category | undefined
  readonly editable: boolean
}

/** The whole catalogue, by what somebody comes for. */
export const ServicesPage = ({ shell, services, category, editable }: ServicesProps) => {
  const { lang, t } = shell
  const inCategory = services.filter((service) => !category || service.category === category)
  // What can be had stands before what could be had.
  const shown = inCategory.toSorted((a, b) => Number(isOpen(b.opening)) - Number(isOpen(a.opening)))
  return (
    <Layout shell={shell} title={t(words.catalogue)}>
      <Breadcrumbs lang={lang} items={[{ text: t(words.findMine), href: '/what-can-i-get' }, { text: t(words.catalogue) }]} />
      <PageHead
        title={t(words.catalogue)}
        lead={t(words.lead)}
        aside={editable ? <LinkButton href={paths.add()}>{t(words.add)}</LinkButton> : <LinkButton href="/what-can-i-get">{t(words.findMine)}</LinkButton>}
      />
      <Tabs
        label={t(words.filter)}
        items={[
          { href: paths.services(), text: t(words.all), count: services.length, current: !category },
          ...categories.map((one) => ({
            href: paths.services(one),
            text: t(categoryNames[one]),
            count: services.filter((service) => service.category === one).length,
            current: one === category,
          })),
        ]}
      />
      {shown.length === 0 ? (
        <EmptyState title={t(words.all)}>{t(words.lead)}</EmptyState>
      ) : (
        <DataTable
          caption={t(words.catalogue)}
          rows={shown}
          rowKey={({ code }) => code}
          columns={[
            { head: t(words.service), isName: true, cell: ({ code, name }) => <a href={paths.service(code)}>{t(name)}</a> },
            { head: t(words.status), cell: ({ opening }) => <OpeningTag lang={lang} opening={opening} /> },
            { head: t(words.when), cell: (service) => period(service, lang) },
            { head: t(words.pays), cell: (service) => pays(service, lang) },
          ]}
        />
      )}
    </Layout>
  )
}
