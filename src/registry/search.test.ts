import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { system, transact, type Caller, type Reach } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { loadReference } from '#reference/index.ts'
import { testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { registerEnterprise } from './actions/register-enterprise.ts'
import { foldName, oneSlipApart } from './names.ts'
import { checkDigit } from './numbers.ts'
import { searchEnterprises } from './search.ts'

describe('a folded name', () => {
  test.each([
    ['บริษัท ตัวอย่าง จำกัด', 'บจก. ตัวอย่าง'],
    ['บริษัท ตัวอย่าง จำกัด (มหาชน)', 'ตัวอย่าง'],
    ['บริษัทตัวอย่างจำกัด', 'บริษท ตัวอย่าง จำกด'],
    ['ห้างหุ้นส่วนจำกัด ตัวอย่าง ๙', 'หจก.ตัวอย่าง 9'],
    ['นางสาวสมใจ ตัวอย่าง', 'สมใจตัวอย่าง'],
    ['น้ำใจเเม่', 'นําไจแม่'],
    ['Example Trading Co., Ltd.', 'example trading company limited'],
    ['จำกัด', 'จำกัด'],
  ])('%s is %s', (stored, typed) => {
    expect(foldName(typed)).toBe(foldName(stored))
    expect(foldName(stored)).not.toBe('')
  })

  test('keeps apart what is not the same', () => {
    expect(foldName('บริษัท นางเลิ้งการค้า จำกัด')).toBe('นางเลิงการคา')
    expect(foldName('ร้านตัวอย่าง')).not.toBe(foldName('โรงแรมตัวอย่าง'))
  })
})

test.each([
  ['ตัวอยาง', 'ตัวอยาง', true],
  ['ตัวอยาง', 'ตัวอยงา', true],
  ['ตัวอยาง', 'ตวอยาง', true],
  ['ตัวอยาง', 'ตัวอยยาง', true],
  ['ตัวอยาง', 'ตัวอยาน', true],
  ['ตัวอยาง', 'ตวอยา', false],
  ['', 'ก', true],
  ['กข', 'คง', false],
])('%s and %s are one slip apart: %s', (one, other, expected) => {
  expect(oneSlipApart(one, other)).toBe(expected)
  expect(oneSlipApart(other, one)).toBe(expected)
})

describe('searching', async () => {
  const { db } = await testDatabase()
  const app = testApp(db)
  const caller = (reach: Reach): Caller => ({ accountId: undefined, requestId: 'test', reach })
  const everywhere = caller({ areas: 'all' })
  const names = ['บริษัท แสงทองการช่าง จำกัด', 'บริษัท ตัวอย่างรุ่งเรือง จำกัด', 'ห้างหุ้นส่วนจำกัด ธารน้ำใสขนส่ง', 'บริษัท พัฒนากิจดิจิทัล จำกัด', 'บริษัท ใจดี จำกัด']
  const found = async (query: string, reach: Reach = { areas: 'all' }, province?: string) =>
    (await searchEnterprises(app, caller(reach), { query, province })).hits.map(({ nameTh }) => nameTh)
  const numberAt = (index: number) => {
    const twelve = `01055${String(index).padStart(7, '0')}`
    return `${twelve}${checkDigit(twelve)}`
  }
  const oneIds: string[] = []

  beforeAll(async () => {
    await loadReference(app)
    for (const [index, nameTh] of names.entries()) {
      const made = await registerEnterprise(app, system('test'), {
        kind: 'juristic',
        number: { type: 'juristic', digits: numberAt(index) },
        statement: {
          nameTh,
          nameEn: `Sample Number ${'ABCDE'[index]!}`,
          place: { province: index % 2 ? '10' : '50' },
          phone: `081234567${index}`,
          email: `box${index}@sme.example`,
        },
        channel: 'web',
      })
      if (!made.ok) throw new Error(made.code)
      oneIds.push(made.value.oneId)
    }
  })

  test('finds by number, ONE ID, telephone, e-mail, part of a name and English name', async () => {
    expect(await found(numberAt(1))).toEqual([names[1]])
    expect(await found(numberAt(1).replace(/\d/g, (digit) => '๐๑๒๓๔๕๖๗๘๙'[Number(digit)]!))).toEqual([names[1]])
    expect(await found(oneIds[2]!)).toEqual([names[2]])
    expect(await found('081-234-5673')).toEqual([names[3]])
    expect(await found('Box4@sme.example')).toEqual([names[4]])
    expect(await found('รุ่งเรือง')).toEqual([names[1]])
    expect(await found('sample number c')).toContain(names[2])
    expect(await found('ไม่มีใครชื่อนี้เลย')).toEqual([])
    expect(await found('  ')).toEqual([])
    expect(await found("%_\\'")).toEqual([])
  })

  test('an officer finds what is their work, not what they act for themselves', async () => {
    const officer: Caller = { accountId: newId(), requestId: 'test', reach: { areas: new Set(['50']) } }
    const made = await registerEnterprise(app, officer, {
      kind: 'juristic',
      number: { type: 'juristic', digits: numberAt(9) },
      statement: { nameTh: 'บริษัท สมมุติส่วนตัว จำกัด', place: { province: '10' } },
      channel: 'web',
      owner: { accountId: officer.accountId!, role: 'owner' },
    })
    if (!made.ok) throw new Error(made.code)
    for (const query of [made.value.oneId, numberAt(9), 'สมมุติส่วนตัว']) {
      expect((await searchEnterprises(app, officer, { query })).hits).toEqual([])
      expect((await searchEnterprises(app, { ...officer, reach: { areas: new Set(['10']) } }, { query })).hits).toHaveLength(1)
    }
  })

  test('one slip anywhere in a name still finds it', async () => {
    const letters = fc.constantFrom(...Array.from('กขคงจชดตนบปพมยรลวสหอาิีุเแโ'))
    const slips = fc.record({ name: fc.constantFrom(...names.slice(0, 4)), at: fc.nat(), slip: fc.nat(3), letter: letters })
    await fc.assert(
      fc.asyncProperty(slips, async ({ name, at, slip, letter }) => {
        const core = foldName(name)
        const place = at % core.length
        const typed = {
          0: core.slice(0, place) + core.slice(place + 1),
          1: core.slice(0, place) + letter + core.slice(place),
          2: core.slice(0, place) + letter + core.slice(place + 1),
          3: core.slice(0, place) + core.slice(place + 1, place + 2) + core.slice(place, place + 1) + core.slice(place + 2),
        }[slip]!
        // Two เ side by side are taken for แ, which is another letter: a second slip.
        fc.pre(!typed.includes('เเ'))
        expect(await found(typed), typed).toContain(name)
      }),
      { numRuns: 150 },
    )
  })

  test('nobody finds an enterprise outside their areas, by whatever query', async () => {
    const queries = names.flatMap((name, index) => [
      name,
      foldName(name).slice(1),
      numberAt(index),
      oneIds[index]!,
      `081234567${index}`,
      `box${index}@sme.example`,
    ])
    for (const [index, query] of queries.entries()) {
      const own = Math.floor(index / 6) % 2 ? '10' : '50'
      const name = names[Math.floor(index / 6)]!
      expect(await found(query, { areas: new Set([own]) }), query).toContain(name)
      expect(await found(query, { areas: new Set(['83']) }), query).toEqual([])
      expect(await found(query, { areas: new Set(['83']) }, own), query).toEqual([])
      expect(await found(query, {}), query).toEqual([])
      expect(await found(query, { party: 'rd' }), query).toEqual([])
      expect(await found(query, { areas: 'all' }, own === '10' ? '50' : '10'), query).not.toContain(name)
    }
  })

  test('every enterprise that is shown gets a line of access', async () => {
    const lines = () => transact(app, everywhere, ({ tx }) => tx.selectFrom('registry.access_line').select(['enterprise_id', 'purpose', 'reader']).execute())
    const before = (await lines()).length
    const { hits } = await searchEnterprises(app, everywhere, { query: 'sample number' })
    expect(hits).toHaveLength(5)
    const after = (await lines()).slice(before)
    expect(after.map(({ enterprise_id }) => enterprise_id).toSorted()).toEqual(hits.map(({ id }) => id).toSorted())
    expect(new Set(after.map(({ purpose, reader }) => `${purpose} ${reader}`))).toEqual(new Set(['search staff']))
  })

  test('what was merged away is answered by its survivor, an erased one not at all', async () => {
    const [first, second, third] = await Promise.all(oneIds.map(async (oneId) => (await searchEnterprises(app, everywhere, { query: oneId })).hits[0]!.id))
    await transact(app, everywhere, ({ tx }) => tx.updateTable('registry.enterprise').set({ survivor_id: first! }).where('id', '=', third!).execute())
    expect(await found('ธารน้ำใสขนส่ง')).toEqual([names[0]])
    expect(await found(oneIds[2]!)).toEqual([names[0]])
    await transact(app, everywhere, ({ tx }) =>
      tx.updateTable('registry.enterprise').set({ status: 'erased', salt: null, name_th: null, search_text: '' }).where('id', '=', second!).execute(),
    )
    expect(await found(oneIds[1]!)).toEqual([])
    expect(await found('ตัวอย่างรุ่งเรือง')).toEqual([])
  })
})
