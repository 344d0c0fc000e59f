export const paths = {
  sizeRules: () => '/size-rules',
} as const
