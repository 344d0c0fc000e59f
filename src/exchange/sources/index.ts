import type { Kind } from '#registry/index.ts'
import {
  boi,
  cdd,
  doae,
  industry,
  rd,
  sso,
  tisi,
  type BoiAnswer,
  type CddAnswer,
  type DoaeAnswer,
  type IndustryAnswer,
  type RdAnswer,
  type SsoAnswer,
  type TisiAnswer,
} from './assumed.ts'
import { dbd, type DbdAnswer } from './dbd.ts'
import { sourceCodes, type Source, type SourceCode } from './source.ts'

const byCode: Readonly<Record<SourceCode, Source>> = { dbd, rd, sso, doae, cdd, industry, boi, tisi }

/** All sources, most trusted first. */
export const sources: readonly Source[] = sourceCodes.map((code) => byCode[code])

export const sourceOf = (code: SourceCode): Source => byCode[code]

export const isSourceCode = (text: string): text is SourceCode => (sourceCodes as readonly string[]).includes(text)

/** The sources that know enterprises of a kind. */
export const sourcesFor = (kind: Kind): readonly Source[] => sources.filter(({ kinds }) => kinds.includes(kind))

/** What each source answers, for whoever stands in for one. */
export interface Answers {
  readonly dbd: DbdAnswer
  readonly rd: RdAnswer
  readonly sso: SsoAnswer
  readonly doae: DoaeAnswer
  readonly cdd: CddAnswer
  readonly industry: IndustryAnswer
  readonly boi: BoiAnswer
  readonly tisi: TisiAnswer
}
