import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { App } from '#platform/app.ts'
import { fixedClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import type { Db } from '#platform/database.ts'
import { openKeys } from '#platform/keys.ts'

/** The outside world of a test: its own data folder, a clock that stands still, a log that is silent. */
export function testApp(db: Db) {
  const data = mkdtempSync(join(tmpdir(), 'prosme-'))
  const clock = fixedClock('2026-11-22T03:00:00.000Z')
  return { config: { ...readConfig({}), data, baseUrl: 'http://house.test' }, db, clock, keys: openKeys(data), log: pino({ level: 'silent' }) } satisfies App
}
