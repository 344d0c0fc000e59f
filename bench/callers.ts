import { connect } from 'node:net'

/** What many callers at once were answered. Rates per second, times in milliseconds. */
export interface Answered {
  readonly perSecond: number
  readonly p99: number
}

/**
 * Callers that each send a request over a connection of their own, wait for the answer and send the next, for some seconds. `next` says what to send, whole,
 * headers and all. A bare loop over sockets: the load tools there are take a third of a processor for themselves here, which belongs to what is measured.
 * Throws when an answer is no 200.
 */
export async function callers(port: number, count: number, seconds: number, next: () => string): Promise<Answered> {
  const times: number[] = []
  const startedAt = performance.now()
  const until = startedAt + seconds * 1000
  const caller = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1')
      let answer = ''
      let sentAt = 0
      const send = () => {
        sentAt = performance.now()
        if (sentAt < until) socket.write(next())
        else socket.end(resolve)
      }
      const receive = (chunk: string) => {
        answer += chunk
        const head = answer.indexOf('\r\n\r\n')
        if (head < 0 || answer.length < head + 4 + Number(/^content-length: (\d+)/im.exec(answer)![1])) return
        if (!answer.startsWith('HTTP/1.1 200')) return socket.destroy(new Error(`answered ${answer.slice(0, 200)}`))
        times.push(performance.now() - sentAt)
        answer = ''
        send()
      }
      socket.setEncoding('latin1').on('connect', send).on('data', receive).on('error', reject)
    })
  await Promise.all(Array.from({ length: count }, caller))
  return {
    perSecond: times.length / ((performance.now() - startedAt) / 1000),
    p99: times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)]!,
  }
}
