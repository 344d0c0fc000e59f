import type { Text } from '#platform/text.ts'
import { formatBaht, satangOf } from '#platform/money.ts'
import { sectorNames, sizeNames, type Sector, type Size, type SizeTrace } from '#registry/index.ts'

/** Why an enterprise has its size, in one sentence. */
export function sizeSentence({ size, sector, trace }: { readonly size: Size; readonly sector: Sector; readonly trace: SizeTrace | undefined }): Text {
  if (!trace || size === 'unknown') {
    return {
      th: 'ยังบอกขนาดไม่ได้ ต้องทราบกิจการ และจำนวนคนหรือรายได้',
      en: 'The size cannot be told yet: it takes what you do, and people or revenue',
    }
  }
  const { employees, revenue, byEmployees, byRevenue, policy } = trace
  const baht = revenue === null ? '' : formatBaht(satangOf(revenue)).replace(/\.00$/, '')
  const reasons = [
    ...(employees === null ? [] : [{ th: `มีคนทำงาน ${employees} คน`, en: `${employees} people work there` }]),
    ...(revenue === null ? [] : [{ th: `มีรายได้ ${baht} บาทต่อปี`, en: `revenue is ${baht} baht a year` }]),
  ]
  const differ = byEmployees !== 'unknown' && byRevenue !== 'unknown' && byEmployees !== byRevenue
  const decided: Text = differ
    ? {
        th: ` จำนวนคนชี้ว่า${sizeNames[byEmployees].th} รายได้ชี้ว่า${sizeNames[byRevenue].th} ${policy === 'revenue' ? 'กฎให้ถือรายได้' : 'กฎให้ถือขนาดที่ใหญ่กว่า'}`,
        en: `. People point to ${sizeNames[byEmployees].en.toLowerCase()}, revenue to ${sizeNames[byRevenue].en.toLowerCase()}: the rule takes ${policy === 'revenue' ? 'revenue' : 'the larger'}`,
      }
    : { th: '', en: '' }
  return {
    th: `${sizeNames[size].th} เพราะ${reasons.map(({ th }) => th).join(' และ')} (${sectorNames[sector].th})${decided.th}`,
    en: `${sizeNames[size].en}, because ${reasons.map(({ en }) => en).join(' and ')} (${sectorNames[sector].en.toLowerCase()})${decided.en}`,
  }
}
