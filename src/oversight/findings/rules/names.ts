import { placeOf, type Book } from '../book.ts'
import { figuresOf } from '../figures.ts'
import type { Contradiction, Rule } from '../finding.ts'
import { officeWords } from '../lexicon.ts'
import {
  bare,
  groupBy,
  isShorterForm,
  latinNames,
  measureName,
  sameUnit,
  show,
  significant,
  statementsOf,
  withoutBrackets,
  type Statement,
} from '../reading.ts'

/** Two different things with one telling number. */
export const oneNumber: Rule = {
  key: 'one-number-two-labels',
  kind: 'names',
  severity: 'low',
  title: { th: 'ตัวเลขเดียวใช้กับสองเรื่อง', en: 'One number under two labels' },
  explanation: {
    th: 'ตัวเลขสี่หลักขึ้นไปที่เหมือนกันทุกหลักของสองเรื่องอาจเป็นความบังเอิญ แต่มักเกิดจากการคัดลอก ควรตรวจที่มาก่อนพิมพ์',
    en: 'The same four digits or more for two things may be chance but are often a copy: check the source before print.',
  },
  find(book) {
    const isProject = new Set<string | undefined>(book.projects.map(({ code }) => code))
    const known = statementsOf(book).filter(({ value, unit }) => significant(value) >= 4 && value.eq(value.round(0)) && unit !== '')
    return groupBy(known, ({ value, unit }) => `${value.toFixed()}|${sameUnit(unit, 'ราย') ? 'ราย' : unit}`).flatMap((same) => [
      ...betweenProjects(same),
      ...withinProject(same),
    ])

    function betweenProjects(same: readonly Statement[]): Contradiction[] {
      const byProject = groupBy(
        same.filter(({ project }) => isProject.has(project)),
        ({ project }) => project!,
      )
      // A total that is made of another project's numbers, printed under this project's number.
      const total = same.find(
        (statement) =>
          statement.from === 'headline' &&
          foreign(
            statement,
            byProject.map(([first]) => first!.project!),
          ),
      )
      if (byProject.length < 2 && !total) return []
      const firsts = [...byProject.map(([first]) => first!), ...(total ? [total] : [])]
      const { value, unit } = same[0]!
      return [
        {
          message: {
            th: `${show(value)} ${unit} เป็นทั้ง ${firsts.map(described).join(' และ ')} เป็นตัวเลขเดียวกันจริงหรือคัดลอกมา?`,
            en: `${show(value)} is ${firsts.map(described).join(' and ')}. Truly the same, or copied?`,
          },
          places: [...byProject.flat(), ...(total ? [total] : [])].map(({ place }) => place),
          computed: `${firsts.length} x ${value.toFixed()}`,
        },
      ]
    }

    /** A headline whose definition does not rest on the project. */
    function foreign(headline: Statement, projects: readonly string[]): boolean {
      const figure = [...figuresOf(book).values()].find((candidate) => candidate.headline?.key === headline.id)
      if (!figure || figure.leaves.length === 0 || !figure.leaves.every((leaf) => isProject.has(leaf.project))) return false
      return projects.some((project) => figure.leaves.every((leaf) => leaf.project !== project))
    }

    function withinProject(same: readonly Statement[]): Contradiction[] {
      return groupBy(
        same.filter(({ from }) => from === 'indicator'),
        ({ project }) => project!,
      ).flatMap((rows): Contradiction[] => {
        if (rows.length < 2) return []
        return [
          {
            message: {
              th: `${rows[0]!.project}: ตัวชี้วัด ${rows.map(({ id }) => id).join(' และ ')} มีผลเดียวกัน ${show(rows[0]!.value)} ${rows[0]!.unit} นับคนกลุ่มเดียวกันหรือไม่?`,
              en: `${rows[0]!.project}: indicators ${rows.map(({ id }) => id).join(' and ')} have one result, ${show(rows[0]!.value)}. Are they the same people?`,
            },
            places: rows.map(({ place }) => place),
            computed: rows.map(({ id, value }) => `${id} = ${value.toFixed()}`).join('; '),
          },
        ]
      })
    }
  },
}

const described = ({ from, project, label, id }: Statement): string => (from === 'headline' ? `“${label}”` : `${project ?? id} “${label.slice(0, 40)}”`)

/** One name of an indicator over two results of the same unit. */
export const indicatorNamesTwice: Rule = {
  key: 'indicator-name-twice',
  kind: 'names',
  severity: 'medium',
  title: { th: 'ตัวชี้วัดสองตัวใช้ชื่อเดียวกัน', en: 'Two indicators of a project have one name' },
  explanation: {
    th: 'ตัวชี้วัดชื่อเดียวกัน หน่วยเดียวกัน ของโครงการเดียวกัน แต่เป้าหมายหรือผลต่างกัน ผู้อ่านแยกไม่ออกว่าวัดอะไร',
    en: 'Same project, same name, same unit, different numbers: nobody can tell what each measures.',
  },
  find: ({ indicators }) =>
    groupBy(indicators, (row) => [row.project_code, bare(row.name_th), row.unit].join('|')).flatMap((rows): Contradiction[] => {
      if (rows.length < 2 || groupBy(rows, (row) => `${row.target_value?.toFixed()}|${row.actual_value?.toFixed()}`).length < 2) return []
      return [
        {
          message: {
            th: `${rows.map((row) => row.indicator_id).join(' และ ')} ชื่อ “${rows[0]!.name_th}” ผล ${rows.map((row) => row.printed.actual_value || '–').join(' และ ')} ${rows[0]!.unit ?? ''}`,
            en: `${rows.map((row) => row.indicator_id).join(' and ')} are both “${rows[0]!.name_th}”, with ${rows.map((row) => row.printed.actual_value || '–').join(' and ')}`,
          },
          places: rows.flatMap((row) => [placeOf(row, 'name_th'), placeOf(row, 'actual_value')]),
          computed: rows.map((row) => `${row.indicator_id}: ${row.printed.target_value} -> ${row.printed.actual_value}`).join('; '),
        },
      ]
    }),
}

/** Strategic indicators and headlines that share a name but not a number. */
export const kpiNamesTwice: Rule = {
  key: 'headline-name-twice',
  kind: 'names',
  severity: 'low',
  title: { th: 'ชื่อเดียวกันหมายถึงสองตัวเลขระดับแผน', en: 'One name for two numbers of the plan' },
  explanation: {
    th: 'ตัวชี้วัดระดับแผนและยุทธศาสตร์ที่ใช้ชื่อเดียวกันแต่นับคนละขอบเขต ควรตั้งชื่อให้ต่างกัน',
    en: 'Indicators of the plan and of a strategy that count different scopes need different names.',
  },
  find: ({ kpis }) =>
    groupBy(kpis, (row) => measureName(row.name_th)).flatMap((rows): Contradiction[] => {
      if (rows.length < 2 || groupBy(rows, (row) => `${row.actual_value?.toFixed()}|${row.unit}`).length < 2) return []
      return [
        {
          message: {
            th: `“${rows[0]!.name_th}” คือ ${rows.map((row) => `${row.printed.actual_value} (${row.kpi_id})`).join(' และ ')} ${rows[0]!.unit ?? ''}`,
            en: `“${rows[0]!.name_th}” is ${rows.map((row) => `${row.printed.actual_value} (${row.kpi_id})`).join(' and ')}`,
          },
          places: rows.flatMap((row) => [placeOf(row, 'name_th'), placeOf(row, 'actual_value')]),
          computed: rows.map((row) => `${row.kpi_id} = ${row.printed.actual_value}`).join('; '),
        },
      ]
    }),
}

/** A proper name, as a campaign's, in the names of two projects. */
export const projectNamesShared: Rule = {
  key: 'one-name-two-projects',
  kind: 'names',
  severity: 'medium',
  title: { th: 'สองโครงการใช้ชื่อเฉพาะเดียวกัน', en: 'Two projects share a proper name' },
  explanation: {
    th: 'ชื่อเฉพาะเดียวกันของสองโครงการทำให้เงินและผลของโครงการหนึ่งถูกอ่านเป็นของอีกโครงการ',
    en: 'Where two projects share a proper name, the money and results of one are read as the other’s.',
  },
  find({ projects }) {
    const named = projects.flatMap((row) => [...new Set(latinNames(row.name_th))].filter((name) => name.includes(' ')).map((name) => ({ name, row })))
    return groupBy(named, ({ name }) => name).flatMap((rows): Contradiction[] => {
      if (rows.length < 2) return []
      return [
        {
          message: {
            th: `“${rows[0]!.name}” เป็นชื่อของ ${rows.map(({ row }) => `${row.code} (${row.name_th})`).join(' และ ')}`,
            en: `“${rows[0]!.name}” is the name of ${rows.map(({ row }) => `${row.code} (${row.name_th})`).join(' and ')}`,
          },
          places: rows.map(({ row }) => placeOf(row, 'name_th')),
          computed: rows.map(({ row }) => row.code).join(' <> '),
        },
      ]
    })
  },
}

/** An office that lists call by two names: one is the other with a word put in. */
export const officeNames: Rule = {
  key: 'two-names-one-office',
  kind: 'names',
  severity: 'low',
  title: { th: 'หน่วยงานเดียวเรียกสองชื่อ', en: 'One office under two names' },
  explanation: {
    th: 'ชื่อหน่วยงานหรือธนาคารในสองรายการต่างกันเพียงคำที่แทรกเข้ามา น่าจะเป็นแห่งเดียวกัน ควรใช้ชื่อทางการชื่อเดียว',
    en: 'Two lists name an office or bank alike but for a word put in: most likely one body, which should have one official name.',
  },
  find({ lists }) {
    const offices = lists.filter((row) => officeWords.test(row.value_th))
    const named = groupBy(offices, (row) => officeName(row.value_th))
    return named.flatMap((short) =>
      named.flatMap((long): Contradiction[] => {
        if (!isShorterForm(officeName(short[0]!.value_th), officeName(long[0]!.value_th))) return []
        if (short.some((a) => long.some((b) => a.list === b.list))) return []
        return [
          {
            message: {
              th: `“${short[0]!.value_th}” และ “${long[0]!.value_th}” เป็นแห่งเดียวกันหรือไม่?`,
              en: `Are “${short[0]!.value_th}” and “${long[0]!.value_th}” one and the same?`,
            },
            places: [...short, ...long].map((row) => placeOf(row, 'value_th')),
            computed: `${short[0]!.value_th} <> ${long[0]!.value_th}`,
          },
        ]
      }),
    )
  },
}

const officeName = (name: string): string => bare(withoutBrackets(name).replaceAll(/จำกัด|มหาชน/g, ''))

/** One number told of two systems: the words differ in the proper name. */
export const twoNamesOneNumber: Rule = {
  key: 'two-names-one-number',
  kind: 'names',
  severity: 'low',
  title: { th: 'ตัวเลขเดียวกันของสองชื่อระบบ', en: 'One number told of two names' },
  explanation: {
    th: 'จำนวนเดียวกันในสองแห่งของเนื้อความอ้างชื่อระบบต่างกัน เป็นระบบเดียวกันหรือไม่',
    en: 'Two places of the text give one number to two names. Is it one system?',
  },
  find: (book) =>
    groupBy(
      book.text.filter((row) => row.value && row.kind === 'breakdown' && significant(row.value) >= 4),
      (row) => [row.project_code, row.value!.toFixed()].join('|'),
    ).flatMap((rows): Contradiction[] => {
      const [a, b] = distinctNames(rows)
      if (!a || !b) return []
      return [
        {
          message: {
            th: `${show(a.value!)}: “${a.what_th}” และ “${b.what_th}”`,
            en: `${show(a.value!)} is told of “${a.what_th}” and of “${b.what_th}”`,
          },
          places: [a, b].flatMap((row) => [placeOf(row, 'what_th'), placeOf(row, 'value')]),
          computed: `${a.what_th} <> ${b.what_th}`,
        },
      ]
    }),
}

/** The first two rows whose proper names have no word in common. */
function distinctNames(rows: Book['text']): readonly Book['text'][number][] {
  const words = (row: Book['text'][number]) =>
    new Set((row.what_th.match(/[A-Za-z][A-Za-z-]+/g) ?? []).map((word) => word.toLowerCase()).filter((word) => !['sme', 'msme', 'application'].includes(word)))
  for (const a of rows) {
    const mine = words(a)
    const b = rows.find((other) => other.src_line !== a.src_line && mine.size > 0 && words(other).size > 0 && words(other).isDisjointFrom(mine))
    if (b) return [a, b]
  }
  return []
}
