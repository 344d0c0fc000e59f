import readXlsxFile from 'read-excel-file/node'
import { getDocumentProxy } from 'unpdf'
import { describe, expect, it } from 'vitest'
import { readConfig } from '#platform/config.ts'
import { exampleReport, hostileReport, hostileTexts } from './examples.ts'
import { reportHtml } from './html.tsx'
import { reportPdf } from './pdf.ts'
import { reportXlsx } from './xlsx.ts'

const config = { ...readConfig({}), baseUrl: 'https://prosme.test' }

/** What a reader's program makes of the file: text by page, names of embedded and of missing fonts. */
async function readPdf(bytes: Uint8Array) {
  const document = await getDocumentProxy(bytes.slice())
  const pages: string[] = []
  const fonts = new Map<string, boolean>()
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''))
    await page.getOperatorList()
    for (const item of items) {
      if (!('fontName' in item) || fonts.has(item.fontName)) continue
      const font = page.commonObjs.get(item.fontName) as { name: string; missingFile?: boolean }
      fonts.set(font.name, font.missingFile !== true)
    }
  }
  return { pages, fonts, outline: await document.getOutline(), info: await document.getMetadata() }
}

/** Text without the spaces a reader puts between glyphs. */
const solid = (text: string) => text.replace(/\s+/g, '')

/** As solid, sara am in one form: a font draws it in two pieces. */
const composed = (text: string) => solid(text.normalize('NFKC'))

describe('the printed report', async () => {
  const { bytes, pages: count } = reportPdf({ config }, exampleReport)
  const { pages: thai, fonts, info } = await readPdf(bytes)
  const { pages, outline } = await readPdf(reportPdf({ config }, exampleReport, 'en').bytes)

  it('has as many pages as it says, numbered from the second on', () => {
    expect(pages).toHaveLength(count)
    expect(pages[0]).not.toMatch(/Page/)
    pages.slice(1).forEach((page, index) => expect(solid(page)).toContain(`Page${index + 2}of${count}`))
  })

  it('carries its fonts inside', () => {
    expect([...fonts.keys()].every((name) => /Sarabun/.test(name))).toBe(true)
    expect([...fonts.values()]).not.toContain(false)
  })

  it('begins with a title page, then the contents with every part and section', () => {
    expect(solid(pages[0]!)).toContain(solid(exampleReport.titleLines[0]!.en))
    expect(solid(pages[0]!)).toContain(exampleReport.seal!.hash)
    expect(pages[1]).toContain('Contents')
    for (const { title, sections } of exampleReport.parts) {
      for (const heading of [title, ...sections.map((section) => section.title)]) expect(solid(pages[1]!)).toContain(solid(heading.en))
    }
    expect(outline?.some(({ title }) => title === exampleReport.parts[0]!.title.en)).toBe(true)
  })

  it('repeats the header of a table that runs over a page', () => {
    const withRows = pages.filter((page) => /M-T\d+/.test(page) && page.includes('1,000,000.00'))
    expect(withRows.length).toBeGreaterThan(1)
    for (const page of withRows) expect(page).toContain('Allocated')
  })

  it('prints every row, with its code, and says in the index where the code leads', () => {
    const text = solid(pages.join('\n'))
    for (let row = 1; row <= 40; row++) expect(text.split(`50,000.00M-T${row}`).length - 1).toBeGreaterThanOrEqual(1)
    expect(text).toContain('M-T40example.csv:41(141)')
  })

  it('makes every code a link to this site', async () => {
    const document = await getDocumentProxy(bytes.slice())
    const annotations = await Promise.all(Array.from({ length: count }, async (_, index) => (await document.getPage(index + 1)).getAnnotations()))
    const addresses = annotations.flat().map(({ url }: { url?: string }) => url)
    expect(addresses).toEqual(expect.arrayContaining(['https://prosme.test/example/M-T1', 'https://prosme.test/example/F-example']))
  })

  it('gives its Thai text back as it was written, to readers that go by glyphs', () => {
    const text = composed(thai.join('\n'))
    for (const wanted of ['สามเครื่อง กำลังใช้งานที่ศูนย์ตัวอย่าง', 'ทั้งสิ้น', 'ปั๊ม', 'เพื่อทดสอบชื่อยาวของงานส่งเสริมผู้ประกอบการ', 'หน้า 2 จาก 6']) {
      expect(text).toContain(composed(wanted))
    }
  })

  it('says its title and language and is tagged for those who hear it', () => {
    expect(info.info).toMatchObject({ Title: exampleReport.title.th, Language: 'th' })
    expect(info.metadata?.get('pdfuaid:part')).toBe('1')
  })

  it('is the same bytes for the same report', () => expect(Buffer.compare(reportPdf({ config }, exampleReport).bytes, bytes)).toBe(0))

  it('prints texts as they are, whatever they mean in Typst', async () => {
    const hostile = await readPdf(reportPdf({ config }, hostileReport).bytes)
    const text = solid(hostile.pages.join('\n'))
    for (const wanted of hostileTexts.slice(0, 9)) expect(text).toContain(solid(wanted))
  })
})

describe('the workbook', async () => {
  const bytes = await reportXlsx({ config }, exampleReport)
  const sheets = await readXlsxFile(Buffer.from(bytes))

  it('has a cover, a sheet per table and the index', () => {
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['ปก', '1 งบประมาณ', '1 งบประมาณรายโครงการ', 'ดัชนีที่มาของตัวเลข'])
  })

  it('keeps numbers as numbers, beside the code of their row', () => {
    const rows = sheets[2]!.data
    expect(rows).toHaveLength(41)
    expect(rows[1]).toEqual(['T1', expect.stringContaining('ลำดับที่ 1'), 1_000_000, 750_000, 200_000, 50_000, 'M-T1'])
  })

  it('keeps a text that looks like a formula a text', async () => {
    const [, list] = await readXlsxFile(Buffer.from(await reportXlsx({ config }, hostileReport)))
    expect(list!.data.map(([cell]) => cell)).toEqual(expect.arrayContaining([...hostileTexts]))
  })
})

describe('the HTML file', () => {
  const html = reportHtml({ config }, hostileReport)

  it('needs nothing from elsewhere and runs nothing', () => {
    expect(html).not.toMatch(/<script|<link|@font-face|url\(http/i)
    expect(html).toContain('&lt;script>alert(1)&lt;/script>&amp;amp;')
  })

  it('leads from every code to this site', () => expect(reportHtml({ config }, exampleReport)).toContain('href="https://prosme.test/example/M-T40"'))
})
