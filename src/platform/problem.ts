import type { Request } from './routes.ts'
import type { Text } from './text.ts'

/** One fault of what was sent: the member it is about as a JSON pointer (`#/amount`), and a sentence that says what to do. */
export interface ProblemFault {
  readonly pointer: string
  readonly detail: Text
}

interface Problem {
  readonly status: number
  /** What a program tells problems apart by. */
  readonly code: string
  readonly title: Text
  readonly errors?: readonly ProblemFault[]
  /** What else the caller may look at: the amount that is left. */
  readonly more?: Readonly<Record<string, unknown>> | undefined
}

/** A problem as the API says it, RFC 9457. The title is in the caller's language, each fault in both. */
export const problemBody = (c: Request, { status, code, title, errors, more }: Problem): string =>
  JSON.stringify({ ...more, type: `/problems/${code}`, title: c.get('t')(title), status, instance: c.req.path, errors })

export const problem = (c: Request, about: Problem): Response =>
  new Response(problemBody(c, about), { status: about.status, headers: { ...problemHeaders, ...(about.status === 401 && challenge) } })

const problemHeaders = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' }

/** A program that is not let in learns how to ask, RFC 9110, section 11.6.1: with an access token. */
const challenge = { 'www-authenticate': 'Bearer' }

/** What can be wrong with any call, before its room is asked. */
export const problems = {
  malformed: { status: 400, code: 'malformed', title: { th: 'เนื้อความที่ส่งมาไม่ใช่ JSON', en: 'The body is not JSON' } },
  'key-missing': {
    status: 400,
    code: 'key-missing',
    title: {
      th: 'ต้องส่งส่วนหัว Idempotency-Key เป็นอักขระ ASCII 8 ถึง 200 ตัว ไม่เว้นวรรค',
      en: 'An Idempotency-Key header of 8 to 200 visible ASCII characters is needed',
    },
  },
  'not-signed-in': { status: 401, code: 'not-signed-in', title: { th: 'ยังไม่ได้เข้าสู่ระบบ', en: 'Not signed in' } },
  'not-allowed': { status: 403, code: 'not-allowed', title: { th: 'ไม่มีสิทธิ์ทำรายการนี้', en: 'Not allowed' } },
  'not-found': { status: 404, code: 'not-found', title: { th: 'ไม่พบสิ่งที่ขอ', en: 'Not found' } },
  'too-large': { status: 413, code: 'too-large', title: { th: 'เนื้อความที่ส่งมาใหญ่เกินกำหนด', en: 'The body is too large' } },
  'wrong-type': { status: 415, code: 'wrong-type', title: { th: 'ต้องส่งเป็น application/json', en: 'Send application/json' } },
  'wrong-input': { status: 422, code: 'wrong-input', title: { th: 'ข้อมูลที่ส่งมาไม่ถูกต้อง', en: 'What was sent is not right' } },
  'key-of-another-request': {
    status: 422,
    code: 'key-of-another-request',
    title: { th: 'Idempotency-Key นี้ใช้กับคำขออื่นแล้ว', en: 'This Idempotency-Key was used for another request' },
  },
  failed: { status: 500, code: 'failed', title: { th: 'ระบบขัดข้อง', en: 'Something failed here' } },
} as const satisfies Record<string, Problem>
