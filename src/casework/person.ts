import type { Work } from '#platform/database.ts'

/** Who acts, for a step that only a person takes; throws for the platform's own work, which never reviews and never answers. */
export function personOf({ caller }: Work): string {
  if (!caller.accountId) throw new Error('only a person takes this step')
  return caller.accountId
}
