export interface AuditFilter {
  readonly subject?: string | undefined
  readonly subjectId?: string | undefined
  readonly action?: string | undefined
  readonly account?: string | undefined
}

const withQuery = (path: string, query: Readonly<Record<string, string | undefined>>): string => {
  const search = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []))).toString()
  return search ? `${path}?${search}` : path
}

export const paths = {
  jobs: () => '/jobs',
  job: (id: string) => `/jobs/${id}`,
  operations: () => '/operations',
  resend: (messageId: string) => `/operations/outbox/${messageId}/resend`,
  /** `before` and `after` are ids of lines: the page that follows, or comes before, that line. */
  audit: (filter: AuditFilter = {}, page: { readonly before?: string; readonly after?: string } = {}) => withQuery('/audit', { ...filter, ...page }),
  /** Verifies every seal; with a hash, looks for the seal that was printed with it. */
  verifyAudit: (hash?: string) => withQuery('/audit/verify', { hash }),
} as const
