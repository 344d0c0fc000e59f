import { fiscalYearEnd, fiscalYearStart, formatDate } from '#platform/dates.ts'
import type { PackFiles } from '../pack.ts'
import { csv } from './plan.ts'
import { randomOf } from './random.ts'

/**
 * A whole pack of an agency that does not exist, all tables, in which nothing contradicts anything: what is printed twice is printed alike, totals are the
 * sums of their parts, dates lie in the year. The same seed gives the same files. Tests change one cell of it and expect one kind of finding.
 */
export interface Agency {
  readonly year: number
  readonly seed: number
  /** First letters of the codes of plan, extra and continuing projects. */
  readonly codes: { readonly plan: string; readonly extra: string; readonly continuing: string }
  /** Unit of persons. */
  readonly person: string
  readonly staff: string
  /** Whom the agency serves. */
  readonly served: string
  readonly body: string
  readonly banks: readonly string[]
}

export const agencies = {
  lake: {
    year: 2570,
    seed: 11,
    codes: { plan: 'M', extra: 'N', continuing: 'R' },
    person: 'ราย',
    staff: 'พนักงาน',
    served: 'SME',
    body: 'คณะกรรมการบริหาร',
    banks: ['ธนาคารสมมติหนึ่ง', 'ธนาคารสมมติสอง', 'ธนาคารสมมติสาม', 'ธนาคารสมมติสี่', 'ธนาคารสมมติห้า'],
  },
  hills: {
    year: 2571,
    seed: 29,
    codes: { plan: 'งาน', extra: 'เสริม', continuing: 'ต่อ' },
    person: 'คน',
    staff: 'บุคลากร',
    served: 'ผู้ประกอบการ',
    body: 'คณะกรรมการกำกับ',
    banks: ['ธนาคารดอยเหนือ', 'ธนาคารลุ่มน้ำใต้', 'ธนาคารที่ราบกลาง', 'ธนาคารชายเขา', 'ธนาคารริมทะเล'],
  },
} as const satisfies Record<string, Agency>

type Cells = Readonly<Record<string, string | number | undefined>>

export function generatePack(agency: Agency): PackFiles {
  const { year, person, staff, served, body, banks } = agency
  const random = randomOf(agency.seed)
  const used = new Set<number>()
  /** A number met nowhere else in the pack, and not a round one. */
  const fresh = (low: number, high: number): number => {
    for (;;) {
      const number = random.between(low, high)
      if (used.has(number) || number % 10 === 0) continue
      used.add(number)
      return number
    }
  }
  let srcLine = 50
  const line = () => (srcLine += 10)
  const plan = (number: number) => `${agency.codes.plan}${String(number).padStart(2, '0')}`
  const [extra, continuing] = [`${agency.codes.extra}1`, `${agency.codes.continuing}1`]
  const [start, end] = [fiscalYearStart(year), fiscalYearEnd(year)]
  const earlier = `${year - 544}-09`

  // Money, in baht.
  const shapes = [
    { code: plan(1), group: 'plan', name: 'งานพัฒนามาตรการ (Alpha Bridge)' },
    { code: plan(2), group: 'plan', name: `งานทะเบียน ${served}` },
    { code: plan(3), group: 'plan', name: 'โครงการศูนย์ให้คำปรึกษา' },
    { code: plan(4), group: 'plan', name: 'โครงการฝึกอบรมอาชีพ (Craft School)' },
    { code: plan(5), group: 'plan', name: 'โครงการร่วมจ่ายค่าบริการ (Copay Plus)' },
    { code: plan(6), group: 'plan', name: 'โครงการยกระดับตลาด' },
    { code: plan(7), group: 'plan', name: 'งานบริหารสำนักงาน' },
    { code: extra, group: 'extra', name: 'โครงการฟื้นฟูพื้นที่' },
    { code: continuing, group: 'continuing', name: 'โครงการค้ำประกันรุ่นก่อน' },
  ]
  const money = new Map(
    shapes.map(({ code, group }) => {
      const allocated = fresh(4_000, 90_000) * 1_000
      // Only what runs past the year may still be committed at its end.
      const committed = group === 'continuing' ? Math.floor(allocated / 5) : 0
      const remaining = Math.floor(allocated / 50)
      return [code, { allocated, disbursed: allocated - committed - remaining, committed, remaining }] as const
    }),
  )
  const split = { first: `${plan(7)}.1`, second: `${plan(7)}.2` }
  const whole = money.get(plan(7))!
  const part = { allocated: Math.floor(whole.allocated / 3), disbursed: Math.floor(whole.disbursed / 3), committed: 0, remaining: 0 }
  money.set(split.first, { ...part, remaining: part.allocated - part.disbursed })
  money.set(split.second, {
    allocated: whole.allocated - part.allocated,
    disbursed: whole.disbursed - part.disbursed,
    committed: 0,
    remaining: whole.remaining - (part.allocated - part.disbursed),
  })
  const baht = (amount: number) => amount.toFixed(2)
  const sum = (codes: readonly string[], of: 'allocated' | 'disbursed' | 'committed' | 'remaining') =>
    codes.reduce((total, code) => total + money.get(code)![of], 0)
  const planCodes = shapes.filter(({ group }) => group === 'plan').map(({ code }) => code)
  const listed = [...shapes, { code: split.first, group: 'plan', name: 'เงินเดือนและค่าจ้าง' }, { code: split.second, group: 'plan', name: 'การดำเนินงานประจำ' }]

  // Results.
  const measures = 3
  const registered = fresh(41_000, 79_000)
  const newlyRegistered = fresh(11_000, 19_000)
  const advised = fresh(120_000, 390_000)
  const courses = [fresh(101, 190), fresh(201, 290), fresh(301, 390)]
  const trained = courses.reduce((total, course) => total + course, 0)
  const examined = fresh(2_101, 3_900)
  const coached = fresh(401, 890)
  const visited = fresh(501, 990)
  const paid = fresh(1_101, 1_990)
  const enterprises = fresh(601, 890)
  const learners = fresh(91, 99)
  const joined = enterprises + learners
  const employees = fresh(301, 490)
  const schooled = fresh(101, 290)
  const satisfied = 450
  const asked = 500
  const improved = 300
  const improvedAsked = 400
  const average = 3
  const million = (value: number, digits = 2) => value.toFixed(digits)
  const averageTotal = average * paid
  // Cents are chosen so that cutting and rounding a sum differ.
  const value = { advice: fresh(101, 199) + 0.57, copay: averageTotal, market: 0, extra: fresh(1_101, 9_990) / 100 }
  const parts = [fresh(111, 399) + 0.1, fresh(411, 699) + 0.2]
  value.market = Math.round((parts[0]! + parts[1]!) * 100) / 100
  const procured = fresh(1_101, 1_990)
  const lent = fresh(2_101, 3_990)
  const high = procured + lent
  const projectValue = Math.round((value.advice + value.copay + value.market) * 100) / 100
  const economicValue = Math.round((high + projectValue) * 100) / 100
  const heads = trained + examined + coached + visited + paid + joined
  const services = heads + advised
  const targetOf = (actual: number) => Math.floor(actual / 10) * 9 + 1
  const types = [Math.floor(economicValue / 2), Math.floor(economicValue / 3)]
  const otherTypes = Math.round((economicValue - types[0]! - types[1]!) * 100) / 100

  const at = {
    measures: line(),
    register: line(),
    advice: line(),
    course: line(),
    copay: line(),
    market: line(),
    staff: line(),
    survey: line(),
    budget: line(),
    next: line(),
    ita: line(),
    events: line(),
  }

  const indicator = (
    id: string,
    project: string,
    kind: 'output' | 'outcome',
    name: string,
    unit: string,
    target: number,
    actual: number | undefined,
    printedAt: number,
    note = '',
  ): Cells => ({
    indicator_id: id,
    project_code: project,
    kind,
    seq: 1,
    part: '',
    name_th: name,
    target_op: '>=',
    target_value: target,
    unit,
    actual_value: actual,
    actual_unit: actual === undefined ? '' : unit,
    actual_note_th: note,
    target_text_th: `${name} ${target} ${unit}`,
    actual_text_th: actual === undefined ? note : `${actual} ${unit}`,
    src_line: printedAt,
    src_line_actual: printedAt,
  })
  const indicators = [
    indicator(
      `${plan(1)}-O1`,
      plan(1),
      'output',
      'มาตรการที่จัดทำแล้วเสร็จ',
      'เรื่อง',
      2,
      measures,
      at.measures,
      '(1. มาตรการ Gate 2. มาตรการ Harbour 3. มาตรการ Border)',
    ),
    indicator(`${plan(1)}-U1`, plan(1), 'outcome', 'หน่วยงานที่นำผลการศึกษาไปใช้ประโยชน์', 'หน่วยงาน', 20, 31, at.measures, '(ตอบแบบสอบถามว่านำไปใช้)'),
    indicator(`${plan(1)}-U2`, plan(1), 'outcome', 'แผนงานที่จัดทำ', 'แผน', 10, 14, at.measures, '(รวม 14 แผน)'),
    indicator(`${plan(2)}-O1`, plan(2), 'output', `${served} ที่ขึ้นทะเบียน`, person, targetOf(registered), registered, at.register, '(ยอดสะสม)'),
    indicator(`${plan(2)}-O2`, plan(2), 'output', 'ขึ้นทะเบียนใหม่และปรับปรุงข้อมูล', person, targetOf(newlyRegistered), newlyRegistered, at.register),
    indicator(`${plan(2)}-U1`, plan(2), 'outcome', 'ความพึงพอใจต่อระบบทะเบียน', 'ร้อยละ', 80, 90, at.survey, '(ผลสำรวจความพึงพอใจ)'),
    indicator(`${plan(3)}-O1`, plan(3), 'output', `${served} ที่ได้รับคำปรึกษา`, person, targetOf(advised), advised, at.advice),
    indicator(`${plan(3)}-U1`, plan(3), 'outcome', 'มูลค่าจากการลดต้นทุน', 'ล้านบาท', 50, value.advice, at.advice),
    indicator(`${plan(4)}-O1`, plan(4), 'output', `${served} ที่ผ่านหลักสูตรอาชีพ`, person, targetOf(trained), trained, at.course),
    indicator(`${plan(4)}-U1`, plan(4), 'outcome', 'การนำความรู้ไปใช้ในกิจการ', 'ร้อยละ', 70, 75, at.course),
    indicator(`${plan(5)}-O1`, plan(5), 'output', `${served} ที่ได้รับบริการพัฒนาธุรกิจ`, person, targetOf(paid), paid, at.copay),
    indicator(`${plan(5)}-O2`, plan(5), 'output', 'ผู้ให้บริการทางธุรกิจที่เข้าร่วม', 'แห่ง', 90, 61, at.copay),
    indicator(`${plan(5)}-U1`, plan(5), 'outcome', 'มูลค่าที่เกิดจากบริการ', 'ล้านบาท', 3_000, value.copay, at.copay),
    indicator(`${plan(6)}-O1`, plan(6), 'output', `${served} ที่ได้รับการตรวจสอบคุณสมบัติ`, person, targetOf(examined), examined, at.market),
    indicator(`${plan(6)}-O2`, plan(6), 'output', `${served} ที่ได้รับการสอนงานเชิงลึก`, person, targetOf(coached), coached, at.market),
    indicator(`${plan(6)}-O3`, plan(6), 'output', `${served} ที่เยี่ยมชมตลาดต้นแบบ`, person, targetOf(visited), visited, at.market),
    indicator(`${plan(6)}-O4`, plan(6), 'output', `${served} ที่เข้าร่วมสัมมนาตลาด`, person, targetOf(joined), joined, at.market),
    indicator(`${plan(6)}-U1`, plan(6), 'outcome', 'ยอดขายของผู้เข้าร่วม', 'ล้านบาท', 200, value.market, at.market),
    indicator(`${plan(7)}-O1`, split.first, 'output', 'ระบบงานที่ปรับปรุง', 'ระบบ', 1, 1, at.staff),
    indicator(`${plan(7)}-O2`, split.second, 'output', 'คู่มือที่จัดทำ', 'เล่ม', 1, 1, at.staff),
    indicator(`${plan(7)}-O3`, split.second, 'output', 'แผนผังที่จัดทำ', 'เล่ม', 1, 1, at.staff),
    indicator(`${plan(7)}-U1`, split.first, 'outcome', 'ผลการเบิกจ่ายในปี', 'ร้อยละ', 90, 98, at.staff, '(ผลการใช้จ่ายงบประมาณของแผน)'),
    indicator(`${extra}-O1`, extra, 'output', 'ชุมชนที่ได้รับการฟื้นฟู', 'ชุมชน', 10, 12, at.market),
    indicator(`${extra}-U1`, extra, 'outcome', 'มูลค่าที่เกิดในพื้นที่', 'ล้านบาท', 10, value.extra, at.market),
    indicator(`${continuing}-O1`, continuing, 'output', 'วงเงินค้ำประกันของโครงการ', 'ล้านบาท', 1_500, 1_600, at.copay),
  ]
  const spent = (100 * sum(planCodes, 'disbursed')) / sum(planCodes, 'allocated')
  const spending = indicators.find(({ indicator_id }) => indicator_id === `${plan(7)}-U1`)!
  Object.assign(spending, { actual_value: spent.toFixed(2), actual_text_th: `ร้อยละ ${spent.toFixed(2)}` })

  const kpi = (id: string, level: 'strategy' | 'plan', name: string, unit: string, target: number, actual: number | string): Cells => ({
    kpi_id: id,
    level,
    strategy: level === 'strategy' ? 1 : '',
    seq: 1,
    name_th: name,
    unit,
    target_op: '>=',
    target_value: target,
    actual_value: actual,
    src_line: line(),
  })
  const kpis = [
    kpi('KS1', 'strategy', `${served} ที่ขึ้นทะเบียน`, person, targetOf(registered), registered),
    kpi('KS2', 'strategy', `จำนวน ${served} ที่เข้าถึงบริการ`, person, targetOf(heads) + targetOf(advised), services),
    kpi('KS3', 'strategy', 'การนำความรู้ไปใช้ในกิจการ', 'ร้อยละ', 70, 75),
    kpi('KS4', 'strategy', 'ผลประเมินองค์กร', 'คะแนน', 4, '4.25'),
    kpi('KP1', 'plan', 'มูลค่าทางเศรษฐกิจรวม', 'ล้านบาท', 7_000, economicValue),
    kpi('KP2', 'plan', 'สัดส่วนธุรกิจที่ดีขึ้น', 'ร้อยละ', 70, '75.0'),
  ]

  const headTargets = [trained, examined, coached, visited, paid, joined].reduce((total, actual) => total + targetOf(actual), 0)
  const headline = (key: string, name: string, printed: number | string, unit: string, target: number | '' = ''): Cells => ({
    key,
    name_th: name,
    value: printed,
    unit,
    target_value: target,
    src_line: line(),
  })
  const headlines = [
    headline('items', 'จำนวนโครงการ', planCodes.length, 'โครงการ'),
    headline('money', 'งบประมาณของแผน', million(sum(planCodes, 'allocated') / 1_000_000, 3), 'ล้านบาท'),
    headline('satisfaction', `ความพึงพอใจของ ${served}`, '90.0', 'ร้อยละ'),
    headline('developed', `${served} ที่ได้รับการพัฒนา`, heads, person, headTargets),
    headline('value', 'มูลค่ารวมของปี', economicValue, 'ล้านบาท'),
    headline('high', 'มาตรการผลกระทบสูง', high, 'ล้านบาท'),
    headline('of_projects', 'มูลค่าของโครงการ', projectValue, 'ล้านบาท'),
  ]

  let textId = 0
  const text = (project: string, topic: string, what: string, who: string, printed: number | string, unit: string, kind: string, srcAt: number): Cells => ({
    id: (textId += 1),
    project_code: project,
    topic,
    what_th: what,
    who_th: who,
    value: printed,
    value_to: '',
    unit,
    kind,
    src_line: srcAt,
  })
  const percentOf = (count: number, total: number) => ((100 * count) / total).toFixed(2)
  const advisedMost = Math.floor(advised / 3)
  const texts = [
    text('', 'budget', 'งบประมาณทั้งสิ้น', '', baht(sum(planCodes, 'allocated')), 'บาท', 'money', at.budget),
    text(extra, 'budget', 'เงินจัดสรรเพิ่มเติม', '', baht(money.get(extra)!.allocated), 'บาท', 'money', at.budget),
    text('', 'plan_target', 'จำนวนงาน/โครงการ', '', planCodes.length, 'งาน/โครงการ', 'list count', at.budget),
    text('', 'budget', 'โครงการที่ได้รับเงินเพิ่มเติม', '', 1, 'โครงการ', 'list count', at.budget),
    text('', 'budget', 'โครงการที่ขยายระยะเวลา', '', 1, 'โครงการ', 'list count', at.budget),
    text(plan(1), 'high', 'มาตรการที่จัดทำ', '', measures, 'มาตรการ', 'list count', at.measures),
    text(plan(1), 'high', 'มูลค่าจาก Harbour', '', high, 'ล้านบาท', 'result', at.measures),
    text(plan(1), 'high', 'จัดซื้อจัดจ้าง', '', procured, 'ล้านบาท', 'breakdown', at.measures),
    text(plan(1), 'high', 'สินเชื่อ', '', lent, 'ล้านบาท', 'breakdown', at.measures),
    text(plan(1), 'high', 'หน่วยงานที่ตอบแบบสอบถาม', '', 31, 'หน่วยงาน', 'result', at.measures),
    text(plan(2), 'register', 'ขึ้นทะเบียนสะสม', served, registered, person, 'result', at.register),
    text(plan(2), 'register', 'ขึ้นทะเบียนสะสม', served, registered, person, 'result', line()),
    text(plan(2), 'survey', 'ความพึงพอใจต่อระบบทะเบียน', served, 90, 'ร้อยละ', 'survey_pct', at.survey),
    text(plan(2), 'survey', 'ผู้ตอบแบบสอบถาม', served, asked, person, 'survey_n', at.survey),
    text(plan(2), 'access', 'ระบบ Lotus Gate', '', newlyRegistered, person, 'breakdown', line()),
    text(plan(2), 'access', 'ผู้ใช้ Lotus Gate', '', newlyRegistered, person, 'breakdown', line()),
    text(plan(3), 'advice', 'ผู้ได้รับคำปรึกษา', served, advised, person, 'result', at.advice),
    text(plan(3), 'advice', 'ด้านบัญชี', served, advisedMost, person, 'breakdown', at.advice),
    text(plan(3), 'advice', 'ด้านบัญชี', '', percentOf(advisedMost, advised), 'ร้อยละ', 'percent', at.advice),
    text(plan(3), 'advice', 'ด้านการตลาด', served, advised - advisedMost, person, 'breakdown', at.advice),
    text(plan(3), 'advice', 'มูลค่าจากการลดต้นทุน', '', value.advice, 'ล้านบาท', 'result', line()),
    text(plan(3), 'share', 'สัดส่วนงบประมาณ', 'ส่วนกลาง', '40.5', 'ร้อยละ', 'breakdown', at.advice),
    text(plan(3), 'share', 'สัดส่วนงบประมาณ', 'ส่วนภูมิภาค', '59.5', 'ร้อยละ', 'breakdown', at.advice),
    text(plan(4), 'course', 'ผู้ผ่านหลักสูตร', served, trained, person, 'result', at.course),
    ...courses.map((course, index) => text(plan(4), 'course', `หลักสูตรที่ ${index + 1}`, served, course, person, 'breakdown', at.course)),
    text(plan(4), 'course', 'จำนวนหลักสูตร', '', courses.length, 'หลักสูตร', 'list count', at.course),
    text(plan(4), 'survey', 'ร้อยละของผู้นำความรู้ไปใช้', '', 75, 'ร้อยละ', 'survey_pct', at.course),
    text(plan(4), 'survey', 'ผู้ตอบแบบสอบถามหลังอบรม', served, 40, person, 'survey_n', at.course),
    text(plan(5), 'copay', 'ผู้ได้รับบริการ', served, paid, person, 'result', at.copay),
    text(plan(5), 'copay', 'มูลค่ารวม', '', value.copay, 'ล้านบาท', 'result', at.copay),
    text(plan(5), 'copay', 'มูลค่าเฉลี่ย', '', average, 'ล้านบาท', 'result', at.copay),
    text(continuing, 'copay', 'เงินที่อนุมัติให้ผู้รับบริการ', '', baht(money.get(continuing)!.committed + 500_000), 'บาท', 'money', at.copay),
    text(plan(6), 'market', 'ผู้เข้าร่วมสัมมนา', '', joined, person, 'result', at.market),
    text(plan(6), 'market', 'กิจการที่เข้าร่วม', served, enterprises, person, 'breakdown', at.market),
    text(plan(6), 'market', 'ทายาทกิจการที่เข้าร่วม', `ทายาท${served}`, learners, person, 'breakdown', at.market),
    text(plan(6), 'market', 'ยอดขาย', '', value.market, 'ล้านบาท', 'result', line()),
    ...parts.map((sale, index) => text(plan(6), 'sales', `ยอดขายงานที่ ${index + 1}`, '', sale, 'ล้านบาท', 'result', line())),
    text(extra, 'market', 'มูลค่าที่เกิดในพื้นที่', '', value.extra, 'ล้านบาท', 'result', line()),
    text(continuing, 'copay', 'วงเงินค้ำประกัน', '', 1_600, 'ล้านบาท', 'result', at.events),
    text(plan(7), 'staff', `${staff}ทั้งหมด`, '', employees, person, 'context', at.staff),
    text(plan(7), 'staff', 'อบรมดิจิทัล', staff, schooled, person, 'result', at.staff),
    text('', 'assessment', 'ผลประเมินองค์กร', '', '4.25', 'คะแนน', 'result', line()),
    text('', 'next', 'มูลค่าที่ตั้งไว้', '', 9_000, 'ล้านบาท', 'plan', at.next),
    text('', 'next', 'มูลค่าที่ตั้งไว้ ยุทธศาสตร์ที่ 1', '', 6_500, 'ล้านบาท', 'plan', at.next),
    text('', 'next', 'มูลค่าที่ตั้งไว้ ยุทธศาสตร์ที่ 2', '', 2_500, 'ล้านบาท', 'plan', at.next),
  ]

  const valueRow = (id: string, project: string, amount: number | string, basis: string): Cells => ({
    value_id: id,
    project_code: project,
    value_million_baht: amount,
    basis,
    src_line: line(),
  })
  const values = [
    valueRow('W1', plan(3), value.advice, 'cost saving'),
    valueRow('W2', plan(5), value.copay, 'from reports'),
    valueRow('W3', plan(6), value.market, 'sales'),
    valueRow('W4', plan(6), parts[0]!, 'part: first fair'),
    valueRow('W5', plan(6), parts[1]!, 'part: second fair'),
    valueRow('W6', 'HIGH', procured, 'procurement'),
    valueRow('W7', 'HIGH', lent, 'loans'),
    valueRow('W8', extra, value.extra, 'result'),
  ]

  const event = (date: string, what: string, project: string, bodyName = '', meeting = '', dateEnd = '', at_ = line()): Cells => ({
    date_iso: date,
    date_end_iso: dateEnd,
    date_th: dateEnd ? `${formatDate(date, 'th')} - ${formatDate(dateEnd, 'th')}` : formatDate(date, 'th', 'long'),
    body_th: bodyName,
    meeting_no: meeting,
    event_th: what,
    project_code: project,
    src_line: at_,
  })
  const events = [
    event(`${earlier}-15`, `อนุมัติแผนปฏิบัติการ ปี ${year}`, '', body, `8/${year - 1}`),
    event(`${earlier}-15`, 'เห็นชอบแผนระยะยาว', '', `คกก.${body.replace('คณะกรรมการ', '')}`, `8/${year - 1}`),
    event(`${year - 544}-11-20`, `อนุมัติจัดสรรเงิน ${money.get(extra)!.allocated / 1_000_000} ล้านบาท`, extra, body, `10/${year - 1}`),
    event(`${year - 543}-01-12`, 'เห็นชอบการจัดสรรเงิน', extra, 'คณะกรรมการส่งเสริม', `1/${year}`),
    event(`${year - 544}-11-25`, 'อนุมัติการจัดสรรรอบสอง', continuing, body, `11/${year - 1}`),
    event(`${year - 543}-02-12`, 'เห็นชอบการจัดสรรรอบสอง', continuing, 'คณะกรรมการส่งเสริม', `2/${year}`),
    event(`${year - 543}-03-04`, 'งานแสดงสินค้า', plan(6), '', '', `${year - 543}-03-08`),
    event(`${year - 543}-08-31`, 'วันที่ของข้อมูลการค้ำประกัน', continuing, '', '', '', at.events),
  ]

  const list = (name: string, project: string, srcAt: number, items: readonly string[], details: readonly string[] = []): readonly Cells[] =>
    items.map((item, index) => ({ list: name, project_code: project, seq: index + 1, value_th: item, detail: details[index] ?? '', src_line: srcAt }))
  const lists = [
    ...list('measures_made', plan(1), at.measures, ['มาตรการ Gate', 'มาตรการ Harbour', 'มาตรการ Border']),
    ...list('partner_banks', plan(1), line(), banks),
    ...list('lending_banks', plan(3), line(), banks),
    ...list('visited_markets', plan(6), line(), ['ตลาดเช้าเมืองเก่า', 'ตลาดบ่ายริมน้ำ', 'ตลาดเย็นท่าเรือ', 'ตลาดค่ำหน้าสถานี', 'ตลาดนัดวันหยุด', 'ตลาดผ้าชายแดน']),
    ...list('model_markets', plan(6), line(), ['ตลาดเช้าเมืองเก่า', 'ตลาดบ่ายริมน้ำ', 'ตลาดเย็นท่าเรือ', 'ห้างสรรพสินค้าเหนือ', 'ห้างสรรพสินค้าใต้']),
    ...list(
      'courses',
      plan(4),
      at.course,
      ['ทอผ้าลายพื้นเมือง', 'แปรรูปผลไม้', 'ช่างซ่อมเครื่องยนต์'],
      courses.map((course) => `${course} ${person}`),
    ),
    ...list('integrity_items', '', at.ita, ['การใช้อำนาจ', 'การใช้งบประมาณ']),
  ]

  const score = (assessment: string, item: string, sub: string, ofYear: string, printed: string | number, unit: string, srcAt = line()): Cells => ({
    assessment,
    item,
    sub_item: sub,
    year_be: ofYear,
    value: printed,
    unit,
    src_line: srcAt,
  })
  const now = String(year)
  const before = String(year - 1)
  const assessments = [
    score('organisation', 'ด้านที่ 1', 'การเงิน', before, '4.0000', 'คะแนน'),
    score('organisation', 'ด้านที่ 1', 'การเงิน', now, '4.5000', 'คะแนน'),
    score('organisation', 'ด้านที่ 1', 'การเงิน', `${now}-${before}`, '0.5000', 'คะแนน'),
    score('organisation', 'ด้านที่ 2', 'การจัดการ', now, '4.0000', 'คะแนน'),
    score('organisation', 'คะแนนเฉลี่ย', '', now, '4.2500', 'คะแนน'),
    score('integrity', 'รายการย่อย', '', now, 2, 'ตัวชี้วัด', at.ita),
    score('risk_level', 'ดี', 'min', now, 60, 'คะแนน'),
    score('risk_level', 'พอใช้', 'max (exclusive)', now, 60, 'คะแนน'),
    score('service', `ความพึงพอใจของ ${served}`, '', now, '90.0', 'ร้อยละ'),
    score('service_sample', 'รวม', '', now, asked, person),
    score('service_sample', `${served} ในเมือง`, '', now, satisfied - 150, person),
    score('service_sample', `${served} ในชนบท`, '', now, asked - satisfied + 150, person),
    score('improved', 'สัดส่วนธุรกิจที่ดีขึ้น', '', now, '75.0', 'ร้อยละ'),
    score('improved', 'ผู้ตอบ', '', now, improvedAsked, person),
  ]
  if ((100 * improved) / improvedAsked !== 75) throw new Error('the survey of the pack does not agree with itself')

  const definition = (key: string, headlineKey: string, name: string, unit: string, composedOf: string, note = ''): Cells => ({
    key,
    headline_key: headlineKey,
    name_en: name,
    unit,
    composed_of: composedOf,
    note,
  })
  const definitions = [
    definition(
      'developed',
      'developed',
      'Developed in depth',
      'times',
      ['4-O1', '6-O1', '6-O2', '6-O3', '6-O4', '5-O1'].map((id) => `ind:${plan(Number(id[0]))}-${id.slice(2)}`).join(' + '),
    ),
    definition('services', '', 'Reaching services', 'times', `developed + ind:${plan(3)}-O1`, 'printed as KS2'),
    definition('procured', '', 'Procurement', 'million baht', 'value:W6'),
    definition('lent', '', 'Loans', 'million baht', 'value:W7'),
    definition('high', 'high', 'High impact', 'million baht', 'procured + lent'),
    definition('of_projects', 'of_projects', 'Value of projects', 'million baht', 'value:W1 + value:W2 + value:W3'),
    definition('value', 'value', 'Economic value', 'million baht', 'high + of_projects', 'printed as KP1'),
    definition('items', 'items', 'Items', 'items', 'count(plan)'),
    definition('money', 'money', 'Budget', 'million baht', 'money:plan.allocated'),
  ]

  const total = (scope: string, codes: readonly string[]): Cells => {
    const [allocated, disbursed, committed, remaining] = (['allocated', 'disbursed', 'committed', 'remaining'] as const).map((of) => sum(codes, of)) as [
      number,
      number,
      number,
      number,
    ]
    return {
      scope_th_en: scope,
      allocated: baht(allocated),
      disbursed: baht(disbursed),
      committed: baht(committed),
      remaining: baht(remaining),
      pct_allocated_printed: '100.00',
      pct_disbursed_printed: percentOf(disbursed, allocated),
      pct_committed_printed: percentOf(committed, allocated),
      pct_remaining_printed: percentOf(remaining, allocated),
      src_line: line(),
      src_line_pct: line(),
    }
  }
  const bySource = { first: Math.floor(sum(planCodes, 'allocated') / 4), second: 0 }
  bySource.second = sum(planCodes, 'allocated') - bySource.first
  const source = (key: string, name: string, state: number, fund: number): Cells => ({
    expense_key: key,
    expense_type_th: name,
    state_budget: baht(state),
    sme_fund: baht(fund),
    extended: baht(0),
    total: baht(state + fund),
    row_difference: baht(0),
    src_line: line(),
  })

  return {
    'strategies.csv': csv(
      [1, 2].map((number) => ({ number, name_th: `ยุทธศาสตร์สมมติ ${number}`, name_en: '', goal_th: 'เป้าประสงค์สมมติ', src_line: line(), src_lines_all: '' })),
    ),
    'tactics.csv': csv(
      [1, 2].map((number) => ({ number: `${number}.1`, strategy: number, name_th: `กลยุทธ์สมมติ ${number}`, src_line: line(), src_lines_all: '' })),
    ),
    'projects.csv': csv(
      listed.map(({ code, group, name }, index) => ({
        code,
        group,
        number: index + 1,
        number_in_narrative: index + 1,
        name_th: name,
        name_in_narrative_th: name,
        strategy: group === 'plan' ? (index % 2) + 1 : '',
        tactic: group === 'plan' ? `${(index % 2) + 1}.1` : '',
        budget: baht(money.get(code)!.allocated),
        start_date: start,
        end_date: group === 'continuing' ? `${year - 543}-12-20` : end,
        table_start_date: start,
        table_end_date: group === 'continuing' ? `${year - 543}-12-20` : end,
        narrative_disbursed: baht(money.get(code)!.disbursed),
        src_line: line(),
        src_line_narrative: line(),
        src_line_narrative_money: line(),
      })),
    ),
    'project_indicators.csv': csv(indicators),
    'strategic_kpis.csv': csv(kpis),
    'budget_sources.csv': csv([
      source('projects', 'ค่าใช้จ่ายโครงการ', bySource.first, Math.floor(bySource.second / 2)),
      source('office', 'ค่าใช้จ่ายสำนักงาน', 0, bySource.second - Math.floor(bySource.second / 2)),
      source('total', 'รวม', bySource.first, bySource.second),
    ]),
    'budget_execution.csv': csv(
      listed.map(({ code, group }) => {
        const { allocated, disbursed, committed, remaining } = money.get(code)!
        return {
          code,
          group,
          allocated: baht(allocated),
          disbursed: baht(disbursed),
          committed: baht(committed),
          remaining: baht(remaining),
          row_type: code === plan(7) ? `printed total of ${split.first} + ${split.second}; leave out when summing` : 'printed',
          src_line: line(),
        }
      }),
    ),
    'budget_totals.csv': csv([
      total('plan total', planCodes),
      total(`projects (${plan(1)}-${plan(6)})`, planCodes.slice(0, 6)),
      total(`extra (${extra})`, [extra]),
    ]),
    'headline_figures.csv': csv(headlines),
    'figures_in_text.csv': csv(texts),
    'economic_value_by_type.csv': csv(
      [...types, otherTypes].map((amount, index) => ({ seq: index + 1, type_th: `มูลค่าประเภทที่ ${index + 1}`, value_million_baht: amount, src_line: line() })),
    ),
    'economic_value_by_project.csv': csv(values),
    'dates_and_meetings.csv': csv(events),
    'named_lists.csv': csv(lists),
    'assessments.csv': csv(assessments),
    'org_facts.csv': csv([
      { kind: 'vision', key: 'vision_part1', value_th: 'เป็นที่พึ่งของกิจการท้องถิ่น', src_line: line() },
      { kind: 'vision', key: 'vision_part5', value_th: 'เป็นที่พึ่งของกิจการท้องถิ่น', src_line: line() },
      { kind: 'period', key: 'improved survey', value_th: `ปีงบประมาณ ${year}`, src_line: line() },
    ]),
    'problems.csv': csv([
      { number: 1, problem_th: 'โครงการ Copay Plus ยังมีผู้ให้บริการน้อยกว่าที่ตั้งไว้', recommendation_th: 'เปิดรับผู้ให้บริการเพิ่มทุกไตรมาส', src_line: line() },
      { number: 2, problem_th: 'การประสานงานระหว่างหน่วยงานใช้เวลานาน', recommendation_th: 'จัดทำข้อตกลงร่วม', src_line: line() },
    ]),
    'toc.csv': csv([
      { part: '01', title_th: 'แผนและงบประมาณ', page: 4, src_line: line() },
      { part: '02', title_th: 'ผลการดำเนินงาน', page: 12, src_line: line() },
    ]),
    'figure_definitions.csv': csv(definitions),
  }
}
