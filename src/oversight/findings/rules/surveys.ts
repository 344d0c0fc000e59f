import Big from 'big.js'
import { placeOf, type Book, type PrintedPlace } from '../book.ts'
import type { Contradiction, Rule } from '../finding.ts'
import { enterpriseWords, populations, populationWords, registerWords, respondentWords, shareWords, staffWords, stockWords } from '../lexicon.ts'
import { bare, decimals, groupBy, isHeads, isPercent, numberIn, sameUnit, show, significant, statementsOf } from '../reading.ts'

interface Survey {
  readonly percent: Big
  readonly printed: string
  readonly respondents: Big
  /** The row itself says that the percentage is a share of the respondents. */
  readonly share: boolean
  readonly about: string
  readonly places: readonly PrintedPlace[]
}

/** Every percentage with the number of those asked: told in one line of the text, in an assessment, or of the parts of a plan. */
function surveysOf(book: Book): readonly Survey[] {
  const { text, assessments } = book
  const told = text.flatMap((row): Survey[] => {
    if (!row.value || !isPercent(row.unit)) return []
    const near = (other: Book['text'][number]) => other.project_code === row.project_code && other.src_line === row.src_line && other.value !== undefined
    const asked =
      row.kind === 'survey_pct'
        ? text.find((other) => near(other) && other.kind === 'survey_n')
        : row.kind === 'result'
          ? text.find(
              (other) =>
                near(other) &&
                other.id === row.id - 1 &&
                other.topic === row.topic &&
                other.kind === 'result' &&
                !isPercent(other.unit) &&
                other.value!.eq(other.value!.round(0)),
            )
          : undefined
    if (!asked?.value) return []
    return [
      {
        percent: row.value,
        printed: row.printed.value,
        respondents: asked.value,
        share: shareWords.test(row.what_th),
        about: row.what_th,
        places: [placeOf(row, 'value'), placeOf(asked, 'value')],
      },
    ]
  })
  const assessed = assessments.flatMap((row): Survey[] => {
    const percent = numberIn(row.value)
    if (!percent || !isPercent(row.unit)) return []
    const asked = assessments.find(
      (other) =>
        other.year_be === row.year_be &&
        [row.assessment, `${row.assessment}_sample`].includes(other.assessment) &&
        isHeads(other.unit) &&
        respondentWords.test(other.item ?? ''),
    )
    const respondents = numberIn(asked?.value)
    if (!asked || !respondents) return []
    return [
      {
        percent,
        printed: row.printed.value,
        respondents,
        share: shareWords.test(row.item ?? ''),
        about: row.item ?? row.assessment,
        places: [placeOf(row, 'value'), placeOf(asked, 'value')],
      },
    ]
  })
  return [...told, ...assessed].filter(({ respondents }) => respondents.gt(0))
}

/** A percentage that no whole number of the respondents gives. */
export const impossiblePercent: Rule = {
  key: 'percent-of-no-whole-number',
  kind: 'surveys',
  severity: 'low',
  title: { th: 'ร้อยละที่จำนวนผู้ตอบไม่สามารถให้ได้', en: 'A percentage no whole number of respondents gives' },
  explanation: {
    th: 'ถ้าเป็นสัดส่วนของผู้ตอบ ต้องมีจำนวนเต็มที่หารแล้วได้ร้อยละนี้ ถ้าเป็นคะแนนเฉลี่ย รายงานควรเรียกว่าคะแนน ไม่ใช่ร้อยละของผู้ตอบ',
    en: 'As a share of the respondents it needs a whole number behind it; if it is a mean score, the report should call it a score.',
  },
  find(book) {
    const impossible = surveysOf(book).filter(({ percent, printed, respondents }) => {
      const near = percent.times(respondents).div(100)
      return [Big.roundDown, Big.roundUp].every((way) => {
        const share = near.round(0, way).times(100).div(respondents)
        return !share.round(decimals(printed), Big.roundHalfUp).eq(percent)
      })
    })
    return groupBy(impossible, ({ percent, respondents }) => `${percent.toFixed()}|${respondents.toFixed()}`).map((same): Contradiction => {
      const { percent, printed, respondents, about } = same[0]!
      const share = same.some((survey) => survey.share)
      const repeated = statementsOf(book).filter(
        ({ value, unit, place }) =>
          isPercent(unit) &&
          value.eq(percent) &&
          significant(value) >= 3 &&
          !same.some(({ places }) => places.some((other) => other.identity === place.identity)),
      )
      const [down, up] = [Big.roundDown, Big.roundUp].map((way) => {
        const count = percent.times(respondents).div(100).round(0, way)
        return `${count.toFixed()} / ${respondents.toFixed()} = ${count
          .times(100)
          .div(respondents)
          .toFixed(decimals(printed) + 2)} %`
      })
      return {
        severity: share ? 'medium' : 'low',
        message: {
          th: `“${about}” ร้อยละ ${show(percent)} ของ ${show(respondents)} ไม่มีจำนวนเต็มใดให้ค่านี้${share ? '' : ' เป็นคะแนนเฉลี่ยหรือสัดส่วน?'}`,
          en: `“${about}”: no whole number of ${show(respondents)} gives ${show(percent)} %${share ? '' : '. Is it a mean score or a share?'}`,
        },
        places: [...same.flatMap(({ places }) => places), ...repeated.map(({ place }) => place)],
        computed: `${down}; ${up}`,
      }
    })
  },
}

/** A sample made of others than the population the number is printed for. */
export const sampleOfOthers: Rule = {
  key: 'sample-not-the-population',
  kind: 'surveys',
  severity: 'medium',
  title: { th: 'กลุ่มตัวอย่างไม่ใช่ประชากรที่ระบุ', en: 'The sample is not the population named' },
  explanation: {
    th: 'ตัวเลขพิมพ์ว่าเป็นของ SME แต่กลุ่มตัวอย่างมีผู้อื่นรวมอยู่ด้วย',
    en: 'The number is printed as the SMEs’ while the sample holds others as well.',
  },
  find: (book) =>
    groupBy(
      book.assessments.filter((row) => row.assessment.endsWith('_sample') && isHeads(row.unit)),
      (row) => row.assessment,
    ).flatMap((sample): Contradiction[] => {
      const score = book.assessments.find((row) => `${row.assessment}_sample` === sample[0]!.assessment && isPercent(row.unit))
      const value = numberIn(score?.value)
      const groups = sample.filter((row) => !respondentWords.test(row.item ?? ''))
      const others = groups.filter((row) => !enterpriseWords.test(row.item ?? ''))
      if (!score || !value || others.length === 0 || others.length === groups.length) return []
      const headlines = book.headlines.filter(
        (row) => row.value?.eq(value) && isPercent(row.unit) && enterpriseWords.test(row.name_th) && !/ผู้มีส่วนได้/.test(row.name_th),
      )
      if (headlines.length === 0) return []
      const count = others.reduce((sum, row) => sum.plus(numberIn(row.value) ?? 0), new Big(0))
      return [
        {
          message: {
            th: `“${headlines[0]!.name_th}” ${show(value)} แต่ตัวอย่างมี ${others.map((row) => row.item).join(', ')} รวม ${show(count)} รายปนอยู่`,
            en: `“${headlines[0]!.name_th}” ${show(value)} %, but ${show(count)} of the sample are others`,
          },
          places: [...headlines.map((row) => placeOf(row, 'name_th')), placeOf(score, 'value'), ...groups.map((row) => placeOf(row, 'value'))],
          computed: `others: ${others.map((row) => row.printed.value).join(' + ')} = ${count.toFixed()}`,
        },
      ]
    }),
}

/** A survey whose indicator names two populations while one of them was asked. */
export const populationNotAsked: Rule = {
  key: 'population-not-asked',
  kind: 'surveys',
  severity: 'low',
  title: { th: 'แบบสำรวจไม่ได้ถามกลุ่มที่ตัวชี้วัดระบุ', en: 'A survey did not ask a population its indicator names' },
  explanation: {
    th: 'ตัวชี้วัดกล่าวถึงสองกลุ่ม แต่ผู้ตอบแบบสำรวจมีกลุ่มเดียว ผลจึงไม่ใช่ของทั้งสองกลุ่ม',
    en: 'The indicator names two groups and only one was asked: the result is not of both.',
  },
  find: ({ indicators, text }) =>
    text.flatMap((asked): Contradiction[] => {
      if (asked.kind !== 'survey_n' || !asked.who_th) return []
      const percent = text.find((row) => row.kind === 'survey_pct' && row.project_code === asked.project_code && row.src_line === asked.src_line)
      const indicator = indicators.find((row) => row.project_code === asked.project_code && percent?.value && row.actual_value?.eq(percent.value))
      if (!indicator || !percent) return []
      const [first, second] = indicator.name_th.split(/\s(?=นำ|ได้|มี|สามารถ)|ที่/)[0]!.split('และ')
      if (!first || !second) return []
      const missing = populations.filter((words) => words.test(`${first} ${second}`) && !words.test(asked.who_th!))
      if (missing.length === 0 || !populations.some((words) => words.test(asked.who_th!))) return []
      return [
        {
          message: {
            th: `${indicator.indicator_id}: “${first}และ${second}” แต่ผู้ตอบคือ ${asked.who_th} ${asked.printed.value} ราย`,
            en: `${indicator.indicator_id} speaks of two groups; the ${asked.printed.value} asked were “${asked.who_th}”`,
          },
          places: [placeOf(indicator, 'name_th'), placeOf(indicator, 'actual_value'), placeOf(asked, 'who_th')],
          computed: `asked: ${asked.who_th}`,
        },
      ]
    }),
}

/** The agency's own staff judge a service for others. */
export const ownStaffAsked: Rule = {
  key: 'own-staff-asked',
  kind: 'surveys',
  severity: 'low',
  title: { th: 'เจ้าหน้าที่ภายในเป็นผู้ประเมินบริการสำหรับภายนอก', en: 'The agency’s own staff rate a service for others' },
  explanation: {
    th: 'บริการมีไว้สำหรับผู้ประกอบการหรือหน่วยงานภายนอก แต่ผู้ประเมินคือเจ้าหน้าที่ของหน่วยงานเอง',
    en: 'The service is for enterprises or other agencies; those who rated it are the agency’s own staff.',
  },
  find: ({ text, projects, indicators }) =>
    text.flatMap((asked): Contradiction[] => {
      const project = projects.find(({ code }) => code === asked.project_code)
      if (asked.kind !== 'survey_n' || !staffWords.test(asked.who_th ?? '') || !project || !enterpriseWords.test(project.name_th)) return []
      const percent = text.find((row) => row.kind === 'survey_pct' && row.project_code === asked.project_code && row.src_line === asked.src_line)
      const indicator = indicators.find((row) => row.project_code === project.code && percent?.value && row.actual_value?.eq(percent.value))
      return [
        {
          message: {
            th: `${project.code}: “${percent?.what_th ?? asked.what_th}” ร้อยละ ${percent?.printed.value ?? ''} ประเมินโดย${asked.who_th} ${asked.printed.value} คน`,
            en: `${project.code}: ${percent?.printed.value ?? ''} % were given by ${asked.printed.value} of the agency’s own staff`,
          },
          places: [placeOf(asked, 'value'), ...(percent ? [placeOf(percent, 'value')] : []), ...(indicator ? [placeOf(indicator, 'actual_value')] : [])],
          computed: `${asked.who_th}: ${asked.printed.value}`,
        },
      ]
    }),
}

/** A survey or assessment of another year used as this year's result. */
export const anotherYear: Rule = {
  key: 'measured-in-another-year',
  kind: 'surveys',
  severity: 'medium',
  title: { th: 'ผลวัดในปีอื่น', en: 'A result measured in another year' },
  explanation: {
    th: 'ผลของปีนี้มาจากการสำรวจที่ทำกับปีงบประมาณอื่น',
    en: 'This year’s result comes from a survey of another fiscal year.',
  },
  find: (book) =>
    book.facts.flatMap((fact): Contradiction[] => {
      const year = Number(/ปีงบประมาณ\s*(?:พ\.ศ\.\s*)?(\d{4})/.exec(fact.value_th)?.[1])
      if (fact.kind !== 'period' || !year || year === book.fiscalYear) return []
      const stem = bare(fact.key)
      const rows = book.assessments.filter((row) => stem.startsWith(bare(row.assessment)) && row.year_be === String(book.fiscalYear) && isPercent(row.unit))
      const values = rows.flatMap((row) => numberIn(row.value) ?? [])
      const used = statementsOf(book).filter(
        ({ from, unit, value }) =>
          (from === 'kpi' || from === 'headline' || from === 'indicator') &&
          isPercent(unit) &&
          significant(value) >= 3 &&
          values.some((other) => other.eq(value)),
      )
      if (rows.length === 0) return []
      return [
        {
          message: {
            th: `${[...rows.map((row) => row.item), ...used.map(({ id }) => id)].join(', ')} ${rows[0]!.printed.value} เป็นผลของปี ${book.fiscalYear} แต่วัดใน${fact.value_th}`,
            en: `${[...rows.map((row) => row.assessment), ...used.map(({ id }) => id)].join(', ')}: ${rows[0]!.printed.value} stands for ${book.fiscalYear} but was measured for ${year}`,
          },
          places: [placeOf(fact, 'value_th'), ...rows.map((row) => placeOf(row, 'value')), ...used.map(({ place }) => place)],
          computed: `${year} <> ${book.fiscalYear}`,
        },
      ]
    }),
}

/** More members of a population counted than it has. */
export const moreThanThereAre: Rule = {
  key: 'more-than-there-are',
  kind: 'counts',
  severity: 'medium',
  title: { th: 'นับคนได้มากกว่าจำนวนที่มี', en: 'More persons than there are' },
  explanation: {
    th: 'จำนวนผู้เข้าร่วมมากกว่าจำนวนทั้งหมดที่รายงานบอกไว้ แสดงว่านับครั้งแทนคน หรือตัวเลขหนึ่งผิด',
    en: 'More took part than the report says there are: times were counted as persons, or one number is wrong.',
  },
  find: (book) =>
    book.text.flatMap((all): Contradiction[] => {
      if (!all.value || !populationWords.test(all.what_th) || !isHeads(all.unit)) return []
      const noun = bare(all.what_th.replace(populationWords, '').replace(/^จำนวน/, ''))
      if (noun.length < 3) return []
      const members = book.text.filter(
        (row) =>
          row !== all &&
          row.value?.gt(all.value!) &&
          isHeads(row.unit) &&
          row.project_code === all.project_code &&
          (bare(row.who_th ?? '') === noun || bare(row.what_th).includes(noun)),
      )
      if (members.length === 0) return []
      const repeated = book.indicators.filter(
        (row) => row.project_code === all.project_code && members.some((member) => row.actual_value?.eq(member.value!)) && isHeads(row.unit),
      )
      return [
        {
          message: {
            th: `${all.what_th} ${show(all.value)} แต่ ${members.map((row) => `“${row.what_th}” ${show(row.value!)}`).join(' และ ')} ${all.unit ?? ''}`,
            en: `“${all.what_th}” is ${show(all.value)}, but ${members.map((row) => `“${row.what_th}” counts ${show(row.value!)}`).join(' and ')}`,
          },
          places: [placeOf(all, 'value'), ...members.map((row) => placeOf(row, 'value')), ...repeated.map((row) => placeOf(row, 'actual_value'))],
          computed: members.map((row) => `${row.value!.toFixed()} > ${all.value!.toFixed()}`).join('; '),
        },
      ]
    }),
}

/** More registered in a year than ever. */
export const flowAboveStock: Rule = {
  key: 'flow-above-stock',
  kind: 'counts',
  severity: 'low',
  title: { th: 'จำนวนในปีมากกว่ายอดสะสม', en: 'The year’s number exceeds the cumulative one' },
  explanation: {
    th: 'จำนวนที่ขึ้นทะเบียนในปีเดียวไม่ควรมากกว่ายอดสะสมทั้งหมด ถ้านับการปรับปรุงข้อมูลรวมด้วย ควรแยกออกจากการขึ้นทะเบียน',
    en: 'No more can register in one year than ever did. If updates are counted too they should be told apart.',
  },
  find(book) {
    const stated = statementsOf(book).filter(({ unit, from }) => isHeads(unit) && (from === 'indicator' || from === 'kpi'))
    const words = ({ label, note }: (typeof stated)[number]) => `${label} ${note}`
    const stocks = stated.filter((statement) => stockWords.test(words(statement)) && registerWords.test(words(statement)))
    const flows = stated.filter((statement) => registerWords.test(words(statement)) && !stockWords.test(words(statement)))
    return flows.flatMap((flow): Contradiction[] => {
      const below = stocks.filter((stock) => stock.value.lt(flow.value) && sameUnit(stock.unit, flow.unit))
      if (below.length === 0) return []
      return [
        {
          message: {
            th: `${flow.id} “${flow.label}” ${show(flow.value)} มากกว่ายอดสะสม ${below.map(({ id, value }) => `${show(value)} (${id})`).join(', ')}`,
            en: `${flow.id}: ${show(flow.value)} in the year, more than the cumulative ${below.map(({ id, value }) => `${show(value)} (${id})`).join(', ')}`,
          },
          places: [flow, ...below].map(({ place }) => place),
          computed: `${flow.value.toFixed()} - ${below[0]!.value.toFixed()} = ${flow.value.minus(below[0]!.value).toFixed()}`,
        },
      ]
    })
  },
}
