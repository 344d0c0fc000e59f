import { expect, test } from 'vitest'
import { isOnlyForm } from './names.ts'

test.each([
  ['บริษัท', true],
  ['บริษัท จำกัด (มหาชน)', true],
  ['บริษท จำกัด', true],
  ['หจก.', true],
  ['Co., Ltd.', true],
  ['นางสาว', true],
  ['บริษัท ตัวอย่าง', false],
  ['บริษัทตัวอย่างจำกัด', false],
  ['ร้าน', false],
  ['0105544046602', false],
  ['', false],
  [' .,- ', false],
])('“%s” is nothing but a legal form or a title: %s', (name, expected) => {
  expect(isOnlyForm(name)).toBe(expected)
})
