import type { Speak } from '#platform/text.ts'
import { StatusTag, type Tone } from '#ui/index.ts'
import type { BatchLine, BatchStatus } from '../store.ts'
import { statusWords, words } from '../texts.ts'

const tones: Readonly<Record<BatchStatus, Tone>> = { draft: 'warn', queued: 'info', done: 'good', failed: 'bad', discarded: 'neutral' }

export const BatchTag = ({ batch: { status, faulty }, t }: { readonly batch: BatchLine; readonly t: Speak }) =>
  status === 'draft' && faulty ? <StatusTag tone="bad">{t(words.toMend)}</StatusTag> : <StatusTag tone={tones[status]}>{t(statusWords[status])}</StatusTag>

/** Names while they are few; a whole pack is counted. */
export const filesText = (files: readonly string[], t: Speak): string => (files.length > 4 ? t(words.fileCount(files.length)) : files.join(', '))
