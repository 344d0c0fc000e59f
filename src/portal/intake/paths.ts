import type { Table } from '#platform/tables.ts'

/** Addresses of this room, for links. */
export const paths = {
  home: () => '/import',
  batch: (id: string) => `/import/${id}`,
  confirm: (id: string) => `/import/${id}/confirm`,
  discard: (id: string) => `/import/${id}/discard`,
  template: (table: Table, kind: 'csv' | 'xlsx') => `/import/templates/${table.name}.${kind}`,
  allTemplates: () => '/import/templates/all.xlsx',
}
