export const paths = {
  /** Where the provider sends people to sign in and to say yes. */
  consent: (uid: string) => `/one-id/consent/${uid}`,
  consentAgain: (uid: string) => `/one-id/consent/${uid}/again`,
  /** The programs a person has let in. */
  myPrograms: () => '/account/programs',
  takeBack: (program: string) => `/account/programs/${program}`,
  programs: () => '/clients',
  program: (id: string) => `/clients/${id}`,
  /** Where a step of a program's life is sent. */
  step: (id: string, step: 'approve' | 'decline' | 'suspend' | 'end' | 'secret') => `/clients/${id}/${step}`,
} as const
