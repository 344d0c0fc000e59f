import type { Tone } from '#ui/index.ts'
import type { BatchStatus } from '../store.ts'

export const statusTones: Readonly<Record<BatchStatus, Tone>> = { draft: 'warn', queued: 'info', done: 'good', failed: 'bad', discarded: 'neutral' }
