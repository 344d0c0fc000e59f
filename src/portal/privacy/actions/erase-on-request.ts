import type { App } from '#platform/app.ts'
import { besides, transact, type Caller } from '#platform/database.ts'
import { keepFile, type FileRefusal } from '#platform/files.ts'
import type { UploadedFile } from '#platform/routes.ts'
import { refuse, type Outcome } from '#platform/outcome.ts'
import { eraseEnterprise, findCard, type EraseRefusal } from '#registry/index.ts'

/** Erases an enterprise that asked for it in writing. The letter is checked as a file that is kept, and goes with the record: its hash stays in the audit line. */
export async function eraseOnRequest(
  app: Pick<App, 'db' | 'clock' | 'keys' | 'config'>,
  caller: Caller,
  { oneId, letter }: { readonly oneId: string; readonly letter: UploadedFile },
): Promise<Outcome<undefined, EraseRefusal | FileRefusal>> {
  return await transact(app, caller, async (work) => {
    const card = await findCard(work.tx, oneId)
    if (!card) return refuse('no-such-enterprise')
    const kept = await keepFile(app, work, letter)
    if (!kept.ok) return kept
    return await eraseEnterprise({ ...app, db: work.tx }, besides(caller), { enterpriseId: card.id, evidenceFileId: kept.value.id })
  })
}
