import { placeOf } from '../book.ts'
import type { Contradiction, Rule } from '../finding.ts'
import { averageWords, estimateWords, forecastWords, preliminaryWords, realisedWords, unitValueWords } from '../lexicon.ts'
import { groupBy, isHeads, isMillion, isPercent, sameUnit, show, significant } from '../reading.ts'

/** A forecast or an estimate where a result was due. */
export const forecastAsResult: Rule = {
  key: 'forecast-as-result',
  kind: 'measures',
  severity: 'medium',
  title: { th: 'ค่าคาดการณ์เทียบกับเป้าหมายของค่าจริง', en: 'A forecast is held against a target for what happened' },
  explanation: {
    th: 'ผลที่พิมพ์เป็นค่าที่คาดว่าจะเกิดหรือประมาณการ แต่เป้าหมายไม่ได้บอกว่าเป็นค่าคาดการณ์ ถ้ามีค่าที่เกิดขึ้นจริงพิมพ์ไว้ ต้องใช้ค่านั้น',
    en: 'The result printed is expected or estimated while the target says nothing of a forecast. Where a realised value is printed, that is the result.',
  },
  find: (book) =>
    book.indicators.flatMap((row): Contradiction[] => {
      const value = row.actual_value
      if (!value || !isMillion(row.actual_unit ?? row.unit) || forecastWords.test(`${row.name_th} ${row.target_text_th ?? ''}`)) return []
      const own = book.values.filter((other) => other.project_code === row.project_code)
      const basis = own.find((other) => other.value_million_baht.eq(value) || other.value_million_baht.round(2, 1).eq(value))
      const words = `${row.actual_note_th ?? ''} ${basis?.basis ?? ''}`
      if (realisedWords.test(words) || !(forecastWords.test(words) || estimateWords.test(words))) return []
      const realised = own.find((other) => realisedWords.test(other.basis ?? ''))
      const misses = realised && row.target_value && realised.value_million_baht.lt(row.target_value)
      return [
        {
          message: {
            th: `${row.indicator_id}: ผล ${show(value)} เป็นค่าคาดการณ์หรือประมาณการ เทียบกับเป้าหมาย ${row.printed.target_value} ล้านบาท${realised ? ` ที่เกิดขึ้นจริงคือ ${show(realised.value_million_baht)}${misses ? ' ซึ่งต่ำกว่าเป้าหมาย' : ''}` : ''}`,
            en: `${row.indicator_id}: the result ${show(value)} is expected or estimated, the target ${row.printed.target_value} million baht is not${realised ? `; realised is ${show(realised.value_million_baht)}${misses ? ', below the target' : ''}` : ''}`,
          },
          places: [
            placeOf(row, 'target_value'),
            placeOf(row, 'actual_value'),
            ...(basis ? [placeOf(basis, 'basis')] : []),
            ...(row.actual_note_th ? [placeOf(row, 'actual_note_th')] : []),
            ...(realised ? [placeOf(realised, 'value_million_baht')] : []),
          ],
          computed: realised
            ? `${realised.value_million_baht.toFixed()} realised of ${value.toFixed()}; target ${row.printed.target_value}`
            : `basis: ${words.trim()}`,
        },
      ]
    }),
}

/** The result is the target again while the text tells another number. */
export const targetAsResult: Rule = {
  key: 'target-as-result',
  kind: 'measures',
  severity: 'medium',
  title: { th: 'พิมพ์เป้าหมายเป็นผล', en: 'A target is printed as the result' },
  explanation: {
    th: 'ผลเท่ากับเป้าหมายพอดี แต่เนื้อความของโครงการเดียวกันบอกจำนวนอื่นในหน่วยเดียวกัน',
    en: 'The result is exactly the target, while the project’s own text tells another number in that unit.',
  },
  find: (book) =>
    book.indicators.flatMap((row): Contradiction[] => {
      const unit = row.actual_unit ?? row.unit ?? ''
      if (!row.actual_value || !row.target_value?.eq(row.actual_value) || row.actual_value.lt(1000)) return []
      const told = book.text.filter(
        (other) => other.project_code === row.project_code && other.kind === 'result' && other.value && sameUnit(other.unit ?? '', unit),
      )
      if (told.length === 0 || told.some((other) => other.value!.eq(row.actual_value!))) return []
      const nearest = told.toSorted((a, b) => a.value!.minus(row.actual_value!).abs().cmp(b.value!.minus(row.actual_value!).abs()))[0]!
      return [
        {
          message: {
            th: `${row.indicator_id}: ผล ${show(row.actual_value)} ${unit} เท่ากับเป้าหมายพอดี แต่เนื้อความบอก ${show(nearest.value!)}`,
            en: `${row.indicator_id}: the result ${show(row.actual_value)} is exactly the target, the text tells ${show(nearest.value!)}`,
          },
          places: [placeOf(row, 'target_value'), placeOf(row, 'actual_value'), placeOf(nearest, 'value')],
          computed: `${nearest.value!.toFixed()} - ${row.actual_value.toFixed()} = ${nearest.value!.minus(row.actual_value).toFixed()}`,
        },
      ]
    }),
}

/** A preliminary result that another place prints as final. */
export const preliminaryAsFinal: Rule = {
  key: 'preliminary-as-final',
  kind: 'measures',
  severity: 'low',
  title: { th: 'ผลเบื้องต้นพิมพ์เป็นผลสุดท้าย', en: 'A preliminary result is printed as final' },
  explanation: { th: 'ตัวชี้วัดใช้ผลที่อีกแห่งของรายงานบอกว่าเป็นผลเบื้องต้น', en: 'An indicator uses a result that another place calls preliminary.' },
  find: ({ kpis, headlines, text }) =>
    [
      ...kpis.map((row) => ({ id: row.kpi_id, name: row.name_th, value: row.actual_value, unit: row.unit, place: placeOf(row, 'actual_value') })),
      ...headlines.map((row) => ({ id: row.key, name: row.name_th, value: row.value, unit: row.unit, place: placeOf(row, 'value') })),
    ].flatMap(({ id, name, value, unit, place }): Contradiction[] => {
      const told = text.filter((row) => value && row.value?.eq(value) && sameUnit(row.unit ?? '', unit ?? '') && preliminaryWords.test(row.what_th))
      if (!value || told.length === 0 || preliminaryWords.test(name) || significant(value) < 2) return []
      return [
        {
          message: {
            th: `${id}: ${show(value)} ${unit ?? ''} เป็นผลเบื้องต้น (“${told[0]!.what_th}”)`,
            en: `${id}: ${show(value)} is called preliminary elsewhere`,
          },
          places: [place, ...told.map((row) => placeOf(row, 'what_th'))],
          computed: `${name} <> ${told[0]!.what_th}`,
        },
      ]
    }),
}

/** A value that is a count times a round number: worked out, not measured. */
export const unitValue: Rule = {
  key: 'value-is-count-times-unit',
  kind: 'measures',
  severity: 'low',
  title: { th: 'มูลค่าคำนวณจากจำนวนคูณราคาต่อหน่วย', en: 'A value is a count times a round amount' },
  explanation: {
    th: 'มูลค่าเท่ากับจำนวนผู้รับบริการคูณจำนวนเงินกลม ๆ ต่อราย จึงเป็นค่าสมมุติ ไม่ใช่ผลที่วัดได้ ควรบอกฐานนี้ไว้',
    en: 'The value equals the number served times a round amount each: an assumption, not a measurement, and it should say so.',
  },
  find: (book) =>
    book.values.flatMap((row): Contradiction[] => {
      // Shorter numbers are the product of a count and a round amount by chance.
      if (significant(row.value_million_baht) < 5) return []
      const counts = book.indicators.filter(
        (other) => other.project_code === row.project_code && isHeads(other.unit) && other.actual_value && significant(other.actual_value) >= 4,
      )
      for (const count of counts) {
        const each = row.value_million_baht.times(1_000_000).div(count.actual_value!)
        const round = each.round(1 - String(each.round(0, 0).toFixed()).length, 1)
        const digits = (row.printed.value_million_baht.split('.')[1] ?? '').length
        if (each.lt(1) || !round.times(count.actual_value!).div(1_000_000).round(digits, 1).eq(row.value_million_baht)) continue
        if (unitValueWords.test(row.basis ?? '') || book.text.some((other) => other.project_code === row.project_code && averageWords.test(other.what_th)))
          continue
        return [
          {
            message: {
              th: `${row.project_code}: ${show(row.value_million_baht)} ล้านบาท เท่ากับ ${show(count.actual_value!)} ราย × ${show(round)} บาทพอดี เป็นค่าสมมุติต่อรายหรือไม่?`,
              en: `${row.project_code}: ${show(row.value_million_baht)} million baht is ${show(count.actual_value!)} × ${show(round)} baht. An assumed amount each?`,
            },
            places: [placeOf(row, 'value_million_baht'), placeOf(count, 'actual_value')],
            computed: `${count.actual_value!.toFixed()} x ${round.toFixed()} / 1000000 = ${round.times(count.actual_value!).div(1_000_000).toFixed()}`,
          },
        ]
      }
      return []
    }),
}

/** An average told with its total: some count of the project must be the number it was divided by. */
export const averageFitsNoCount: Rule = {
  key: 'average-fits-no-count',
  kind: 'surveys',
  severity: 'medium',
  title: { th: 'ค่าเฉลี่ยไม่ตรงกับจำนวนใดเลย', en: 'An average fits no count' },
  explanation: {
    th: 'ยอดรวมหารค่าเฉลี่ยต้องได้จำนวนที่โครงการรายงานไว้อย่างน้อยหนึ่งจำนวน',
    en: 'The total over the average must be one of the counts the project reports.',
  },
  find: (book) =>
    book.text.flatMap((average): Contradiction[] => {
      if (!average.value || average.value.eq(0) || !averageWords.test(average.what_th) || !isMillion(average.unit)) return []
      const near = book.text.filter((row) => row.project_code === average.project_code && row.value)
      const total = near.find(
        (row) =>
          row.src_line === average.src_line &&
          row.topic === average.topic &&
          row !== average &&
          sameUnit(row.unit ?? '', average.unit ?? '') &&
          row.id < average.id,
      )
      if (!total?.value) return []
      const counts = [
        ...near
          .filter((row) => row.value!.gte(2) && !isPercent(row.unit) && !isMillion(row.unit) && row.unit !== 'บาท')
          .map((row) => ({ value: row.value!, place: placeOf(row, 'value'), what: row.what_th })),
        ...book.indicators
          .filter((row) => row.project_code === average.project_code && row.actual_value && isHeads(row.unit))
          .map((row) => ({ value: row.actual_value!, place: placeOf(row, 'actual_value'), what: row.indicator_id })),
      ]
      const half = (printed: string) => 0.5 * 10 ** -(printed.split('.')[1] ?? '').length
      const low = total.value.minus(half(total.printed.value)).div(average.value.plus(half(average.printed.value)))
      const high = total.value.plus(half(total.printed.value)).div(average.value.minus(half(average.printed.value)))
      if (counts.length === 0 || counts.some(({ value }) => value.gte(low) && value.lte(high))) return []
      const heads = groupBy(counts, ({ value }) => value.toFixed()).map(([first]) => first!)
      return [
        {
          message: {
            th: `${average.project_code ?? ''}: รวม ${show(total.value)} เฉลี่ย ${show(average.value)} ล้านบาท ต้องมีประมาณ ${low.toFixed(0)}–${high.toFixed(0)} ราย แต่โครงการรายงาน ${heads.map(({ value }) => show(value)).join(', ')}`,
            en: `${average.project_code ?? ''}: ${show(total.value)} in all and ${show(average.value)} on average need about ${low.toFixed(0)}–${high.toFixed(0)}; the project reports ${heads.map(({ value }) => show(value)).join(', ')}`,
          },
          places: [placeOf(average, 'value'), placeOf(total, 'value'), ...heads.map(({ place }) => place)],
          computed: heads.map(({ value }) => `${total.value!.toFixed()} / ${value.toFixed()} = ${total.value!.div(value).toFixed(4)}`).join('; '),
        },
      ]
    }),
}
