// The picture of the schema for schema.sql: what the migrations add up to, read from the catalogues and written in one fixed order, so that a
// review sees what a migration changes. It is for reading: only migrations are run.

const ours = "n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'pgboss')"
const notOfExtension = (catalogue, alias) =>
  `not exists (select from pg_depend e where e.classid = '${catalogue}'::regclass and e.objid = ${alias}.oid and e.deptype = 'e')`
const quoted = (text) => `'${text.replaceAll("'", "''")}'`
const commentOn = (what, name, text) => (text ? [`comment on ${what} ${name} is ${quoted(text)};`] : [])

export async function pictureOf(client) {
  const query = async (text, values = []) => (await client.query(text, values)).rows
  const out = ['-- Written by npm run generate from the migrated database; do not edit. Migrations are what is run, this is what they add up to.', '']
  const extensions = await query("select extname from pg_extension where extname <> 'plpgsql' order by 1")
  for (const { extname } of extensions) out.push(`create extension ${extname};`)
  const schemas = await query(`
    select n.oid, n.nspname as name, obj_description(n.oid, 'pg_namespace') as comment, ${grants('n.nspacl', 'n.nspowner')} as grants
    from pg_namespace n where ${ours} and n.nspname <> 'public' order by n.nspname`)
  for (const schema of schemas) {
    out.push('', `-- ${schema.name} `.padEnd(120, '-'), '', `create schema ${schema.name};`)
    out.push(...commentOn('schema', schema.name, schema.comment), ...granted(schema.grants, `schema ${schema.name}`))
    for (const part of [typesOf, sequencesOf, functionsOf, tablesOf, viewsOf]) out.push(...(await part(query, schema)))
  }
  out.push(...(await queueOf(query)))
  return `${out.join('\n')}\n`
}

/** Grants to anyone but the owner, as rows of who and what. */
function grants(acl, owner) {
  return `(select json_agg(json_build_object('to', coalesce(r.rolname, 'public'), 'what', g.what) order by coalesce(r.rolname, 'public'))
    from (select a.grantee, string_agg(lower(a.privilege_type), ', ' order by a.privilege_type) as what
          from aclexplode(${acl}) a where a.grantee <> ${owner} group by a.grantee) g left join pg_roles r on r.oid = g.grantee)`
}
const granted = (list, on) => (list ?? []).map(({ to, what }) => `grant ${what} on ${on} to ${to};`)

async function typesOf(query, schema) {
  const enums = await query(
    `select t.typname as name, string_agg(quote_literal(v.enumlabel), ', ' order by v.enumsortorder) as labels, obj_description(t.oid, 'pg_type') as comment
     from pg_type t join pg_enum v on v.enumtypid = t.oid where t.typnamespace = $1 and ${notOfExtension('pg_type', 't')} group by t.oid, t.typname order by 1`,
    [schema.oid],
  )
  const domains = await query(
    `select t.typname as name, format_type(t.typbasetype, t.typtypmod) as base, t.typnotnull as required, obj_description(t.oid, 'pg_type') as comment,
       (select string_agg(' ' || pg_get_constraintdef(c.oid), '' order by c.conname) from pg_constraint c where c.contypid = t.oid) as checks
     from pg_type t where t.typtype = 'd' and t.typnamespace = $1 and ${notOfExtension('pg_type', 't')} order by 1`,
    [schema.oid],
  )
  return [
    ...enums.flatMap((row) => [
      '',
      `create type ${schema.name}.${row.name} as enum (${row.labels});`,
      ...commentOn('type', `${schema.name}.${row.name}`, row.comment),
    ]),
    ...domains.flatMap((row) => [
      '',
      `create domain ${schema.name}.${row.name} as ${row.base}${row.required ? ' not null' : ''}${row.checks ?? ''};`,
      ...commentOn('domain', `${schema.name}.${row.name}`, row.comment),
    ]),
  ]
}

async function sequencesOf(query, schema) {
  const rows = await query(
    `select c.relname as name, format_type(s.seqtypid, null) as type, ${grants('c.relacl', 'c.relowner')} as grants from pg_class c join pg_sequence s on s.seqrelid = c.oid
     where c.relnamespace = $1 and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'i') order by 1`,
    [schema.oid],
  )
  return rows.flatMap((row) => [
    '',
    `create sequence ${schema.name}.${row.name} as ${row.type};`,
    ...granted(row.grants, `sequence ${schema.name}.${row.name}`),
  ])
}

async function functionsOf(query, schema) {
  const rows = await query(
    `select p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' as name, pg_get_functiondef(p.oid) as definition,
       obj_description(p.oid, 'pg_proc') as comment, p.proacl is not null as restricted, ${grants('p.proacl', 'p.proowner')} as grants
     from pg_proc p where p.pronamespace = $1 and p.prokind in ('f', 'p') and ${notOfExtension('pg_proc', 'p')} order by 1`,
    [schema.oid],
  )
  return rows.flatMap(({ name, definition, comment, restricted, grants: to }) => [
    '',
    `${definition.trimEnd()};`,
    ...commentOn('function', `${schema.name}.${name}`, comment),
    ...(restricted && !(to ?? []).some((grant) => grant.to === 'public') ? [`revoke all on function ${schema.name}.${name} from public;`] : []),
    ...granted(to, `function ${schema.name}.${name}`),
  ])
}

async function tablesOf(query, schema) {
  const tables = await query(
    `select c.oid, c.relname as name, obj_description(c.oid, 'pg_class') as comment, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
       c.relispartition as is_partition, pg_get_partkeydef(c.oid) as partitioned, pg_get_expr(c.relpartbound, c.oid) as bound,
       (select inhparent::regclass::text from pg_inherits where inhrelid = c.oid) as parent, ${grants('c.relacl', 'c.relowner')} as grants
     from pg_class c where c.relnamespace = $1 and c.relkind in ('r', 'p') order by c.relname`,
    [schema.oid],
  )
  const out = []
  for (const table of tables) out.push('', ...(await tableOf(query, `${schema.name}.${table.name}`, table)))
  return out
}

async function tableOf(query, name, table) {
  const columns = await query(
    `select quote_ident(a.attname) as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required, a.attidentity as identity, a.attgenerated as generated,
       pg_get_expr(d.adbin, d.adrelid) as value, col_description(a.attrelid, a.attnum) as comment,
       (select l.collname from pg_collation l where l.oid = a.attcollation and l.collname <> 'default') as collation, ${grants('a.attacl', '0')} as grants
     from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
     where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped order by a.attnum`,
    [table.oid],
  )
  // NOT NULL stands with its column; PostgreSQL 18 also lists it as a constraint, 15 does not.
  const constraints = await query(
    `select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint where conrelid = $1 and contype <> 'n' and contype <> 't'
     order by array_position(array['p','u','f','c','x'], contype::text), conname`,
    [table.oid],
  )
  const indexes = await query(
    `select pg_get_indexdef(i.indexrelid) as definition from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid = $1 and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')) order by c.relname`,
    [table.oid],
  )
  const triggers = await query('select pg_get_triggerdef(oid) as definition from pg_trigger where tgrelid = $1 and not tgisinternal order by tgname', [
    table.oid,
  ])
  const policies = await query(
    `select quote_ident(polname) as name, polpermissive as permissive, polcmd as command, pg_get_expr(polqual, polrelid) as uses, pg_get_expr(polwithcheck, polrelid) as checks,
       (select string_agg(case when r = 0 then 'public' else r::regrole::text end, ', ' order by r) from unnest(polroles) r) as roles
     from pg_policy where polrelid = $1 order by polname`,
    [table.oid],
  )
  const commands = { r: 'select', a: 'insert', w: 'update', d: 'delete', '*': 'all' }
  const lines = [
    ...columns.map((column) => `  ${column.name} ${column.type}${collated(column)}${valueOf(column)}${column.required ? ' not null' : ''}`),
    ...constraints.map((row) => `  constraint ${row.name} ${row.definition}`),
  ]
  const head = table.is_partition ? `create table ${name} partition of ${table.parent} ${table.bound}` : `create table ${name}`
  return [
    `${head} (\n${lines.join(',\n')}\n)${table.partitioned ? ` partition by ${table.partitioned}` : ''};`,
    ...commentOn('table', name, table.comment),
    ...columns.flatMap((column) => commentOn('column', `${name}.${column.name}`, column.comment)),
    ...indexes.map((row) => `${row.definition};`),
    ...triggers.map((row) => `${row.definition};`),
    ...(table.secured ? [`alter table ${name} enable row level security;`] : []),
    ...(table.forced ? [`alter table ${name} force row level security;`] : []),
    ...policies.map(
      (row) =>
        `create policy ${row.name} on ${name}${row.permissive ? '' : ' as restrictive'} for ${commands[row.command]} to ${row.roles}` +
        `${row.uses ? ` using (${row.uses})` : ''}${row.checks ? ` with check (${row.checks})` : ''};`,
    ),
    ...granted(table.grants, name),
    ...columnGrants(columns, name),
  ]
}

/** `grant insert (a, b) on t to r`: the columns a role may touch, together. */
function columnGrants(columns, name) {
  const byGrant = Map.groupBy(
    columns.flatMap((column) =>
      (column.grants ?? []).flatMap(({ to, what }) => what.split(', ').map((right) => ({ key: `${to}|${right}`, column: column.name }))),
    ),
    ({ key }) => key,
  )
  return [...byGrant]
    .toSorted(([one], [two]) => (one < two ? -1 : 1))
    .map(([key, list]) => {
      const [to, right] = key.split('|')
      return `grant ${right} (${list.map(({ column }) => column).join(', ')}) on ${name} to ${to};`
    })
}

const collated = ({ collation }) => (collation ? ` collate "${collation}"` : '')

function valueOf({ identity, generated, value }) {
  if (identity) return ` generated ${identity === 'a' ? 'always' : 'by default'} as identity`
  if (generated) return ` generated always as (${value})${generated === 's' ? ' stored' : ''}`
  return value ? ` default ${value}` : ''
}

async function viewsOf(query, schema) {
  const views = await query(
    `select c.oid, c.relname as name, c.relkind = 'm' as kept, pg_get_viewdef(c.oid, true) as definition, obj_description(c.oid, 'pg_class') as comment,
       array_to_string(c.reloptions, ', ') as options, ${grants('c.relacl', 'c.relowner')} as grants
     from pg_class c where c.relnamespace = $1 and c.relkind in ('v', 'm') order by c.relname`,
    [schema.oid],
  )
  const out = []
  for (const view of views) {
    const name = `${schema.name}.${view.name}`
    const kind = view.kept ? 'materialized view' : 'view'
    const columns = await query(
      'select quote_ident(attname) as name, col_description(attrelid, attnum) as comment from pg_attribute where attrelid = $1 and attnum > 0 order by attnum',
      [view.oid],
    )
    const indexes = await query('select pg_get_indexdef(indexrelid) as definition from pg_index where indrelid = $1 order by indexrelid::regclass::text', [
      view.oid,
    ])
    out.push(
      '',
      `create ${kind} ${name}${view.options ? ` with (${view.options})` : ''} as\n${view.definition}`,
      ...commentOn(kind, name, view.comment),
      ...columns.flatMap((column) => commentOn('column', `${name}.${column.name}`, column.comment)),
      ...indexes.map((row) => `${row.definition};`),
      ...granted(view.grants, name),
    )
  }
  return out
}

/** pg-boss owns its tables; which version of them is here is all that is ours to review. */
async function queueOf(query) {
  const [{ version }] = await query('select version from pgboss.version')
  const tables = await query("select tablename from pg_tables where schemaname = 'pgboss' order by 1")
  const queues = await query('select name, policy, retry_limit, heartbeat_seconds from pgboss.queue order by 1')
  return [
    '',
    '-- pgboss '.padEnd(120, '-'),
    '',
    `-- Tables of pg-boss, schema version ${version}: ${tables.map((row) => row.tablename).join(', ')}.`,
    ...queues.map((row) => `-- Queue ${row.name}: policy ${row.policy}, ${row.retry_limit} retries, heartbeat ${row.heartbeat_seconds} s.`),
  ]
}
