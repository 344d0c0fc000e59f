import { findPlan } from '#plan/index.ts'
import { api } from '#platform/api.ts'
import { reportContract, reportJson } from './contract.ts'
import { yearOf } from './web.tsx'

export const reportApi = api().get(
  '/api/v1/report/:year',
  'report.read',
  { summary: 'The report of a fiscal year, as prosme report YEAR --format json prints it', answer: reportContract },
  async (c) => {
    const { db } = c.get('app')
    const year = yearOf(c)
    return (await findPlan(db, year)) && reportJson(db, year)
  },
).list
