import { readBaht } from '#platform/money.ts'
import { speaker, type Lang, type Speak, type Text } from '#platform/text.ts'
import { DataTable, DefinitionList, Figure, Figures, MoneyBar, MoneyLegend, ShareBar, StatusTag, type TableColumn } from '#ui/index.ts'
import type { Block, Cell, Column, Headline, ListItem, MoneyBar as Bar, Num, Row, Section, Table, Trace } from '../document.ts'
import { words } from '../texts.ts'

/** How a page is drawn: the reader's language, and where a trace leads (an address of this site, or a whole one in a file that is sent around). */
export interface Drawing {
  readonly lang: Lang
  readonly link: (trace: Trace) => string
}

interface BlockProps extends Drawing {
  readonly block: Block
  /** Heading of its section, which a table of the same name does not repeat. */
  readonly under: Text
}

/** A section's blocks, one below the other. */
export const BlocksView = ({ section: { title, blocks }, ...drawing }: Drawing & { readonly section: Section }) => (
  <div class="stack">
    {blocks.map((block, index) => (
      <BlockView key={index} block={block} under={title} {...drawing} />
    ))}
  </div>
)

function BlockView({ block, under, ...drawing }: BlockProps) {
  const t = speaker(drawing.lang)
  switch (block.kind) {
    case 'paragraph':
      return <p>{t(block.text)}</p>
    case 'note':
      return <p class="soft">{t(block.text)}</p>
    case 'list':
      return <ListView items={block.items} {...drawing} />
    case 'figures':
      return (
        <>
          {inFours(block.figures).map((figures, index) => (
            <Figures key={index}>
              {figures.map((figure) => (
                <HeadlineView key={figure.name.en} figure={figure} {...drawing} />
              ))}
            </Figures>
          ))}
        </>
      )
    case 'bars':
      return <BarsView rows={block.rows} {...drawing} />
    case 'table':
      return <TableView table={block} under={under} {...drawing} />
  }
}

/** A row of large numbers holds four. */
const inFours = <T,>(items: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / 4) }, (_, row) => items.slice(row * 4, row * 4 + 4))

function ListView({ items, lang, link }: Drawing & { readonly items: readonly ListItem[] }) {
  const t = speaker(lang)
  return (
    <ul>
      {items.map(({ text, trace }) => (
        <li key={text.th}>{trace ? <Printed href={link(trace)}>{t(text)}</Printed> : t(text)}</li>
      ))}
    </ul>
  )
}

function HeadlineView({ figure: { name, number, target, remark, trace }, lang, link }: Drawing & { readonly figure: Headline }) {
  const t = speaker(lang)
  const note = [target && `${t(words.target)} ${target.printed}`, remark && t(remark)].filter(Boolean).join(' · ')
  return <Figure label={t(name)} value={number.printed} {...(number.unit && { unit: t(number.unit) })} href={trace && link(trace)} {...(note && { note })} />
}

function BarsView({ rows, lang, link }: Drawing & { readonly rows: readonly Bar[] }) {
  const t = speaker(lang)
  return (
    <>
      <MoneyLegend lang={lang} />
      <DefinitionList
        items={rows.map(({ name, disbursed, committed, remaining, trace }) => {
          const [spent, bound, left] = [satangOf(disbursed), satangOf(committed), satangOf(remaining)]
          return {
            term: t(name),
            detail: (
              <>
                <MoneyBar lang={lang} allocated={spent + bound + left} disbursed={spent} committed={bound} remaining={left} />
                <NumberView number={disbursed} href={trace && link(trace)} />
              </>
            ),
          }
        })}
      />
    </>
  )
}

const satangOf = ({ value }: Num): bigint => readBaht(value) ?? 0n

function TableView({ table, under, lang, link }: Drawing & { readonly table: Table; readonly under: Text }) {
  const t = speaker(lang)
  const heading = table.title.th === under.th ? null : <h3>{t(table.title)}</h3>
  if (table.rows.length === 0) return <p class="soft">{t(table.empty ?? words.none)}</p>
  const [term, detail, ...more] = table.columns
  // Two texts beside each other are a term and what is said of it.
  if (term?.kind === 'text' && detail?.kind === 'text' && more.length === 0) {
    const facts = [...Map.groupBy(table.rows, (row) => textOf(row, term, t))].map(([name, rows]) => ({
      term: name,
      detail: rows.map((row, index) => (
        <p key={index}>{row.trace ? <Printed href={link(row.trace)}>{textOf(row, detail, t)}</Printed> : textOf(row, detail, t)}</p>
      )),
    }))
    const [only, ...others] = facts
    // One fact that bears the name of its table has been named by the heading.
    const named = heading !== null && others.length === 0 && only?.term === t(table.title)
    return (
      <>
        {heading}
        {named ? only.detail : <DefinitionList items={facts} />}
      </>
    )
  }
  const last = table.rows.at(-1)
  const total = last?.emphasis === 'total' ? last : undefined
  const rows = (total ? table.rows.slice(0, -1) : table.rows).map((row, index) => ({ row, index }))
  const nameColumn = table.columns.find(({ kind }) => kind === 'text')
  const columns = table.columns.map((column): TableColumn<(typeof rows)[number]> => ({
    head: t(column.title),
    cell: ({ row }) => <CellView column={column} row={row} lang={lang} link={link} isName={column === nameColumn} />,
    ...(column.kind === 'number' && { align: 'end' as const }),
    ...(column === nameColumn && { isName: true }),
    ...(column.kind === 'bullet' && { wide: true }),
  }))
  return (
    <>
      {heading}
      <DataTable
        caption={t(table.title)}
        columns={columns}
        rows={rows}
        rowKey={({ index }) => String(index)}
        isGroup={({ row }) => row.emphasis === 'group'}
        isTotal={({ row }) => row.emphasis === 'total'}
        {...(total && { foot: table.columns.map((column) => <CellView key={column.key} column={column} row={total} lang={lang} link={link} />) })}
      />
    </>
  )
}

const textOf = (row: Row, { key }: Column, t: Speak): string => {
  const cell = row.cells[key]
  return cell?.kind === 'text' ? t(cell.text) : ''
}

/** Every number leads to where it comes from; a row without numbers does so by its name. */
function CellView({ column, row, lang, link, isName = false }: Drawing & { readonly column: Column; readonly row: Row; readonly isName?: boolean }) {
  const cell: Cell | undefined = row.cells[column.key]
  const t = speaker(lang)
  switch (cell?.kind) {
    case undefined:
      return null
    case 'text':
      if (column.kind === 'code') return <span class="num">{t(cell.text)}</span>
      return isName && row.trace && !hasNumbers(row) ? <Printed href={link(row.trace)}>{t(cell.text)}</Printed> : <>{t(cell.text)}</>
    case 'number':
      return <NumberView number={cell} href={row.trace && link(row.trace)} />
    case 'status':
      return <StatusTag tone={cell.tone}>{t(cell.text)}</StatusTag>
    case 'bullet': {
      const share = Number(cell.share)
      const scale = Math.max(Math.min(share, 200), 100)
      return <ShareBar label={`${cell.share}%`} share={share / scale} tone={cell.met ? 'good' : 'bad'} tick={100 / scale} />
    }
  }
}

/** Words that lead to where they are printed: read as text, not as a page of links. */
const Printed = ({ href, children }: { readonly href: string; readonly children: string }) => (
  <a class="printed" href={href}>
    {children}
  </a>
)

const hasNumbers = ({ cells }: Row): boolean => Object.values(cells).some(({ kind }) => kind === 'number')

const NumberView = ({ number, href }: { readonly number: Num; readonly href: string | undefined }) => (
  <span class="num">{href ? <a href={href}>{number.printed}</a> : number.printed}</span>
)
