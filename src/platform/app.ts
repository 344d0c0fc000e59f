import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Db } from './database.ts'
import type { Keys } from './keys.ts'
import type { Logger } from './log.ts'

/** What every use case and page may ask of the outside world; made once in main/compose.ts and passed in. */
export interface App {
  readonly config: Config
  readonly db: Db
  readonly clock: Clock
  readonly keys: Keys
  readonly log: Logger
}
