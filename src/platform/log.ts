import { pino, type Logger } from 'pino'

export type { Logger }

/**
 * JSON lines on stderr (stdout belongs to what a command answers). Only what is listed by the caller is written: ids, codes, durations.
 * Database errors are reduced to their code, because their detail can quote a person's data.
 */
export function createLog(level = process.env['LOG_LEVEL'] ?? 'info'): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: {
        err: (error: unknown) =>
          error instanceof Error
            ? {
                type: error.name,
                code: (error as { code?: unknown }).code,
                message: isDatabaseError(error) ? undefined : error.message,
                stack: error.stack?.split('\n').slice(1),
              }
            : { type: typeof error },
      },
    },
    pino.destination(2),
  )
}

const isDatabaseError = (error: Error) => 'severity' in error && 'routine' in error
