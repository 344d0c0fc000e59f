import Big from 'big.js'
import { same } from '#platform/text.ts'
import { statusOf, type IndicatorResult } from '#oversight/results/index.ts'
import type { Balance, Indicator, Project, ProjectMoney } from '#plan/index.ts'
import type { YearState } from './rules.ts'

/** A small year of a made-up agency, for the tests of the page and its rules. */

const million = 100_000_000n

const balance = (allocated: bigint, disbursed: bigint, committed: bigint): Balance => ({
  allocated: allocated * million,
  disbursed: disbursed * million,
  committed: committed * million,
  remaining: (allocated - disbursed - committed) * million,
})

const project = (code: string, name: string, group: Project['group'], strategy: string | undefined, allocated: bigint): Project => ({
  code,
  group,
  parent: undefined,
  parts: [],
  number: undefined,
  ownPageNumber: undefined,
  name,
  ownPageName: undefined,
  strategy,
  tactic: undefined,
  budget: allocated * million,
  start: undefined,
  end: undefined,
  tableStart: undefined,
  tableEnd: undefined,
  ownPageDisbursed: undefined,
  ownerUnit: undefined,
  departments: [],
  continuesFrom: undefined,
  declaredBook: undefined,
  origin: undefined,
  ownPageLine: undefined,
  ownPageMoneyLine: undefined,
  version: 1,
})

const moneyOf = ({ code, name, group, strategy, budget }: Project, money: Balance): ProjectMoney => ({
  ...money,
  code,
  name,
  group,
  parent: undefined,
  strategy,
  tactic: undefined,
  budget,
  book: 'reported',
  declaredBook: undefined,
  reported: { ...money, asOf: '2028-09-30', origin: undefined },
  derived: undefined,
  leaf: true,
})

interface ResultExample {
  readonly id: string
  readonly name: string
  readonly of: Partial<Pick<Indicator, 'level' | 'strategy' | 'project' | 'direction'>>
  readonly target: string | undefined
  readonly actual: string | undefined
  readonly unit: string
  readonly note?: string
}

function resultOf({ id, name, of, target, actual, unit, note }: ResultExample): IndicatorResult {
  const aim = target === undefined ? undefined : new Big(target)
  const value = actual === undefined ? undefined : new Big(actual)
  const indicator: Indicator = {
    id,
    level: 'project',
    strategy: undefined,
    project: undefined,
    kind: 'output',
    seq: 1,
    part: undefined,
    name,
    unit,
    direction: 'at_least',
    measures: undefined,
    counts: undefined,
    target: aim,
    targetPrinted: target,
    quarters: [],
    origin: undefined,
    version: 1,
    ...of,
  }
  return {
    indicator,
    target: aim,
    result:
      value === undefined
        ? undefined
        : {
            origin: 'published',
            value,
            unit,
            basis: 'not_stated',
            note,
            missingReason: undefined,
            place: undefined,
            reportId: undefined,
            reportedBy: undefined,
            approvedBy: undefined,
            approvedAt: undefined,
          },
    status: statusOf({ direction: indicator.direction, target: aim, targetUnit: unit, actual: value, actualUnit: unit, declaredDifferent: false }),
    derived: undefined,
    declaredDifferent: undefined,
    open: undefined,
  }
}

const projects = [
  project('G1', 'งานตลาดนัดตัวอย่าง', 'plan', '1', 40n),
  project('G2', 'โครงการอบรมตัวอย่าง', 'plan', '1', 12n),
  project('G3', 'งานฐานข้อมูลตัวอย่างที่ยังไม่มีผลรายงานเข้ามา', 'plan', '2', 30n),
  project('G4', 'ค่าใช้จ่ายสำนักงานตัวอย่าง', 'plan', '2', 18n),
  project('E1', 'โครงการเพิ่มเติมตัวอย่าง', 'extra', undefined, 5n),
]
const [g1, g2, g3, g4, e1] = projects as [Project, Project, Project, Project, Project]

export const exampleYear: YearState = {
  year: 2571,
  years: [2571],
  plan: {
    fiscalYear: 2571,
    name: undefined,
    strategies: [
      { number: '1', name: 'ส่งเสริมผู้ประกอบการตัวอย่าง', nameEn: 'Example of promotion', goal: undefined, tactics: [], origin: undefined },
      { number: '2', name: 'พัฒนาองค์กรตัวอย่าง', nameEn: undefined, goal: undefined, tactics: [], origin: undefined },
    ],
    projects,
  },
  money: [
    moneyOf(g1, balance(40n, 31n, 6n)),
    moneyOf(g2, balance(12n, 2n, 1n)),
    moneyOf(g3, balance(30n, 30n, 0n)),
    moneyOf(g4, balance(18n, 9n, 0n)),
    moneyOf(e1, balance(5n, 1n, 4n)),
  ],
  results: [
    resultOf({ id: 'K1', name: 'มูลค่าที่เกิดขึ้นตัวอย่าง', of: { level: 'plan' }, target: '500', actual: '720.5', unit: 'ล้านบาท' }),
    resultOf({ id: 'K2', name: 'อันดับการรับรู้ตัวอย่าง', of: { level: 'strategy', strategy: '2', direction: 'at_most' }, target: '7', actual: '6', unit: 'ลำดับ' }),
    resultOf({
      id: 'G1-1',
      name: 'ผู้ประกอบการที่ร่วมงานตัวอย่าง',
      of: { project: 'G1', strategy: '1' },
      target: '1000',
      actual: '340',
      unit: 'ราย',
      note: 'ฝนตกสองวันจากสามวัน',
    }),
    resultOf({ id: 'G2-1', name: 'ผู้ผ่านการอบรมตัวอย่าง', of: { project: 'G2', strategy: '1' }, target: '200', actual: '212', unit: 'คน' }),
    resultOf({ id: 'G3-1', name: 'ชุดข้อมูลตัวอย่าง', of: { project: 'G3', strategy: '2' }, target: '4', actual: undefined, unit: 'ชุด' }),
  ],
  quarterMissing: false,
  figures: [
    {
      key: 'value',
      name: { th: 'มูลค่าตัวอย่าง', en: 'Example value' },
      unit: { th: 'ล้านบาท', en: 'million baht' },
      value: new Big('720.4'),
      printed: new Big('721'),
      target: new Big('500'),
      partKeys: ['fair'],
    },
    {
      key: 'fair',
      name: same('มูลค่าจากงานตลาดนัด'),
      unit: { th: 'ล้านบาท', en: 'million baht' },
      value: new Big('700'),
      printed: new Big('700'),
      target: new Big('300'),
      partKeys: [],
    },
    { key: 'trained', name: same('ผู้ผ่านการอบรม'), unit: same('คน'), value: new Big('212'), printed: undefined, target: new Big('200'), partKeys: [] },
  ],
  months: [],
  problems: [{ number: 1, problem: 'ฝนตกตัวอย่าง', recommendation: 'จัดในร่ม', href: '/statements/2571/problems.csv/2' }],
  valueByType: [
    { name: 'ลดต้นทุนตัวอย่าง', value: new Big('20.4'), href: '/statements/2571/economic_value_by_type.csv/3' },
    { name: 'ขายในประเทศตัวอย่าง', value: new Big('700'), href: '/statements/2571/economic_value_by_type.csv/2' },
  ],
  findings: [
    {
      id: 'f1',
      severity: 'high',
      title: { th: 'ยอดรวมไม่เท่ากับผลบวกของส่วนย่อย', en: 'A total is not the sum of its parts' },
      message: { th: 'พิมพ์ 721 แต่ส่วนย่อยรวมกันได้ 720.4', en: 'Printed 721; its parts make 720.4' },
      href: '/findings/2571/f1',
      projects: [],
    },
    {
      id: 'f2',
      severity: 'medium',
      title: { th: 'วันสิ้นสุดอยู่นอกปี', en: 'An end date outside the year' },
      message: { th: 'งานตลาดนัดตัวอย่างสิ้นสุดหลังปีงบประมาณ', en: 'The example fair ends after the fiscal year' },
      href: '/findings/2571/f2',
      projects: ['G1'],
    },
  ],
}
