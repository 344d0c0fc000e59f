export const paths = {
  notices: () => '/notices',
  allRead: () => '/notices/read',
  notice: (id: string) => `/notices/${id}`,
} as const
