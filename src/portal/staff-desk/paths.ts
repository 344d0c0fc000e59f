export const views = ['', 'people', 'questions', 'access', 'history', 'correct'] as const
export type View = (typeof views)[number]

export const paths = {
  search: (query = '') => (query ? `/enterprises?q=${encodeURIComponent(query)}` : '/enterprises'),
  find: () => '/enterprises/find',
  one: (oneId: string, view: View = '') => `/enterprises/${oneId}${view ? `/${view}` : ''}`,
  answer: (oneId: string, question: string) => `/enterprises/${oneId}/questions/${question}`,
  mandate: (oneId: string, mandate: string) => `/enterprises/${oneId}/people/${mandate}`,
  status: (oneId: string) => `/enterprises/${oneId}/status`,
} as const
