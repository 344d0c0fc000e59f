import { setTimeout as sleep } from 'node:timers/promises'
import type { App } from '#platform/app.ts'
import type { Source, SourceRequest, Stated } from './sources/source.ts'
import { recordCall, tryToPass, type CallOutcome } from './store.ts'

/** What came of asking. `not-asked`: it is not connected, or its breaker is open. Everything but the first two is silence. */
export type Answer = { readonly outcome: 'answered'; readonly stated: Stated } | { readonly outcome: Exclude<CallOutcome, 'answered'> | 'not-asked' }

export interface Patience {
  /** Milliseconds that one request may take. */
  readonly each: number
  /** Requests made at most. */
  readonly tries: number
  /** Ends everything, as when a budget is used up. A source is not blamed for an end it did not cause. */
  readonly signal?: AbortSignal
}

/** No answer of a register about one enterprise is longer. */
const longestAnswer = 256 * 1024

/**
 * Asks a source about a number, as often as patience allows while it is down or slow, with growing pauses that differ from process to process. Never
 * throws: whatever a source does is an outcome. An answer that has another shape, or is about another number, is a fault of the source.
 */
export async function ask(app: Pick<App, 'db' | 'clock' | 'log'>, source: Source, number: string, { each, tries, signal }: Patience): Promise<Answer> {
  const { code } = source
  const baseUrl = await tryToPass(app, code)
  if (!baseUrl || signal?.aborted) return { outcome: 'not-asked' }
  const request = source.request(number)
  for (let attempt = 1; ; attempt += 1) {
    const start = performance.now()
    const answer = await askOnce(source, number, baseUrl, request, AbortSignal.any([AbortSignal.timeout(each), ...(signal ? [signal] : [])]))
    const again = (answer.outcome === 'down' || answer.outcome === 'slow') && attempt < tries && !signal?.aborted
    if (!again) {
      await recordCall(app, code, { outcome: answer.outcome, milliseconds: Math.round(performance.now() - start), blamed: !signal?.aborted })
      if (answer.outcome === 'wrong') app.log.warn({ source: code }, 'a source answered in another shape than agreed')
      return answer
    }
    await sleep(200 * 2 ** attempt * (0.5 + Math.random()), undefined, signal && { signal }).catch(() => undefined)
  }
}

type Asked = { readonly outcome: 'answered'; readonly stated: Stated } | { readonly outcome: Exclude<CallOutcome, 'answered'> }

async function askOnce(source: Source, number: string, baseUrl: string, { path, body }: SourceRequest, signal: AbortSignal): Promise<Asked> {
  let text: string | undefined
  try {
    const response = await fetch(baseUrl + path, {
      method: body ? 'POST' : 'GET',
      headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
      // A registry does not send its askers elsewhere.
      redirect: 'error',
      signal,
    })
    // A wrong address must not read as "nobody is known here", so that 404 is a fault as well.
    if (!response.ok) {
      await response.body?.cancel()
      return { outcome: response.status >= 500 || response.status === 429 ? 'down' : 'wrong' }
    }
    text = await readWithin(response, longestAnswer)
  } catch {
    return { outcome: signal.aborted ? 'slow' : 'down' }
  }
  return text === undefined ? { outcome: 'wrong' } : understand(source, number, text)
}

function understand(source: Source, number: string, text: string): Asked {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { outcome: 'wrong' }
  }
  const parsed = source.answer.safeParse(json)
  if (!parsed.success) return { outcome: 'wrong' }
  const stated = source.read(parsed.data)
  if (!stated) return { outcome: 'unknown' }
  const { place } = stated.statement
  const fits = stated.number === number && (place?.district ?? '').startsWith(place?.district ? place.province : '') && subdistrictFits(place)
  return fits ? { outcome: 'answered', stated } : { outcome: 'wrong' }
}

const subdistrictFits = (place: Stated['statement']['place']): boolean => !place?.subdistrict || place.subdistrict.startsWith(place.district ?? place.province)

/** The body as text; undefined when it is longer than `most` bytes. */
async function readWithin(response: Response, most: number): Promise<string | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > most) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
