import fc from 'fast-check'
import { parse } from 'csv-parse/sync'
import { strToU8, zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { readSheet, openSheets, readTable } from './read-table.ts'
import { splitCsv } from './spreadsheets/csv.ts'
import { columns as c, required, table, type Fault } from './tables.ts'
import { csvCell, csvTemplate, writeCsv, writeXlsx, xlsxTemplate } from './write-table.ts'

const projects = table(
  'projects',
  { th: 'งาน/โครงการ', en: 'Projects' },
  {
    code: required(c.text({ th: 'รหัส', en: 'Code' })),
    name_th: required(c.text({ th: 'ชื่อ', en: 'Name' })),
    budget: required(c.money({ th: 'งบประมาณ', en: 'Budget' })),
    extended: c.money({ th: 'เงินขยายเวลา', en: 'Extended' }, { aliases: [/^extended_from_\d{4}$/] }),
    difference: c.signedMoney({ th: 'ผลต่าง', en: 'Difference' }),
    start_date: c.date({ th: 'วันเริ่ม', en: 'Start' }),
    heads: c.integer({ th: 'ราย', en: 'Heads' }),
    kind: c.oneOf({ th: 'ชนิด', en: 'Kind' }, ['plan', 'extra']),
  },
  ['code'],
)

const csv = (text: string) => read('projects.csv', Buffer.from(text))
const read = (name: string, bytes: Uint8Array) => readTable(projects, { name, bytes })
/** Faults as people meet them: line, column, sentence. */
const told = ({ faults }: { readonly faults: readonly Fault[] }) => faults.map(({ at, column, message }) => `${at.line} ${column ?? '-'} ${message.th}`)

describe('CSV', () => {
  test('reads values, what was printed, and where', async () => {
    const { rows, faults } = await csv('code,name_th,budget,start_date,heads,kind\nP01,"งาน ""หนึ่ง""","1,182,990,000.00",๑ ต.ค. ๒๕๖๕,๑๒๐,plan\n')
    expect(faults).toEqual([])
    expect(rows).toEqual([
      {
        code: 'P01',
        name_th: 'งาน "หนึ่ง"',
        budget: 118_299_000_000n,
        start_date: '2022-10-01',
        heads: 120,
        kind: 'plan',
        at: { file: 'projects.csv', line: 2 },
        printed: {
          code: 'P01',
          name_th: 'งาน "หนึ่ง"',
          budget: '1,182,990,000.00',
          extended: '',
          difference: '',
          start_date: '๑ ต.ค. ๒๕๖๕',
          heads: '๑๒๐',
          kind: 'plan',
        },
      },
    ])
  })

  test('headings may be keys, titles in either language, or aliases', async () => {
    const { rows, faults } = await csv(' รหัส ,NAME,งบประมาณ,extended_from_2570\nP01,งาน,1,2\n')
    expect(faults).toEqual([])
    expect(rows[0]).toMatchObject({ code: 'P01', name_th: 'งาน', budget: 100n, extended: 200n })
  })

  test('blank lines are skipped and lines keep their numbers, also after values that hold line breaks', async () => {
    const { rows } = await csv('code,name_th,budget\r\n\r\nP01,"สอง\r\nบรรทัด",1\r\n,,\r\nP02,งาน,2\r\n')
    expect(rows.map(({ code, at }) => [code, at.line])).toEqual([
      ['P01', 3],
      ['P02', 6],
    ])
  })

  test('a title above the heading is passed over', async () => {
    const { rows, faults } = await csv('แผนปฏิบัติการ ประจำปี,,\ncode,name_th,budget\nP01,งาน,1\n')
    expect(faults).toEqual([])
    expect(rows[0]?.at.line).toBe(3)
  })

  test.each([
    [
      'unknown, missing and doubled columns',
      'code,name_th,budjet,code\nP01,งาน,1,P01\n',
      ['1 - ไม่รู้จักคอลัมน์ “budjet”', '1 code คอลัมน์ “code” มีสองครั้ง (A และ D)', '1 budget ขาดคอลัมน์ budget (งบประมาณ)'],
    ],
    [
      'amounts',
      'code,name_th,budget,difference\nP1,ก,-1,-1\nP2,ก,1.005,0\nP3,ก,"1,000,000,000,000.00",0\nP4,ก,"1,00",0\n',
      [
        '2 budget จำนวนเงินติดลบไม่ได้',
        '3 budget จำนวนเงินมีทศนิยมเกิน 2 ตำแหน่ง',
        '4 budget จำนวนเงินเกิน 999,999,999,999.99 บาท',
        '5 budget ไม่ใช่ตัวเลขที่อ่านได้แน่ชัด เครื่องหมายจุลภาคต้องคั่นทุกสามหลัก เช่น 16,725.44',
      ],
    ],
    [
      'dates in doubt',
      'code,name_th,budget,start_date\nP1,ก,1,2565-10-01\nP2,ก,1,01/10/22\n',
      [
        '2 start_date รูปแบบ ปปปป-ดด-วว ต้องเป็นปี ค.ศ. ถ้าเป็นปี พ.ศ. โปรดเขียนเช่น 1 ต.ค. 2565',
        '3 start_date ไม่แน่ชัดว่าเป็น พ.ศ. หรือ ค.ศ. โปรดใส่ปีสี่หลัก เช่น 1 ต.ค. 2565 หรือ 2022-10-01',
      ],
    ],
    [
      'several faults of one row',
      'code,name_th,budget,heads,kind\n,ก,x,1.5,other\n',
      ['2 code ต้องมีค่า', '2 budget ไม่ใช่ตัวเลข โปรดใส่เฉพาะตัวเลข เช่น 16,725.44', '2 heads ต้องเป็นจำนวนเต็ม', '2 kind ต้องเป็นหนึ่งใน: plan, extra'],
    ],
    ['keys that stand twice', 'code,name_th,budget\nP01,ก,1\nP01 ,ข,2\n', ['3 code ซ้ำกับบรรทัดที่ 2']],
    ['a quote that is never closed', 'code,name_th,budget\nP01,ก,1\nP02,"ข,2\nP03,ค,3\n', ['3 - เครื่องหมายคำพูดที่เปิดไว้ในบรรทัดนี้ไม่มีตัวปิด แฟ้มอาจขาด']],
    ['a line that was cut', 'code,name_th,budget\nP01,ก,1\nP02,ข', ['3 - บรรทัดนี้มี 2 ช่อง แต่หัวตารางมี 3 ช่อง แฟ้มอาจขาด']],
    ['a value without a heading', 'code,name_th,budget\nP01,ก,1,2\n', ['2 - มีค่าในคอลัมน์ D ซึ่งไม่มีหัวตาราง']],
    ['semicolons', 'code;name_th;budget\nP01;ก;1,5\n', ['1 - แฟ้มนี้คั่นช่องด้วยเครื่องหมาย ; โปรดบันทึกให้คั่นด้วยจุลภาค (CSV UTF-8)']],
    ['tabs', 'code\tname_th\tbudget\nP01\tก\t1\n', ['1 - แฟ้มนี้คั่นช่องด้วยแท็บ โปรดบันทึกให้คั่นด้วยจุลภาค (CSV UTF-8)']],
    ['old line ends', 'code,name_th,budget\rP01,ก,1\r', ['1 - แฟ้มนี้ขึ้นบรรทัดแบบเก่า (CR) โปรดบันทึกเป็น CSV UTF-8']],
    ['a file without anything', '\n\n', ['1 - ไม่มีหัวตารางและไม่มีข้อมูล']],
  ])('names %s', async (_, text, wanted) => {
    expect(told(await csv(text))).toEqual(wanted)
  })

  test('columns that need no value may be absent, and are told', async () => {
    const { sheets } = await openSheets({
      name: 'projects.csv',
      async *open() {
        yield Buffer.from('code,name_th,budget,heads\nP01,ก,1,2\n')
      },
    })
    const batches = await Array.fromAsync(readSheet(projects, sheets[0]!))
    expect(batches.flatMap(({ absent }) => absent ?? [])).toEqual(['extended', 'difference', 'start_date', 'kind'])
  })

  test('a faulty row is left out, the others are read', async () => {
    const { rows, faults } = await csv('code,name_th,budget\nP01,ก,1\nP02,ข,x\nP03,ค,3\n')
    expect(rows.map(({ code }) => code)).toEqual(['P01', 'P03'])
    expect(faults).toHaveLength(1)
  })

  test('splits like csv-parse, wherever the text is cut', async () => {
    const cell = fc.stringMatching(/^[กa1,"\n ]{0,6}$/)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        fc.nat(40),
        async (lines, windows, size) => {
          const text = lines.map((cells) => cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join(windows ? '\r\n' : '\n')
          expect(await split(text, size + 1)).toEqual(parse(text, { relax_column_count: true }))
        },
      ),
    )
  })

  test('an open quote does not fill the memory', async () => {
    await expect(split(`a,b\n1,"${'x'.repeat(3_000_000)}`, 65_536)).rejects.toThrow('never closed')
  })
})

async function split(text: string, size: number): Promise<string[][]> {
  const lines: string[][] = []
  for await (const batch of splitCsv(pieces(text, size))) for (const { cells } of batch) lines.push([...cells])
  return lines
}

async function* pieces(text: string, size: number): AsyncGenerator<string> {
  for (let from = 0; from < text.length; from += size) yield text.slice(from, from + size)
}

describe('encodings', () => {
  const plain = 'code,name_th,budget\r\nP01,งานส่งเสริมผู้ประกอบการ เพื่อเข้าสู่ตลาด,1\r\n'
  const name = 'งานส่งเสริมผู้ประกอบการ เพื่อเข้าสู่ตลาด'

  test.each([
    ['UTF-8', Buffer.from(plain)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${plain}`)],
    ['TIS-620', iconv.encode(plain, 'tis-620')],
    ['Windows-874', iconv.encode(plain, 'windows-874')],
    ['UTF-16 LE with its mark', iconv.encode(plain, 'utf-16le', { addBOM: true })],
    ['UTF-16 BE with its mark', iconv.encode(plain, 'utf-16be', { addBOM: true })],
  ])('%s is read', async (_, bytes) => {
    const { rows, faults } = await read('projects.csv', bytes)
    expect(faults).toEqual([])
    expect(rows[0]?.name_th).toBe(name)
  })

  test.each([
    ['UTF-16 without its mark', iconv.encode(plain, 'utf-16le'), 'UTF-16'],
    ['UTF-16 with a character that is none', iconv.encode('code,name_th,budget\nP01,\0,1\n', 'utf-16le', { addBOM: true }), 'ไม่ใช่ข้อความ'],
    ['Latin-1', iconv.encode('code,name_th,budget\nP01,Café à la crème,1\n', 'latin1'), 'ไม่รู้จักรหัสอักขระ'],
    ['UTF-8 and TIS-620 mixed', Buffer.concat([Buffer.from(plain), iconv.encode('P02,งานสอง,2\n', 'tis-620')]), 'ไม่รู้จักรหัสอักขระ'],
    ['bytes of either', Buffer.from([...Buffer.from('code,name_th,budget\nP01,'), 0xc2, 0xa1, ...Buffer.from(',1\n')]), 'ไม่แน่ชัด'],
    ['UTF-8 cut inside a character', Buffer.from(plain).subarray(0, Buffer.from(plain).length - 6), 'ขาด'],
  ])('%s is refused by name', async (_, bytes, reason) => {
    const { rows, faults } = await read('projects.csv', bytes)
    expect(rows).toEqual([])
    expect(faults[0]?.message.th).toContain(reason)
  })

  test('a character cut by the chunks of a stream is whole again', async () => {
    const titled = `แผนปฏิบัติการ,,\n${plain}`
    for (const encoded of [Buffer.from(titled), iconv.encode(titled, 'tis-620')]) {
      const source = {
        name: 'projects.csv',
        async *open() {
          for (const byte of encoded) yield Uint8Array.of(byte)
        },
      }
      const { sheets } = await openSheets(source)
      const rows = []
      for await (const batch of readSheet(projects, sheets[0]!)) rows.push(...batch.rows)
      expect(rows[0]?.name_th).toBe(name)
    }
  })
})

describe('files that are not what they are called', () => {
  const workbook = writeXlsx([
    {
      name: 'projects',
      lines: [
        ['code', 'name_th', 'budget'],
        ['P01', 'งาน', '1'],
      ],
    },
  ])
  test.each([
    ['projects.csv', async () => workbook, 'เนื้อในเป็น Excel หรือ ZIP'],
    ['projects.xlsx', async () => Buffer.from('code,name_th,budget\nP01,ก,1\n'), 'เนื้อในไม่ใช่ Excel'],
    ['projects.xlsx', async () => zipSync({ 'a.txt': strToU8('x') }), 'ไม่ใช่แฟ้ม Excel'],
    ['projects.csv', async () => Buffer.from('%PDF-1.7 ...'), 'PDF'],
    ['projects.xlsx', async () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'Excel รุ่นเก่า'],
    ['projects.pdf', async () => Buffer.from('code'), '.csv หรือ .xlsx'],
    ['projects.csv', async () => Buffer.alloc(0), 'แฟ้มว่างเปล่า'],
    ['projects.xlsx', async () => (await workbook).subarray(0, 900), 'เสียหาย'],
    ['projects.xlsx', async () => (await workbook).map((byte, index) => (index === 1_500 ? byte ^ 1 : byte)), 'เสียหาย'],
  ])('%s: %#', async (name, bytes, reason) => {
    const { rows, faults } = await read(name, await bytes())
    expect(rows).toEqual([])
    expect(faults[0]?.message.th).toContain(reason)
  })
})

describe('workbooks', () => {
  test('a template that is filled in comes back', async () => {
    const bytes = await xlsxTemplate([projects])
    const empty = await read('projects.xlsx', bytes)
    expect(empty).toEqual({ rows: [], faults: [] })
    const titles = Object.values(projects.columns).map(({ title }) => title.th)
    const filled = await writeXlsx([{ name: 'projects', lines: [titles, ['P01', '=1+1', '1,000.50', '', '-2', '1 ต.ค. 2565', '๑๒', 'extra']] }])
    const { rows, faults } = await read('แผน.xlsx', filled)
    expect(faults).toEqual([])
    expect(rows[0]).toMatchObject({ code: 'P01', name_th: '=1+1', budget: 100_050n, difference: -200n, start_date: '2022-10-01', heads: 12, kind: 'extra' })
    expect(rows[0]?.at).toEqual({ file: 'แผน.xlsx!projects', line: 2 })
    expect(told(await read('projects.csv', csvTemplate(projects)))).toEqual([])
  })

  test('numbers, dates, formulas and texts are read as they are seen', async () => {
    const { rows, faults } = await read(
      'projects.xlsx',
      sheet(`<row r="1"><c r="A1" t="inlineStr"><is><t>code</t></is></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>budget</t></is></c>
        <c r="D1" t="inlineStr"><is><t>start_date</t></is></c><c r="E1" t="inlineStr"><is><t>heads</t></is></c></row>
        <row r="4"><c r="A4" t="str"><f>"P"&amp;1</f><v>P1</v></c><c r="B4" t="s"><v>1</v></c><c r="C4"><v>1182990000.0999999</v></c><c r="D4" s="1"><v>44835</v></c><c r="E4"><f>60*2</f><v>120</v></c></row>`),
    )
    expect(faults).toEqual([])
    expect(rows[0]).toMatchObject({
      code: 'P1',
      name_th: 'งาน & สอง_x000D_ท่อน',
      budget: 118_299_000_010n,
      start_date: '2022-10-01',
      heads: 120,
      at: { line: 4 },
    })
  })

  test.each([
    ['a formula never calculated', '<c r="C2"><f>1+1</f></c>', '', '2 budget เซลล์เป็นสูตรที่ยังไม่มีค่าที่คำนวณไว้ โปรดเปิดใน Excel แล้วบันทึก หรือวางเป็นค่า'],
    ['an error', '<c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', '', '2 budget เซลล์แสดงข้อผิดพลาดของ Excel โปรดแก้สูตรหรือใส่ค่า'],
    ['a percentage', '<c r="C2" s="2"><v>0.9251</v></c>', '', '2 budget ไม่ใช่ตัวเลข โปรดใส่เฉพาะตัวเลข เช่น 16,725.44'],
    [
      'merged rows',
      '<c r="C2"><v>1</v></c>',
      '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>',
      '2 - เซลล์ A2:A3 ถูกผสานไว้ โปรดแยกเซลล์แล้วใส่ค่าให้ครบทุกแถว',
    ],
  ])('%s is named', async (_, cell, after, wanted) => {
    const header = ['code', 'name_th', 'budget'].map((key, index) => `<c r="${'ABC'[index]}1" t="inlineStr"><is><t>${key}</t></is></c>`).join('')
    const row = `<c r="A2" t="inlineStr"><is><t>P1</t></is></c><c r="B2" t="inlineStr"><is><t>x</t></is></c>${cell}`
    expect(told(await read('projects.xlsx', sheet(`<row r="1">${header}</row><row r="2">${row}</row>`, after)))).toEqual([wanted])
  })

  test('a heading over two merged lines, under a merged title, is read', async () => {
    const { rows, faults } = await read(
      'projects.xlsx',
      sheet(
        `<row r="1">${text('A1', 'แผนปฏิบัติการ')}</row><row r="2">${text('A2', 'รหัส')}${text('B2', 'ชื่อ')}${text('C2', 'เงิน')}</row>
         <row r="3">${text('C3', 'งบประมาณ')}${text('D3', 'ผลต่าง')}</row><row r="4">${text('A4', 'P1')}${text('B4', 'งาน')}<c r="C4"><v>5</v></c><c r="D4"><v>-1</v></c></row>`,
        '<mergeCells><mergeCell ref="A1:D1"/><mergeCell ref="A2:A3"/><mergeCell ref="B2:B3"/><mergeCell ref="C2:D2"/></mergeCells>',
      ),
    )
    expect(faults).toEqual([])
    expect(rows[0]).toMatchObject({ code: 'P1', budget: 500n, difference: -100n, at: { line: 4 } })
  })

  test('a heading merged over two columns leaves the second without a name', async () => {
    const result = await read(
      'projects.xlsx',
      sheet(
        `<row r="1">${text('A1', 'code')}${text('B1', 'name_th')}${text('C1', 'budget')}</row><row r="2">${text('A2', 'P1')}${text('B2', 'x')}<c r="C2"><v>5</v></c><c r="D2"><v>7</v></c></row>`,
        '<mergeCells><mergeCell ref="C1:D1"/></mergeCells>',
      ),
    )
    expect(told(result)).toEqual(['2 - มีค่าในคอลัมน์ D ซึ่งไม่มีหัวตาราง'])
  })

  test('of several sheets the one named after the table is read', async () => {
    const lines = [
      ['code', 'name_th', 'budget'],
      ['P01', 'งาน', '1'],
    ]
    const bytes = await writeXlsx([
      { name: 'บันทึก', lines: [['x']] },
      { name: 'Projects', lines },
    ])
    expect((await read('all.xlsx', bytes)).rows[0]?.at.file).toBe('all.xlsx!Projects')
    expect(
      told(
        await read(
          'all.xlsx',
          await writeXlsx([
            { name: 'a', lines },
            { name: 'b', lines },
          ]),
        ),
      ),
    ).toEqual(['1 - ไม่มีแผ่นงานชื่อ projects'])
  })

  /** A workbook whose directory says that its sheet unpacks to `size` bytes. */
  function claiming(size: number): Uint8Array {
    const bytes = Buffer.from(sheet('<row r="1"/>'.padEnd(2_000_000)))
    const entry = bytes.lastIndexOf(Buffer.from('xl/worksheets/sheet1.xml')) - 46
    expect(bytes.readUInt32LE(entry)).toBe(0x02014b50)
    bytes.writeUInt32LE(size, entry + 24)
    return bytes
  }

  test('one that unpacks to more than 200 MB is refused before it is unpacked', async () => {
    expect(told(await read('projects.xlsx', claiming(201 * 1024 * 1024)))).toEqual(['1 - แฟ้ม Excel นี้เมื่อคลายแล้วใหญ่เกิน 200 MB'])
  })

  test('one that lies about what it unpacks to is stopped', async () => {
    expect(told(await read('projects.xlsx', claiming(500)))).toEqual(['1 - แฟ้ม Excel เสียหายหรือส่งมาไม่ครบ'])
  })

  test('more than a million rows are refused', async () => {
    expect(told(await read('projects.xlsx', sheet('<row/>'.repeat(1_000_001))))).toEqual(['1000000 - แฟ้ม Excel นี้มีเกิน 1,000,000 แถว'])
  })

  test('a document type, which could grow without end, is refused', async () => {
    const parts = sheetParts('<row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row>')
    parts['xl/worksheets/sheet1.xml'] = strToU8(`<!DOCTYPE x [<!ENTITY a "aaaa">]>${Buffer.from(parts['xl/worksheets/sheet1.xml']!).toString()}`)
    expect(told(await read('projects.xlsx', zipSync(parts)))).toEqual(['1 - แฟ้มนี้ไม่ใช่แฟ้ม Excel (.xlsx)'])
  })
})

describe('writing', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+66 2', "'+66 2"],
    ['@cmd', "'@cmd"],
    ['-2+3', "'-2+3"],
    ['-2.50', '-2.50'],
    ['\t=1', "'\t=1"],
    ['\r=1', `"'\r=1"`],
    ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
    ['a,b', '"a,b"'],
  ])('%j is kept from running as a formula', (text, cell) => expect(csvCell(text)).toBe(cell))

  test('CSV begins with the mark that Excel needs', () => {
    expect(Buffer.from(writeCsv([['ก', 'ข']])).toString()).toBe('\ufeffก,ข\r\n')
  })

  test('no cell of a workbook is a formula', async () => {
    const { unzipSync } = await import('fflate')
    const parts = unzipSync(await writeXlsx([{ name: 'a', lines: [['=1+1', '+1', '@x']] }]))
    expect(Object.keys(parts).filter((name) => Buffer.from(parts[name]!).toString().includes('<f>'))).toEqual([])
  })
})

const text = (at: string, value: string): string => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`

/** The parts of a workbook with one sheet called projects: style 1 is a date, 2 a percentage; two shared texts. */
function sheetParts(rows: string, after = ''): Record<string, Uint8Array> {
  return {
    'xl/workbook.xml': strToU8('<workbook xmlns:r="r"><sheets><sheet name="projects" sheetId="1" r:id="rId1"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': strToU8('<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>'),
    'xl/sharedStrings.xml': strToU8('<sst><si><t>name_th</t></si><si><r><t>งาน &amp; </t></r><r><t>สอง_x005F_x000D_ท่อน</t></r><rPh><t>x</t></rPh></si></sst>'),
    'xl/styles.xml': strToU8(
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-107041E]d mmm yyyy;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="10"/></cellXfs></styleSheet>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`),
  }
}

const sheet = (rows: string, after?: string): Uint8Array => zipSync(sheetParts(rows, after))
