import { same, type Text } from '#platform/text.ts'
import type { Num, Part, Report, Row, Trace } from './document.ts'

/** A small report of an agency that does not exist, for looking at pages and for tests. */

const number = (value: string, printed = value, unit?: Text): Num => ({ kind: 'number', value, printed, ...(unit ? { unit } : {}) })
const text = (value: string) => ({ kind: 'text' as const, text: same(value) })
const trace = (code: string, line: number): Trace => ({ code, href: `/example/${code}`, origins: [{ file: 'example.csv', line, srcLine: line + 100 }] })

const projectRow = (index: number): Row => ({
  cells: {
    code: text(`T${index}`),
    name: text(`โครงการตัวอย่างเพื่อทดสอบชื่อยาวของงานส่งเสริมผู้ประกอบการวิสาหกิจขนาดกลางและขนาดย่อม ลำดับที่ ${index}`),
    allocated: number('1000000.00', '1,000,000.00'),
    disbursed: number('750000.00', '750,000.00'),
    committed: number('200000.00', '200,000.00'),
    remaining: number('50000.00', '50,000.00'),
    share: { kind: 'bullet', share: '75', met: false },
  },
  trace: trace(`M-T${index}`, index + 1),
})

const spending: Part = {
  number: 1,
  title: { th: 'ส่วนที่ 1 แผนและงบประมาณ', en: 'Part 1 Plan and budget' },
  sections: [
    {
      id: 'money',
      title: { th: 'งบประมาณ', en: 'Budget' },
      blocks: [
        { kind: 'paragraph', text: { th: 'ปั๊มน้ำทั้งสิ้นสามเครื่อง กำลังใช้งานที่ศูนย์ตัวอย่าง', en: 'Three example pumps are in use.' } },
        { kind: 'note', text: { th: 'ไม่มีข้อมูลรายเดือน', en: 'No monthly data' } },
        {
          kind: 'figures',
          figures: [
            {
              name: { th: 'มูลค่าตัวอย่าง', en: 'Example value' },
              number: number('1234.5678', '1,234.5678', { th: 'ล้านบาท', en: 'million baht' }),
              target: number('1000', '1,000'),
              remark: { th: 'พิมพ์ 1,234', en: 'printed 1,234' },
              trace: trace('F-example', 3),
            },
            { name: { th: 'จำนวนตัวอย่าง', en: 'Example count' }, number: number('12', '12', { th: 'ราย', en: 'heads' }) },
          ],
        },
        {
          kind: 'bars',
          rows: [
            {
              name: { th: 'ยุทธศาสตร์ตัวอย่าง', en: 'Example strategy' },
              disbursed: number('75.00'),
              committed: number('20.00'),
              remaining: number('5.00'),
              trace: trace('M-S1', 4),
            },
          ],
        },
        {
          kind: 'table',
          title: { th: 'งบประมาณรายโครงการ', en: 'Budget by project' },
          columns: [
            { key: 'code', title: { th: 'รหัส', en: 'Code' }, kind: 'code' },
            { key: 'name', title: { th: 'งาน/โครงการ', en: 'Project' }, kind: 'text' },
            { key: 'allocated', title: { th: 'ได้รับจัดสรร', en: 'Allocated' }, kind: 'number' },
            { key: 'disbursed', title: { th: 'เบิกจ่าย', en: 'Disbursed' }, kind: 'number' },
            { key: 'committed', title: { th: 'ผูกพัน', en: 'Committed' }, kind: 'number' },
            { key: 'remaining', title: { th: 'คงเหลือ', en: 'Remaining' }, kind: 'number' },
            { key: 'share', title: { th: 'เบิกจ่ายแล้ว', en: 'Spent' }, kind: 'bullet' },
          ],
          rows: Array.from({ length: 40 }, (_, index) => projectRow(index + 1)),
        },
      ],
    },
  ],
}

/** Texts that would do harm if any of the forms took them for its own language. */
export const hostileTexts = [
  '#panic("no")',
  '#read("/package.json")',
  '= heading *strong* _em_ $x^2$ `raw` <label> @reference',
  '"); system("true',
  '\\u{0} \\ { } [ ] // /* */',
  '=HYPERLINK("https://example.org","x")',
  '+1+cmd|A1',
  '@SUM(A1)',
  '<script>alert(1)</script>&amp;',
  '\u202Eกลับด้าน\u202C',
] as const

export const exampleReport: Report = {
  fiscalYear: 2599,
  title: { th: 'รายงานผลการดำเนินงานตัวอย่าง ประจำปีงบประมาณ 2599', en: 'Example annual report, fiscal year 2599' },
  titleLines: [
    { th: 'รายงานผลการดำเนินงานตัวอย่าง', en: 'Example annual report' },
    { th: 'ประจำปีงบประมาณ 2599', en: 'fiscal year 2599' },
  ],
  period: { th: '1 ตุลาคม 2598 – 30 กันยายน 2599', en: '1 October 2055 – 30 September 2056' },
  composedAt: '2056-11-01T03:00:00.000Z',
  seal: { hash: 'a'.repeat(64), at: '2056-11-01T02:59:59.000Z' },
  parts: [spending],
}

export const hostileReport: Report = {
  ...exampleReport,
  title: same(hostileTexts[0]),
  titleLines: [same(hostileTexts[0])],
  parts: [
    {
      number: 1,
      title: same(hostileTexts[2]),
      sections: [
        {
          id: 'hostile',
          title: same(hostileTexts[1]),
          blocks: [
            ...hostileTexts.map((value) => ({ kind: 'paragraph' as const, text: same(value) })),
            { kind: 'list', items: hostileTexts.map((value) => ({ text: same(value) })) },
            {
              kind: 'table',
              title: same('ตาราง'),
              columns: [{ key: 'value', title: same(hostileTexts[5]), kind: 'text' }],
              rows: hostileTexts.map((value, index) => ({ cells: { value: text(value) }, trace: trace(hostileTexts[index % 3]!, index) })),
            },
          ],
        },
      ],
    },
  ],
}
