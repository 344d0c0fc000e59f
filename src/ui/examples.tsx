import Big from 'big.js'
import type { VNode } from 'preact'
import { untouched, type Typed } from '#platform/forms.ts'
import { speaker, type Lang, type Text } from '#platform/text.ts'
import { BulletBar, Legend, MoneyBar, MoneyLegend, ShareBar, StackedBar } from './bars.tsx'
import { DateText, Figure, Figures, Money, Num, Source } from './figures.tsx'
import {
  Button,
  ButtonList,
  Buttons,
  Checkbox,
  Checks,
  Choices,
  DateInput,
  ErrorSummary,
  FileInput,
  Filters,
  Form,
  Hidden,
  LinkButton,
  MoneyInput,
  NumberInput,
  Select,
  TextArea,
  TextInput,
} from './forms.tsx'
import { Breadcrumbs, Columns, LinkList, PageHead, Pagination, Section, Tabs } from './heads.tsx'
import { PrintButton } from './print.tsx'
import { QrCode } from './qr.tsx'
import { DefinitionList, Details, EmptyState, History, MarkedList, Notice, Progress, StatusTag, Steps } from './states.tsx'
import { DataTable } from './table.tsx'
import { TrendChart } from './trend.tsx'

/** A named example of a component. The gallery shows it and the tests read it, in both languages. */
export interface Example {
  readonly of: string
  readonly name: Text
  readonly render: (lang: Lang) => VNode
}

const example = (of: string, th: string, en: string, render: Example['render']): Example => ({ of, name: { th, en }, render })

const says = (lang: Lang, th: string, en: string) => speaker(lang)({ th, en })
const million = 100_000_000n

const projects = [
  { code: 'A1', name: { th: 'โครงการตัวอย่างที่หนึ่ง', en: 'First example project' }, allocated: 40n, disbursed: 31n, committed: 6n },
  {
    code: 'A2',
    name: { th: 'โครงการตัวอย่างที่มีชื่อยาวกว่าหนึ่งบรรทัดบนจอโทรศัพท์', en: 'Second example project, named at some length' },
    allocated: 12n,
    disbursed: 2n,
    committed: 1n,
  },
] as const

const wrong: Typed = {
  values: { amount: '12,5000.00', day: '31 ก.พ. 2566' },
  faults: [
    { field: 'amount', message: { th: 'ใส่จำนวนเงินเป็นบาท เช่น 12,500.00', en: 'Enter an amount in baht, such as 12,500.00' } },
    { field: 'day', message: { th: 'ไม่มีวันที่ 31 กุมภาพันธ์', en: 'There is no 31 February' } },
  ],
}

export const examples: readonly Example[] = [
  example('PageHead', 'หัวเรื่องพร้อมคำนำ', 'Title with a lead', (lang) => (
    <PageHead
      eyebrow={says(lang, 'แผนปฏิบัติการประจำปี', 'Annual plan')}
      title={says(lang, 'ปีงบประมาณตัวอย่าง', 'Example fiscal year')}
      aside={says(lang, 'ทุกตัวเลขกดดูที่มาได้', 'Every number opens')}
      lead={says(lang, 'หนึ่งหรือสองประโยคที่บอกว่าหน้านี้มีอะไร', 'One or two sentences that say what this page holds.')}
    />
  )),
  example('Breadcrumbs', 'สามชั้น', 'Three levels', (lang) => (
    <Breadcrumbs
      lang={lang}
      items={[
        { text: says(lang, 'แผน', 'Plan'), href: '#' },
        { text: says(lang, 'ยุทธศาสตร์ 1', 'Strategy 1'), href: '#' },
        { text: says(lang, 'โครงการ', 'Project') },
      ]}
    />
  )),
  example('Tabs', 'มีจำนวนกำกับ', 'With counts', (lang) => (
    <Tabs
      label={says(lang, 'มุมมอง', 'Views')}
      items={[
        { href: '#all', text: says(lang, 'ทั้งหมด', 'All'), count: 120, current: true },
        { href: '#missed', text: says(lang, 'ไม่ถึงเป้า', 'Missed'), count: 5, current: false },
      ]}
    />
  )),
  example('Section', 'สองคอลัมน์บนจอใหญ่', 'Two columns on a desk', (lang) => (
    <Columns>
      <Section title={says(lang, 'คอลัมน์กว้าง', 'Wider column')} intro={says(lang, 'ประโยคนำ', 'A sentence that leads in')}>
        <p>{says(lang, 'เรื่องหลักของหน้า', 'What the page is about')}</p>
      </Section>
      <Section title={says(lang, 'คอลัมน์แคบ', 'Narrower column')}>
        <p>{says(lang, 'เรื่องที่อยู่ข้างกัน', 'What stands beside it')}</p>
      </Section>
    </Columns>
  )),
  example('Figures', 'ตัวเลขใหญ่กับเป้าหมาย', 'Large numbers with their targets', (lang) => (
    <Figures>
      <Figure
        label={says(lang, 'ใช้จ่ายแล้ว', 'Spent')}
        value="60.1%"
        href="#"
        bar={<MoneyBar lang={lang} allocated={100n} disbursed={60n} committed={35n} remaining={5n} />}
        note={says(lang, '710.9 จาก 1,183.0 ล้านบาท', '710.9 of 1,183.0 million baht')}
      />
      <Figure
        label={says(lang, 'มูลค่าทางเศรษฐกิจ', 'Economic value')}
        value="16,725"
        unit={says(lang, 'ล้านบาท', 'million baht')}
        href="#"
        bar={<BulletBar lang={lang} value={new Big(16725)} target={new Big(7285)} />}
        note={says(lang, 'เป้าหมาย 7,285 ล้านบาท', 'Target 7,285 million baht')}
      />
      <Figure
        label={says(lang, 'ตัวชี้วัดที่ไม่ถึงเป้า', 'Targets missed')}
        value="5"
        unit={says(lang, 'จาก 120', 'of 120')}
        tone="bad"
        bar={<ShareBar label={says(lang, 'ถึงเป้า 115 จาก 120', '115 of 120 met')} share={115 / 120} tone="good" />}
        note={<a href="#">{says(lang, 'ดูรายการ', 'See the list')}</a>}
      />
    </Figures>
  )),
  example('Money', 'บาทและล้านบาท', 'Baht and millions', (lang) => (
    <p>
      <Money satang={118_299_000_000n} /> {says(lang, 'บาท', 'baht')} = <Money satang={118_299_000_000n} million={2} /> {says(lang, 'ล้านบาท', 'million baht')} ·{' '}
      <Money satang={undefined} />
    </p>
  )),
  example('Num', 'ค่าตรงและค่าปัด', 'Exact and rounded', () => (
    <p>
      <Num value={new Big('16725.4437')} /> · <Num value={new Big('16725.4437')} digits={0} />
    </p>
  )),
  example('DateText', 'วันแบบสั้นและเต็ม', 'Short and long day', (lang) => (
    <p>
      <DateText lang={lang} date="2022-10-01" /> · <DateText lang={lang} date="2023-09-30" style="long" />
    </p>
  )),
  example('Source', 'จากแฟ้ม และจากหน้าจอ', 'From a file, and from a screen', (lang) => (
    <p>
      <Source lang={lang} file="projects.csv" row={19} line={211} href="#" /> · <Source lang={lang} file={undefined} />
    </p>
  )),
  example('MoneyBar', 'เบิกจ่าย ผูกพัน คงเหลือ', 'Disbursed, committed, remaining', (lang) => (
    <div>
      <MoneyLegend lang={lang} />
      <MoneyBar lang={lang} allocated={51n * million} disbursed={5n * million} committed={44n * million} remaining={2n * million} />
    </div>
  )),
  example('BulletBar', 'ถึงเป้า ไม่ถึงเป้า และยังไม่มีผล', 'Met, missed, no result', (lang) => (
    <div class="stack">
      <BulletBar lang={lang} value={new Big(1615)} target={new Big(1500)} tone="plain" />
      <BulletBar lang={lang} value={new Big(340)} target={new Big(1000)} tone="bad" />
      <BulletBar lang={lang} value={undefined} target={new Big(12)} />
      <BulletBar lang={lang} value={new Big(45000)} target={new Big(1000)} />
    </div>
  )),
  example('StackedBar', 'ส่วนของทั้งหมด', 'Parts of a whole', (lang) => (
    <div>
      <Legend
        items={[
          { tone: 'plain', text: says(lang, 'ส่วนแรก', 'First part') },
          { tone: 'committed', text: says(lang, 'ส่วนที่สอง', 'Second part') },
          { tone: 'gold', text: says(lang, 'ส่วนที่สาม', 'Third part') },
        ]}
      />
      <StackedBar
        label={says(lang, 'สามส่วน', 'Three parts')}
        segments={[
          { share: 0.6, tone: 'plain' },
          { share: 0.25, tone: 'committed' },
          { share: 0.15, tone: 'gold' },
        ]}
      />
    </div>
  )),
  example('TrendChart', 'แผนและผลสะสม', 'Plan and actual, cumulative', (lang) => (
    <TrendChart
      lang={lang}
      title={says(lang, 'การใช้จ่ายสะสม (ล้านบาท)', 'Spending up to each month (million baht)')}
      points={(lang === 'th' ? ['ต.ค.', 'พ.ย.', 'ธ.ค.', 'ม.ค.', 'ก.พ.', 'มี.ค.'] : ['Oct', 'Nov', 'Dec', 'Jan', 'Feb', 'Mar']).map((period, index) => ({
        period,
        planned: BigInt(index + 1) * 90n * million,
        actual: index < 4 ? BigInt((index + 1) ** 2) * 18n * million : undefined,
      }))}
    />
  )),
  example('DataTable', 'ตารางที่เป็นการ์ดบนโทรศัพท์', 'A table; cards on a phone', (lang) => (
    <DataTable
      caption={says(lang, 'โครงการตัวอย่าง', 'Example projects')}
      columns={[
        { head: says(lang, 'โครงการ', 'Project'), cell: (row) => <a href="#">{says(lang, row.name.th, row.name.en)}</a>, isName: true },
        { head: says(lang, 'งบ (ลบ.)', 'Budget (m)'), cell: (row) => <Money satang={row.allocated * million} million={1} />, align: 'end' },
        {
          head: says(lang, 'เบิกจ่าย / ผูกพัน', 'Disbursed / committed'),
          cell: (row) => <MoneyBar lang={lang} {...row} remaining={row.allocated - row.disbursed - row.committed} />,
          wide: true,
        },
        {
          head: says(lang, 'สถานะ', 'Status'),
          cell: (row) =>
            row.code === 'A1' ? (
              <StatusTag tone="good">{says(lang, 'ถึงเป้า', 'Met')}</StatusTag>
            ) : (
              <StatusTag tone="bad">{says(lang, 'ไม่ถึงเป้า', 'Missed')}</StatusTag>
            ),
        },
      ]}
      rows={projects}
      rowKey={(row) => row.code}
      foot={[says(lang, 'รวม', 'Total'), <Money satang={52n * million} million={1} />, '', '']}
    />
  )),
  example('StatusTag', 'ทุกน้ำหนัก', 'Every tone', (lang) => (
    <p class="buttons">
      <StatusTag tone="good">{says(lang, 'ถึงเป้า', 'Met')}</StatusTag>
      <StatusTag tone="warn">{says(lang, 'เปรียบเทียบไม่ได้', 'Not comparable')}</StatusTag>
      <StatusTag tone="bad">{says(lang, 'ไม่ถึงเป้า', 'Missed')}</StatusTag>
      <StatusTag tone="info">{says(lang, 'รอตรวจ', 'Waiting for review')}</StatusTag>
      <StatusTag tone="neutral">{says(lang, 'ยังไม่รายงาน', 'Not reported')}</StatusTag>
    </p>
  )),
  example('Notice', 'สิ่งที่ต้องรู้ก่อน', 'What to know first', (lang) => (
    <Notice tone="warn" title={says(lang, 'ปีนี้มีเพียงยอดทั้งปี', 'This year has year totals only')}>
      <p>{says(lang, 'จึงยังกรองตามไตรมาสไม่ได้', 'So it cannot be narrowed to a quarter.')}</p>
    </Notice>
  )),
  example('MarkedList', 'ข้อค้นพบสองน้ำหนัก', 'Findings of two weights', (lang) => (
    <MarkedList
      items={[
        {
          key: '1',
          tone: 'bad',
          title: says(lang, 'ยอดรวมไม่เท่ากับผลบวก', 'A total is not the sum of its parts'),
          body: says(lang, 'พิมพ์ 1,234 แต่สามส่วนรวมกันได้ 1,204', 'Printed 1,234; its three parts make 1,204'),
        },
        {
          key: '2',
          tone: 'warn',
          title: says(lang, 'วันสิ้นสุดอยู่นอกปี', 'An end date outside the year'),
          body: says(lang, 'สองโครงการ ไม่มีคำอธิบาย', 'Two projects, unexplained'),
        },
      ]}
    />
  )),
  example('EmptyState', 'ว่าง และทำอย่างไรต่อ', 'Empty, and what to do', (lang) => (
    <EmptyState
      title={says(lang, 'ยังไม่มีแผนของปีนี้', 'No plan for this year yet')}
      action={<LinkButton href="#">{says(lang, 'นำเข้าแผน', 'Import a plan')}</LinkButton>}
    >
      {says(lang, 'นำเข้าแผนจากแฟ้ม CSV หรือ XLSX แล้วโครงการจะปรากฏที่นี่', 'Import it from CSV or XLSX and its projects appear here.')}
    </EmptyState>
  )),
  example('Steps', 'รายงานผลที่ถูกส่งกลับ', 'A report that was returned', (lang) => (
    <Steps
      lang={lang}
      steps={[
        { title: says(lang, 'เจ้าของโครงการรายงาน', 'Reported by the owner'), state: 'done', note: <DateText lang={lang} date="2023-10-05" /> },
        {
          title: says(lang, 'แก้ไขสองแห่ง', 'Two things to correct'),
          state: 'current',
          note: says(lang, 'ใช้ไป 2 จากสัญญา 5 วันทำการ', '2 of 5 working days used'),
          action: (
            <LinkButton kind="primary" href="#">
              {says(lang, 'แก้ไขผล', 'Correct the result')}
            </LinkButton>
          ),
        },
        { title: says(lang, 'ตรวจและรับรอง', 'Review and approval'), state: 'todo' },
      ]}
    />
  )),
  example('Progress', 'รู้จำนวน และยังไม่รู้', 'Known and unknown total', (lang) => (
    <div class="stack">
      <Progress label={says(lang, 'กำลังนำเข้า', 'Importing')} done={12500} total={40000} />
      <Progress label={says(lang, 'กำลังเตรียมแฟ้ม', 'Preparing the file')} done={0} total={undefined} />
    </div>
  )),
  example('Details', 'เปิดดูเมื่ออยากรู้', 'Opened by those who want to know', (lang) => (
    <Details summary={says(lang, 'ตัวเลขนี้มาจากไหน', 'Where this number comes from')}>
      <p>{says(lang, 'ผลบวกของสามแถวในแฟ้มเดียวกัน', 'The sum of three rows of one file.')}</p>
    </Details>
  )),
  example('DefinitionList', 'ข้อเท็จจริงของสิ่งหนึ่ง', 'Facts about one thing', (lang) => (
    <DefinitionList
      items={[
        { term: says(lang, 'รหัส', 'Code'), detail: 'A1' },
        { term: says(lang, 'ระยะเวลา', 'Period'), detail: <DateText lang={lang} date="2022-10-01" /> },
      ]}
    />
  )),
  example('History', 'สิ่งที่เกิดขึ้น', 'What happened', (lang) => (
    <History
      items={[
        { key: '2', when: <DateText lang={lang} date="2023-10-06" />, what: says(lang, 'ส่งกลับให้แก้ไขสองแห่ง', 'Returned with two faults') },
        { key: '1', when: <DateText lang={lang} date="2023-10-05" />, what: says(lang, 'ส่งผลให้ตรวจ', 'Sent for review') },
      ]}
    />
  )),
  example('LinkList', 'ทางไปต่อ', 'Ways to go on', (lang) => (
    <LinkList
      items={[
        { href: '#plan', text: says(lang, 'แผนและงบประมาณ', 'Plan and budget'), note: says(lang, 'โครงการ เงิน และการเบิกจ่าย', 'Projects, money and spending') },
        { href: '#findings', text: says(lang, 'ข้อค้นพบ', 'Findings'), note: says(lang, 'ตัวเลขใดขัดกับตัวเลขใด', 'What contradicts what') },
      ]}
    />
  )),
  example('Pagination', 'กลางรายการ', 'In the middle', (lang) => (
    <Pagination lang={lang} previous="#a" next="#b" summary={says(lang, 'รายการที่ 51–100', 'Items 51–100')} />
  )),
  example('Filters', 'กรองรายการ', 'Narrowing a list', (lang) => (
    <Filters lang={lang} action="/ui">
      <Select
        lang={lang}
        typed={untouched}
        name="strategy"
        label={says(lang, 'ยุทธศาสตร์', 'Strategy')}
        none={says(lang, 'ทุกยุทธศาสตร์', 'All strategies')}
        options={[{ value: '1', text: says(lang, 'ยุทธศาสตร์ 1', 'Strategy 1') }]}
      />
    </Filters>
  )),
  example('Form', 'ทุกชนิดของช่อง', 'Every kind of field', (lang) => (
    <Form action="/ui" token="">
      <Hidden name="version" value="3" />
      <TextInput lang={lang} typed={untouched} name="title" label={says(lang, 'ชื่อรายการ', 'Name')} hint={says(lang, 'สั้นและชัด', 'Short and plain')} />
      <NumberInput lang={lang} typed={untouched} name="result" label={says(lang, 'ผล', 'Result')} unit={says(lang, 'ราย', 'enterprises')} value="1,615" />
      <Select
        lang={lang}
        typed={untouched}
        name="basis"
        label={says(lang, 'ฐานของค่า', 'Basis')}
        none={says(lang, 'เลือกฐาน', 'Choose a basis')}
        options={[{ value: 'realised', text: says(lang, 'เกิดขึ้นจริง', 'Realised') }]}
      />
      <TextArea lang={lang} typed={untouched} name="note" label={says(lang, 'หมายเหตุ', 'Note')} optional />
      <FileInput lang={lang} typed={untouched} name="file" label={says(lang, 'หลักฐาน', 'Evidence')} accept=".pdf" optional />
      <Choices
        lang={lang}
        typed={untouched}
        name="decision"
        label={says(lang, 'ผลการตรวจ', 'Decision')}
        value="approve"
        options={[
          { value: 'approve', text: says(lang, 'รับรอง', 'Approve') },
          { value: 'return', text: says(lang, 'ส่งกลับแก้ไข', 'Return') },
        ]}
      />
      <Checks
        lang={lang}
        typed={untouched}
        name="fields"
        label={says(lang, 'ข้อมูลที่ตกลง', 'Fields agreed on')}
        value="name"
        options={[
          { value: 'name', text: says(lang, 'ชื่อ', 'Name') },
          { value: 'size', text: says(lang, 'ขนาด', 'Size') },
        ]}
      />
      <Checkbox lang={lang} typed={untouched} name="sure" label={says(lang, 'ตรวจทานแล้ว', 'I have checked it')} />
      <ButtonList name="as" items={[{ value: 'owner', text: says(lang, 'เจ้าของโครงการ', 'Project owner'), note: says(lang, 'รายงานผล', 'Reports results') }]} />
      <Buttons>
        <Button kind="primary">{says(lang, 'ส่ง', 'Send')}</Button>
        <Button name="draft" value="yes">
          {says(lang, 'เก็บเป็นร่าง', 'Keep as a draft')}
        </Button>
        <Button kind="danger">{says(lang, 'ยกเลิกรายการ', 'Withdraw')}</Button>
        <Button kind="quiet">{says(lang, 'กลับ', 'Back')}</Button>
      </Buttons>
    </Form>
  )),
  example('Form', 'มีข้อมูลผิดสองแห่ง', 'With two faults', (lang) => (
    <div>
      <ErrorSummary lang={lang} faults={wrong.faults} />
      <Form action="/ui" token="">
        <MoneyInput lang={lang} typed={wrong} name="amount" label={says(lang, 'จำนวนเงิน', 'Amount')} />
        <DateInput lang={lang} typed={wrong} name="day" label={says(lang, 'วันที่จ่าย', 'Paid on')} />
      </Form>
    </div>
  )),
  example('QrCode', 'รหัสที่เปิดบัตร พร้อมปุ่มพิมพ์', 'What opens a card, and the way to paper', (lang) => (
    <div>
      <QrCode text="https://example.com/e/1234567890" label={says(lang, 'รหัส QR', 'QR code')} />
      <PrintButton text={says(lang, 'พิมพ์', 'Print')} />
    </div>
  )),
]
