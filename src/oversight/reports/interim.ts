import type { Queries } from '#platform/database.ts'
import type { Text } from '#platform/text.ts'

export interface StoredFinding {
  readonly id: string
  readonly severity: 'high' | 'medium' | 'low'
  readonly status: string
  readonly message: Text
  readonly computed: string
  readonly places: readonly { readonly file: string; readonly line: number; readonly srcLine: number | undefined; readonly printed: string }[]
}
export const getFindings = async (_db: Queries, _year: number): Promise<StoredFinding[]> => []
export const countOpen = async (_db: Queries, _year: number): Promise<number> => 0
export const findingPaths = { finding: (year: number, id: string) => `/findings/${year}/${id}` }
