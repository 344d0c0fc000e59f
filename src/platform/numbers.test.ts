import Big from 'big.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bahtText, formatBaht, formatMillion, largestAmount, readBaht, satangOf, sumSatang, whyNotBaht } from './money.ts'
import { decimalText, formatNumber, percentOf, readDecimal, roundHalfUp, sumOf, truncate, whyNotDecimal } from './numbers.ts'

describe('decimals', () => {
  test.each([
    ['16,725.4437', '16725.4437'],
    ['๙๒.๕๑', '92.51'],
    ['-0.1225', '-0.1225'],
    [' 7 ', '7'],
    ['1,182,990,000.00', '1182990000'],
    ['๑,๔๐๓,๖๗๑', '1403671'],
  ])('reads %s', (printed, exact) => expect(decimalText(readDecimal(printed)!)).toBe(exact))

  test.each(['', '1,82', '1,1825', '12,34.5', '1.', '.5', '1e5', '+5', '5%', '1 000', '=1+1', 'NaN', '--1', '1,182.990,00'])('does not read %j', (printed) => {
    expect(readDecimal(printed)).toBeUndefined()
    expect(whyNotDecimal(printed).th).not.toBe('')
  })

  test('what is written is read back', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.nat(12), (digits, decimals) => {
        const value = new Big(String(digits)).div(new Big(10).pow(decimals))
        expect(readDecimal(formatNumber(value))!.eq(value)).toBe(true)
        expect(decimalText(value)).not.toContain('e')
      }),
    )
  })

  test.each([
    ['2.345', '2.35', '2.34'],
    ['-2.345', '-2.35', '-2.34'],
    ['2.344', '2.34', '2.34'],
    ['0.005', '0.01', '0.00'],
    ['9.999', '10.00', '9.99'],
  ])('rounds %s half up to %s and truncates it to %s', (exact, rounded, cut) => {
    expect(roundHalfUp(new Big(exact), 2).toFixed(2)).toBe(rounded)
    expect(formatNumber(exact, 2)).toBe(rounded)
    expect(truncate(new Big(exact), 2).toFixed(2)).toBe(cut)
  })

  test('percentages', () => {
    expect(percentOf(71_089_740_981n, 118_299_000_000n)!.toFixed(2)).toBe('60.09')
    expect(percentOf(new Big(1), new Big(8), 1)!.toFixed(1)).toBe('12.5')
    expect(percentOf(1n, 0n)).toBeUndefined()
  })

  test('a sum is exact', () => expect(decimalText(sumOf(['0.1', '0.2', '1e-9'].map((value) => new Big(value))))).toBe('0.300000001'))
})

describe('money', () => {
  test.each([
    ['1,182,990,000.00', 118_299_000_000n],
    ['๑๒๐', 12_000n],
    ['-3.5', -350n],
    ['999,999,999,999.99', largestAmount],
    ['0', 0n],
  ])('reads %s', (printed, satang) => expect(readBaht(printed)).toBe(satang))

  test.each([
    ['1.005', 'ทศนิยม'],
    ['1,000,000,000,000.00', '999,999,999,999.99'],
    ['99999999999999999999', '999,999,999,999.99'],
    ['(500.00)', 'วงเล็บ'],
    ['12,34', 'จุลภาค'],
    ['ร้อยบาท', 'ตัวเลข'],
  ])('refuses %s and says why', (printed, word) => {
    expect(readBaht(printed)).toBeUndefined()
    expect(whyNotBaht(printed).th).toContain(word)
  })

  test('what is written is read back', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -largestAmount, max: largestAmount }), (satang) => {
        expect(readBaht(formatBaht(satang))).toBe(satang)
        expect(satangOf(bahtText(satang))).toBe(satang)
      }),
    )
  })

  test('formats', () => {
    expect(formatBaht(118_299_000_000n)).toBe('1,182,990,000.00')
    expect(formatBaht(-5n)).toBe('-0.05')
    expect(formatMillion(118_299_000_000n)).toBe('1,182.99')
    expect(formatMillion(71_089_740_981n, 4)).toBe('710.8974')
    expect(sumSatang([1n, 2n, -5n])).toBe(-2n)
  })
})
