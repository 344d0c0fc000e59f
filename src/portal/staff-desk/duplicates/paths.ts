import type { DuplicateStatus } from '#registry/index.ts'

export const paths = {
  duplicates: (status?: DuplicateStatus, before?: string) => {
    const query = new URLSearchParams({ ...(status && status !== 'open' && { status }), ...(before && { before }) }).toString()
    return query ? `/duplicates?${query}` : '/duplicates'
  },
  look: () => '/duplicates/look',
  matchers: () => '/duplicates/matchers',
  matcher: (code: string) => `/duplicates/matchers/${code}`,
  pair: (id: string) => `/duplicates/${id}`,
  distinct: (id: string) => `/duplicates/${id}/distinct`,
  propose: (id: string) => `/duplicates/${id}/propose`,
  confirm: (id: string) => `/duplicates/${id}/confirm`,
  undo: (id: string) => `/duplicates/${id}/undo`,
} as const
