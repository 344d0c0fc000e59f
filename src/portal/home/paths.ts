export const paths = {
  home: () => '/',
  search: (query?: string) => (query ? `/search?q=${encodeURIComponent(query)}` : '/search'),
}

/** Rooms that stand after this one: it leads there and knows nothing else of them. */
export const elsewhere = {
  whatCanIGet: '/what-can-i-get',
  register: '/register',
  myBusiness: '/my-business',
  enterprise: (oneId: string) => `/my-business/${oneId}`,
  counter: '/counter',
  enterprises: '/enterprises',
  duplicates: '/duplicates',
} as const
