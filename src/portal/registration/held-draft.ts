import type { Request } from '#platform/routes.ts'
import { secretOf } from './draft-cookie.ts'
import type { Draft } from './model.ts'
import { findDraft, type Holder } from './store.ts'

/** Who asks, as far as drafts are concerned. */
export const holderOf = (c: Request): Holder => ({ accountId: c.get('visitor').accountId, secret: secretOf(c) })

/** The registration that whoever asks has begun. */
export const heldDraft = async (c: Request): Promise<Draft | undefined> => await findDraft(c.get('app'), c.get('app').db, holderOf(c))
