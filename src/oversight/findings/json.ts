import { z } from 'zod'
import { severities, type Detected } from './finding.ts'

/** Findings as other programs read them (`prosme check YEAR --format json`). */
export const findingsContract = z.array(
  z.strictObject({
    id: z.string(),
    rule: z.string(),
    severity: z.enum(severities),
    /** In Thai. */
    message: z.string(),
    /** `file` is relative to the pack, `line` counts its header as 1, `srcLine` is the line of the published report, 0 when it is not known. */
    places: z.array(z.strictObject({ file: z.string(), line: z.int(), srcLine: z.int(), printed: z.string() })),
    computed: z.string(),
  }),
)

export type FindingJson = z.infer<typeof findingsContract>[number]

export const findingsJson = (findings: readonly Detected[]): FindingJson[] =>
  findings.map(({ id, rule, severity, message, places, computed }) => ({
    id,
    rule,
    severity,
    message: message.th,
    places: places.map(({ file, line, srcLine, printed }) => ({ file, line, srcLine, printed })),
    computed,
  }))
