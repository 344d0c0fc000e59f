import Big from 'big.js'
import { options } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { speaker, type Lang } from '#platform/text.ts'
import { examples } from './examples.tsx'
import * as ui from './index.ts'
import { failures, galleryWords, words } from './texts.ts'

const langs: readonly Lang[] = ['th', 'en']
const visible = (html: string) => html.replace(/<[^>]*>/g, ' ')
const attributes = (html: string, name: string) => [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map((match) => match[1]!)

const shell: ui.Shell = {
  lang: 'th',
  t: speaker('th'),
  visitor: { accountId: undefined, sessionId: '', name: '', permissions: new Set(), projects: new Set() },
  nav: [
    { href: '/plan', text: { th: 'แผน', en: 'Plan' }, may: 'public' },
    { href: '/planets', text: { th: 'ดาวเคราะห์', en: 'Planets' }, may: 'public' },
  ],
  address: '/plan/2571?strategy=1',
  token: 'one-use',
  scheme: undefined,
  requestId: 'r-1',
}
const laidOut = (given: Partial<ui.Shell> = {}) => renderToString(<ui.Layout shell={{ ...shell, ...given }} title="หน้าตัวอย่าง" children={<p>เนื้อหา</p>} />)

describe.each(examples.map((example) => [`${example.of}: ${example.name.en}`, example] as const))('%s', (_, example) => {
  test.each(langs)('says what it has to say in %s and nothing that is not there', (lang) => {
    const html = renderToString(example.render(lang))
    expect(html).not.toMatch(/undefined|NaN|\[object|Infinity/)
    expect(html).not.toContain(' style=')
    if (lang === 'en' && example.of !== 'DateInput') expect(visible(html).replace(/\d+ [ก-๙.]+ \d{4}/g, '')).not.toMatch(/[ก-๙]/)
  })

  test('ties every label, hint and fault to its control', () => {
    const html = renderToString(example.render('th'))
    const ids = attributes(html, 'id')
    expect(new Set(ids).size).toBe(ids.length)
    for (const wanted of [...attributes(html, 'for'), ...attributes(html, 'aria-describedby').flatMap((list) => list.split(' '))]) expect(ids).toContain(wanted)
  })
})

test('every component of the front door is drawn by some example', () => {
  const drawn = new Set<unknown>()
  options.vnode = (vnode) => void drawn.add(vnode.type)
  for (const example of examples) renderToString(example.render('th'))
  options.vnode = undefined
  const components = Object.entries(ui).filter(([name]) => /^[A-Z]/.test(name) && name !== 'Layout')
  expect(components.filter(([, component]) => !drawn.has(component)).map(([name]) => name)).toEqual([])
})

describe('a page', () => {
  test('marks where the reader is, by room and not by spelling', () => {
    const html = laidOut()
    expect(html).toContain('<a href="/plan" aria-current="page">')
    expect(html).toContain('<a href="/planets">')
  })

  test('keeps its query when the language is switched', () => {
    expect(laidOut()).toContain('href="/plan/2571?strategy=1&amp;lang=en"')
    expect(laidOut({ address: '/plan' })).toContain('href="/plan?lang=en"')
  })

  test('brings no script, and its style sheet by an address that changes with the content', () => {
    const html = laidOut()
    expect(html).not.toContain('<script')
    expect(html).toMatch(/<link rel="stylesheet" href="\/assets\/ui\.[0-9a-f]{12}\.css"/)
  })

  test('offers to sign in, or the account and a way out with the token', () => {
    expect(laidOut()).toContain('href="/sign-in"')
    const signedIn = laidOut({ visitor: { ...shell.visitor, accountId: 'a', name: 'ผู้ใช้ ตัวอย่าง' } })
    expect(signedIn).toContain('ผู้ใช้ ตัวอย่าง')
    expect(signedIn).toContain('<input type="hidden" name="_token" value="one-use"/>')
    expect(signedIn).not.toContain('href="/sign-in"')
  })
})

const rects = (html: string) =>
  [...html.matchAll(/<rect class="(\w+)" x="([\d.]+)%"[^>]*? width="([\d.]+)/g)].map(([, tone, x, width]) => [tone, Number(x), Number(width)])

describe('bars', () => {
  test('draw money by exact shares', () => {
    const html = renderToString(<ui.MoneyBar lang="th" allocated={400n} disbursed={100n} committed={200n} remaining={100n} />)
    expect(rects(html)).toEqual([
      ['disbursed', 0, 25],
      ['committed', 25, 50],
    ])
  })

  test('draw nothing for a line without money', () => {
    expect(rects(renderToString(<ui.MoneyBar lang="th" allocated={0n} disbursed={0n} committed={0n} remaining={0n} />))).toEqual([])
  })

  test.each([
    ['short of the target', '25', '100', 25, 100],
    ['past the target', '150', '100', 100, 66.67],
    ['far past the target', '5000', '100', 100, 50],
  ])('draw a result %s', (_, value, target, bar, tick) => {
    const drawn = rects(renderToString(<ui.BulletBar lang="th" value={new Big(value)} target={new Big(target)} />))
    expect(drawn[0]).toEqual(['plain', 0, bar])
    expect(drawn[1]?.slice(0, 2)).toEqual(['target', tick])
  })

  test('draw a target without a result, and a result without a target', () => {
    expect(rects(renderToString(<ui.BulletBar lang="th" value={undefined} target={new Big(7)} />)).map(([tone]) => tone)).toEqual(['target'])
    expect(rects(renderToString(<ui.BulletBar lang="th" value={new Big(7)} target={undefined} />)).map(([tone]) => tone)).toEqual(['plain'])
  })
})

test('a form that came back wrong keeps what was typed and links each fault to its field', () => {
  const typed = { values: { amount: '๑๒,x' }, faults: [{ field: 'amount', message: { th: 'ใส่จำนวนเงิน', en: 'Enter an amount' } }] }
  const html = renderToString(
    <ui.Form action="/x" token="one-use">
      <ui.ErrorSummary lang="th" faults={typed.faults} labels={{ amount: 'จำนวนเงิน' }} />
      <ui.MoneyInput lang="th" name="amount" label="จำนวนเงิน" typed={typed} value="100.00" />
    </ui.Form>,
  )
  expect(html).toContain('value="๑๒,x"')
  expect(html).not.toContain('100.00')
  expect(html).toContain('<a href="#field-amount">จำนวนเงิน: ใส่จำนวนเงิน</a>')
  expect(html).toContain('aria-invalid="true"')
})

test('assets are served for good under their hashed address, and nothing else is', async () => {
  const route = ui.assets[0]!
  const href = /href="(\/assets\/ui[^"]+)"/.exec(laidOut())![1]!
  const get = (path: string, encoding = '') =>
    route.handle({ req: { path, header: () => encoding }, notFound: () => new Response('', { status: 404 }) } as unknown as Parameters<typeof route.handle>[0])
  const plain = await get(href)
  expect(plain.headers.get('cache-control')).toContain('immutable')
  const css = await plain.text()
  expect(css).toMatch(/url\('?"?\/assets\/thai-400\.[0-9a-f]{12}\.woff2/)
  expect(css).not.toContain('url(font:')
  expect((await get(href, 'gzip, br')).headers.get('content-encoding')).toBe('gzip')
  expect((await get('/assets/../package.json')).status).toBe(404)
})

test('every word stands in both languages', () => {
  for (const text of [...Object.values(words), ...Object.values(galleryWords), ...Object.values(failures).flatMap(({ title, advice }) => [title, advice])]) {
    expect(text.th.trim()).not.toBe('')
    expect(text.en).not.toMatch(/^[ก-๙\s]+$/)
  }
})
