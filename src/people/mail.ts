import type { Work } from '#platform/database.ts'
import { putOut } from '#platform/outbox.ts'

/** Where mails of this room lie in the outbox. */
export const accountMailChannel = 'account-mail'

/** What lies there: which mail to which account, so that no address and no link that lets somebody in waits in it. */
export interface AccountMail {
  readonly kind: 'verify' | 'recover'
  readonly account: string
}

/** Asks the person of an account to show that its address is theirs. */
export const askToVerify = async (work: Work, accountId: string): Promise<void> => {
  await putOut(work, accountMailChannel, { kind: 'verify', account: accountId } satisfies AccountMail)
}

/** Mails the person of an account a link to set a new password. */
export const sendRecovery = async (work: Work, accountId: string): Promise<void> => {
  await putOut(work, accountMailChannel, { kind: 'recover', account: accountId } satisfies AccountMail)
}
