const browsers = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['SamsungBrowser/', 'Samsung Internet'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const
const systems = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS', 'Mac'],
  ['Linux', 'Linux'],
] as const

/** A browser's self-description in two words a person recognises: "Chrome, Windows". Undefined when it names neither. */
export function deviceOf(userAgent: string | null): string | undefined {
  const found = [browsers, systems].flatMap((list) => list.find(([mark]) => userAgent?.includes(mark))?.[1] ?? [])
  return found.length > 0 ? found.join(', ') : undefined
}
