import { DataTable, DateText, Money, MoneyLegend, Notice, Section, StatusTag, type Shell } from '#ui/index.ts'
import type { Balance, Book, ProjectMoney } from '../model.ts'
import { paths } from '../paths.ts'
import { bookNames, words } from '../texts.ts'
import { Place } from './parts.tsx'

/** Both books side by side, their difference, and which one is the figure. */
export function Books({ shell, year, money }: { readonly shell: Shell; readonly year: number; readonly money: ProjectMoney }) {
  const { t, lang } = shell
  const { reported, derived } = money
  const head = (book: Book) => (
    <>
      {t(bookNames[book])} {money.book === book ? <StatusTag tone="info">{t(words.isFigure)}</StatusTag> : null}
    </>
  )
  const rows: {
    readonly key: string
    readonly name: preact.ComponentChildren
    readonly balance: Partial<Balance>
    readonly place: preact.ComponentChildren
  }[] = [
    {
      key: 'reported',
      name: head('reported'),
      balance: reported ?? {},
      place: reported ? (
        <>
          {t(words.asOf)} <DateText lang={lang} date={reported.asOf} /> <Place shell={shell} year={year} origin={reported.origin} />
        </>
      ) : (
        t(words.notStated)
      ),
    },
    {
      key: 'derived',
      name: head('derived'),
      balance: derived ?? {},
      place: derived ? <a href={paths.entries(year, money.code)}>{`${t(words.entries)} ${derived.entries.toLocaleString('en')}`}</a> : t(words.noEntries),
    },
  ]
  if (reported && derived) {
    const minus = (of: keyof Balance) => reported[of] - derived[of]
    rows.push({
      key: 'difference',
      name: t(words.difference),
      balance: { allocated: minus('allocated'), disbursed: minus('disbursed'), committed: minus('committed'), remaining: minus('remaining') },
      place: undefined,
    })
  }
  const amount = (title: string, of: keyof Balance) => ({
    head: title,
    cell: (row: (typeof rows)[number]) => <Money satang={row.balance[of]} />,
    align: 'end' as const,
  })
  return (
    <Section title={`${t(words.money)} (${t(words.baht)})`} intro={t(words.booksIntro)} aside={<MoneyLegend lang={lang} />}>
      {money.declaredBook === undefined && reported && derived ? <Notice tone="neutral">{t(words.notDeclared)}</Notice> : null}
      <DataTable
        caption={t(words.books)}
        columns={[
          { head: t(words.books), cell: (row: (typeof rows)[number]) => row.name, isName: true },
          amount(t(words.allocated), 'allocated'),
          amount(t(words.disbursed), 'disbursed'),
          amount(t(words.committed), 'committed'),
          amount(t(words.remaining), 'remaining'),
          { head: t(words.source), cell: (row) => row.place, wide: true },
        ]}
        rows={rows}
        rowKey={(row) => row.key}
      />
    </Section>
  )
}
