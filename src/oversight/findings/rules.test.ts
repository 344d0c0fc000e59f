import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Table } from '#platform/tables.ts'
import { csv } from '../../../test/generate/plan.ts'
import { agencies, generatePack, type Agency } from '../../../test/generate/pack.ts'
import { readYear } from '../../../test/generate/year.ts'
import type { PackFiles } from '../../../test/pack.ts'
import { bookFromRows, bookTables } from './book.ts'
import { check } from './check.ts'
import { rules } from './rules/list.ts'

const found = async (year: number, files: PackFiles) => check(bookFromRows(await readYear(year, files, Object.values<Table>(bookTables))))

type Cells = Record<string, string>

/** One cell of a pack: which file, which row, which column, and what it says instead. */
interface Change {
  readonly file: string
  readonly row: (cells: Cells) => boolean
  readonly column: string
  readonly to: string | ((printed: string, files: PackFiles) => string)
}

function withChange(files: PackFiles, { file, row, column, to }: Change): PackFiles {
  const name = `${file}.csv`
  const rows = parse<Cells>(files[name]!, { columns: true })
  const changed = rows.find(row)
  if (!changed || !(column in changed)) throw new Error(`no cell to change in ${name}`)
  const before = changed[column]!
  const after = typeof to === 'function' ? to(before, files) : to
  if (after === before) throw new Error(`nothing changed in ${name}`)
  changed[column] = after
  return { ...files, [name]: csv(rows) }
}

const plus = (amount: number) => (printed: string) => {
  const digits = printed.split('.')[1]?.length ?? 0
  return (Number(printed) + amount).toFixed(digits)
}
const rowOf = (files: PackFiles, file: string, row: (cells: Cells) => boolean): Cells => parse<Cells>(files[`${file}.csv`]!, { columns: true }).find(row)!

/** For every rule, one changed cell that makes it fire. Written once for every agency. */
function changesOf({ codes, year, person, staff, served, banks }: Agency): Readonly<Record<string, Change>> {
  const plan = (number: number) => `${codes.plan}${String(number).padStart(2, '0')}`
  const [extra, continuing] = [`${codes.extra}1`, `${codes.continuing}1`]
  const is = (column: string, value: string) => (cells: Cells) => cells[column] === value
  const project = (code: string, column: string, to: Change['to']): Change => ({ file: 'projects', row: is('code', code), column, to })
  const money = (code: string, column: string, to: Change['to']): Change => ({ file: 'budget_execution', row: is('code', code), column, to })
  const indicator = (id: string, column: string, to: Change['to']): Change => ({ file: 'project_indicators', row: is('indicator_id', id), column, to })
  const kpi = (id: string, column: string, to: Change['to']): Change => ({ file: 'strategic_kpis', row: is('kpi_id', id), column, to })
  const headline = (key: string, column: string, to: Change['to']): Change => ({ file: 'headline_figures', row: is('key', key), column, to })
  const text = (what: string, column: string, to: Change['to']): Change => ({ file: 'figures_in_text', row: is('what_th', what), column, to })
  const value = (id: string, column: string, to: Change['to']): Change => ({ file: 'economic_value_by_project', row: is('value_id', id), column, to })
  const event = (what: string, column: string, to: Change['to']): Change => ({
    file: 'dates_and_meetings',
    row: (cells) => cells['event_th']!.startsWith(what),
    column,
    to,
  })
  const list = (name: string, item: string, column: string, to: Change['to']): Change => ({
    file: 'named_lists',
    row: (cells) => cells['list'] === name && cells['value_th'] === item,
    column,
    to,
  })
  const score = (assessment: string, item: string, column: string, to: Change['to'], sub?: string): Change => ({
    file: 'assessments',
    row: (cells) => cells['assessment'] === assessment && cells['item'] === item && (sub === undefined || cells['sub_item'] === sub),
    column,
    to,
  })
  const definition = (key: string, to: (printed: string) => string): Change => ({ file: 'figure_definitions', row: is('key', key), column: 'composed_of', to })
  const without = (ref: string) => (printed: string) =>
    printed
      .split(' + ')
      .filter((part) => part !== ref)
      .join(' + ')

  return {
    'budget-row-balance': money(plan(2), 'disbursed', plus(1)),
    'budget-parent-sum': money(`${plan(7)}.1`, 'disbursed', plus(1)),
    'budget-allocation-differs': project(plan(2), 'budget', plus(100)),
    'disbursed-differs-on-own-page': project(plan(2), 'narrative_disbursed', plus(12.5)),
    'budget-total': { file: 'budget_totals', row: is('scope_th_en', 'plan total'), column: 'disbursed', to: plus(7) },
    'budget-percent': { file: 'budget_totals', row: is('scope_th_en', 'plan total'), column: 'pct_disbursed_printed', to: plus(0.02) },
    'budget-source-sum': { file: 'budget_sources', row: is('expense_key', 'office'), column: 'sme_fund', to: plus(1) },
    'budget-in-text': text('งบประมาณทั้งสิ้น', 'value', plus(1_000)),
    'event-money': event('อนุมัติจัดสรรเงิน', 'event_th', 'อนุมัติจัดสรรเงิน 777 ล้านบาท'),
    'spending-percent': indicator(`${plan(7)}-U1`, 'actual_value', '12.34'),
    'approved-against-committed': text('เงินที่อนุมัติให้ผู้รับบริการ', 'value', '1000.00'),
    'group-count': text('โครงการที่ได้รับเงินเพิ่มเติม', 'value', '2'),
    'figure-total': headline('developed', 'value', plus(1)),
    'figure-target': headline('developed', 'target_value', plus(1)),
    'figure-cut': headline('of_projects', 'value', (printed) => String(Math.floor(Number(printed)))),
    'printed-parts': headline('of_projects', 'value', (printed) => String(Math.round(Number(printed)))),
    'value-by-type': { file: 'economic_value_by_type', row: is('seq', '2'), column: 'value_million_baht', to: plus(9) },
    'value-parts': value('W4', 'value_million_baht', plus(1)),
    'text-breakdown': text('หลักสูตรที่ 2', 'value', plus(1)),
    'share-sum': text('สัดส่วนงบประมาณ', 'value', '41.5'),
    'percent-of-count': { file: 'figures_in_text', row: is('kind', 'percent'), column: 'value', to: plus(0.11) },
    'score-change': score('organisation', 'ด้านที่ 1', 'value', '4.6000', 'การเงิน'),
    'score-average': score('organisation', 'คะแนนเฉลี่ย', 'value', '4.3500'),
    'sample-sum': score('service_sample', 'รวม', 'value', plus(1)),
    'sum-over-strategies': text('มูลค่าที่ตั้งไว้ ยุทธศาสตร์ที่ 2', 'value', '2600'),
    'same-label-two-values': text('ขึ้นทะเบียนสะสม', 'value', plus(100)),
    'two-values-one-basis': value('W4', 'basis', 'sales'),
    'same-fact-two-versions': kpi('KS1', 'target_value', plus(50)),
    'one-name-two-levels': kpi('KP2', 'name_th', 'ความพึงพอใจต่อระบบทะเบียน'),
    precision: text('ผลประเมินองค์กร', 'value', '4.2512'),
    'stated-once': value('W1', 'value_million_baht', plus(3)),
    'value-differs-from-words': indicator(`${plan(3)}-O1`, 'target_value', plus(1)),
    'one-digit-off': text('ผู้ได้รับคำปรึกษา', 'value', (printed) => `${printed.slice(0, -1)}${(Number(printed.at(-1)) + 1) % 10}`),
    'list-details-differ': list('courses', 'แปรรูปผลไม้', 'detail', (printed) => printed.replace(/\d+/, (number) => String(Number(number) + 1))),
    'project-dates-differ': project(plan(2), 'table_end_date', `${year - 543}-09-29`),
    'project-numbers-differ': project(plan(2), 'number_in_narrative', '99'),
    'project-names-differ': project(plan(2), 'name_in_narrative_th', 'งานทะเบียนกลางของหน่วยงาน'),
    'statement-in-two-versions': { file: 'org_facts', row: is('key', 'vision_part5'), column: 'value_th', to: 'เป็นผู้นำของกิจการท้องถิ่น' },
    'one-number-two-labels': indicator(
      `${plan(6)}-O2`,
      'actual_value',
      (_, files) => rowOf(files, 'project_indicators', is('indicator_id', `${plan(5)}-O1`))['actual_value']!,
    ),
    'indicator-name-twice': indicator(`${plan(6)}-O2`, 'name_th', `${served} ที่ได้รับการตรวจสอบคุณสมบัติ`),
    'headline-name-twice': kpi('KP1', 'name_th', `จำนวน ${served} ที่เข้าถึงบริการ`),
    'one-name-two-projects': project(plan(6), 'name_th', 'โครงการยกระดับตลาด (Copay Plus)'),
    'two-names-one-office': list('partner_banks', banks[0]!, 'value_th', (printed) => printed.replace('ธนาคาร', 'ธนาคารแห่ง')),
    'two-names-one-number': text('ผู้ใช้ Lotus Gate', 'what_th', 'ผู้ใช้ Maple Door'),
    'units-differ': indicator(`${plan(5)}-O2`, 'actual_unit', 'บริษัท'),
    'name-against-unit': kpi('KS2', 'name_th', `ร้อยละ ${served} ที่เข้าถึงบริการ`),
    'result-of-an-earlier-stage': indicator(`${plan(1)}-U1`, 'actual_note_th', '(นำส่งรายงานให้หน่วยงาน)'),
    'satisfaction-instead': indicator(`${plan(4)}-U1`, 'actual_note_th', '(ผลสำรวจความพึงพอใจ)'),
    'note-counts-something-else': indicator(`${plan(1)}-U2`, 'actual_note_th', '(รวม 14 โครงการ)'),
    'joint-result': indicator(`${plan(7)}-O3`, 'actual_value', '2'),
    'value-of-something-uncounted': text('มูลค่าจาก Harbour', 'what_th', 'มูลค่าจาก Lighthouse'),
    'forecast-as-result': indicator(`${plan(6)}-U1`, 'actual_note_th', '(คาดว่าจะเกิดขึ้นใน 1 ปี)'),
    'target-as-result': indicator(`${continuing}-O1`, 'actual_value', '1500'),
    'preliminary-as-final': text('ผลประเมินองค์กร', 'what_th', 'ผลประเมินองค์กรเบื้องต้น'),
    'value-is-count-times-unit': value('W1', 'value_million_baht', (_, files) =>
      (Number(rowOf(files, 'project_indicators', is('indicator_id', `${plan(3)}-O1`))['actual_value']) / 1_000).toFixed(2),
    ),
    'average-fits-no-count': text('มูลค่าเฉลี่ย', 'value', '3.7'),
    'stock-added-to-flows': indicator(`${plan(5)}-O1`, 'actual_note_th', '(ยอดสะสม)'),
    'visits-added-to-heads': text('ผู้ได้รับบริการ', 'unit', `${person}/Unique IP`),
    'same-heads-twice': indicator(`${plan(6)}-O2`, 'name_th', `${served} ที่ผ่านเกณฑ์การคัดเลือก`),
    'output-left-out': definition('developed', without(`ind:${plan(6)}-O3`)),
    'value-left-out': definition('of_projects', without('value:W3')),
    'heads-left-out': definition('developed', without(`ind:${plan(5)}-O1`)),
    'bases-mixed': value('W3', 'basis', 'forecast, next year'),
    'others-in-total': text('ทายาทกิจการที่เข้าร่วม', 'who_th', 'นักศึกษา'),
    'percent-of-no-whole-number': text('ร้อยละของผู้นำความรู้ไปใช้', 'value', '75.3'),
    'sample-not-the-population': score('service_sample', `${served} ในชนบท`, 'item', 'หน่วยงานพันธมิตร'),
    'population-not-asked': indicator(`${plan(2)}-U1`, 'name_th', `ความพึงพอใจของหน่วยงานและ${served} ที่ใช้ระบบ`),
    'own-staff-asked': text('ผู้ตอบแบบสอบถาม', 'who_th', `${staff}ฝ่ายต่าง ๆ`),
    'measured-in-another-year': { file: 'org_facts', row: is('kind', 'period'), column: 'value_th', to: `ปีงบประมาณ ${year - 1}` },
    'more-than-there-are': text('อบรมดิจิทัล', 'value', '9876'),
    'flow-above-stock': indicator(`${plan(2)}-O2`, 'actual_value', '99987'),
    'dates-outside-the-year': project(plan(2), 'end_date', `${year - 543}-11-15`),
    'end-before-start': project(plan(2), 'end_date', `${year - 545}-11-15`),
    'date-differs-from-words': event('งานแสดงสินค้า', 'date_iso', `${year - 543}-03-02`),
    'one-meeting-two-dates': event('เห็นชอบแผนระยะยาว', 'date_iso', `${year - 544}-09-22`),
    'meeting-out-of-order': event('อนุมัติจัดสรรเงิน', 'meeting_no', `7/${year - 1}`),
    'endorsed-before-approved': event('เห็นชอบการจัดสรรเงิน', 'date_iso', `${year - 544}-11-01`),
    'data-outside-the-year': event('วันที่ของข้อมูล', 'date_iso', `${year - 543}-12-31`),
    'committed-after-end': money(plan(3), 'committed', '5000.00'),
    'count-differs-from-list': text('มาตรการที่จัดทำ', 'value', '4'),
    'result-differs-from-list': indicator(`${plan(1)}-O1`, 'actual_value', '4'),
    'two-lists-differ': list('model_markets', 'ห้างสรรพสินค้าเหนือ', 'value_th', 'ตลาดค่ำหน้าสถานี'),
    'expense-counted-as-project': project(plan(7), 'name_th', 'ค่าใช้จ่ายบริหารสำนักงาน'),
    'extended-count': project(plan(2), 'end_date', `${year - 543}-11-15`),
    'bands-with-gaps': score('risk_level', 'พอใช้', 'value', '55'),
    'project-without-indicators': indicator(`${continuing}-O1`, 'project_code', extra),
    'missed-target-unexplained': indicator(`${plan(1)}-U2`, 'actual_value', '9'),
    'problem-against-result': { file: 'problems', row: is('number', '1'), column: 'problem_th', to: 'โครงการ Copay Plus ยังไม่บรรลุเป้าหมาย' },
  }
}

describe.each(Object.entries<Agency>(agencies))('the agency of the %s', (_, agency) => {
  const files = generatePack(agency)
  const changes = changesOf(agency)

  it('says nothing that contradicts anything', async () => {
    expect((await found(agency.year, files)).map(({ rule, message }) => `${rule}: ${message.en}`)).toEqual([])
  })

  it('has a change for every rule', () => {
    expect(Object.keys(changes).toSorted()).toEqual(rules.map(({ key }) => key).toSorted())
  })

  it.each(Object.entries(changes))('%s is found when one cell changes', async (rule, change) => {
    const findings = await found(agency.year, withChange(files, change))
    expect(findings.map((finding) => finding.rule)).toContain(rule)
    for (const { places, computed } of findings) {
      expect(computed).not.toBe('')
      expect(places.length).toBeGreaterThan(0)
    }
  })
})

it('a consistent pack has no findings, whatever its numbers', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 100_000 }), fc.constantFrom<Agency>(...Object.values(agencies)), async (seed, agency) => {
      expect((await found(agency.year, generatePack({ ...agency, seed }))).map(({ rule, message }) => `${rule}: ${message.en}`)).toEqual([])
    }),
    { numRuns: 12, seed: 30 },
  )
})

it('every rule is described for those who read the findings', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/checks.md'), 'utf8')
  expect(rules.filter(({ key }) => !page.includes(`| \`${key}\` |`)).map(({ key }) => key)).toEqual([])
})

it('a rule says what it is about in both languages, and keys are unique', () => {
  expect(new Set(rules.map(({ key }) => key)).size).toBe(rules.length)
  for (const { key, title, explanation } of rules) {
    expect(key).toMatch(/^[a-z]+(-[a-z]+)*$/)
    for (const text of [title, explanation]) {
      expect(text.th).toMatch(/[ก-ฮ]/)
      expect(text.en).toMatch(/^[A-Z]/)
    }
  }
})
