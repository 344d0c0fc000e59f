import type { Queries } from '#platform/database.ts'
import { satangOf } from '#platform/money.ts'
import type { Speak } from '#platform/text.ts'
import { nameOf } from '#people/index.ts'
import { fieldLabels, genderNames, placeOf, sizeNames, stageNames, statusNames, type Access, type Change as Changed } from '#registry/index.ts'
import { namesFor } from './opened.ts'
import { activityText, bahtWords, peopleText, placeText, sourceText, type Names } from './parts/record-fields.tsx'
import type { Change, Look } from './parts/lines.tsx'
import { basisNames, changeReasonNames, purposeNames, words } from './texts.ts'

/** Lines of the access log in words, staff by name: whoever looks answers for it. */
export async function looksOf(db: Queries, t: Speak, lines: readonly Access[], names: Names): Promise<Look[]> {
  const people = await nameOf(
    db,
    lines.flatMap(({ accountId }) => accountId ?? []),
  )
  return lines.map(({ id, at, reader, accountId, party, purpose, fields, basis }) => ({
    id,
    at,
    who: party
      ? sourceText(t, party, names)
      : reader === 'staff'
        ? [t(words.staff), accountId && people.get(accountId)].filter(Boolean).join(' ')
        : t(words.system),
    why: t(purposeNames[purpose] ?? { th: purpose, en: purpose }),
    basis: t(basisNames[basis.split(':')[0]!] ?? { th: basis, en: basis }),
    fields,
  }))
}

/** Lines of the history in words, with the names of those who made them. */
export async function changesOf(db: Queries, t: Speak, changes: readonly Changed[]): Promise<Change[]> {
  const texts = changes.flatMap(({ fields }) => Object.entries(fields).flatMap(([field, values]) => values.map((text) => ({ field, text }))))
  const names = await namesFor(db, [], texts)
  const people = await nameOf(
    db,
    changes.flatMap(({ accountId }) => accountId ?? []),
  )
  return changes.map(({ id, at, accountId, party, source, reason, note, fields }) => ({
    id,
    at,
    who: (accountId && people.get(accountId)) || sourceText(t, party ?? source, names),
    why: t(changeReasonNames[reason]),
    note,
    fields: Object.entries(fields).map(([field, [before, after]]) => ({
      label: t(fieldLabels[field as keyof typeof fieldLabels]),
      before: fieldText(t, field, before, names),
      after: fieldText(t, field, after, names),
    })),
  }))
}

/** What a field's plain text says to a reader. */
export function fieldText(t: Speak, field: string, text: string, names: Names): string {
  if (text === '') return ''
  if (field === 'area') return placeText(t, placeOf(text), names)
  if (field === 'activity') return activityText(t, text, names)
  const [year = '', figure = ''] = text.split(':')
  if (field === 'employees') return `${t(words.inYear(year))}: ${peopleText(t, Number(figure))}`
  if (field === 'revenue') return `${t(words.inYear(year))}: ${bahtWords(t, satangOf(figure))}`
  if (field === 'size') return t(sizeNames[text as keyof typeof sizeNames])
  if (field === 'ownerGender') return t(genderNames[text as keyof typeof genderNames])
  if (field === 'status') return t(statusNames[text as keyof typeof statusNames])
  if (field === 'stage') return t(stageNames[text as keyof typeof stageNames])
  return text.replaceAll('\n', ', ')
}
