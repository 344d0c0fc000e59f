import { placeOf, type PrintedPlace } from '../book.ts'
import { figuresOf } from '../figures.ts'
import type { Contradiction, Rule } from '../finding.ts'
import { partOfWords } from '../lexicon.ts'
import { decimals, groupBy, measureName, isPercent, sameUnit, show, shownAs, significant, statementsOf, type Statement } from '../reading.ts'

/** The same words in the same place of the report with two values. */
export const sameLabel: Rule = {
  key: 'same-label-two-values',
  kind: 'versions',
  severity: 'high',
  title: { th: 'ข้อความเดียวกันพิมพ์สองค่า', en: 'The same words stand over two values' },
  explanation: {
    th: 'เรื่องเดียวกันของโครงการเดียวกัน เรียกด้วยคำเดียวกัน พิมพ์สองค่าต่างกัน อย่างน้อยหนึ่งค่าต้องผิด',
    en: 'One matter of one project, in the same words, is printed with two values: at least one is wrong.',
  },
  find: (book) =>
    groupBy(
      statementsOf(book).filter(({ from }) => from === 'text'),
      ({ id }) => {
        const row = book.text.find((other) => String(other.id) === id)!
        return [row.project_code, row.topic, row.what_th, row.who_th, row.unit, row.kind, row.value_to?.toFixed()].join('|')
      },
    ).flatMap((same): Contradiction[] => {
      const different = groupBy(same, ({ value }) => value.toFixed())
      if (different.length < 2 || agreeByRounding(same)) return []
      const project = same[0]!.project
      // The table of values repeats what the page says; it belongs to the same contradiction.
      const repeated = statementsOf(book).filter(
        (other) => other.from === 'value' && other.project === project && same.some(({ value }) => value.eq(other.value)),
      )
      const values = different.map(([first]) => first!.value)
      return [
        {
          message: {
            th: `${project ? `${project}: ` : ''}“${same[0]!.label}” พิมพ์ ${values.map(show).join(' และ ')} ${same[0]!.unit}`,
            en: `${project ? `${project}: ` : ''}“${same[0]!.label}” is printed as ${values.map(show).join(' and ')}`,
          },
          places: [...same, ...repeated].map(({ place }) => place),
          computed: `${values[0]!.toFixed()} - ${values[1]!.toFixed()} = ${values[0]!.minus(values[1]!).toFixed()}`,
        },
      ]
    }),
}

/** Whether all are one exact value, shown with fewer decimals. */
function agreeByRounding(statements: readonly Statement[]): boolean {
  const exact = statements.toSorted((a, b) => decimals(b.printed) - decimals(a.printed))[0]!
  return statements.every(({ value, printed }) => shownAs(exact.value, value, decimals(printed)) !== 'other')
}

/** Values of one project in the table of values that no different basis explains. */
export const twoValues: Rule = {
  key: 'two-values-one-basis',
  kind: 'versions',
  severity: 'medium',
  title: { th: 'โครงการเดียวมีมูลค่าสองค่าโดยไม่บอกฐานที่ต่างกัน', en: 'One project has two values and no basis tells them apart' },
  explanation: {
    th: 'มูลค่าสองค่าของโครงการเดียวกันต้องมีฐานต่างกันที่บอกไว้ เช่น เกิดขึ้นจริงและคาดการณ์',
    en: 'Two values of one project need two stated bases, as realised and forecast.',
  },
  find: (book) =>
    groupBy(
      book.values.filter((row) => !partOfWords.test(row.basis ?? '')),
      (row) => [row.project_code, row.basis].join('|'),
    ).flatMap((rows): Contradiction[] => {
      if (rows.length < 2 || rows.every((row) => row.value_million_baht.eq(rows[0]!.value_million_baht))) return []
      // Codes that are no project of the plan gather values of several things.
      if (!book.projects.some(({ code }) => code === rows[0]!.project_code)) return []
      return [
        {
          message: {
            th: `${rows[0]!.project_code}: มูลค่า ${rows.map((row) => show(row.value_million_baht)).join(' และ ')} ล้านบาท ใช้ฐานเดียวกัน (${rows[0]!.basis ?? 'ไม่ระบุ'})`,
            en: `${rows[0]!.project_code}: ${rows.map((row) => show(row.value_million_baht)).join(' and ')} million baht on one basis (${rows[0]!.basis ?? 'not stated'})`,
          },
          places: rows.map((row) => placeOf(row, 'value_million_baht')),
          computed: rows.map((row) => `${row.value_id} = ${row.value_million_baht.toFixed()}`).join('; '),
        },
      ]
    }),
}

/**
 * One fact measured in two tables: the indicator of a project, a strategic indicator, a headline. They are the same when two of name, target and
 * result agree, or when a result of four digits or more does; then the third must agree as well.
 */
export const sameFact: Rule = {
  key: 'same-fact-two-versions',
  kind: 'versions',
  severity: 'high',
  title: { th: 'ตัวชี้วัดเดียวกันพิมพ์เป้าหมายหรือผลต่างกัน', en: 'One indicator, two targets or two results' },
  explanation: {
    th: 'ตัวชี้วัดยุทธศาสตร์ ตัวชี้วัดโครงการ และตัวเลขเด่นที่เป็นเรื่องเดียวกัน ต้องมีเป้าหมายและผลเดียวกัน',
    en: 'A strategic indicator, a project’s indicator and a headline about the same thing have one target and one result.',
  },
  find(book) {
    const targets = new Map<string, PrintedPlace>([
      ...book.indicators.map((row) => [`indicator ${row.indicator_id}`, placeOf(row, 'target_value')] as const),
      ...book.kpis.map((row) => [`kpi ${row.kpi_id}`, placeOf(row, 'target_value')] as const),
      ...book.headlines.map((row) => [`headline ${row.key}`, placeOf(row, 'target_value')] as const),
    ])
    const stated = statementsOf(book).filter(({ target }) => target !== undefined)
    return pairsOf(stated).flatMap(([a, b]): Contradiction[] => {
      if (a.from === b.from || !sameUnit(a.unit, b.unit)) return []
      const name = sameMeasure(a.label, b.label)
      const result = a.value.eq(b.value)
      const target = a.target!.eq(b.target!)
      if (result && target) return []
      if (result && !target && (name || significant(a.value) >= 4)) {
        return [
          {
            // Four digits may agree by chance once in a while.
            severity: significant(a.value) >= 5 || name ? 'high' : 'medium',
            message: {
              th: `${a.id} และ ${b.id} มีผลเดียวกัน (${show(a.value)}) แต่เป้าหมาย ${show(a.target!)} กับ ${show(b.target!)} ${a.unit}`,
              en: `${a.id} and ${b.id} have one result (${show(a.value)}) but targets ${show(a.target!)} and ${show(b.target!)}`,
            },
            places: [targets.get(`${a.from} ${a.id}`)!, targets.get(`${b.from} ${b.id}`)!, a.place, b.place],
            computed: `${a.target!.toFixed()} - ${b.target!.toFixed()} = ${a.target!.minus(b.target!).toFixed()}`,
          },
        ]
      }
      if (!result && name && target && shownTwice(a, b) === 'other') {
        return [
          {
            message: {
              th: `${a.id} และ ${b.id} (“${a.label}”) มีเป้าหมายเดียวกัน แต่ผล ${show(a.value)} กับ ${show(b.value)} ${a.unit}`,
              en: `${a.id} and ${b.id} (“${a.label}”) have one target but results ${show(a.value)} and ${show(b.value)}`,
            },
            places: [a.place, b.place],
            computed: `${a.value.toFixed()} - ${b.value.toFixed()} = ${a.value.minus(b.value).toFixed()}`,
          },
        ]
      }
      return []
    })
  },
}

/** Indicators of two levels that share a name and nothing else. */
export const nameOfTwoLevels: Rule = {
  key: 'one-name-two-levels',
  kind: 'versions',
  severity: 'low',
  title: { th: 'ตัวชี้วัดยุทธศาสตร์กับตัวชี้วัดโครงการชื่อเดียวกันแต่ค่าต่างกัน', en: 'A strategic and a project indicator share a name, not their numbers' },
  explanation: {
    th: 'ตัวชี้วัดระดับยุทธศาสตร์และระดับโครงการใช้ชื่อเดียวกันและหน่วยเดียวกัน แต่ทั้งเป้าหมายและผลต่างกัน รายงานควรบอกว่าค่าระดับยุทธศาสตร์มาจากไหน',
    en: 'An indicator of a strategy and one of a project have one name and unit while both target and result differ: where does the strategy’s number come from?',
  },
  find: (book) =>
    book.kpis.flatMap((kpi) => {
      const named = book.indicators.filter(
        (row) =>
          sameMeasure(row.name_th, kpi.name_th) &&
          sameUnit(row.unit ?? '', kpi.unit ?? '') &&
          row.actual_value &&
          kpi.actual_value &&
          row.target_value &&
          kpi.target_value,
      )
      const differs = named.every((row) => !row.actual_value!.eq(kpi.actual_value!) && !row.target_value!.eq(kpi.target_value!))
      if (named.length === 0 || !differs) return []
      return [
        {
          message: {
            th: `“${kpi.name_th}” ระดับยุทธศาสตร์ (${kpi.kpi_id}) ${show(kpi.actual_value!)} แต่ ${named.map((row) => `${row.indicator_id} ${show(row.actual_value!)}`).join(', ')} ${kpi.unit ?? ''}`,
            en: `“${kpi.name_th}” is ${show(kpi.actual_value!)} for the strategy (${kpi.kpi_id}) and ${named.map((row) => `${show(row.actual_value!)} for ${row.indicator_id}`).join(', ')}`,
          },
          places: [
            placeOf(kpi, 'target_value'),
            placeOf(kpi, 'actual_value'),
            ...named.flatMap((row) => [placeOf(row, 'target_value'), placeOf(row, 'actual_value')]),
          ],
          computed: named
            .map((row) => `${kpi.actual_value!.toFixed()} - ${row.actual_value!.toFixed()} = ${kpi.actual_value!.minus(row.actual_value!).toFixed()}`)
            .join('; '),
        },
      ]
    }),
}

function sameMeasure(a: string, b: string): boolean {
  const [one, other] = [measureName(a), measureName(b)]
  return one.length >= 8 && one === other
}

function pairsOf<T>(items: readonly T[]): (readonly [T, T])[] {
  return items.flatMap((a, at) => items.slice(at + 1).map((b) => [a, b] as const))
}

const shownTwice = (a: Statement, b: Statement) => {
  const [exact, short] = decimals(a.printed) >= decimals(b.printed) ? [a, b] : [b, a]
  return shownAs(exact.value, short.value, decimals(short.printed))
}

/** The same number with more decimals elsewhere. */
export const precision: Rule = {
  key: 'precision',
  kind: 'versions',
  severity: 'low',
  title: { th: 'ตัวเลขเดียวกันพิมพ์ด้วยความละเอียดต่างกัน', en: 'One number in two precisions' },
  explanation: {
    th: 'ตัวเลขเดียวกันพิมพ์ทศนิยมไม่เท่ากัน หรือบางแห่งปัดบางแห่งตัดเศษ ทำให้นำไปรวมต่อแล้วไม่ลงตัว',
    en: 'A number is printed with different decimals, or rounded here and cut there: what is computed from it will not agree.',
  },
  find(book) {
    // What is printed for a composed figure is the business of the rules about figures.
    const composed = [...figuresOf(book).values()].flatMap(({ headline, value }) =>
      headline?.value && value ? [{ value: headline.value, unit: headline.unit ?? '' }] : [],
    )
    const isComposed = ({ value, unit }: Statement) => composed.some((figure) => figure.value.eq(value) && sameUnit(figure.unit, unit))
    const stated = [...statementsOf(book).filter((statement) => !isComposed(statement)), ...targetsOf()]
    const exact = stated.filter(({ printed, value }) => decimals(printed) > 0 && significant(value) >= 4)
    return groupBy(exact, ({ value, unit }) => `${value.toFixed()}|${isPercent(unit) ? '%' : unit}`).flatMap((full): Contradiction[] => {
      const { value, unit } = full[0]!
      const short = stated.filter((other) => {
        const digits = decimals(other.printed)
        // Of two projects they are two facts, however alike.
        const apart = full.every(({ project }) => project && other.project && project !== other.project)
        return (
          !apart &&
          sameUnit(other.unit, unit) &&
          digits < decimals(full[0]!.printed) &&
          significant(other.value) >= 3 &&
          ['rounded', 'cut'].includes(shownAs(value, other.value, digits))
        )
      })
      if (short.length === 0) return []
      const printed = [...new Set(short.map((other) => other.printed))]
      return [
        {
          message: {
            th: `${show(value)} ${unit} พิมพ์อีกแห่งเป็น ${printed.join(', ')}`,
            en: `${show(value)} is printed elsewhere as ${printed.join(', ')}`,
          },
          places: [...full, ...short].map(({ place }) => place),
          computed: printed.map((other) => `${value.toFixed()} - ${other} = ${value.minus(other.replaceAll(',', '')).toFixed()}`).join('; '),
        },
      ]
    })

    function targetsOf() {
      return [
        ...book.headlines.flatMap((row) =>
          row.target_value
            ? [{ value: row.target_value, printed: row.printed.target_value, unit: row.unit ?? '', project: undefined, place: placeOf(row, 'target_value') }]
            : [],
        ),
        ...book.kpis.flatMap((row) =>
          row.target_value
            ? [{ value: row.target_value, printed: row.printed.target_value, unit: row.unit ?? '', project: undefined, place: placeOf(row, 'target_value') }]
            : [],
        ),
      ]
    }
  },
}

/** A result, a value or a headline that is printed once and rests on nothing else. */
export const unsupported: Rule = {
  key: 'stated-once',
  kind: 'versions',
  severity: 'low',
  title: { th: 'ตัวเลขที่ไม่มีที่มาในรายงาน', en: 'A number that nothing in the report supports' },
  explanation: {
    th: 'ผลระดับแผน ยุทธศาสตร์ หรือมูลค่าของโครงการ ควรพบในเนื้อความ ตัวชี้วัด หรือองค์ประกอบที่ใดที่หนึ่ง ตัวเลขที่ปรากฏเพียงแห่งเดียวตรวจสอบไม่ได้',
    en: 'A result of the plan or a strategy, or a project’s value, should be met again in the text, an indicator or a sum of parts. What stands alone cannot be checked.',
  },
  find(book) {
    const all = statementsOf(book)
    const sums = [...figuresOf(book).values()].flatMap(({ value }) => (value ? [value] : []))
    const wanted = all.filter(({ from, value }) => (from === 'kpi' || from === 'value') && significant(value) >= 3)
    return wanted.flatMap((statement): Contradiction[] => {
      const shows = (other: Statement['value'], printed: string) =>
        shownAs(other, statement.value, decimals(statement.printed)) !== 'other' ||
        (significant(other) >= 3 && shownAs(statement.value, other, decimals(printed)) !== 'other')
      const ofProject = (other: Statement) =>
        !statement.project || !other.project || statement.project === other.project || !book.projects.some(({ code }) => code === statement.project)
      const found =
        all.some((other) => other.from !== statement.from && ofProject(other) && sameUnit(other.unit, statement.unit) && shows(other.value, other.printed)) ||
        sums.some((sum) => shows(sum, sum.toFixed()))
      if (found) return []
      return [
        {
          message: {
            th: `${statement.id} ${show(statement.value)} ${statement.unit} ปรากฏที่นี่แห่งเดียว มีที่มาจากไหน?`,
            en: `${statement.id}: ${show(statement.value)} is printed here only. Where does it come from?`,
          },
          places: [statement.place],
          computed: `no other statement of ${statement.value.toFixed()} ${statement.unit}`,
        },
      ]
    })
  },
}
