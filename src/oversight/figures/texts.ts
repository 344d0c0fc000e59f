import type { Text } from '#platform/text.ts'
import { same } from '#platform/text.ts'
import type { Agreement } from './model.ts'
import type { DefinitionFault, FigureCount, FigureKind } from './rules.ts'

/** What is wrong with a definition, with the piece of its formula. */
export const faultTexts = {
  grammar: (ref: string): Text => ({
    th: `อ่านสูตรไม่ได้ที่ “${ref}” สูตรเป็นผลรวมของรหัสอ้างอิง คั่นด้วย +`,
    en: `The formula cannot be read at “${ref}”: it is a sum of references, separated by +`,
  }),
  unknown: (ref: string): Text => ({ th: `ไม่พบสิ่งที่ “${ref}” อ้างถึง`, en: `What “${ref}” refers to does not exist` }),
  cycle: (ref: string): Text => ({ th: `นิยามวนกลับมาหาตัวเองผ่าน “${ref}”`, en: `The definition comes back to itself through “${ref}”` }),
  'no-target': (ref: string): Text => ({
    th: `“${ref}” ไม่มีค่าเป้าหมาย เพราะส่วนประกอบบางส่วนไม่มีเป้าหมาย`,
    en: `“${ref}” has no target, because a part of it has none`,
  }),
  unit: (ref: string): Text => ({
    th: `“${ref}” เป็นจำนวนเงิน หน่วยของตัวเลขนี้ต้องเป็น baht หรือ million baht`,
    en: `“${ref}” is money: the unit of this figure must be baht or million baht`,
  }),
} as const satisfies Record<DefinitionFault['code'], (ref: string) => Text>

const units: Readonly<Record<string, Text>> = {
  times: { th: 'ราย (นับซ้ำ)', en: 'times' },
  heads: { th: 'ราย (ไม่นับซ้ำ)', en: 'heads' },
  items: { th: 'รายการ', en: 'items' },
  indicators: { th: 'ตัวชี้วัด', en: 'indicators' },
  percent: { th: 'ร้อยละ', en: 'percent' },
  baht: { th: 'บาท', en: 'baht' },
  'million baht': { th: 'ล้านบาท', en: 'million baht' },
}

/** The unit in the reader's language where it is one we know; a file may bring any other. */
export const unitName = (unit: string): Text => units[unit] ?? same(unit)

export const kindNames = {
  stock: { th: 'ยอดคงมี ณ วันหนึ่ง', en: 'Stock at a date' },
  flow: { th: 'ยอดที่เกิดขึ้นระหว่างปี', en: 'Flow over the year' },
  'not stated': { th: 'ไม่ระบุ', en: 'Not stated' },
} as const satisfies Record<FigureKind, Text>

export const countNames = {
  times: { th: 'นับซ้ำ (ครั้งที่รับบริการ)', en: 'Times: the same one counts again' },
  heads: { th: 'ไม่นับซ้ำ (ราย)', en: 'Heads: each counts once' },
  none: { th: 'ไม่ใช่การนับราย', en: 'Not a count of persons' },
  'not stated': { th: 'ไม่ระบุ', en: 'Not stated' },
} as const satisfies Record<FigureCount, Text>

export const agreementNames = {
  exact: { th: 'ตรงกัน', en: 'The same' },
  rounded: { th: 'ตรงเมื่อปัดเศษ', en: 'The same, rounded' },
  cut: { th: 'ตัดเศษทิ้ง', en: 'Cut off, not rounded' },
  different: { th: 'ไม่ตรงกัน', en: 'Different' },
} as const satisfies Record<Agreement, Text>

export const roundingNames = {
  half_up: { th: 'ปัดเศษ', en: 'Round half up' },
  down: { th: 'ตัดเศษทิ้ง', en: 'Cut off' },
} as const satisfies Record<string, Text>

/** The printed and the computed number in one sentence; numbers come formatted. */
export const comparisons = {
  exact: (printed: string): Text => ({ th: `พิมพ์ ${printed} ตรงกับที่คำนวณได้`, en: `Printed ${printed}, the same as computed` }),
  rounded: (printed: string, value: string, by: string): Text => ({
    th: `พิมพ์ ${printed} คำนวณได้ ${value} เศษ ${by} ถูกปัดออก`,
    en: `Printed ${printed}, computed ${value}: ${by} was rounded away`,
  }),
  cut: (printed: string, value: string, by: string): Text => ({
    th: `พิมพ์ ${printed} คำนวณได้ ${value} เศษ ${by} ถูกตัดทิ้ง หากปัดเศษจะได้ตัวเลขอื่น`,
    en: `Printed ${printed}, computed ${value}: ${by} was cut off; rounding would give another number`,
  }),
  different: (printed: string, value: string, by: string): Text => ({
    th: `พิมพ์ ${printed} แต่คำนวณได้ ${value} ต่างกัน ${by}`,
    en: `Printed ${printed}, but computed ${value}: ${by} apart`,
  }),
} as const satisfies Record<Agreement, (printed: string, value: string, by: string) => Text>

const moneyColumns: Readonly<Record<string, Text>> = {
  allocated: { th: 'งบประมาณที่ได้รับจัดสรร', en: 'Budget allocated' },
  disbursed: { th: 'เงินที่เบิกจ่าย', en: 'Money disbursed' },
  committed: { th: 'เงินผูกพัน', en: 'Money committed' },
  remaining: { th: 'เงินคงเหลือ', en: 'Money remaining' },
}
const groups: Readonly<Record<string, Text>> = {
  plan: { th: 'ตามแผนปฏิบัติการ', en: 'of the plan' },
  extra: { th: 'ที่ได้รับจัดสรรเพิ่มเติม', en: 'of additional projects' },
  continuing: { th: 'ต่อเนื่องจากปีก่อน', en: 'of projects continuing from earlier years' },
}
const joined = (first: Text, second: Text): Text => ({ th: `${first.th}${second.th}`, en: `${first.en} ${second.en}` })

export const moneyName = (group: string, column: string): Text => joined(moneyColumns[column] ?? same(column), groups[group] ?? same(group))
export const countName = (group: string): Text => joined({ th: 'จำนวนงาน/โครงการ', en: 'Number of items' }, groups[group] ?? same(group))
export const targetOf = (name: Text): Text => ({ th: `เป้าหมายของ${name.th}`, en: `Target of ${name.en}` })

export const words = {
  figures: { th: 'ตัวเลข', en: 'Figures' },
  ofYear: (year: number): Text => ({ th: `ตัวเลขของปีงบประมาณ ${year}`, en: `Figures of fiscal year ${year}` }),
  listLead: {
    th: 'ยอดที่เผยแพร่แต่ละตัวคำนวณใหม่จากส่วนประกอบ และเทียบกับที่พิมพ์ เลือกตัวเลขเพื่อดูที่มาถึงบรรทัดในแฟ้ม',
    en: 'Every published total, computed again from its parts and set beside what was printed. Choose one to see where it comes from, down to the line of a file',
  },
  headlines: { th: 'ตัวเลขเด่น', en: 'Headlines' },
  others: { th: 'ตัวเลขที่เป็นส่วนประกอบ', en: 'Figures that others are made of' },
  beside: { th: 'ตัวเลขที่รายงานกับทะเบียนในระบบ', en: 'Reported, and by the records here' },
  besideIntro: {
    th: 'เป็นตัวเลขคนละเล่ม แสดงคู่กันเพื่อเทียบ ไม่นำมารวมกัน',
    en: 'Two books of the same thing, beside each other to compare. They are never added.',
  },
  reported: { th: 'ที่รายงาน', en: 'Reported' },
  differenceOfBooks: { th: 'ทะเบียนในระบบ ลบ ที่รายงาน', en: 'By the records here, less the reported' },
  measured: { th: 'ตัวเลขจากบันทึกของระบบ', en: 'Counted from the records here' },
  measuredLead: {
    th: 'นับจากรายการในระบบนี้โดยตรง แยกจากค่าที่หน่วยงานรายงาน นำไปใช้ในสูตรได้ด้วยรหัส measure:',
    en: 'Counted from the entries in this system, apart from what people report. A formula names it as measure:',
  },
  name: { th: 'ตัวเลข', en: 'Figure' },
  computed: { th: 'คำนวณได้', en: 'Computed' },
  printed: { th: 'พิมพ์', en: 'Printed' },
  agreement: { th: 'เทียบกัน', en: 'Compared' },
  target: { th: 'เป้าหมาย', en: 'Target' },
  againstTarget: { th: 'ผลเทียบเป้าหมาย', en: 'Against target' },
  view: { th: 'มุมมองข้อมูล', en: 'View' },
  value: { th: 'ค่า', en: 'Value' },
  notDefined: { th: 'ไม่มีนิยาม', en: 'Not defined' },
  notDefinedLead: {
    th: 'ตัวเลขนี้พิมพ์ไว้ แต่ไม่มีนิยามใดบอกว่าประกอบจากอะไร จึงคำนวณไม่ได้',
    en: 'This number is printed, but no definition says what it is made of, so it cannot be computed',
  },
  notYet: { th: 'ยังรวมไม่ได้', en: 'Not complete' },
  missing: { th: 'ยังขาดค่าของ', en: 'No value yet for' },
  noYear: { th: 'ยังไม่มีแผนของปีใด', en: 'There is no plan of any year yet' },
  noFigures: { th: 'ปีนี้ยังไม่มีนิยามตัวเลข', en: 'This year has no figures yet' },
  noFiguresAdvice: {
    th: 'นำเข้าแฟ้ม figure_definitions เพื่อบอกว่ายอดรวมแต่ละตัวประกอบจากอะไร',
    en: 'Import figure_definitions to say what each total is made of',
  },
  whence: { th: 'มาจากไหน', en: 'Where it comes from' },
  formula: { th: 'สูตร', en: 'Formula' },
  part: { th: 'ส่วนประกอบ', en: 'Part' },
  share: { th: 'สัดส่วน', en: 'Share' },
  source: { th: 'ที่มา', en: 'Source' },
  partsBelow: (count: number): Text => ({ th: `รวมจาก ${count} ส่วน ดูด้านล่าง`, en: `Sum of ${count}, shown below` }),
  rows: (count: number): Text => ({ th: `${count} รายการ`, en: `${count} rows` }),
  item: { th: 'รายการ', en: 'Row' },
  ownRecords: { th: 'บันทึกในระบบ', en: 'Recorded here' },
  approvals: { th: 'ใครรับรอง', en: 'Who approved it' },
  asPublished: (count: number): Text => ({
    th: `${count} ค่าใช้ตามที่เผยแพร่ในรายงาน ซึ่งรับรองแล้วโดยการเผยแพร่`,
    en: `${count} values are as published: their publication approved them`,
  }),
  approvedBy: (name: string): Text => ({ th: `รับรองโดย ${name}`, en: `Approved by ${name}` }),
  definition: { th: 'นิยาม', en: 'Definition' },
  key: { th: 'รหัส', en: 'Key' },
  unit: { th: 'หน่วย', en: 'Unit' },
  kind: { th: 'ชนิดของยอด', en: 'Stock or flow' },
  count: { th: 'วิธีนับ', en: 'How it counts' },
  rounding: { th: 'การปัดเศษเมื่อพิมพ์', en: 'Rounding in print' },
  note: { th: 'หมายเหตุ', en: 'Note' },
  definedAt: { th: 'นิยามอยู่ที่', en: 'Defined at' },
  printedAt: { th: 'พิมพ์อยู่ที่', en: 'Printed at' },
  targetFromParts: { th: 'รวมจากเป้าหมายของส่วนประกอบ', en: 'the sum of the targets of its parts' },
  targetPrinted: { th: 'ตามที่พิมพ์คู่กับตัวเลข', en: 'as printed with the figure' },
  findings: { th: 'ข้อค้นพบที่เกี่ยวข้อง', en: 'Findings that touch it' },
  findingsIntro: {
    th: 'ข้อขัดแย้งที่พบในตัวเลขนี้ หรือในบรรทัดที่ตัวเลขนี้รวมมา',
    en: 'Contradictions in this number or in the lines it is summed from',
  },
  declare: { th: 'ระบุชนิด วิธีนับ และการปัดเศษ', en: 'Declare kind, count and rounding' },
  declareHint: {
    th: 'สิ่งที่ระบุที่นี่เก็บแยกจากแฟ้มนิยาม การนำเข้าแฟ้มใหม่ไม่ลบทิ้ง',
    en: 'What is declared here is kept apart from the file of definitions: importing it again keeps it',
  },
  noThaiName: { th: '(ยังไม่มีชื่อภาษาไทย)', en: '(no Thai name yet)' },
  nameTh: { th: 'ชื่อภาษาไทย', en: 'Name in Thai' },
  digits: { th: 'จำนวนทศนิยมที่พิมพ์', en: 'Decimals in print' },
  digitsNeeded: { th: 'กรุณาระบุทั้งวิธีปัดเศษและจำนวนทศนิยม', en: 'Give both the rounding and the decimals' },
  save: { th: 'บันทึก', en: 'Save' },
  stale: {
    th: 'มีผู้แก้ไขหลังจากที่ท่านเปิดหน้านี้ ค่าล่าสุดแสดงอยู่ด้านบน กรุณาตรวจแล้วบันทึกอีกครั้ง',
    en: 'Somebody changed this after you opened the page. The latest stands above: check it and save again',
  },
} as const
