export const paths = {
  agencies: () => '/agencies',
  agency: (code: string) => `/agencies/${code}`,
  /** Where the form of a new agreement is sent. */
  agreements: (code: string) => `/agencies/${code}/agreements`,
  endAgreement: (code: string) => `/agencies/${code}/agreements/end`,
} as const
