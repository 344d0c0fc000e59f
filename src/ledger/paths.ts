export const paths = {
  services: (category?: string) => (category ? `/services?category=${category}` : '/services'),
  service: (code: string) => `/services/${code}`,
  add: () => '/services/new',
  edit: (code: string) => `/services/${code}/edit`,
  rules: (code: string) => `/services/${code}/rules`,
  withdraw: (code: string, rule: string) => `/services/${code}/rules/${rule}/withdraw`,
}
