import type { App } from '#platform/app.ts'
import { system, transact } from '#platform/database.ts'
import type { Mail } from '#platform/mail.ts'
import type { Carrier } from '#platform/outbox.ts'
import { speaker } from '#platform/text.ts'
import { makeRecoveryLink } from './actions/set-password.ts'
import { makeVerification } from './actions/verify-email.ts'
import { isPhone } from './login.ts'
import { accountMailChannel, type AccountMail } from './mail.ts'
import { paths } from './paths.ts'
import { findAccount } from './store.ts'
import { mailWords } from './texts.ts'

/** Writes these mails when they are sent: the links in them are made at that moment. Undefined without a mail carrier: they wait. */
export function accountMailCarrier(app: App, mail: Carrier<Mail> | undefined): Carrier<AccountMail> | undefined {
  return (
    mail && {
      channel: accountMailChannel,
      async carry({ id, payload }) {
        const account = await findAccount(app.db, payload.account)
        if (!account || account.deactivatedAt || isPhone(account.email)) return
        // Recovery goes to proven addresses alone; who proved one meanwhile needs no second link.
        if (account.emailVerified !== (payload.kind === 'recover')) return
        const path =
          payload.kind === 'verify'
            ? paths.verifyEmail(makeVerification(app, account))
            : paths.setPassword(await transact(app, system('account-mail'), async (work) => await makeRecoveryLink(work, account.id)))
        const t = speaker(account.language)
        const { subject, text, end } = mailWords[payload.kind]
        await mail.carry({ id, payload: { to: account.email, subject: t(subject), text: [t(text), app.config.baseUrl + path, t(end)].join('\n\n') } })
      },
    }
  )
}
