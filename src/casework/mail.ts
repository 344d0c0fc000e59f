import type { App } from '#platform/app.ts'
import type { Instant } from '#platform/clock.ts'
import type { Mail } from '#platform/mail.ts'
import type { Carrier } from '#platform/outbox.ts'
import { speaker } from '#platform/text.ts'
import { findMailbox } from '#people/index.ts'
import { findUnreadNotice, noticeChannel, type NoticeMail } from './notices.ts'
import { words } from './texts.ts'

/**
 * Carries notices by mail, in the reader's language, with the address of the page. A notice that was read on the platform meanwhile, or is older than
 * a week, is not worth a mail any more; closed and demonstration accounts get none. Undefined without a mail carrier: notices then wait.
 */
export function noticeCarrier(app: Pick<App, 'db' | 'clock' | 'config'>, mail: Carrier<Mail> | undefined): Carrier<NoticeMail> | undefined {
  return (
    mail && {
      channel: noticeChannel,
      async carry({ id, payload }) {
        const notice = await findUnreadNotice(app.db, payload.notice, weekBefore(app.clock.now()))
        const reader = notice && (await findMailbox(app.db, notice.accountId))
        if (!reader) return
        const t = speaker(reader.language)
        const text = [t(notice.text), `${t(words.seeIt)}\n${app.config.baseUrl}${notice.path}`, t(words.sentBy)].join('\n\n')
        await mail.carry({ id, payload: { to: reader.email, subject: t(notice.text), text } })
      },
    }
  )
}

const weekBefore = (now: Instant): Instant => new Date(Date.parse(now) - 7 * 24 * 3_600_000).toISOString()
