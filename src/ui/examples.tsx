import type { VNode } from 'preact'
import type { Lang, Text } from '#platform/text.ts'
export const examples: readonly { of: string; name: Text; render: (lang: Lang) => VNode }[] = []
