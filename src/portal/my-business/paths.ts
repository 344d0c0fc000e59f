/** Views of one enterprise, each with its own address. */
export const views = ['', 'services', 'profile', 'questions', 'people', 'consents', 'access', 'history', 'data'] as const
export type View = (typeof views)[number]

export const paths = {
  mine: () => '/my-business',
  claim: () => '/my-business/claim',
  invitation: (invitation: string) => `/my-business/invitations/${invitation}`,
  request: (mandate: string) => `/my-business/requests/${mandate}`,
  erased: () => '/my-business/erased',
  one: (oneId: string, view: View = '') => `/my-business/${oneId}${view ? `/${view}` : ''}`,
  verify: (oneId: string) => `/my-business/${oneId}/verify`,
  answer: (oneId: string, question: string) => `/my-business/${oneId}/questions/${question}`,
  mandate: (oneId: string, mandate: string) => `/my-business/${oneId}/people/${mandate}`,
  invited: (oneId: string, invitation: string) => `/my-business/${oneId}/invitations/${invitation}`,
  withdraw: (oneId: string) => `/my-business/${oneId}/consents/withdraw`,
  download: (oneId: string) => `/my-business/${oneId}/data.json`,
  erase: (oneId: string) => `/my-business/${oneId}/erase`,
} as const
