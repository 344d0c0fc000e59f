import type { Text } from '#platform/text.ts'

/** Others who can say who somebody is. */
export const providers = ['thaid', 'line'] as const
export type ProviderName = (typeof providers)[number]

export const providerNames = {
  thaid: { th: 'ThaID (กรมการปกครอง)', en: 'ThaID (Department of Provincial Administration)' },
  line: { th: 'LINE', en: 'LINE' },
} as const satisfies Record<ProviderName, Text>

export const isProvider = (text: string): text is ProviderName => (providers as readonly string[]).includes(text)
