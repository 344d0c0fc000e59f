import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Table } from '#platform/tables.ts'
import { readYear } from '../../../test/generate/year.ts'
import { readPack } from '../../../test/pack.ts'
import { bookFromRows, bookTables } from './book.ts'
import { check } from './check.ts'
import { findingsJson } from './json.ts'

const files = await readPack(join(import.meta.dirname, '../../../data/fy2566'))
const read = async (changed: Readonly<Record<string, string>> = {}) =>
  check(bookFromRows(await readYear(2566, { ...files, ...changed }, Object.values<Table>(bookTables))))
const findings = await read()

/** `rule: file:line …` of every finding, so that what is found can be read against the pack. */
const told = (severity: string) =>
  findings.filter((finding) => finding.severity === severity).map(({ rule, places }) => `${rule}: ${places[0]!.file}:${places[0]!.line}`)

describe('the published pack', () => {
  it('contradicts itself beyond doubt in these places', () => {
    expect(told('high').toSorted()).toEqual([
      'same-fact-two-versions: project_indicators.csv:30',
      'same-label-two-values: figures_in_text.csv:198',
      'value-parts: economic_value_by_project.csv:3',
    ])
  })

  it('is found to contradict itself by each of these rules', () => {
    const counts = Object.fromEntries([...Map.groupBy(findings, ({ rule }) => rule)].map(([rule, found]) => [rule, found.length]))
    expect(counts).toMatchSnapshot()
  })

  it.each([
    ['the parts of a value', 'value-parts', ['908.6737', '660.3352', '115.9765', '132.3420'], '0.02'],
    ['one target twice', 'same-fact-two-versions', ['75550', '75500'], '-50'],
    ['an average that fits no count', 'average-fits-no-count', ['1.37', '1460', '877'], '1460 / 877'],
    ['a forecast held against a target', 'forecast-as-result', ['908.67', '139.6675'], '139.6675 realised of 908.67'],
    ['the list of countries', 'count-differs-from-list', ['20', 'ราชอาณาจักรกัมพูชา'], '21 items'],
    ['more trained than there are staff', 'more-than-there-are', ['229', '814', '255'], '814 > 229'],
    ['a cumulative number among flows', 'stock-added-to-flows', ['1403671', '1159503', '119173'], '1284498'],
    ['bands with gaps', 'bands-with-gaps', ['79', '80', '60', '61'], '79–80'],
    ['one meeting on two days', 'one-meeting-two-dates', ['2023-09-13', '2023-09-21'], '2023-09-13 <> 2023-09-21'],
    ['money committed after the end', 'committed-after-end', ['994399.30'], '994399.30'],
    ['a problem that the numbers deny', 'problem-against-result', ['119173', '75500'], '119173 >= 75500'],
    ['a percentage of eleven', 'percent-of-no-whole-number', ['77.73', '11'], '9 / 11'],
    ['the satisfaction of others', 'sample-not-the-population', ['1925', '87.55'], '= 113'],
  ])('%s', (_, rule, printed, computed) => {
    const found = findings.find((finding) => finding.rule === rule && printed.every((text) => finding.places.some((place) => place.printed.includes(text))))
    expect(found?.computed).toContain(computed)
  })

  it('gives every place as it is printed in the file', () => {
    const lines = new Map(Object.entries(files).map(([name, text]) => [name, text.split('\n')]))
    for (const { places } of findings) {
      for (const { file, line, srcLine, printed } of places) {
        // A cell with a quote in it is written with two.
        expect(lines.get(file)![line - 1]).toContain(printed.replaceAll('"', '""'))
        expect(Number.isInteger(srcLine)).toBe(true)
      }
    }
  })

  it('gives every finding an id of its own that holds when lines move and numbers change', async () => {
    expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length)
    const [head, first, ...rest] = files['projects.csv']!.split('\n')
    const values = files['economic_value_by_project.csv']!.replace('132.3420', '132.3421')
    const again = await read({ 'projects.csv': [head, ...rest.filter(Boolean), first].join('\n'), 'economic_value_by_project.csv': values })
    const ids = (list: typeof findings) => list.map(({ id }) => id).toSorted()
    expect(ids(again.filter(({ rule }) => rule !== 'stated-once'))).toEqual(ids(findings.filter(({ rule }) => rule !== 'stated-once')))
  })

  it('is told to other programs as agreed', () => {
    const [json] = findingsJson(findings)
    expect(Object.keys(json!)).toEqual(['id', 'rule', 'severity', 'message', 'places', 'computed'])
    expect(Object.keys(json!.places[0]!)).toEqual(['file', 'line', 'srcLine', 'printed'])
  })
})
