import Big from 'big.js'
import { bahtText, formatBaht, type Satang } from '#platform/money.ts'
import { percentOf } from '#platform/numbers.ts'
import { placeOf, type Book } from '../book.ts'
import { leafRows, sumOfRows, topProjects } from '../figures.ts'
import type { Contradiction, Rule } from '../finding.ts'
import { allocationWords, approvedWords, budgetTopics, disbursedWords, extendedWords, groupWords, projectWords, spendingWords } from '../lexicon.ts'
import { decimals, isBaht, isPercent, numbersWithUnits, shownAs } from '../reading.ts'

/** Money the text tells of the year's budget must be an amount of the budget tables, or a sum within one row of them. */
export const budgetInText: Rule = {
  key: 'budget-in-text',
  kind: 'versions',
  severity: 'medium',
  title: { th: 'จำนวนเงินงบประมาณในเนื้อความไม่พบในตาราง', en: 'A budget amount in the text is in no budget table' },
  explanation: {
    th: 'จำนวนเงินงบประมาณที่กล่าวในเนื้อความควรเป็นจำนวนเดียวกับในตารางงบประมาณ หรือเป็นผลรวมของช่องในแถวเดียวกัน',
    en: 'A budget amount told in the text should be one of the budget tables, or a sum within one of their rows.',
  },
  find(book) {
    const known = knownAmounts(book)
    return book.text.flatMap((row): Contradiction[] => {
      if (!budgetTopics.has(row.topic ?? '') || row.kind !== 'money' || !row.value || !isBaht(row.unit)) return []
      const amount = BigInt(row.value.times(100).round(0).toFixed())
      const own = book.projects.find(({ code }) => code === row.project_code)
      if (own ? own.budget === amount : known.has(amount)) return []
      const nearest = own ? own.budget : [...known].toSorted((a, b) => distance(a, amount, b))[0]
      if (nearest === undefined) return []
      return [
        {
          ...(own ? { severity: 'high' as const } : {}),
          message: {
            th: `“${row.what_th}” ${formatBaht(amount)} บาท ไม่ตรงกับตารางงบประมาณ (${formatBaht(nearest)} บาท)`,
            en: `“${row.what_th}” ${formatBaht(amount)} baht is not in the budget tables (nearest ${formatBaht(nearest)})`,
          },
          places: [placeOf(row, 'value'), ...(own ? [placeOf(own, 'budget')] : [])],
          computed: `${bahtText(amount)} - ${bahtText(nearest)} = ${bahtText(amount - nearest)}`,
        },
      ]
    })
  },
}

function knownAmounts({ sources, totals, execution, projects }: Book): ReadonlySet<Satang> {
  const fromSources = sources.flatMap((row) => {
    const [state, fund, extended] = [row.state_budget ?? 0n, row.sme_fund ?? 0n, row.extended ?? 0n]
    return [state, fund, extended, row.total, state + fund, state + extended, fund + extended]
  })
  const printed = [...totals, ...execution].flatMap((row) => [row.allocated, row.disbursed, row.committed, row.remaining])
  const groups = [...Map.groupBy(projects, ({ group }) => group).values()].map((rows) => rows.reduce((all, { budget }) => all + budget, 0n))
  return new Set([...fromSources, ...printed, ...projects.map(({ budget }) => budget), ...groups])
}

const size = (amount: Satang): Satang => (amount < 0n ? -amount : amount)
const distance = (a: Satang, wanted: Satang, b: Satang): number => (size(a - wanted) < size(b - wanted) ? -1 : 1)

/** Amounts told with a meeting or event against the budget of the project it names. */
export const eventMoney: Rule = {
  key: 'event-money',
  kind: 'versions',
  severity: 'high',
  title: { th: 'จำนวนเงินในมติหรือเหตุการณ์ไม่ตรงกับงบประมาณของโครงการ', en: 'Money in a resolution or event differs from the project’s budget' },
  explanation: {
    th: 'จำนวนเงินที่อนุมัติจัดสรรหรือเบิกจ่ายในมติ ต้องเท่ากับที่ตารางงบประมาณของโครงการเดียวกันพิมพ์',
    en: 'What a resolution allocates or an event disburses is what the tables print for the same project.',
  },
  find: ({ events, execution }) =>
    events.flatMap((event): Contradiction[] => {
      const row = execution.find(({ code }) => code === event.project_code)
      const column = allocationWords.test(event.event_th) ? 'allocated' : disbursedWords.test(event.event_th) ? 'disbursed' : undefined
      const said = numbersWithUnits(event.event_th).find(({ unit }) => unit.startsWith('ล้านบาท'))
      if (!row || !column || !said) return []
      const amount = BigInt(said.value.times(100_000_000).round(0).toFixed())
      if (amount === row[column]) return []
      return [
        {
          message: {
            th: `“${event.event_th}” แต่ตารางของ ${row.code} พิมพ์ ${formatBaht(row[column])} บาท`,
            en: `“${event.event_th}”, but the tables print ${formatBaht(row[column])} baht for ${row.code}`,
          },
          places: [placeOf(event, 'event_th'), placeOf(row, column)],
          computed: `${bahtText(amount)} - ${bahtText(row[column])} = ${bahtText(amount - row[column])}`,
        },
      ]
    }),
}

/** A stated share of the budget that was used must be one that the tables give for some scope. */
export const spendingPercent: Rule = {
  key: 'spending-percent',
  kind: 'totals',
  severity: 'medium',
  title: { th: 'ร้อยละการใช้จ่ายงบประมาณไม่ตรงกับตารางเบิกจ่าย', en: 'A stated spending percentage follows from no budget table' },
  explanation: {
    th: 'ร้อยละการใช้จ่ายคือเบิกจ่าย (หรือเบิกจ่ายรวมผูกพัน) หารด้วยเงินจัดสรรของขอบเขตใดขอบเขตหนึ่ง ถ้าไม่ตรงกับขอบเขตใดเลย ผู้อ่านตรวจสอบไม่ได้',
    en: 'Spending is disbursed, or disbursed and committed, over what was allocated to some scope. One that fits no scope cannot be checked.',
  },
  find(book) {
    const scopes = [
      ...book.totals.map((row) => ({ name: row.scope_th_en, ...row })),
      ...(['plan', 'extra', 'continuing'] as const).map((group) => ({ name: group, ...totalOf(leafRows(book).filter((row) => row.group === group)) })),
      { name: 'plan + extra', ...totalOf(leafRows(book).filter((row) => row.group !== 'continuing')) },
      { name: 'all', ...totalOf(leafRows(book)) },
    ].filter(({ allocated }) => allocated !== 0n)
    const shares = scopes.flatMap(({ name, allocated, disbursed, committed }) => [
      { how: `${name}: disbursed / allocated`, share: percentOf(disbursed, allocated, 10)! },
      { how: `${name}: (disbursed + committed) / allocated`, share: percentOf(disbursed + committed, allocated, 10)! },
    ])
    if (shares.length === 0) return []
    const stated = [
      ...book.indicators
        .filter((row) => row.actual_value && isPercent(row.actual_unit ?? row.unit) && spendingWords.test(`${row.name_th} ${row.actual_note_th ?? ''}`))
        .map((row) => ({ value: row.actual_value!, printed: row.printed.actual_value, place: placeOf(row, 'actual_value') })),
      ...book.text
        .filter((row) => row.value && isPercent(row.unit) && spendingWords.test(row.what_th))
        .map((row) => ({ value: row.value!, printed: row.printed.value, place: placeOf(row, 'value') })),
    ].filter(({ value, printed }) => shares.every(({ share }) => shownAs(share, value, decimals(printed)) === 'other'))
    return [...Map.groupBy(stated, ({ value }) => value.toFixed()).values()].map((same): Contradiction => {
      const value = same[0]!.value
      const near = shares.toSorted((a, b) => a.share.minus(value).abs().cmp(b.share.minus(value).abs()))[0]!
      return {
        message: {
          th: `ผลการใช้จ่ายร้อยละ ${value.toFixed()} ไม่ตรงกับขอบเขตใดในตาราง ใกล้ที่สุดคือร้อยละ ${near.share.toFixed(2)} ใช้ฐานใดคำนวณ?`,
          en: `Spending of ${value.toFixed()} % fits no scope of the tables; the nearest is ${near.share.toFixed(2)} %. What was the base?`,
        },
        places: same.map(({ place }) => place),
        computed: `${near.how} = ${near.share.toFixed(4)} %; ${shares[1]!.how} = ${shares[1]!.share.toFixed(4)} %`,
      }
    })
  },
}

const totalOf = (rows: Book['execution']) => ({
  allocated: sumOfRows(rows, 'allocated'),
  disbursed: sumOfRows(rows, 'disbursed'),
  committed: sumOfRows(rows, 'committed'),
})

/** Subsidies approved against money committed for the same project. */
export const approvedAgainstCommitted: Rule = {
  key: 'approved-against-committed',
  kind: 'money',
  severity: 'medium',
  title: { th: 'เงินผูกพันมากกว่าเงินที่อนุมัติ', en: 'More is committed than was approved' },
  explanation: {
    th: 'เงินผูกพันต้องมีการอนุมัติรองรับ ถ้าผูกพันมากกว่าเงินที่เนื้อความบอกว่าอนุมัติแล้ว ต้องอธิบายว่าส่วนที่เหลือผูกพันกับอะไร',
    en: 'A commitment rests on an approval. Where more is committed than the text says was approved, the rest needs an explanation.',
  },
  find: ({ text, execution }) =>
    text.flatMap((row): Contradiction[] => {
      const line = execution.find(({ code }) => code === row.project_code)
      if (!line || row.kind !== 'money' || !row.value || !isBaht(row.unit) || !approvedWords.test(row.what_th) || budgetTopics.has(row.topic ?? '')) return []
      const approved = BigInt(row.value.times(100).round(0).toFixed())
      if (line.committed <= approved) return []
      return [
        {
          message: {
            th: `${line.code}: “${row.what_th}” ${formatBaht(approved)} บาท แต่ผูกพันไว้ ${formatBaht(line.committed)} บาท`,
            en: `${line.code}: “${row.what_th}” ${formatBaht(approved)} baht, but ${formatBaht(line.committed)} is committed`,
          },
          places: [placeOf(row, 'value'), placeOf(line, 'committed'), placeOf(line, 'disbursed')],
          computed: `${bahtText(line.committed)} - ${bahtText(approved)} = ${bahtText(line.committed - approved)}; disbursed + committed = ${bahtText(line.disbursed + line.committed)}`,
        },
      ]
    }),
}

/** How many projects the text says a group has. */
export const groupCount: Rule = {
  key: 'group-count',
  kind: 'counts',
  severity: 'medium',
  title: { th: 'จำนวนโครงการในเนื้อความไม่ตรงกับรายการ', en: 'The text counts other projects than the table lists' },
  explanation: {
    th: 'จำนวนงาน/โครงการที่กล่าวในเนื้อความต้องเท่ากับจำนวนรายการในตารางของกลุ่มเดียวกัน',
    en: 'How many projects the text names is how many the table of that group lists.',
  },
  find(book) {
    const listed = Map.groupBy(topProjects(book), ({ group }) => group)
    return book.text.flatMap((row): Contradiction[] => {
      if (row.kind !== 'list count' || row.project_code || !row.value || !projectWords.test(row.unit ?? '') || !budgetTopics.has(row.topic ?? '')) return []
      const group = groupWords.extra.test(row.what_th)
        ? 'extra'
        : groupWords.continuing.test(row.what_th)
          ? 'continuing'
          : extendedWords.test(row.what_th)
            ? undefined
            : 'plan'
      const rows = group && listed.get(group)
      if (!rows || row.value.eq(new Big(rows.length))) return []
      return [
        {
          message: {
            th: `“${row.what_th}” ${row.printed.value} แต่ตารางมี ${rows.length} รายการ`,
            en: `“${row.what_th}” ${row.printed.value}, the table lists ${rows.length}`,
          },
          places: [placeOf(row, 'value')],
          computed: `${rows.length} = ${rows.map(({ code }) => code).join(', ')}`,
        },
      ]
    })
  },
}
