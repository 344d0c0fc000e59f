import { expect, test } from 'vitest'
import { routes } from '#platform/routes.ts'
import { testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { expectedAnswer, rightsAsker, rightsCases, unknownPermissions } from '../../test/matrix.ts'
import { permissions, rolePermissions, roles } from './roles.ts'
import { webWith } from './web.tsx'

const { db } = await testDatabase()
const app = testApp(db)
const reached = () => new Response()
/** The routes of this room, and one of each shape that another room may have. */
const list = [
  ...webWith({ provincesOf: async () => [] }),
  ...routes()
    .get('/shapes/:year', 'plan.read', reached)
    .get('/shapes/:year/:project/form', 'results.report', reached, { ofProject: 'project' })
    .post('/shapes/:year/:project', 'results.report', reached, { ofProject: 'project' })
    .post('/shapes/:year/:project/money', 'budget.write', reached, { ofProject: 'project' }).list,
]

test('every route answers every role as the table says, for its own project and a foreign one', async () => {
  const ask = rightsAsker(app, list)
  const wrong: string[] = []
  for (const asked of rightsCases(list)) {
    const answer = await ask(asked)
    if (answer !== expectedAnswer(asked))
      wrong.push(`${asked.route.method} ${asked.route.path} as ${asked.role ?? 'nobody'} (${asked.project ?? 'no project'}): ${answer}`)
  }
  expect(wrong).toEqual([])
})

test('the matrix sees a check that lets everybody through', async () => {
  const ask = rightsAsker(app, list, () => true)
  const foreign = { route: list.at(-2)!, role: 'owner', project: 'foreign' } as const
  expect(expectedAnswer(foreign)).toBe('refused')
  expect(await ask(foreign)).toBe('reached')
})

test('a permission nobody knows is found', () => {
  expect(unknownPermissions(list)).toEqual([])
  expect(unknownPermissions(routes().get('/x', 'plan.raed', reached).list)).toEqual(['get /x asks for plan.raed'])
})

const holders = (permission: string) => roles.filter((role) => (rolePermissions[role] as readonly string[]).includes(permission))

test('every permission is somebody’s, and hands that must be apart are apart', () => {
  expect(permissions.filter((permission) => holders(permission).length === 0)).toEqual([])
  for (const [one, other] of [
    ['results.report', 'results.review'],
    ['plan.write', 'budget.write'],
    ['people.manage', 'budget.write'],
    ['people.manage', 'results.review'],
  ] as const) {
    expect(holders(one).filter((role) => holders(other).includes(role))).toEqual([])
  }
})
