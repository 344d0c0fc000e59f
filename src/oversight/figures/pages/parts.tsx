import type Big from 'big.js'
import { formatNumber } from '#platform/numbers.ts'
import { same, speaker, type Lang, type Text } from '#platform/text.ts'
import { paths as statementPaths } from '#oversight/statements/index.ts'
import { DataTable, Details, Num, ShareBar, Source, type TableColumn } from '#ui/index.ts'
import { readFormula } from '../formula.ts'
import type { Figure } from '../model.ts'
import { paths } from '../paths.ts'
import type { Part, SourceRow } from '../rules.ts'
import { recordsOf } from '../trace.ts'
import { countName, moneyName, targetOf, unitName, words } from '../texts.ts'

interface PartsProps {
  readonly lang: Lang
  readonly year: number
  /** What the parts are parts of. */
  readonly of: { readonly name: Text; readonly unit: string; readonly value: Big | undefined }
  readonly parts: readonly Part[]
  /** Every figure of the year by key, for names. */
  readonly figures: ReadonlyMap<string, Figure>
  /** Whether what the parts are made of is in sight at once. */
  readonly open?: boolean
}

/** A sum as a table: each part with its share and where it stands, and below it what the part itself is made of. */
export function Parts({ lang, year, of, parts, figures, open = false }: PartsProps) {
  const t = speaker(lang)
  const columns: TableColumn<Part>[] = [
    { head: t(words.part), isName: true, cell: (part) => <PartName lang={lang} year={year} part={part} figures={figures} /> },
    { head: t(unitName(of.unit)), align: 'end', cell: (part) => <Num value={part.value} /> },
    { head: t(words.share), wide: true, cell: (part) => <Share value={part.value} whole={of.value} /> },
    { head: t(words.source), cell: (part) => <PartSource lang={lang} year={year} part={part} /> },
  ]
  const deeper = parts.filter((part) => recordsOf(part).length > 1)
  return (
    <>
      <DataTable
        caption={t(of.name)}
        columns={columns}
        rows={parts}
        rowKey={(part) => part.ref}
        {...(parts.length > 1 ? { foot: [t(of.name), <Num key="sum" value={of.value} />, '', ''] } : {})}
      />
      {deeper.map((part) => (
        <Details
          key={part.ref}
          open={open}
          summary={
            <>
              {t(partName(part, figures))} <Num value={part.value} />
            </>
          }
        >
          {part.parts.length > 0 ? (
            <Parts
              lang={lang}
              year={year}
              of={{ name: partName(part, figures), unit: figures.get(part.key ?? '')?.unit ?? of.unit, value: part.value }}
              parts={part.parts}
              figures={figures}
            />
          ) : (
            <Rows lang={lang} year={year} caption={t(partName(part, figures))} rows={part.rows} />
          )}
        </Details>
      ))}
    </>
  )
}

/** The figure's own name, or what a reference means in words. */
export function partName(part: Part, figures: ReadonlyMap<string, Figure>): Text {
  const formula = readFormula(part.ref)
  const term = formula.ok ? formula.terms[0] : undefined
  if (term?.reference.source === 'money') return moneyName(term.reference.group, term.reference.column)
  if (term?.reference.source === 'count') return countName(term.reference.group)
  const name = part.key === undefined ? same(part.name) : (figures.get(part.key)?.name ?? same(part.name))
  return term?.of === 'target' ? targetOf(name) : name
}

function PartName({ lang, year, part, figures }: Pick<PartsProps, 'lang' | 'year' | 'figures'> & { readonly part: Part }) {
  const name = speaker(lang)(partName(part, figures))
  return part.key === undefined ? <>{name}</> : <a href={paths.figure(year, part.key)}>{name}</a>
}

function Share({ value, whole }: { readonly value: Big | undefined; readonly whole: Big | undefined }) {
  if (!value || !whole || whole.lte(0) || value.lt(0)) return null
  const share = value.div(whole)
  const label = `${formatNumber(share.times(100), 2)}%`
  return (
    <>
      <ShareBar label={label} share={share.toNumber()} />
      <span class="small num">{label}</span>
    </>
  )
}

function PartSource({ lang, year, part }: Pick<PartsProps, 'lang' | 'year'> & { readonly part: Part }) {
  const t = speaker(lang)
  const [row, ...others] = recordsOf(part)
  if (others.length > 0) return <>{t(part.parts.length > 0 ? words.partsBelow(part.parts.length) : words.rows(part.rows.length))}</>
  return row ? <RowSource lang={lang} year={year} row={row} /> : <code>{part.ref}</code>
}

export function RowSource({ lang, year, row }: Pick<PartsProps, 'lang' | 'year'> & { readonly row: SourceRow }) {
  if (!row.at) return <span class="source">{speaker(lang)(words.ownRecords)}</span>
  const { file, line } = row.at
  return <Source lang={lang} file={file} row={line} line={row.srcLine} href={statementPaths.statement(year, file, line)} />
}

function Rows({ lang, year, caption, rows }: Pick<PartsProps, 'lang' | 'year'> & { readonly caption: string; readonly rows: readonly SourceRow[] }) {
  const t = speaker(lang)
  const unit = rows[0]?.unit ?? ''
  return (
    <DataTable
      caption={caption}
      columns={[
        { head: t(words.item), isName: true, cell: (row) => row.label },
        { head: t(unitName(unit)), align: 'end', cell: (row) => <Num value={row.value} /> },
        { head: t(words.source), cell: (row) => <RowSource lang={lang} year={year} row={row} /> },
      ]}
      rows={rows}
      rowKey={(row) => row.label}
    />
  )
}
