export const paths = {
  /** `wanted` is the page to go on to. */
  signIn: (wanted?: string) => (wanted && wanted !== '/' ? `/sign-in?next=${encodeURIComponent(wanted)}` : '/sign-in'),
  signInAs: () => '/sign-in/demo',
  signOut: () => '/sign-out',
  account: () => '/account',
  language: () => '/account/language',
  password: () => '/account/password',
  endSession: () => '/account/sessions',
  setPassword: (token: string) => `/set-password/${token}`,
  people: () => '/people',
  person: (accountId: string) => `/people/${accountId}`,
  personsRole: (accountId: string) => `/people/${accountId}/role`,
  personsLink: (accountId: string) => `/people/${accountId}/password-link`,
  deactivate: (accountId: string) => `/people/${accountId}/deactivate`,
  reactivate: (accountId: string) => `/people/${accountId}/reactivate`,
} as const
