import { describe, expect, test } from 'vitest'
import { routes } from '../src/main/compose.ts'
import { testApp } from './app.ts'
import { testDatabase } from './database.ts'
import { expectedAnswer, rightsAsker, rightsCases, unknownPermissions, type RightsCase } from './matrix.ts'

const { db } = await testDatabase()
const ask = rightsAsker(testApp(db), routes)

const named = ({ route, role, project }: RightsCase) => `${route.method} ${route.path} as ${role ?? 'nobody'}${project ? `, ${project} project` : ''}`

describe('every route as every role', () => {
  test('asks for a permission that exists', () => {
    expect(routes.length).toBeGreaterThan(40)
    expect(unknownPermissions(routes)).toEqual([])
  })
  test('is declared once', () => {
    const names = routes.map(({ method, path }) => `${method} ${path}`)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })
  test('lets in whom the table of roles lets in, and nobody else', async () => {
    const wrong: string[] = []
    for (const one of rightsCases(routes)) {
      const [answer, expected] = [await ask(one), expectedAnswer(one)]
      if (answer !== expected) wrong.push(`${named(one)}: ${answer}, not ${expected}`)
    }
    expect(wrong).toEqual([])
  })
})
