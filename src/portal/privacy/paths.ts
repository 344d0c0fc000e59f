export const paths = {
  breaches: () => '/privacy/breaches',
  newBreach: () => '/privacy/breaches/new',
  breach: (id: string) => `/privacy/breaches/${id}`,
  assess: (id: string) => `/privacy/breaches/${id}/assess`,
  move: (id: string) => `/privacy/breaches/${id}/move`,
  retention: () => '/privacy/retention',
  erasure: (oneId?: string) => (oneId ? `/privacy/erasure?one=${oneId}` : '/privacy/erasure'),
} as const
