import { createTransport } from 'nodemailer'
import type { Config } from './config.ts'
import type { Work } from './database.ts'
import { putOut, Undeliverable, type Carrier } from './outbox.ts'

export interface Mail {
  readonly to: string
  readonly subject: string
  /** Plain text; mail of the platform carries links, no markup. */
  readonly text: string
}

const channel = 'mail'

/** Puts a mail into the outbox, in the caller's transaction. Answers its id. */
export const sendMail = (work: Work, mail: Mail): Promise<string> => putOut(work, channel, mail)

/** Carries mail over SMTP; undefined without `SMTP_URL`, and then mail waits in the outbox. */
export function mailCarrier(config: Pick<Config, 'smtpUrl' | 'mailFrom'>): Carrier<Mail> | undefined {
  if (!config.smtpUrl) return undefined
  const transport = createTransport({ url: config.smtpUrl, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 })
  return {
    channel,
    async carry({ id, payload }) {
      try {
        // The same Message-ID at every try: a receiver that got it twice keeps one.
        await transport.sendMail({ from: config.mailFrom, ...payload, messageId: `<${id}@prosme>`, disableFileAccess: true, disableUrlAccess: true })
      } catch (error) {
        const answer = (error as { responseCode?: number }).responseCode
        // 5xx is the other side's last word; 4xx and a broken line are worth another try.
        if (answer !== undefined && answer >= 500) throw new Undeliverable(`smtp-${answer}`)
        throw error
      }
    },
  }
}
