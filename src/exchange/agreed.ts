import { agreementsInForce } from '#agencies/index.ts'
import type { PlainDate } from '#platform/dates.ts'
import type { Queries } from '#platform/database.ts'
import { areaNames } from '#reference/index.ts'
import { mergeStatements, statementOf, textsOf, type Place, type StatedField, type Statement } from '#registry/index.ts'
import { isSourceCode } from './sources/index.ts'
import type { SourceCode } from './sources/source.ts'

/** Which fields each source may tell us, by the agreements in force on a day. A source that is not there may not be asked. */
export async function agreedFields(db: Queries, on: PlainDate): Promise<ReadonlyMap<SourceCode, ReadonlySet<string>>> {
  const agreed = new Map<SourceCode, Set<string>>()
  for (const { agency, fields } of await agreementsInForce(db, { direction: 'in', on })) {
    if (!isSourceCode(agency)) continue
    const known = agreed.get(agency) ?? new Set()
    for (const field of fields) known.add(field)
    agreed.set(agency, known)
  }
  return agreed
}

/** The part of a statement that was agreed on; of its place, what the reference data know. */
export async function agreedPart(db: Queries, statement: Partial<Statement>, fields: ReadonlySet<string>): Promise<Partial<Statement>> {
  const { place, ...rest } = statement
  const known = place && fields.has('area') ? await knownPlace(db, place) : undefined
  const texts = Object.entries(textsOf({ ...rest, ...(known && { place: known }) })) as [StatedField, string][]
  return mergeStatements(texts.filter(([field]) => fields.has(field)).map(([field, text]) => statementOf(field, text)))
}

/** Areas change, and agencies keep old codes: what is not known is left out, from the smallest. */
async function knownPlace(db: Queries, { province, district, subdistrict }: Place): Promise<Place | undefined> {
  const names = await areaNames(
    db,
    [province, district, subdistrict].filter((code) => code !== undefined),
  )
  if (!names.has(province)) return undefined
  if (!district || !names.has(district)) return { province }
  return { province, district, subdistrict: subdistrict && names.has(subdistrict) ? subdistrict : undefined }
}
