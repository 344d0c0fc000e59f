import type { Detected, Severity } from './finding.ts'

/** A finding as other programs read it (`prosme check YEAR --format json`). */
export interface FindingJson {
  readonly id: string
  readonly rule: string
  readonly severity: Severity
  /** In Thai. */
  readonly message: string
  /** `file` is relative to the pack, `line` counts its header as 1, `srcLine` is the line of the published report, 0 when it is not known. */
  readonly places: readonly { readonly file: string; readonly line: number; readonly srcLine: number; readonly printed: string }[]
  readonly computed: string
}

export const findingsJson = (findings: readonly Detected[]): FindingJson[] =>
  findings.map(({ id, rule, severity, message, places, computed }) => ({
    id,
    rule,
    severity,
    message: message.th,
    places: places.map(({ file, line, srcLine, printed }) => ({ file, line, srcLine, printed })),
    computed,
  }))
