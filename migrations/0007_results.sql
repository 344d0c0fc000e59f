-- Results: what each indicator reached. Two books, never mixed: what a file states as published, and what people report and approve here.

create schema results;
grant usage on schema results to prosme_app, prosme_keeper;

create table results.published (
  fiscal_year integer not null,
  indicator_id text not null,
  value numeric,
  unit text,
  note text,
  printed text,
  source_table text not null,
  src_file text not null,
  src_row integer not null,
  src_line integer,
  primary key (fiscal_year, indicator_id)
);
comment on table results.published is 'A year''s result as an imported file states it: approved by its publication. An import brings these rows to what the file says; what people report is not here.';
comment on column results.published.value is 'Null when the file has words instead of a number; they are in note.';
comment on column results.published.source_table is 'The table of the pack it came in with: importing that table again replaces these rows and no others.';
comment on column results.published.src_line is 'Line of the published report where the result stands.';
grant select, insert, update, delete on results.published to prosme_app;

create table results.report (
  id uuid primary key,
  fiscal_year integer not null,
  indicator_id text not null,
  quarter integer check (quarter between 1 and 4),
  edition integer not null check (edition >= 1),
  state text not null check (state in ('draft', 'submitted', 'returned', 'approved', 'reopened')),
  value numeric,
  unit text,
  basis text not null check (basis in ('realised', 'forecast', 'estimated', 'unit_value', 'not_stated')),
  note text,
  missing_reason text,
  reopen_reason text,
  reported_by uuid not null,
  reported_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  version integer not null default 1,
  unique nulls not distinct (fiscal_year, indicator_id, quarter, edition),
  constraint report_decided check (state <> 'approved' or (decided_by is not null and decided_at is not null and decided_by <> reported_by)),
  constraint report_complete check (state <> 'approved' or value is not null or missing_reason is not null),
  constraint report_reopened check (edition = 1 or btrim(coalesce(reopen_reason, '')) <> '')
);
comment on table results.report is 'What a person reports for an indicator and a period. An approved edition never changes: reopening makes the next edition, with the reason.';
comment on column results.report.quarter is 'Null: the whole year. A quarter''s value is cumulative from the start of the year, as its target is.';
comment on column results.report.missing_reason is 'Why there is no value; stands in its place.';
comment on column results.report.version is 'Grows with every change of the edition; a form that was drawn from an older one is stale.';
create unique index report_one_open on results.report (fiscal_year, indicator_id, quarter) nulls not distinct where state <> 'approved';
grant select, insert on results.report to prosme_app;
grant update (state, value, unit, basis, note, missing_reason, reported_by, reported_at, decided_by, decided_at, version) on results.report to prosme_app;

create function results.keep_locked() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'UPDATE' then
    if old.state = 'approved' then
      raise exception 'an approved result is locked' using errcode = 'check_violation', constraint = 'report_locked';
    end if;
  elsif new.state not in ('draft', 'reopened') then
    raise exception 'a result starts as a draft' using errcode = 'check_violation', constraint = 'report_start';
  elsif btrim(coalesce(new.reopen_reason, '')) = '' and new.quarter is null and exists (
    select 1 from results.published where fiscal_year = new.fiscal_year and indicator_id = new.indicator_id and value is not null
  ) then
    raise exception 'a published result reopens only with a reason' using errcode = 'check_violation', constraint = 'report_reopened';
  end if;
  return new;
end
$$;
comment on function results.keep_locked is 'Holds what a row''s own constraints cannot: approved editions are locked, published results reopen with a reason.';
revoke all on function results.keep_locked from public;
create trigger keep_locked before insert or update on results.report for each row execute function results.keep_locked();

create table results.step (
  id uuid primary key,
  report_id uuid not null references results.report,
  at timestamptz not null,
  account_id uuid not null,
  step text not null check (step in ('reported', 'submitted', 'returned', 'approved', 'reopened')),
  value numeric,
  unit text,
  basis text not null,
  note text,
  missing_reason text,
  reason text
);
comment on table results.step is 'The history of a report: every step with the report as it stood then. Append-only. What was wrong when it was returned is in casework.';
comment on column results.step.reason is 'Why it was reopened.';
create index step_report on results.step (report_id, id);
grant select, insert on results.step to prosme_app;

create table results.comparability (
  id uuid primary key,
  fiscal_year integer not null,
  indicator_id text not null,
  comparable boolean not null,
  reason text not null check (btrim(reason) <> ''),
  account_id uuid not null,
  at timestamptz not null
);
comment on table results.comparability is 'A reviewer''s declaration that target and result measure different things, or that they can be compared after all. Append-only; the newest counts.';
create index comparability_indicator on results.comparability (fiscal_year, indicator_id, id desc);
grant select, insert on results.comparability to prosme_app;

create table results.derivation (
  fiscal_year integer not null,
  indicator_id text not null,
  derivation text,
  account_id uuid not null,
  at timestamptz not null,
  primary key (fiscal_year, indicator_id)
);
comment on table results.derivation is 'Which question to the platform''s own records an indicator can be checked against. The answer stands beside what is reported and never in its place.';
comment on column results.derivation.derivation is 'Null: taken back.';
grant select, insert, update on results.derivation to prosme_app;

create view results.result_v1 as
with approved as not materialized (
  select distinct on (fiscal_year, indicator_id, quarter) *
  from results.report where state = 'approved'
  order by fiscal_year, indicator_id, quarter, edition desc
)
select fiscal_year, indicator_id, quarter, value, unit, basis, note, missing_reason, 'reported' as origin, id as report_id, reported_by,
  decided_by as approved_by, decided_at as approved_at, null::text as src_file, null::integer as src_row, null::integer as src_line
from approved
union all
select fiscal_year, indicator_id, null, value, unit, 'not_stated', note, null, 'published', null, null, null, null, src_file, src_row, src_line
from results.published
where not exists (
  select 1 from approved
  where approved.fiscal_year = published.fiscal_year and approved.indicator_id = published.indicator_id and approved.quarter is null
);
comment on view results.result_v1 is 'The results in force, one per indicator and period (quarter null: the year): the newest approved report, else the published value.';
grant select on results.result_v1 to prosme_app;
