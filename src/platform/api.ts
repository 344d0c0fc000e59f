import { z } from 'zod'
import type { App } from './app.ts'
import { readDate, type PlainDate } from './dates.ts'
import { sentText } from './fields.ts'
import { faultText } from './forms.ts'
import { answerOnce, isIdempotencyKey, type ApiAnswer } from './idempotency.ts'
import { satangOf } from './money.ts'
import type { Outcome, Refusal } from './outcome.ts'
import { problem, problemBody, problems } from './problem.ts'
import type { ApiRefusal, May, Request, Route, Visitor } from './routes.ts'

/** Values as programs write them: one form each, no guessing. Texts, ids and choices are those of `field`. */
export const exact = {
  /** Satang, from baht as a string with two decimals. */
  money: () =>
    sentText
      .regex(/^\d{1,12}\.\d\d$/, {
        error: faultText({ th: 'จำนวนเงินต้องเป็นข้อความที่มีทศนิยมสองตำแหน่ง เช่น "1500.00"', en: 'An amount is a string with two decimals, as "1500.00"' }),
        abort: true,
      })
      .transform(satangOf),
  /** A day of the Gregorian calendar as ISO 8601 writes it. */
  date: () =>
    sentText
      .regex(/^\d{4}-\d\d-\d\d$/, {
        error: faultText({ th: 'วันที่ต้องเป็นปีคริสต์ศักราช-เดือน-วัน เช่น 2027-12-01', en: 'A date is year-month-day, as 2027-12-01' }),
        abort: true,
      })
      .transform((sent, context): PlainDate => {
        const day = readDate(sent)
        if (day !== undefined) return day
        context.addIssue({ code: 'custom', message: faultText({ th: 'ไม่มีวันนี้ในปฏิทิน ปีเป็นคริสต์ศักราช', en: 'There is no such day; its year is Gregorian' }) })
        return z.NEVER
      }),
}

/** Bytes; a call is one thing done, not a file. */
const bodyLimit = 64 * 1024

interface Reading<Answer> {
  readonly summary: string
  readonly answer: z.ZodType<Answer>
}

interface Question<Body, Answer> extends Reading<Answer> {
  readonly body: z.ZodType<Body>
  /** A body that fits: it stands in the OpenAPI document. */
  readonly example: Readonly<Record<string, unknown>>
}

interface Change<Body, Answer, Code extends string> extends Reading<Answer> {
  readonly body: z.ZodType<Body>
  /** A body that fits: it stands in the OpenAPI document. */
  readonly example: Readonly<Record<string, unknown>>
  /** The member of the body that holds a project's code, where the call is bound to the visitor's projects. */
  readonly ofProject?: keyof Body & string
  /** How every refusal of the use case is answered. */
  readonly refusals: Readonly<Record<Code, ApiRefusal>>
  /** Keys of calls that move money are kept for good. */
  readonly movesMoney: boolean
}

/**
 * The API of a room, as a table. One definition of a call checks its body, types its handler and stands in the OpenAPI document.
 *
 * `get` answers what the handler finds, or 404. `post` takes JSON, needs an Idempotency-Key, and answers 201, or the refusal as a problem; its handler
 * works on the app it is handed, whose database is the transaction in which the answer is kept.
 */
export function api() {
  const list: Route[] = []
  const table = {
    list: list as readonly Route[],
    get<Answer>(path: string, may: May, { summary, answer }: Reading<Answer>, find: (c: Request) => Promise<Answer | undefined>) {
      const handle = async (c: Request) => {
        const found = await find(c)
        return found === undefined ? problem(c, problems['not-found']) : respond({ status: 200, body: JSON.stringify(found) })
      }
      list.push({ method: 'get', path, may, handle, api: { summary, answer, refusals: {} } })
      return table
    },
    /** A question whose words do not belong in an address, such as a person's number: a POST that changes nothing and needs no key. */
    ask<Body, Answer>(path: string, may: May, question: Question<Body, Answer>, find: (c: Request, body: Body) => Promise<Answer | undefined>) {
      const handle = async (c: Request) => {
        const found = await find(c, c.get('json')!.value as Body)
        return found === undefined ? problem(c, problems['not-found']) : respond({ status: 200, body: JSON.stringify(found) })
      }
      list.push({ method: 'post', path, may, handle, bodyLimit, api: { ...question, asks: true, refusals: {} } })
      return table
    },
    post<Body, Answer, Code extends string>(
      path: string,
      may: May,
      { movesMoney, ...call }: Change<Body, Answer, Code>,
      act: (c: Request, app: App, body: Body) => Promise<Outcome<Answer, Code>>,
    ) {
      const handle = async (c: Request) => {
        const key = c.req.header('idempotency-key') ?? ''
        if (!isIdempotencyKey(key)) return problem(c, problems['key-missing'])
        const { text, value } = c.get('json')!
        // The address belongs to the request: the same key and body for another year is another request.
        const once = { client: senderOf(c.get('visitor')), key, route: `POST ${path}`, body: `${c.req.path}\n${text}`, movesMoney }
        const answered = await answerOnce(c.get('app'), c.get('caller'), once, async (app) => {
          const outcome = await act(c, app, value as Body)
          return outcome.ok ? { status: 201, body: JSON.stringify(outcome.value) } : refusalAnswer(c, outcome, call.refusals[outcome.code])
        })
        return answered.ok ? respond(answered.value) : problem(c, problems[answered.code])
      }
      list.push({ method: 'post', path, may, handle, bodyLimit, api: call })
      return table
    },
  }
  return table
}

/** Whose keys they are: a person's, a program's, or a program's that works for a person. */
const senderOf = ({ accountId, clientId }: Visitor): string => [clientId, accountId].filter(Boolean).join(' for ')

function refusalAnswer(c: Request, { code, detail }: Refusal<string>, { status, pointer, message }: ApiRefusal): ApiAnswer {
  return { status, body: problemBody(c, { status, code, title: message, errors: pointer ? [{ pointer, detail: message }] : [], more: detail }) }
}

const respond = ({ status, body }: ApiAnswer): Response =>
  new Response(body, { status, headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json', 'cache-control': 'no-store' } })
