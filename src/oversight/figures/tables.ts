import { columns as c, required, table, type Row } from '#platform/tables.ts'

/** How the agency builds its totals. `composed_of` is a sum of references; SOURCES.md of the pack and this room's README explain them. */
export const figureDefinitions = table(
  'figure_definitions',
  { th: 'นิยามตัวเลข', en: 'Figure definitions' },
  {
    key: required(c.text({ th: 'รหัส', en: 'Key' })),
    headline_key: c.text({ th: 'ตัวเลขเด่นที่พิมพ์', en: 'Printed as headline' }),
    name_en: required(c.text({ th: 'ชื่อ (อังกฤษ)', en: 'Name (English)' })),
    unit: required(c.text({ th: 'หน่วย', en: 'Unit' })),
    composed_of: required(c.text({ th: 'ประกอบจาก', en: 'Composed of' })),
    note: c.text({ th: 'หมายเหตุ', en: 'Note' }),
  },
  ['key'],
)

export type FigureDefinitionRow = Row<typeof figureDefinitions>
