import type { ComponentChildren } from 'preact'

export interface TableColumn<Row> {
  readonly head: string
  readonly cell: (row: Row) => ComponentChildren
  /** Numbers stand at the end of their cell. */
  readonly align?: 'end'
  /** Names the row: it is its heading, and the title of its card on a phone. One column at most. */
  readonly isName?: boolean
  /** Takes the whole width of its card: bars, long texts. */
  readonly wide?: boolean
}

interface DataTableProps<Row> {
  /** What the table holds, for those who hear it instead of seeing the heading above it. */
  readonly caption: string
  readonly columns: readonly TableColumn<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** A row that heads those below it: a strategy above its projects. */
  readonly isGroup?: (row: Row) => boolean
  /** A row that sums those above it, where more rows follow. */
  readonly isTotal?: (row: Row) => boolean
  /** A name and a few short numbers: stays a table on a phone. */
  readonly compact?: boolean
  /** Totals, one cell per column. */
  readonly foot?: readonly ComponentChildren[]
}

/** A table that becomes a list of cards on a phone. The roles are written out because `display: block` would take them away. */
export function DataTable<Row>({ caption, columns, rows, rowKey, isGroup, isTotal, compact = false, foot }: DataTableProps<Row>) {
  return (
    <table class={compact ? 'compact' : 'cards'} role="table">
      <caption class="sr">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column.head} role="columnheader" scope="col" class={classes(column)}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} role="row" class={isGroup?.(row) ? 'group' : isTotal?.(row) ? 'total' : undefined}>
            {columns.map((column) => (
              <Cell key={column.head} column={column} content={column.cell(row)} />
            ))}
          </tr>
        ))}
      </tbody>
      {foot ? (
        <tfoot role="rowgroup">
          <tr role="row">
            {columns.map((column, index) => (
              <Cell key={column.head} column={column} content={foot[index]} />
            ))}
          </tr>
        </tfoot>
      ) : null}
    </table>
  )
}

function Cell<Row>({ column, content }: { readonly column: TableColumn<Row>; readonly content: ComponentChildren }) {
  if (column.isName) {
    return (
      <th role="rowheader" scope="row" class={classes(column)}>
        {content}
      </th>
    )
  }
  const blank = content === undefined || content === null || content === ''
  return (
    <td role="cell" class={classes(column, blank)} data-label={column.head}>
      <span>{content}</span>
    </td>
  )
}

const classes = <Row,>(column: TableColumn<Row>, blank = false): string | undefined =>
  [column.align, column.wide && 'wide', blank && 'blank'].filter(Boolean).join(' ') || undefined
