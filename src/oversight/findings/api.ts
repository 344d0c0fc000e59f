import { askedYear } from '#plan/index.ts'
import { api } from '#platform/api.ts'
import { findingsContract, findingsJson } from './json.ts'
import { getFindings } from './store.ts'

export const findingsApi = api().get(
  '/api/v1/findings/:year',
  'findings.read',
  { summary: 'What contradicts what in a fiscal year, as the last check left it', answer: findingsContract },
  async (c) => {
    const year = await askedYear(c)
    return year === undefined ? undefined : findingsJson(await getFindings(c.get('app').db, year))
  },
).list
