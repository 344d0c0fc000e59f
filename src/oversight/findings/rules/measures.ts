import { sumOf } from '#platform/numbers.ts'
import { placeOf, type Book } from '../book.ts'
import type { Contradiction, Rule } from '../finding.ts'
import { percentUnits, satisfactionWords, stages, usefulnessWords } from '../lexicon.ts'
import { bare, groupBy, isMillion, isPercent, numbersWithUnits, sameUnit, show, significant } from '../reading.ts'

type Indicator = Book['indicators'][number]
const noteOf = (row: Indicator): string => row.actual_note_th ?? ''

/** Target and result in two units. */
export const unitsDiffer: Rule = {
  key: 'units-differ',
  kind: 'measures',
  severity: 'medium',
  title: { th: 'เป้าหมายกับผลใช้คนละหน่วย', en: 'Target and result have different units' },
  explanation: { th: 'เทียบเป้าหมายกับผลได้เมื่อใช้หน่วยเดียวกัน', en: 'A target can only be held against a result in the same unit.' },
  find: ({ indicators }) =>
    indicators.flatMap((row): Contradiction[] => {
      if (!row.unit || !row.actual_unit || bare(row.unit) === bare(row.actual_unit)) return []
      return [
        {
          message: {
            th: `${row.indicator_id}: เป้าหมาย ${row.printed.target_value} ${row.unit} แต่ผล ${row.printed.actual_value} ${row.actual_unit}`,
            en: `${row.indicator_id}: target ${row.printed.target_value} ${row.unit}, result ${row.printed.actual_value} ${row.actual_unit}`,
          },
          places: [placeOf(row, 'unit'), placeOf(row, 'actual_unit')],
          computed: `${row.unit} <> ${row.actual_unit}`,
        },
      ]
    }),
}

/** A name that promises a percentage over a unit that is none, or a number over a percentage. */
export const nameAgainstUnit: Rule = {
  key: 'name-against-unit',
  kind: 'measures',
  severity: 'medium',
  title: { th: 'ชื่อตัวชี้วัดกับหน่วยไม่ตรงกัน', en: 'An indicator’s name and its unit disagree' },
  explanation: {
    th: 'ชื่อบอกว่าวัดเป็นร้อยละแต่หน่วยเป็นจำนวน หรือกลับกัน เป้าหมายที่ตั้งไว้จึงไม่ใช่สิ่งที่วัด',
    en: 'The name says percent and the unit counts, or the other way round: what was promised is not what is measured.',
  },
  find: ({ indicators, kpis }) =>
    [
      ...indicators.map((row) => ({
        id: row.indicator_id,
        name: row.name_th,
        unit: row.unit,
        target: row.printed.target_value,
        places: [placeOf(row, 'name_th'), placeOf(row, 'unit')],
      })),
      ...kpis.map((row) => ({
        id: row.kpi_id,
        name: row.name_th,
        unit: row.unit,
        target: row.printed.target_value,
        places: [placeOf(row, 'name_th'), placeOf(row, 'unit')],
      })),
    ].flatMap(({ id, name, unit, target, places }): Contradiction[] => {
      if (!unit) return []
      const saysPercent = percentUnits.test(name)
      const saysNumber = /^จำนวน(?!ร้อยละ)/.test(name)
      if (!(saysPercent && !isPercent(unit)) && !(saysNumber && isPercent(unit))) return []
      return [
        {
          severity: saysPercent ? 'medium' : 'low',
          message: {
            th: `${id}: “${name}” แต่หน่วยเป็น${unit} (เป้าหมาย ${target})`,
            en: `${id}: “${name}”, but the unit is ${unit} (target ${target})`,
          },
          places,
          computed: `${saysPercent ? 'percent' : 'number'} <> ${unit}`,
        },
      ]
    }),
}

/** What a result was counted at: from its note, or from the text that tells the same number. */
function tellings(book: Book, row: Indicator) {
  const text = book.text.filter(
    (other) =>
      other.project_code === row.project_code &&
      row.actual_value &&
      other.value?.eq(row.actual_value) &&
      sameUnit(other.unit ?? '', row.actual_unit ?? row.unit ?? ''),
  )
  return [
    ...(row.actual_note_th ? [{ words: row.actual_note_th, place: placeOf(row, 'actual_note_th') }] : []),
    ...text.map((other) => ({ words: other.what_th, place: placeOf(other, 'what_th') })),
  ]
}

/** A target of one stage of the work, a result of an earlier one. */
export const stageOfWork: Rule = {
  key: 'result-of-an-earlier-stage',
  kind: 'measures',
  severity: 'medium',
  title: { th: 'ผลนับงานคนละขั้นกับเป้าหมาย', en: 'The result counts an earlier stage than the target' },
  explanation: {
    th: 'เช่น เป้าหมายคือผู้ได้รับการพัฒนา แต่ผลนับผู้ที่ได้รับอนุมัติ หรือเป้าหมายคือการนำไปใช้ แต่ผลนับการนำส่งรายงาน',
    en: 'Such as a target of those served held against those approved, or of use held against reports delivered.',
  },
  find: (book) =>
    book.indicators.flatMap((row): Contradiction[] => {
      if (!row.actual_value || isEnumeration(row)) return []
      for (const stage of stages) {
        if (!stage.target.test(row.name_th) || stage.result.test(row.name_th)) continue
        const told = tellings(book, row).filter(({ words }) => stage.result.test(words))
        if (told.length === 0) continue
        return [
          {
            message: {
              th: `${row.indicator_id}: ${stage.th} (${show(row.actual_value)} ${row.unit ?? ''})`,
              en: `${row.indicator_id}: ${stage.en} (${show(row.actual_value)})`,
            },
            places: [placeOf(row, 'name_th'), placeOf(row, 'actual_value'), ...told.map(({ place }) => place)],
            computed: `target: ${row.name_th.slice(0, 80)}; result: ${told[0]!.words.slice(0, 80)}`,
          },
        ]
      }
      return []
    }),
}

/** A note that lists `1. … 2. …` names what was counted. */
const isEnumeration = (row: Indicator): boolean => /(^|[(\s])\(?1[.)]\s/.test(noteOf(row))

/** Satisfaction stands in for something else. */
export const satisfactionInstead: Rule = {
  key: 'satisfaction-instead',
  kind: 'measures',
  severity: 'medium',
  title: { th: 'ใช้ความพึงพอใจแทนสิ่งที่ตั้งเป้าหมายไว้', en: 'Satisfaction stands in for what was to be measured' },
  explanation: {
    th: 'เป้าหมายวัดการนำไปใช้ ความเสถียร หรือเรื่องอื่น แต่ผลมาจากแบบสำรวจความพึงพอใจ',
    en: 'The target is about use, stability or something else; the result comes from a satisfaction survey.',
  },
  find: ({ indicators }) =>
    indicators.flatMap((row): Contradiction[] => {
      if (!row.actual_value || satisfactionWords.test(row.name_th) || !satisfactionWords.test(noteOf(row))) return []
      const mixed = usefulnessWords.test(noteOf(row))
      return [
        {
          severity: mixed ? 'low' : 'medium',
          message: {
            th: `${row.indicator_id}: “${row.name_th}” แต่ผล ${row.printed.actual_value} มาจาก ${noteOf(row)}`,
            en: `${row.indicator_id}: the result ${row.printed.actual_value} comes from a satisfaction survey${mixed ? ' asked together with use' : ''}`,
          },
          places: [placeOf(row, 'name_th'), placeOf(row, 'actual_note_th')],
          computed: `${row.name_th.slice(0, 60)} <> ${noteOf(row).slice(0, 80)}`,
        },
      ]
    }),
}

/** The note counts the result in another unit than the target's. */
export const noteCountsOther: Rule = {
  key: 'note-counts-something-else',
  kind: 'measures',
  severity: 'medium',
  title: { th: 'หมายเหตุนับคนละอย่างกับเป้าหมาย', en: 'The note counts something else than the target' },
  explanation: {
    th: 'จำนวนในหมายเหตุเท่ากับผล แต่นับเป็นหน่วยอื่น เช่น เป้าหมายเป็นรายงาน แต่ผลนับแผนงาน',
    en: 'The note gives the result’s number in another unit, as plans where reports were promised.',
  },
  find: ({ indicators }) =>
    indicators.flatMap((row): Contradiction[] => {
      const unit = row.unit ?? ''
      if (!row.actual_value || isPercent(unit) || isMillion(unit) || isEnumeration(row)) return []
      const other = numbersWithUnits(noteOf(row)).find(
        ({ value, unit: said }) => value.eq(row.actual_value!) && said.length >= 3 && !sameUnit(said, unit) && !bare(said).startsWith(bare(unit)),
      )
      if (!other || significant(other.value) + other.value.toFixed().length < 3) return []
      return [
        {
          message: {
            th: `${row.indicator_id}: เป้าหมายนับเป็น${unit} แต่หมายเหตุของผลนับ ${show(other.value)} ${other.unit}`,
            en: `${row.indicator_id}: the target counts ${unit}, the note counts ${show(other.value)} ${other.unit}`,
          },
          places: [placeOf(row, 'unit'), placeOf(row, 'actual_note_th')],
          computed: `${unit} <> ${other.unit}`,
        },
      ]
    }),
}

/** One printed result for several indicators. */
export const jointResult: Rule = {
  key: 'joint-result',
  kind: 'measures',
  severity: 'low',
  title: { th: 'หลายตัวชี้วัดพิมพ์ผลรวมเป็นก้อนเดียว', en: 'Several indicators share one printed result' },
  explanation: {
    th: 'ผลพิมพ์รวมกันเป็นก้อนเดียว จำนวนจึงไม่ตรงกับเป้าหมายของแต่ละตัวชี้วัด และบอกไม่ได้ว่าตัวใดบรรลุ',
    en: 'The result is printed for all together, so its number is no indicator’s and none can be said to be met.',
  },
  find: ({ indicators }) =>
    groupBy(
      indicators.filter((row) => row.actual_text_th && row.actual_value),
      (row) => [row.project_code, row.actual_text_th].join('|'),
    ).flatMap((all): Contradiction[] => {
      const said = numbersWithUnits(all[0]!.actual_text_th!)
      const rows = all.filter((row) => {
        const own = said.find(({ unit }) => unit && bare(row.actual_unit ?? row.unit ?? '') === bare(unit))
        return own !== undefined && !own.value.eq(row.actual_value!)
      })
      if (all.length < 2 || rows.length === 0) return []
      const units = groupBy(rows, (row) => row.actual_unit ?? row.unit ?? '')
      return [
        {
          message: {
            th: `${rows[0]!.project_code}: ${rows.map((row) => row.indicator_id).join(', ')} พิมพ์ผลร่วมกันว่า “${said.map(({ value, unit }) => `${show(value)} ${unit}`).join(' / ')}”`,
            en: `${rows[0]!.project_code}: ${rows.map((row) => row.indicator_id).join(', ')} share the printed result ${said.map(({ value, unit }) => `${show(value)} ${unit}`).join(' / ')}`,
          },
          places: rows.map((row) => placeOf(row, 'actual_text_th')),
          computed: units
            .map(
              (same) =>
                `${same.map((row) => row.actual_value!.toFixed()).join(' + ')} = ${sumOf(same.map((row) => row.actual_value!)).toFixed()} ${same[0]!.unit ?? ''}`,
            )
            .join('; '),
        },
      ]
    }),
}

/** The value comes from a programme that is not among the measures counted beside it. */
export const valueOfUncounted: Rule = {
  key: 'value-of-something-uncounted',
  kind: 'measures',
  severity: 'medium',
  title: { th: 'มูลค่ามาจากมาตรการที่ไม่อยู่ในรายการที่นับ', en: 'The value comes from a measure that was not counted' },
  explanation: {
    th: 'ตัวชี้วัดหนึ่งนับจำนวนมาตรการ อีกตัวหนึ่งนับมูลค่าจากมาตรการ แต่มูลค่ามาจากมาตรการที่ไม่อยู่ในรายการที่นับ',
    en: 'One indicator counts measures, another the value they brought; the value comes from one that is not in the list counted.',
  },
  find: (book) =>
    book.text.flatMap((row): Contradiction[] => {
      const from = /จาก\s*([A-Za-z][\w\s-]+)$/.exec(row.what_th)?.[1]?.trim()
      if (!from || row.kind !== 'result' || !isMillion(row.unit)) return []
      const lists = groupBy(
        book.lists.filter((item) => item.project_code === row.project_code),
        (item) => item.list,
      )
      const counted = book.indicators.flatMap((indicator) => {
        if (indicator.project_code !== row.project_code || indicator.kind !== 'output' || !indicator.actual_value) return []
        const items = lists.find(
          (list) =>
            list[0]!.src_line === indicator.src_line_actual && indicator.actual_value!.eq(list.length) && /มาตรการ|โครงการ|แผนงาน/.test(indicator.name_th),
        )
        return items ? [{ indicator, items }] : []
      })[0]
      if (!counted || counted.items.some((item) => bare(item.value_th).includes(bare(from)))) return []
      return [
        {
          message: {
            th: `“${row.what_th}” ${row.printed.value} ล้านบาท แต่มาตรการที่นับ (${counted.indicator.indicator_id}) คือ ${counted.items.map((item) => item.value_th).join(' และ ')}`,
            en: `“${row.what_th}” ${row.printed.value} million baht, but the measures counted by ${counted.indicator.indicator_id} do not name ${from}`,
          },
          places: [placeOf(row, 'value'), placeOf(counted.indicator, 'actual_value'), ...counted.items.map((item) => placeOf(item, 'value_th'))],
          computed: `${from} is none of ${counted.items.length} items`,
        },
      ]
    }),
}
