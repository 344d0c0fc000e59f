import { bahtText, formatBaht, type Satang } from '#platform/money.ts'
import { percentOf } from '#platform/numbers.ts'
import { placeOf, type Book } from '../book.ts'
import { leafRows, parentCode, sumOfRows } from '../figures.ts'
import type { Contradiction, Rule } from '../finding.ts'
import { groupWords, totalWords } from '../lexicon.ts'
import { decimals, groupBy, shownAs } from '../reading.ts'

const columns = ['allocated', 'disbursed', 'committed', 'remaining'] as const
type ExecutionRow = Book['execution'][number]

/** allocated = disbursed + committed + remaining, in every printed row. */
export const budgetRowBalance: Rule = {
  key: 'budget-row-balance',
  kind: 'totals',
  severity: 'high',
  title: { th: 'เบิกจ่าย ผูกพัน และคงเหลือ รวมกันไม่เท่ากับที่ได้รับจัดสรร', en: 'Disbursed, committed and remaining do not add up to the allocation' },
  explanation: {
    th: 'เงินที่ได้รับจัดสรรทุกบาทต้องเป็นเงินเบิกจ่าย ผูกพัน หรือคงเหลืออย่างใดอย่างหนึ่ง',
    en: 'Every allocated baht is disbursed, committed or remaining.',
  },
  find: ({ execution, totals }) =>
    [...execution, ...totals].flatMap((row): Contradiction[] => {
      const parts = row.disbursed + row.committed + row.remaining
      if (parts === row.allocated) return []
      const name = 'code' in row ? row.code : row.scope_th_en
      return [
        {
          message: {
            th: `${name}: เบิกจ่าย + ผูกพัน + คงเหลือ = ${formatBaht(parts)} บาท แต่ได้รับจัดสรร ${formatBaht(row.allocated)} บาท`,
            en: `${name}: disbursed + committed + remaining = ${formatBaht(parts)} baht, but ${formatBaht(row.allocated)} was allocated`,
          },
          places: columns.map((column) => placeOf(row, column)),
          computed: `${bahtText(row.disbursed)} + ${bahtText(row.committed)} + ${bahtText(row.remaining)} = ${bahtText(parts)}; ${bahtText(row.allocated)} - ${bahtText(parts)} = ${bahtText(row.allocated - parts)}`,
        },
      ]
    }),
}

/** A printed parent row is the sum of the rows whose codes continue its own. */
export const parentSum: Rule = {
  key: 'budget-parent-sum',
  kind: 'totals',
  severity: 'high',
  title: { th: 'ยอดของรายการแม่ไม่เท่ากับผลรวมของรายการย่อย', en: 'A printed parent is not the sum of its parts' },
  explanation: {
    th: 'รายการที่แยกเป็นรายการย่อย (รหัสต่อท้ายด้วยจุด) ต้องเท่ากับผลรวมของรายการย่อยทุกช่อง',
    en: 'An item split into parts (their codes continue its own after a point) equals their sum in every column.',
  },
  find({ execution, projects }) {
    const parts = partsByParent(execution)
    const budgets = partsByParent(projects)
    return [
      ...execution.flatMap((row) =>
        columns.flatMap((column): Contradiction[] => {
          const below = parts.get(row.code)
          if (!below || sumOfRows(below, column) === row[column]) return []
          return [parentOff(row.code, row[column], sumOfRows(below, column), [placeOf(row, column), ...below.map((part) => placeOf(part, column))])]
        }),
      ),
      ...projects.flatMap((row): Contradiction[] => {
        const below = budgets.get(row.code)
        const total = below?.reduce((all, part) => all + part.budget, 0n)
        if (!below || total === undefined || total === row.budget) return []
        return [parentOff(row.code, row.budget, total, [placeOf(row, 'budget'), ...below.map((part) => placeOf(part, 'budget'))])]
      }),
    ]
  },
}

function partsByParent<R extends { readonly code: string }>(rows: readonly R[]): ReadonlyMap<string | undefined, readonly R[]> {
  const codes = new Set(rows.map(({ code }) => code))
  return Map.groupBy(
    rows.filter(({ code }) => parentCode(code, codes)),
    ({ code }) => parentCode(code, codes),
  )
}

const parentOff = (code: string, printed: Satang, total: Satang, places: Contradiction['places']): Contradiction => ({
  message: {
    th: `${code}: พิมพ์ยอดรวม ${formatBaht(printed)} บาท แต่รายการย่อยรวมได้ ${formatBaht(total)} บาท`,
    en: `${code}: printed ${formatBaht(printed)} baht, its parts sum to ${formatBaht(total)}`,
  },
  places,
  computed: `sum of parts = ${bahtText(total)}; ${bahtText(printed)} - ${bahtText(total)} = ${bahtText(printed - total)}`,
})

/** What the plan gives a project is what the spending table says it was allocated. */
export const allocationDiffers: Rule = {
  key: 'budget-allocation-differs',
  kind: 'versions',
  severity: 'high',
  title: { th: 'งบประมาณตามแผนไม่ตรงกับที่ได้รับจัดสรรในตารางเบิกจ่าย', en: 'The plan’s budget and the spending table’s allocation differ' },
  explanation: {
    th: 'งบประมาณของโครงการเดียวกันพิมพ์ในตารางแผนและตารางผลการเบิกจ่าย ต้องเป็นจำนวนเดียวกัน',
    en: 'The same project’s budget is printed in the plan and in the spending table and must be one amount.',
  },
  find: ({ projects, execution }) =>
    projects.flatMap((project): Contradiction[] => {
      const row = execution.find(({ code }) => code === project.code)
      if (!row || row.allocated === project.budget) return []
      return [
        {
          message: {
            th: `${project.code}: แผน ${formatBaht(project.budget)} บาท ตารางเบิกจ่าย ${formatBaht(row.allocated)} บาท`,
            en: `${project.code}: ${formatBaht(project.budget)} baht in the plan, ${formatBaht(row.allocated)} in the spending table`,
          },
          places: [placeOf(project, 'budget'), placeOf(row, 'allocated')],
          computed: `${bahtText(project.budget)} - ${bahtText(row.allocated)} = ${bahtText(project.budget - row.allocated)}`,
        },
      ]
    }),
}

/** A project's own page against the spending table. Pages that only drop the satang are one finding. */
export const ownPageDisbursed: Rule = {
  key: 'disbursed-differs-on-own-page',
  kind: 'versions',
  severity: 'high',
  title: { th: 'เงินเบิกจ่ายในหน้าโครงการไม่ตรงกับตารางเบิกจ่าย', en: 'Disbursed money differs between a project’s page and the spending table' },
  explanation: {
    th: 'เงินเบิกจ่ายของโครงการเดียวกันต้องตรงกันทุกหน้า ถ้าต่างกันเพียงสตางค์ที่ตัดทิ้ง จัดเป็นเรื่องความละเอียดของตัวเลข',
    en: 'A project’s disbursed money is one amount on every page. Where only the satang were dropped it is a matter of precision.',
  },
  find({ projects, execution }) {
    const pairs = projects.flatMap((project) => {
      const row = execution.find(({ code }) => code === project.code)
      return row && project.narrative_disbursed !== undefined && project.narrative_disbursed !== row.disbursed
        ? [{ project, row, page: project.narrative_disbursed }]
        : []
    })
    const cut = pairs.filter(({ row, page }) => page === row.disbursed - (row.disbursed % 100n))
    const off = pairs.filter((pair) => !cut.includes(pair))
    const placesOf = ({ project, row }: (typeof pairs)[number]) => [placeOf(project, 'narrative_disbursed'), placeOf(row, 'disbursed')]
    return [
      ...off.map((pair): Contradiction => ({
        message: {
          th: `${pair.project.code}: หน้าโครงการเบิกจ่าย ${formatBaht(pair.page)} บาท ตารางเบิกจ่าย ${formatBaht(pair.row.disbursed)} บาท`,
          en: `${pair.project.code}: ${formatBaht(pair.page)} baht on its own page, ${formatBaht(pair.row.disbursed)} in the spending table`,
        },
        places: placesOf(pair),
        computed: `${bahtText(pair.page)} - ${bahtText(pair.row.disbursed)} = ${bahtText(pair.page - pair.row.disbursed)}`,
      })),
      ...(cut.length === 0
        ? []
        : [
            {
              severity: 'low' as const,
              message: {
                th: `หน้าโครงการของ ${cut.map(({ project }) => project.code).join(', ')} พิมพ์เงินเบิกจ่ายโดยตัดสตางค์ทิ้ง จึงไม่ตรงกับตารางเบิกจ่าย`,
                en: `The pages of ${cut.map(({ project }) => project.code).join(', ')} print disbursed money without satang and so differ from the spending table`,
              },
              places: cut.flatMap(placesOf),
              computed: cut
                .map(({ project, row, page }) => `${project.code}: ${bahtText(row.disbursed)} - ${bahtText(page)} = ${bahtText(row.disbursed - page)}`)
                .join('; '),
            },
          ]),
    ]
  },
}

/** Printed totals of a scope against the rows it covers. */
export const budgetTotal: Rule = {
  key: 'budget-total',
  kind: 'totals',
  severity: 'high',
  title: { th: 'ยอดรวมงบประมาณที่พิมพ์ไม่เท่ากับผลรวมรายโครงการ', en: 'A printed budget total is not the sum of its projects' },
  explanation: {
    th: 'ยอดรวมของขอบเขตหนึ่ง (เช่น ทั้งแผน หรือโครงการ P01-P31) ต้องเท่ากับผลรวมของโครงการในขอบเขตนั้นทุกช่อง',
    en: 'The total of a scope (the plan, or a range of codes) equals the sum of the projects in it, column by column.',
  },
  find(book) {
    const off = book.totals.flatMap((total) => {
      const rows = rowsOfScope(book, total.scope_th_en)
      if (rows.length === 0) return []
      return columns.flatMap((column) => {
        const recomputed = sumOfRows(rows, column)
        return recomputed === total[column] ? [] : [{ total, column, rows, recomputed, difference: total[column] - recomputed }]
      })
    })
    // Totals that are off by the same amount in the same column are off for the same reason.
    return groupBy(off, ({ column, difference }) => `${column} ${difference}`).map((same): Contradiction => {
      const { column } = same[0]!
      return {
        message: {
          th: same
            .map(
              ({ total, recomputed }) => `${total.scope_th_en} (${column}): พิมพ์ ${formatBaht(total[column])} บาท รวมรายโครงการได้ ${formatBaht(recomputed)} บาท`,
            )
            .join('; '),
          en: same
            .map(
              ({ total, recomputed }) =>
                `${total.scope_th_en}, ${column}: printed ${formatBaht(total[column])} baht, the projects sum to ${formatBaht(recomputed)}`,
            )
            .join('; '),
        },
        places: same.map(({ total }) => placeOf(total, column)),
        computed: same
          .map(
            ({ total, rows, recomputed, difference }) =>
              `sum of ${rows.length} rows = ${bahtText(recomputed)}; ${bahtText(total[column])} - ${bahtText(recomputed)} = ${bahtText(difference)}`,
          )
          .join('; '),
      }
    })
  },
}

/** The rows a total's name covers: codes and ranges of codes in it, else the group it names, else the plan. */
function rowsOfScope(book: Book, scope: string): readonly ExecutionRow[] {
  const leaves = leafRows(book)
  const codes = new Set(book.execution.map(({ code }) => code))
  const topOf = (code: string) => parentCode(code, codes) ?? code
  const named = [...scope.matchAll(/(\p{L}+)(\d+)(?:\s*[-–]\s*\1(\d+))?/gu)].filter(([, letters, from]) => codes.has(`${letters}${from}`))
  if (named.length > 0) {
    return leaves.filter(({ code }) =>
      named.some(([, letters, from, to]) => {
        const top = /^(\p{L}+)(\d+)$/u.exec(topOf(code))
        return top !== null && top[1] === letters && Number(top[2]) >= Number(from) && Number(top[2]) <= Number(to ?? from)
      }),
    )
  }
  const group = groupWords.extra.test(scope) ? 'extra' : groupWords.continuing.test(scope) ? 'continuing' : 'plan'
  return leaves.filter((row) => row.group === group)
}

/** Printed percentages of a budget total. */
export const budgetPercent: Rule = {
  key: 'budget-percent',
  kind: 'totals',
  severity: 'high',
  title: { th: 'ร้อยละของงบประมาณคำนวณซ้ำไม่ได้', en: 'A percentage of the budget does not recompute' },
  explanation: {
    th: 'ร้อยละที่พิมพ์ต้องเท่ากับจำนวนเงินหารด้วยเงินที่ได้รับจัดสรร ปัดเศษตามทศนิยมที่พิมพ์',
    en: 'A printed percentage is the amount over the allocation, rounded to the decimals printed.',
  },
  find: ({ totals }) =>
    totals.flatMap((row) =>
      columns.flatMap((column): Contradiction[] => {
        const printedColumn = `pct_${column}_printed` as const
        const printed = row[printedColumn]
        const exact = percentOf(row[column], row.allocated, 10)
        if (!printed || !exact || shownAs(exact, printed, decimals(row.printed[printedColumn])) !== 'other') return []
        return [
          {
            message: {
              th: `${row.scope_th_en}: พิมพ์ร้อยละ ${row.printed[printedColumn]} แต่คำนวณได้ ${exact.toFixed(4)}`,
              en: `${row.scope_th_en}: ${row.printed[printedColumn]} % printed, ${exact.toFixed(4)} computed`,
            },
            places: [placeOf(row, printedColumn), placeOf(row, column), placeOf(row, 'allocated')],
            computed: `${bahtText(row[column])} / ${bahtText(row.allocated)} x 100 = ${exact.toFixed(6)}`,
          },
        ]
      }),
    ),
}

/** Sources of money: each row across, each column down, and the plan's own total. */
export const sourceSums: Rule = {
  key: 'budget-source-sum',
  kind: 'totals',
  severity: 'high',
  title: { th: 'ตารางแหล่งเงินรวมไม่ลงตัว', en: 'The table of budget sources does not add up' },
  explanation: {
    th: 'แต่ละแถวของแหล่งเงินต้องรวมเท่ากับช่องรวม แต่ละช่องต้องรวมเท่ากับแถวรวม และแถวรวมต้องเท่ากับเงินจัดสรรของแผน',
    en: 'Each row adds up to its total, each column to the total row, and the total row to what the plan’s projects were allocated.',
  },
  find(book) {
    const { sources } = book
    const found: Contradiction[] = []
    for (const row of sources) {
      const across = (row.state_budget ?? 0n) + (row.sme_fund ?? 0n) + (row.extended ?? 0n)
      if (across + (row.row_difference ?? 0n) !== row.total) {
        found.push(sourceOff(row.expense_type_th, row.total, across, [placeOf(row, 'total'), placeOf(row, 'state_budget'), placeOf(row, 'sme_fund')]))
      }
    }
    const total = sources.find((row) => totalWords.test(row.expense_key) || totalWords.test(row.expense_type_th))
    if (!total) return found
    const parts = sources.filter((row) => row !== total)
    for (const column of ['state_budget', 'sme_fund', 'extended', 'total'] as const) {
      const down = parts.reduce((all, row) => all + (row[column] ?? 0n), 0n)
      const places = [placeOf(total, column), ...parts.map((row) => placeOf(row, column))]
      if (parts.length > 0 && down !== (total[column] ?? 0n)) found.push(sourceOff(`${total.expense_type_th} (${column})`, total[column] ?? 0n, down, places))
    }
    const plan = sumOfRows(
      leafRows(book).filter(({ group }) => group === 'plan'),
      'allocated',
    )
    if (plan !== 0n && plan !== total.total) found.push(sourceOff(total.expense_type_th, total.total, plan, [placeOf(total, 'total')]))
    return found
  },
}

const sourceOff = (name: string, printed: Satang, recomputed: Satang, places: Contradiction['places']): Contradiction => ({
  message: {
    th: `แหล่งเงิน ${name}: พิมพ์ ${formatBaht(printed)} บาท คำนวณได้ ${formatBaht(recomputed)} บาท`,
    en: `Sources, ${name}: ${formatBaht(printed)} baht printed, ${formatBaht(recomputed)} computed`,
  },
  places,
  computed: `${bahtText(printed)} - ${bahtText(recomputed)} = ${bahtText(printed - recomputed)}`,
})
