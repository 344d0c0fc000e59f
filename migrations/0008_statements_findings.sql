-- Statements: a year's printed rows as they stand in the files, with people's corrections. Findings: what contradicts what, and what people say to it.

create schema statements;
grant usage on schema statements to prosme_app, prosme_keeper;

create table statements.printed_row (
  fiscal_year integer not null,
  table_name text not null,
  row_key text not null,
  src_file text not null,
  src_row integer not null check (src_row >= 1),
  src_line integer,
  cells jsonb not null,
  removed_at timestamptz,
  primary key (fiscal_year, table_name, row_key)
);
comment on table statements.printed_row is 'One row of a file of a year, every cell as printed, mistakes included. An import brings these rows to what the file says.';
comment on column statements.printed_row.row_key is 'What names the row in its table, so that it is the same row when it moves to another line.';
comment on column statements.printed_row.src_row is 'Line in the file, the header being 1.';
comment on column statements.printed_row.src_line is 'Line of the published report.';
comment on column statements.printed_row.removed_at is 'Set when a later file no longer has the row: it stays, because corrections and findings point to it.';
create index printed_row_place on statements.printed_row (fiscal_year, src_file, src_row) where removed_at is null;
grant select, insert on statements.printed_row to prosme_app;
grant update (src_file, src_row, src_line, cells, removed_at) on statements.printed_row to prosme_app;

create table statements.correction (
  id uuid primary key,
  fiscal_year integer not null,
  table_name text not null,
  row_key text not null,
  column_name text not null,
  version integer not null check (version >= 1),
  printed text not null,
  corrected text not null check (corrected <> printed),
  reason text not null check (btrim(reason) <> ''),
  account_id uuid,
  at timestamptz not null,
  unique (fiscal_year, table_name, row_key, column_name, version),
  foreign key (fiscal_year, table_name, row_key) references statements.printed_row
);
comment on table statements.correction is 'What a person says a cell should have been, as numbered versions. The printed cell stays; a correction holds as long as the file still says what it corrects.';
grant select, insert on statements.correction to prosme_app;

create schema findings;
grant usage on schema findings to prosme_app, prosme_keeper;

create table findings.finding (
  fiscal_year integer not null,
  id text not null,
  rule text not null,
  severity text not null check (severity in ('high', 'medium', 'low')),
  message_th text not null,
  message_en text not null,
  places jsonb not null,
  computed text not null,
  status text not null check (status in ('open', 'explained', 'accepted', 'corrected', 'gone')),
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  version integer not null default 1,
  primary key (fiscal_year, id)
);
comment on table findings.finding is 'A contradiction of a year, as the last check saw it. The id follows the rule and the rows it is about, so an answer stays with it between checks.';
comment on column findings.finding.status is 'gone: the rule no longer fires. A finding whose numbers change is open again.';
comment on column findings.finding.version is 'Grows when the numbers or the answer change; a form that was drawn from an older one is stale.';
create index finding_status on findings.finding (fiscal_year, status, severity);
grant select, insert on findings.finding to prosme_app;
grant update (rule, severity, message_th, message_en, places, computed, status, last_seen, version) on findings.finding to prosme_app;

create table findings.step (
  id uuid primary key,
  fiscal_year integer not null,
  finding_id text not null,
  step text not null check (step in ('found', 'changed', 'gone', 'explained', 'accepted', 'corrected', 'reopened')),
  reason text,
  correction text,
  computed text not null,
  account_id uuid,
  at timestamptz not null,
  foreign key (fiscal_year, finding_id) references findings.finding,
  constraint step_has_reason check (step not in ('explained', 'accepted', 'corrected', 'reopened') or btrim(coalesce(reason, '')) <> ''),
  constraint step_names_correction check (step <> 'corrected' or btrim(coalesce(correction, '')) <> '')
);
comment on table findings.step is 'The history of a finding: when it was seen, changed and went, and what people answered with which reason.';
comment on column findings.step.correction is 'Where the mistake was put right: a reference or an address within the platform.';
comment on column findings.step.computed is 'The recomputation as it stood at that moment.';
create index step_of_finding on findings.step (fiscal_year, finding_id, id);
grant select, insert on findings.step to prosme_app;

create table findings.check_run (
  fiscal_year integer primary key,
  checked_at timestamptz not null,
  open integer not null
);
comment on table findings.check_run is 'When a year was last checked.';
grant select, insert, update on findings.check_run to prosme_app;

create table findings.heard (
  only_row boolean primary key default true check (only_row),
  era integer not null,
  snapshot pg_snapshot not null
);
comment on table findings.heard is 'One row: which audit lines the findings have heard of, as the snapshot that read them, so that a line of a transaction that commits late is heard too.';
insert into findings.heard (era, snapshot) values (platform.current_audit_era(), pg_current_snapshot());
grant select, update (era, snapshot) on findings.heard to prosme_app;
