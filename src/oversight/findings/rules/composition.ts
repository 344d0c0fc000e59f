import { sumOf } from '#platform/numbers.ts'
import { placeOf, type Book, type PrintedPlace } from '../book.ts'
import { figuresOf, type Figure, type Leaf } from '../figures.ts'
import type { Contradiction, Rule } from '../finding.ts'
import {
  countedTwiceWords,
  enterpriseWords,
  estimateWords,
  examinedWords,
  forecastWords,
  partOfWords,
  passedWords,
  realisedWords,
  stockWords,
  visitWords,
} from '../lexicon.ts'
import { groupBy, isHeads, isMillion, sameUnit, show, significant } from '../reading.ts'

/** Figures that count people or enterprises, with the numbers they rest on. */
const headFigures = (book: Book): readonly Figure[] => [...figuresOf(book).values()].filter((figure) => isHeads(figure.unit) && figure.leaves.length > 1)
const valueFigures = (book: Book): readonly Figure[] => [...figuresOf(book).values()].filter((figure) => isMillion(figure.unit))

/** Where a total is printed: as a headline, or as the strategic indicator its definition names. */
function printedAt(book: Book, { headline, note, place }: Figure): readonly PrintedPlace[] {
  const kpis = book.kpis.filter(({ kpi_id }) => note.split(/[\s,;]+/).includes(kpi_id))
  const printed = [...(headline ? [placeOf(headline, 'value')] : []), ...kpis.map((row) => placeOf(row, 'actual_value'))]
  return printed.length > 0 ? printed : [place]
}

/** Everything the report says about a number: its own words, and the text that tells the same number. */
function saidOf(book: Book, leaf: Leaf) {
  const told = book.text.filter(
    (row) => row.project_code === leaf.project && significant(leaf.value) >= 3 && row.value?.eq(leaf.value) && sameUnit(row.unit ?? '', leaf.unit),
  )
  return {
    words: [leaf.label, leaf.note, leaf.unit, ...told.flatMap((row) => [row.what_th, row.unit ?? ''])].join(' '),
    places: [leaf.place, ...told.map((row) => placeOf(row, 'value'))],
  }
}

/** One cause in several totals is one finding: the totals are its places. */
function byCause(book: Book, wanted: (leaf: Leaf, figure: Figure) => boolean) {
  const hits = headFigures(book).flatMap((figure) => figure.leaves.filter((leaf) => wanted(leaf, figure)).map((leaf) => ({ leaf, figure })))
  return groupBy(hits, ({ leaf }) => leaf.ref).map((same) => ({ leaf: same[0]!.leaf, figures: same.map(({ figure }) => figure) }))
}

const namesOf = (figures: readonly Figure[]): string => figures.map(({ headline, name }) => `“${headline?.name_th ?? name}”`).join(', ')

/** A running balance in a sum of what came in over the year. */
export const stockInFlows: Rule = {
  key: 'stock-added-to-flows',
  kind: 'composition',
  severity: 'medium',
  title: { th: 'นำยอดสะสมมารวมกับยอดของปี', en: 'A stock is added to flows' },
  explanation: {
    th: 'ยอดสะสมรวมผลของปีก่อน ๆ ไว้ด้วย เมื่อนำมารวมกับผลที่เกิดในปี ยอดรวมจึงไม่ใช่ผลของปีนี้',
    en: 'A cumulative balance holds earlier years too; added to the year’s own results, the total is not the year’s.',
  },
  find(book) {
    const isStock = (leaf: Leaf) => stockWords.test(saidOf(book, leaf).words)
    return byCause(book, (leaf, figure) => isStock(leaf) && figure.leaves.some((other) => !isStock(other))).map(({ leaf, figures }): Contradiction => ({
      message: {
        th: `ยอดสะสม ${show(leaf.value)} (${leaf.ref}) ถูกนำไปรวมใน ${namesOf(figures)} ซึ่งรวมผลของปี`,
        en: `The cumulative ${show(leaf.value)} (${leaf.ref}) is added to the year’s results in ${namesOf(figures)}`,
      },
      places: [...figures.flatMap((figure) => printedAt(book, figure)), ...saidOf(book, leaf).places],
      computed: figures
        .map(({ key, value }) => (value ? `${key}: ${value.toFixed()} - ${leaf.value.toFixed()} = ${value.minus(leaf.value).toFixed()}` : key))
        .join('; '),
    }))
  },
}

/** Visits in a sum of persons. */
export const visitsInHeads: Rule = {
  key: 'visits-added-to-heads',
  kind: 'composition',
  severity: 'medium',
  title: { th: 'นำจำนวนครั้งการเข้าชมมารวมกับจำนวนราย', en: 'Visits are added to heads' },
  explanation: {
    th: 'Unique IP หรือการเข้าชมนับเครื่องหรือครั้ง ไม่ใช่ผู้ประกอบการ เมื่อรวมกับจำนวนรายจึงไม่ใช่จำนวนผู้ได้รับบริการ',
    en: 'Unique addresses and visits count machines or times, not enterprises; added to persons the total counts neither.',
  },
  find(book) {
    const isVisit = (leaf: Leaf) => visitWords.test(saidOf(book, leaf).words)
    const causes = byCause(book, (leaf, figure) => isVisit(leaf) && figure.leaves.some((other) => !isVisit(other)))
    // The same visits may enter as one number or as its parts; totals that share a project share the cause.
    return groupBy(causes, ({ leaf }) => leaf.project ?? leaf.ref).map((same): Contradiction => {
      const figures = [...new Map(same.flatMap((cause) => cause.figures).map((figure) => [figure.key, figure])).values()]
      const largest = same.toSorted((a, b) => b.leaf.value.cmp(a.leaf.value))[0]!.leaf
      return {
        message: {
          th: `${show(largest.value)} (${largest.ref}) นับเป็น Unique IP หรือการเข้าชม แต่รวมเป็นรายใน ${namesOf(figures)}`,
          en: `${show(largest.value)} (${largest.ref}) counts addresses or visits but is added to heads in ${namesOf(figures)}`,
        },
        places: [...figures.flatMap((figure) => printedAt(book, figure)), ...same.flatMap(({ leaf }) => saidOf(book, leaf).places)],
        computed: figures
          .map(({ key, value, leaves }) => {
            const visits = sumOf(leaves.filter(isVisit).map((leaf) => leaf.value))
            return value ? `${key}: ${value.toFixed()} - ${visits.toFixed()} = ${value.minus(visits).toFixed()}` : key
          })
          .join('; '),
      }
    })
  },
}

/** A subset counted beside the set it was selected from. */
export const headsTwice: Rule = {
  key: 'same-heads-twice',
  kind: 'composition',
  severity: 'medium',
  title: { th: 'นับคนกลุ่มเดียวกันซ้ำในยอดรวม', en: 'The same heads are counted twice in a total' },
  explanation: {
    th: 'ผู้ผ่านเกณฑ์ย่อมเป็นส่วนหนึ่งของผู้ที่ได้รับการตรวจสอบ เมื่อรวมทั้งสองจำนวนจึงนับคนเดียวกันสองครั้ง',
    en: 'Those who passed are among those examined; adding both counts them twice.',
  },
  find: (book) =>
    directFigures(book).flatMap((figure) =>
      groupBy(
        figure.leaves.filter((leaf) => leaf.project && isHeads(leaf.unit)),
        (leaf) => leaf.project!,
      ).flatMap((leaves): Contradiction[] => {
        const subset = leaves.find((leaf) => passedWords.test(`${leaf.label} ${leaf.note}`))
        const set = leaves.find((leaf) => leaf !== subset && examinedWords.test(`${leaf.label} ${leaf.note}`) && subset && leaf.value.gte(subset.value))
        if (!subset || !set || countedTwiceWords.test(figure.headline?.name_th ?? figure.name)) return []
        return [
          {
            message: {
              th: `${namesOf([figure])} รวมทั้ง ${show(set.value)} (${set.ref}) และ ${show(subset.value)} (${subset.ref}) ซึ่งเป็นส่วนหนึ่งของกลุ่มแรก รวม ${leaves.length} จำนวนของ ${set.project}`,
              en: `${namesOf([figure])} adds ${show(set.value)} (${set.ref}) and ${show(subset.value)} (${subset.ref}), who are among them: ${leaves.length} counts of ${set.project} in one total`,
            },
            places: [...printedAt(book, figure), ...leaves.map((leaf) => leaf.place)],
            computed: `${leaves.map((leaf) => leaf.value.toFixed()).join(' + ')} = ${sumOf(leaves.map((leaf) => leaf.value)).toFixed()}; at least ${subset.value.toFixed()} twice`,
          },
        ]
      }),
    ),
}

/** Head figures whose own terms include the leaf, so that a cause is told where it is added. */
const directFigures = (book: Book): readonly Figure[] => headFigures(book).filter((figure) => figure.parts.some((part) => !part.key))

/** A total that takes most outputs of a project but leaves one out. */
export const outputLeftOut: Rule = {
  key: 'output-left-out',
  kind: 'composition',
  severity: 'medium',
  title: { th: 'ยอดรวมเว้นผลผลิตบางตัวของโครงการ', en: 'A total leaves out one output of a project' },
  explanation: {
    th: 'ยอดรวมนับผลผลิตหลายตัวของโครงการ แต่เว้นตัวหนึ่งที่หน่วยเดียวกัน ควรบอกเหตุผลหรือรวมให้ครบ',
    en: 'A total takes several outputs of a project and leaves out one of the same unit: include it or say why not.',
  },
  find: (book) =>
    directFigures(book).flatMap((figure) =>
      groupBy(
        figure.leaves.filter((leaf) => leaf.project && leaf.ref.startsWith('ind:')),
        (leaf) => leaf.project!,
      ).flatMap((leaves): Contradiction[] => {
        if (leaves.length < 2) return []
        const left = book.indicators.filter(
          (row) =>
            row.project_code === leaves[0]!.project &&
            row.kind === 'output' &&
            row.actual_value &&
            sameUnit(row.actual_unit ?? row.unit ?? '', leaves[0]!.unit) &&
            !figure.leaves.some(({ ref }) => ref === `ind:${row.indicator_id}`),
        )
        const outside = left.filter(
          (row) => ![...figuresOf(book).values()].some((other) => isHeads(other.unit) && other.leaves.some(({ ref }) => ref === `ind:${row.indicator_id}`)),
        )
        if (outside.length === 0) return []
        const missing = sumOf(outside.map((row) => row.actual_value!))
        return [
          {
            message: {
              th: `${namesOf([figure])} รวม ${leaves.length} ผลผลิตของ ${leaves[0]!.project} แต่เว้น ${outside.map((row) => `${row.indicator_id} (${show(row.actual_value!)})`).join(', ')}`,
              en: `${namesOf([figure])} takes ${leaves.length} outputs of ${leaves[0]!.project} but leaves out ${outside.map((row) => `${row.indicator_id} (${show(row.actual_value!)})`).join(', ')}`,
            },
            places: [...printedAt(book, figure), ...outside.map((row) => placeOf(row, 'actual_value'))],
            computed: figure.value ? `${figure.value.toFixed()} + ${missing.toFixed()} = ${figure.value.plus(missing).toFixed()}` : missing.toFixed(),
          },
        ]
      }),
    ),
}

/** A project of the plan whose value no total of values takes. */
export const valueLeftOut: Rule = {
  key: 'value-left-out',
  kind: 'composition',
  severity: 'medium',
  title: { th: 'มูลค่าของโครงการไม่ถูกรวมในยอดรวมมูลค่า', en: 'A project’s value is in no total of values' },
  explanation: {
    th: 'โครงการในแผนรายงานมูลค่าทางเศรษฐกิจ แต่ยอดรวมมูลค่าของโครงการไม่ได้รวมค่าใดของโครงการนี้ไว้',
    en: 'A project of the plan reports a value, and the total of the projects’ values takes none of its values.',
  },
  find(book) {
    const figures = valueFigures(book)
    const total = figures
      .filter((figure) => figure.leaves.filter(({ ref }) => ref.startsWith('value:')).length >= 3)
      .toSorted((a, b) => a.leaves.length - b.leaves.length)[0]
    if (!total) return []
    const taken = new Set(figures.flatMap(({ leaves }) => leaves.map(({ project }) => project)))
    const groupOf = new Map(book.projects.map(({ code, group }) => [code, group]))
    const groups = new Set(total.leaves.map(({ project }) => (project ? groupOf.get(project) : undefined)).filter((group) => group !== undefined))
    const left = book.values.filter((row) => !taken.has(row.project_code) && groups.has(groupOf.get(row.project_code)!) && !partOfWords.test(row.basis ?? ''))
    return groupBy(left, (row) => row.project_code).map((rows): Contradiction => ({
      message: {
        th: `${rows[0]!.project_code}: มูลค่า ${rows.map((row) => `${show(row.value_million_baht)} (${row.basis ?? 'ไม่ระบุฐาน'})`).join(', ')} ล้านบาท ไม่อยู่ใน ${namesOf([total])}`,
        en: `${rows[0]!.project_code}: ${rows.map((row) => `${show(row.value_million_baht)} (${row.basis ?? 'no basis'})`).join(', ')} million baht is not in ${namesOf([total])}`,
      },
      places: [...printedAt(book, total), ...rows.map((row) => placeOf(row, 'value_million_baht'))],
      computed: total.value
        ? rows
            .map((row) => `${total.value!.toFixed()} + ${row.value_million_baht.toFixed()} = ${total.value!.plus(row.value_million_baht).toFixed()}`)
            .join('; ')
        : total.key,
    }))
  },
}

/** A project whose value is in a total while the people it served are in none. */
export const headsLeftOut: Rule = {
  key: 'heads-left-out',
  kind: 'composition',
  severity: 'medium',
  title: { th: 'รวมมูลค่าของโครงการ แต่ไม่รวมจำนวนผู้ได้รับการพัฒนา', en: 'A project’s value is counted, the people it served are not' },
  explanation: {
    th: 'มูลค่าของโครงการอยู่ในยอดรวมมูลค่า แต่จำนวนรายของโครงการไม่อยู่ในยอดรวมใด ขอบเขตของสองยอดจึงไม่ตรงกัน',
    en: 'The total of values takes this project and no total of heads does: the two totals have different scopes.',
  },
  find(book) {
    const withValue = new Set(valueFigures(book).flatMap(({ leaves }) => leaves.map(({ project }) => project)))
    const withHeads = new Set(headFigures(book).flatMap(({ leaves }) => leaves.map(({ project }) => project)))
    if (withHeads.size === 0) return []
    return book.projects.flatMap((project): Contradiction[] => {
      if (!withValue.has(project.code) || withHeads.has(project.code)) return []
      const values = valueFigures(book).flatMap(({ leaves }) => leaves.filter((leaf) => leaf.project === project.code))
      const served = book.indicators.filter((row) => row.project_code === project.code && row.kind === 'output' && isHeads(row.unit) && row.actual_value)
      const told = book.text.filter((row) => row.project_code === project.code && row.kind === 'breakdown' && isHeads(row.unit) && row.value)
      const heads =
        served.length > 0
          ? served.map((row) => ({ value: row.actual_value!, place: placeOf(row, 'actual_value') }))
          : told.map((row) => ({ value: row.value!, place: placeOf(row, 'value') }))
      if (heads.length === 0) return []
      const sum = sumOf(heads.map(({ value }) => value))
      return [
        {
          message: {
            th: `${project.code}: มูลค่า ${show(values[0]!.value)} ล้านบาทอยู่ในยอดรวม แต่ ${show(sum)} รายไม่อยู่ในยอดใด`,
            en: `${project.code}: its ${show(values[0]!.value)} million baht is in a total, its ${show(sum)} heads are in none`,
          },
          places: [values[0]!.place, ...heads.map(({ place }) => place)],
          computed: `${heads.map(({ value }) => value.toFixed()).join(' + ')} = ${sum.toFixed()}`,
        },
      ]
    })
  },
}

/** Realised, forecast and estimated values in one sum. */
export const mixedBases: Rule = {
  key: 'bases-mixed',
  kind: 'composition',
  severity: 'medium',
  title: { th: 'รวมมูลค่าที่มีฐานต่างกัน', en: 'Values on different bases are added up' },
  explanation: {
    th: 'ค่าที่เกิดขึ้นจริง ค่าคาดการณ์ และค่าประมาณการ ไม่ควรรวมเป็นยอดเดียวโดยไม่แยกให้เห็น',
    en: 'What happened, what is expected and what is estimated should not be one sum without being shown apart.',
  },
  find(book) {
    const hits = valueFigures(book).flatMap((figure) => {
      const bases = groupBy(
        figure.leaves.filter(({ ref }) => ref.startsWith('value:')),
        ({ label }) => basisOf(label),
      )
      return bases.length > 1 && bases.some(([first]) => basisOf(first!.label) !== 'stated') ? [{ figure, bases }] : []
    })
    // The smallest figure is where they are mixed; those above only carry it on.
    const [direct] = hits.toSorted((a, b) => a.figure.leaves.length - b.figure.leaves.length)
    if (!direct) return []
    const told = direct.bases.map((leaves) => `${basisOf(leaves[0]!.label)} ${sumOf(leaves.map(({ value }) => value)).toFixed()}`).join(' + ')
    return [
      {
        message: {
          th: `${namesOf([direct.figure])} รวมค่าต่างฐาน: ${told} ล้านบาท`,
          en: `${namesOf([direct.figure])} mixes bases: ${told} million baht`,
        },
        places: [...hits.flatMap(({ figure }) => printedAt(book, figure)), ...direct.figure.leaves.map(({ place }) => place)],
        computed: `${told} = ${direct.figure.value?.toFixed() ?? ''}`,
      },
    ]
  },
}

const basisOf = (words: string): string =>
  forecastWords.test(words) ? 'forecast' : estimateWords.test(words) ? 'estimate' : realisedWords.test(words) ? 'realised' : 'stated'

/** A head count whose own breakdown says that some are not of the population the total names. */
export const othersInTotal: Rule = {
  key: 'others-in-total',
  kind: 'composition',
  severity: 'medium',
  title: { th: 'ยอดรวมนับกลุ่มอื่นปนอยู่', en: 'A total counts others than it names' },
  explanation: {
    th: 'เนื้อความแจกแจงว่าผู้เข้าร่วมบางส่วนไม่ใช่กลุ่มที่ยอดรวมกล่าวถึง แต่ยอดรวมนับทั้งหมด',
    en: 'The text breaks the participants down and some are not of the group the total names; the total counts all.',
  },
  find: (book) =>
    byCause(book, (leaf) => othersIn(book, leaf).length > 0).map(({ leaf, figures }): Contradiction => {
      const others = othersIn(book, leaf)
      const sum = sumOf(others.map((row) => row.value!))
      return {
        message: {
          th: `${leaf.project}: ${show(leaf.value)} รายใน ${namesOf(figures)} รวม ${others.map((row) => `“${row.what_th}” ${show(row.value!)}`).join(', ')} ไว้ด้วย`,
          en: `${leaf.project}: the ${show(leaf.value)} in ${namesOf(figures)} include ${others.map((row) => `“${row.what_th}” ${show(row.value!)}`).join(', ')}`,
        },
        places: [leaf.place, ...others.map((row) => placeOf(row, 'value')), ...figures.flatMap((figure) => printedAt(book, figure))],
        computed: `${leaf.value.toFixed()} - ${sum.toFixed()} = ${leaf.value.minus(sum).toFixed()}`,
      }
    }),
}

function othersIn(book: Book, leaf: Leaf) {
  if (!leaf.project || significant(leaf.value) < 2) return []
  const total = book.text.find((row) => row.project_code === leaf.project && row.kind === 'result' && row.value?.eq(leaf.value))
  const parts = book.text.filter(
    (row) =>
      total && row.project_code === leaf.project && row.src_line === total.src_line && row.kind === 'breakdown' && row.who_th && isHeads(row.unit) && row.value,
  )
  if (parts.length < 2 || !sumOf(parts.map((row) => row.value!)).eq(leaf.value)) return []
  const named = parts.filter((row) => enterpriseWords.test(row.who_th!))
  return named.length > 0 && named.every((row) => /SME|ผู้ประกอบการ/i.test(row.who_th!)) ? parts.filter((row) => !enterpriseWords.test(row.who_th!)) : []
}
