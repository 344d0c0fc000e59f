-- The plan of a fiscal year: strategies, tactics, projects, indicators with targets, approvals, and its money in two books.

create schema plan;
grant usage on schema plan to prosme_app, prosme_keeper;

-- Columns that many tables here share:
--   src_file, src_row, src_line   where a row came from: file of the pack, line in it (header = 1), line of the published report; null when typed on a screen
--   filed                         the cells as they stood in the file: a row that comes again unchanged is left alone, so edits made on screens stay
--   version                       grows with every edit on a screen; a form that was drawn from an older one is stale

create table plan.fiscal_plan (
  fiscal_year integer primary key check (fiscal_year between 2400 and 2800),
  name_th text
);
comment on table plan.fiscal_plan is 'One plan per fiscal year, by its Buddhist-era number.';

create table plan.strategy (
  fiscal_year integer not null references plan.fiscal_plan,
  number text not null,
  name_th text not null,
  name_en text,
  goal_th text,
  src_file text, src_row integer, src_line integer, filed jsonb,
  primary key (fiscal_year, number)
);

create table plan.tactic (
  fiscal_year integer not null references plan.fiscal_plan,
  number text not null,
  strategy text not null,
  name_th text not null,
  src_file text, src_row integer, src_line integer, filed jsonb,
  primary key (fiscal_year, number),
  foreign key (fiscal_year, strategy) references plan.strategy deferrable initially deferred
);

create table plan.project (
  fiscal_year integer not null references plan.fiscal_plan,
  code text not null,
  project_group text not null check (project_group in ('plan', 'extra', 'continuing')),
  parent_code text,
  number text,
  own_page_number text,
  name_th text not null,
  own_page_name_th text,
  strategy text,
  tactic text,
  budget numeric(18,2) not null check (budget >= 0),
  start_date date,
  end_date date,
  table_start_date date,
  table_end_date date,
  own_page_disbursed numeric(18,2),
  owner_unit text,
  departments text[] not null default '{}',
  continues_from text,
  figure_book text check (figure_book in ('reported', 'derived')),
  own_page_line integer,
  own_page_money_line integer,
  src_file text, src_row integer, src_line integer, filed jsonb,
  version integer not null default 1,
  primary key (fiscal_year, code),
  foreign key (fiscal_year, strategy) references plan.strategy deferrable initially deferred,
  foreign key (fiscal_year, tactic) references plan.tactic deferrable initially deferred,
  foreign key (fiscal_year, parent_code) references plan.project deferrable initially deferred,
  constraint project_dates check (start_date <= end_date)
);
comment on table plan.project is 'A project in one year. One that has others under it (parent_code) is a heading: money and totals are counted over the leaves.';
comment on column plan.project.project_group is 'plan: counted in the plan; extra: funded additionally in the year; continuing: from an earlier year. The last two are outside the plan''s total.';
comment on column plan.project.name_th is 'Name in the overview table; own_page_name_th is the name on the project''s own page.';
comment on column plan.project.start_date is 'The project''s own dates, as on its own page; table_start_date and table_end_date are those of the overview table.';
comment on column plan.project.budget is 'Budget in the plan, baht.';
comment on column plan.project.own_page_disbursed is 'Disbursed according to the project''s own page: a statement, kept for comparison.';
comment on column plan.project.continues_from is 'Code and year of the project this one continues, in words.';
comment on column plan.project.figure_book is 'The book whose balance is this project''s figure in this year; null: not declared (reported where a balance is stated, else derived).';
create index project_parent on plan.project (fiscal_year, parent_code);

create table plan.activity (
  fiscal_year integer not null,
  project_code text not null,
  seq integer not null,
  name_th text not null,
  start_date date,
  end_date date,
  owner_unit text,
  src_file text, src_row integer, src_line integer, filed jsonb,
  primary key (fiscal_year, project_code, seq),
  foreign key (fiscal_year, project_code) references plan.project on delete cascade deferrable initially deferred,
  check (start_date <= end_date)
);

create table plan.approval (
  id uuid primary key,
  fiscal_year integer not null references plan.fiscal_plan,
  body_th text not null,
  meeting text not null,
  decided_on text,
  what_th text not null,
  project_codes text[] not null default '{}',
  src_file text, src_row integer, src_line integer, filed jsonb,
  version integer not null default 1,
  unique nulls not distinct (fiscal_year, body_th, meeting, decided_on, what_th)
);
comment on table plan.approval is 'What a body decided in a meeting. project_codes is empty for a decision about the whole plan.';
comment on column plan.approval.decided_on is 'A day, or only a month (2023-08) where the source gives no more.';

create table plan.amendment (
  id uuid primary key,
  fiscal_year integer not null,
  project_code text not null,
  before jsonb not null,
  after jsonb not null,
  reason text not null check (reason <> ''),
  approval_id uuid references plan.approval,
  account_id uuid,
  at timestamptz not null,
  foreign key (fiscal_year, project_code) references plan.project
);
comment on table plan.amendment is 'A change of a project during the year: what changed, why, and the approval behind it. Append-only.';
create index amendment_project on plan.amendment (fiscal_year, project_code, id);

create table plan.indicator (
  fiscal_year integer not null references plan.fiscal_plan,
  id text not null,
  level text not null check (level in ('plan', 'strategy', 'project')),
  strategy text,
  project_code text,
  kind text check (kind in ('output', 'outcome')),
  seq integer not null,
  part text,
  name_th text not null,
  unit text,
  direction text not null check (direction in ('at_least', 'at_most', 'equal')),
  measures text check (measures in ('stock', 'flow')),
  counts text check (counts in ('times', 'heads')),
  src_file text, src_row integer, src_line integer, filed jsonb,
  version integer not null default 1,
  primary key (fiscal_year, id),
  foreign key (fiscal_year, strategy) references plan.strategy deferrable initially deferred,
  foreign key (fiscal_year, project_code) references plan.project deferrable initially deferred,
  check ((level = 'project') = (project_code is not null)),
  check (level <> 'strategy' or strategy is not null)
);
comment on column plan.indicator.direction is 'at_least: more is better; at_most: less is better (a rank of 6 beats 7); equal: exactly.';
comment on column plan.indicator.measures is 'stock: a standing amount at a date; flow: what happened in the period; null: not stated.';
comment on column plan.indicator.counts is 'times: the same person may count again; heads: each once; null: not stated or not a count of persons.';
create index indicator_project on plan.indicator (fiscal_year, project_code);

create table plan.indicator_target (
  fiscal_year integer not null,
  indicator_id text not null,
  quarter integer check (quarter between 1 and 4),
  value numeric not null,
  printed text not null,
  src_file text, src_row integer, src_line integer, filed jsonb,
  version integer not null default 1,
  unique nulls not distinct (fiscal_year, indicator_id, quarter),
  foreign key (fiscal_year, indicator_id) references plan.indicator on delete cascade
);
comment on column plan.indicator_target.quarter is 'Null: the target of the whole year. A quarter''s target is cumulative to its end.';
comment on column plan.indicator_target.printed is 'The target as it stood in the file or was typed.';

create table plan.budget_source (
  fiscal_year integer not null references plan.fiscal_plan,
  key text not null,
  name_th text not null,
  name_en text,
  src_file text, src_row integer, src_line integer,
  primary key (fiscal_year, key)
);
comment on table plan.budget_source is 'Where money comes from: state budget, fund, money extended from an earlier year.';

create table plan.source_allocation (
  fiscal_year integer not null,
  expense_key text not null,
  expense_th text not null,
  source_key text not null,
  amount numeric(18,2) not null,
  printed_total numeric(18,2),
  is_total boolean not null,
  src_file text, src_row integer, src_line integer, filed jsonb,
  primary key (fiscal_year, expense_key, source_key),
  foreign key (fiscal_year, source_key) references plan.budget_source
);
comment on table plan.source_allocation is 'The plan''s money by type of expense and source, as stated.';
comment on column plan.source_allocation.is_total is 'A printed sum row: shown, never added.';

create table plan.budget_line (
  id uuid primary key,
  fiscal_year integer not null,
  project_code text not null,
  source_key text,
  allocated numeric(18,2) not null default 0,
  committed numeric(18,2) not null default 0,
  disbursed numeric(18,2) not null default 0,
  remaining numeric(18,2) generated always as (allocated - committed - disbursed) stored,
  entries bigint not null default 0,
  unique nulls not distinct (fiscal_year, project_code, source_key),
  unique (id, fiscal_year),
  foreign key (fiscal_year, project_code) references plan.project,
  foreign key (fiscal_year, source_key) references plan.budget_source,
  constraint budget_line_allocated check (allocated >= 0),
  constraint budget_line_committed check (committed >= 0),
  constraint budget_line_disbursed check (disbursed >= 0),
  constraint budget_line_overdrawn check (remaining >= 0)
);
comment on table plan.budget_line is 'The derived book: what entries give for a project and a source. Balances are kept by the trigger of budget_entry alone; the application may not write them.';
comment on column plan.budget_line.source_key is 'Null: the source is not stated.';

create table plan.budget_entry (
  id uuid primary key,
  fiscal_year integer not null,
  line_id uuid not null,
  entry_no text not null,
  kind text not null check (kind in ('allocation', 'transfer_in', 'transfer_out', 'commitment', 'release', 'disbursement', 'return', 'reversal')),
  amount numeric(18,2) not null check (amount > 0 and amount <= 999999999999.99),
  entry_date date not null,
  reference text not null,
  commitment_id uuid references plan.budget_entry,
  transfer_id uuid,
  reverses_id uuid references plan.budget_entry,
  reversed_kind text check (reversed_kind in ('allocation', 'transfer_in', 'transfer_out', 'commitment', 'release', 'disbursement', 'return')),
  reason text,
  account_id uuid,
  recorded_at timestamptz not null,
  src_file text, src_row integer,
  allocated_change numeric(18,2) not null generated always as (
    case coalesce(reversed_kind, kind) when 'allocation' then amount when 'transfer_in' then amount when 'transfer_out' then -amount else 0 end
      * case kind when 'reversal' then -1 else 1 end) stored,
  committed_change numeric(18,2) not null generated always as (
    case coalesce(reversed_kind, kind) when 'commitment' then amount when 'release' then -amount when 'disbursement' then case when commitment_id is null then 0 else -amount end else 0 end
      * case kind when 'reversal' then -1 else 1 end) stored,
  disbursed_change numeric(18,2) not null generated always as (
    case coalesce(reversed_kind, kind) when 'disbursement' then amount when 'return' then -amount else 0 end
      * case kind when 'reversal' then -1 else 1 end) stored,
  foreign key (line_id, fiscal_year) references plan.budget_line (id, fiscal_year),
  constraint budget_entry_reversal_shape check ((kind = 'reversal') = (reverses_id is not null) and (kind = 'reversal') = (reversed_kind is not null)),
  constraint budget_entry_transfer_shape check ((coalesce(reversed_kind, kind) in ('transfer_in', 'transfer_out')) = (transfer_id is not null)),
  constraint budget_entry_commitment_shape check (
    case coalesce(reversed_kind, kind)
      when 'release' then commitment_id is not null
      when 'disbursement' then true
      when 'commitment' then (kind = 'reversal') = (commitment_id is not null)
      else commitment_id is null
    end),
  constraint budget_entry_reason check (kind <> 'reversal' or (reason is not null and reason <> ''))
);
comment on table plan.budget_entry is 'The derived book, line by line. Append-only: a mistake is corrected by a reversal with a reason. Every balance, month and quarter is a sum of the three change columns.';
comment on column plan.budget_entry.entry_no is 'The number of the entry in the office''s own books; once a year (a transfer''s two halves share it), so that a file that comes again doubles nothing.';
comment on column plan.budget_entry.commitment_id is 'The commitment that a disbursement pays or a release ends; a disbursement without it is paid directly out of what remains.';
comment on column plan.budget_entry.transfer_id is 'Shared by the two halves of a transfer.';
create unique index budget_entry_no on plan.budget_entry (fiscal_year, entry_no, (coalesce(reversed_kind, kind) = 'transfer_in'));
create unique index budget_entry_reversed_once on plan.budget_entry (reverses_id) where reverses_id is not null;
create index budget_entry_line on plan.budget_entry (line_id, entry_date, id);
create index budget_entry_commitment on plan.budget_entry (commitment_id) where commitment_id is not null;
create index budget_entry_transfer on plan.budget_entry (transfer_id) where transfer_id is not null;

create table plan.budget_month (
  line_id uuid not null references plan.budget_line,
  month date not null check (extract(day from month) = 1),
  allocated numeric(18,2) not null,
  committed numeric(18,2) not null,
  disbursed numeric(18,2) not null,
  primary key (line_id, month)
);
comment on table plan.budget_month is 'The derived book by month: what the entries dated in a month changed on a line, kept by the trigger of budget_entry, so that a page need not add up a year of entries. A month may be negative.';

create function plan.keep_balances() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  -- Every writer locks its lines in the same order, so two that meet wait for each other instead of dying. NO KEY UPDATE does not
  -- clash with the key-share locks that the foreign key of two concurrent inserts already holds.
  perform 1 from plan.budget_line where id in (select line_id from fresh) order by id for no key update;

  update plan.budget_line line
  set allocated = line.allocated + change.allocated, committed = line.committed + change.committed,
      disbursed = line.disbursed + change.disbursed, entries = line.entries + change.entries
  from (
    select line_id, sum(allocated_change) as allocated, sum(committed_change) as committed, sum(disbursed_change) as disbursed, count(*) as entries
    from fresh group by line_id
  ) change
  where line.id = change.line_id;

  -- After the lines are locked, so no two writers are in one month of a line at once.
  insert into plan.budget_month as kept (line_id, month, allocated, committed, disbursed)
  select line_id, date_trunc('month', entry_date)::date, sum(allocated_change), sum(committed_change), sum(disbursed_change) from fresh group by 1, 2
  on conflict (line_id, month) do update
  set allocated = kept.allocated + excluded.allocated, committed = kept.committed + excluded.committed, disbursed = kept.disbursed + excluded.disbursed;

  -- Looked up one by one by their index: a join may be planned as a scan of the whole book, and this runs for every batch of an import.
  if exists (
    select 1 from fresh cross join lateral (select * from plan.budget_entry where id = fresh.reverses_id offset 0) origin
    where fresh.reverses_id is not null and ((fresh.line_id, fresh.amount, fresh.reversed_kind, fresh.transfer_id) is distinct from (origin.line_id, origin.amount, origin.kind, origin.transfer_id)
      or fresh.commitment_id is distinct from (case origin.kind when 'commitment' then origin.id else origin.commitment_id end))
  ) then
    raise exception 'a reversal differs from the entry it reverses' using errcode = 'check_violation', constraint = 'budget_entry_reversal';
  end if;

  if exists (
    select 1 from fresh where transfer_id is not null group by transfer_id, kind = 'reversal'
    having count(*) <> 2 or sum(allocated_change) <> 0 or count(distinct line_id) <> 2
  ) then
    raise exception 'a transfer needs its two halves in one statement' using errcode = 'check_violation', constraint = 'budget_entry_transfer';
  end if;

  if exists (
    select 1 from (select distinct commitment_id, line_id from fresh where commitment_id is not null) drawing
    cross join lateral (select * from plan.budget_entry where id = drawing.commitment_id offset 0) commitment
    where commitment.kind <> 'commitment' or commitment.line_id <> drawing.line_id
      or commitment.amount + (select sum(drawn.committed_change) from plan.budget_entry drawn where drawn.commitment_id = commitment.id) < 0
  ) then
    raise exception 'more is drawn on a commitment than it holds' using errcode = 'check_violation', constraint = 'budget_entry_commitment';
  end if;
  return null;
end
$$;
comment on function plan.keep_balances is 'Keeps budget_line and budget_month in step with its entries, once per statement, and refuses what a row alone cannot show.';
revoke all on function plan.keep_balances from public;
create trigger keep_balances after insert on plan.budget_entry referencing new table as fresh for each statement execute function plan.keep_balances();

create function plan.hold_lines(year integer, projects text[], sources text[]) returns setof plan.budget_line
language sql security definer set search_path = '' as $$
  select line.* from plan.budget_line line
  where line.fiscal_year = year and exists (
    select 1 from unnest(projects, sources) wanted (project, source) where wanted.project = line.project_code and wanted.source is not distinct from line.source_key)
  order by line.id for no key update of line
$$;
comment on function plan.hold_lines is 'Locks lines until the transaction ends, in the order every writer locks them. A function because locking a row takes a grant to change it, which the application has not.';
revoke all on function plan.hold_lines from public;
grant execute on function plan.hold_lines to prosme_app;

create table plan.reported_balance (
  id uuid primary key,
  fiscal_year integer not null,
  project_code text not null,
  as_of date not null,
  allocated numeric(18,2) not null check (allocated >= 0),
  disbursed numeric(18,2) not null check (disbursed >= 0),
  committed numeric(18,2) not null check (committed >= 0),
  remaining numeric(18,2) not null,
  withdrawn boolean not null default false,
  account_id uuid,
  recorded_at timestamptz not null,
  src_file text, src_row integer, src_line integer, filed jsonb,
  foreign key (fiscal_year, project_code) references plan.project on delete cascade,
  constraint reported_balance_overdrawn check (disbursed + committed <= allocated)
);
comment on table plan.reported_balance is 'The reported book: a balance as its owner states it for a date. Append-only: the newest statement for the latest date counts, a withdrawn one is as if it had not been made.';
comment on column plan.reported_balance.remaining is 'As stated; it need not be allocated - disbursed - committed.';
create index reported_balance_project on plan.reported_balance (fiscal_year, project_code, as_of desc, id desc);

create table plan.spending_plan (
  fiscal_year integer not null,
  project_code text not null,
  version integer not null,
  reason text,
  account_id uuid,
  recorded_at timestamptz not null,
  src_file text,
  primary key (fiscal_year, project_code, version),
  foreign key (fiscal_year, project_code) references plan.project on delete cascade
);
comment on table plan.spending_plan is 'A version of a project''s monthly spending plan; the highest counts. Append-only.';

create table plan.spending_plan_month (
  fiscal_year integer not null,
  project_code text not null,
  version integer not null,
  month date not null check (extract(day from month) = 1),
  amount numeric(18,2) not null check (amount >= 0),
  src_row integer,
  primary key (fiscal_year, project_code, version, month),
  foreign key (fiscal_year, project_code, version) references plan.spending_plan on delete cascade
);

create table plan.spending_report (
  fiscal_year integer not null references plan.fiscal_plan,
  quarter integer not null check (quarter between 1 and 4),
  approved_by uuid,
  approved_at timestamptz not null,
  primary key (fiscal_year, quarter)
);
comment on table plan.spending_report is 'A quarter''s spending-acceleration report that was approved; its numbers are frozen in spending_report_line. Append-only. Before approval the report is drawn from the plan and the entries.';

create table plan.spending_report_line (
  fiscal_year integer not null,
  quarter integer not null,
  project_code text not null,
  allocated numeric(18,2) not null,
  planned numeric(18,2) not null,
  disbursed numeric(18,2) not null,
  committed numeric(18,2) not null,
  explanation text,
  primary key (fiscal_year, quarter, project_code),
  foreign key (fiscal_year, quarter) references plan.spending_report,
  foreign key (fiscal_year, project_code) references plan.project
);

create table plan.spending_explanation (
  fiscal_year integer not null,
  quarter integer not null check (quarter between 1 and 4),
  project_code text not null,
  text_th text not null,
  account_id uuid,
  recorded_at timestamptz not null,
  version integer not null default 1,
  primary key (fiscal_year, quarter, project_code),
  foreign key (fiscal_year, project_code) references plan.project on delete cascade
);
comment on table plan.spending_explanation is 'Why a project spent less than it planned up to the end of a quarter, and what it will do.';

create view plan.project_money_v1 as
select
  project.fiscal_year, project.code, project.project_group, project.parent_code, project.name_th, project.strategy, project.tactic, project.budget,
  project.figure_book as declared_book,
  chosen.book,
  case chosen.book when 'reported' then coalesce(reported.allocated, 0) else derived.allocated end as allocated,
  case chosen.book when 'reported' then coalesce(reported.disbursed, 0) else derived.disbursed end as disbursed,
  case chosen.book when 'reported' then coalesce(reported.committed, 0) else derived.committed end as committed,
  case chosen.book when 'reported' then coalesce(reported.remaining, 0) else derived.remaining end as remaining,
  reported.as_of as reported_as_of, reported.allocated as reported_allocated, reported.disbursed as reported_disbursed,
  reported.committed as reported_committed, reported.remaining as reported_remaining,
  reported.src_file, reported.src_row, reported.src_line,
  derived.entries as derived_entries, derived.allocated as derived_allocated, derived.disbursed as derived_disbursed,
  derived.committed as derived_committed, derived.remaining as derived_remaining,
  not exists (select 1 from plan.project part where part.fiscal_year = project.fiscal_year and part.parent_code = project.code) as leaf
from plan.project
left join lateral (
  select latest.* from (
    select distinct on (as_of) * from plan.reported_balance balance
    where balance.fiscal_year = project.fiscal_year and balance.project_code = project.code
    order by as_of desc, id desc
  ) latest where not latest.withdrawn order by latest.as_of desc limit 1
) reported on true
cross join lateral (
  select coalesce(sum(entries), 0)::bigint as entries, coalesce(sum(allocated), 0) as allocated, coalesce(sum(disbursed), 0) as disbursed,
    coalesce(sum(committed), 0) as committed, coalesce(sum(remaining), 0) as remaining
  from plan.budget_line line where line.fiscal_year = project.fiscal_year and line.project_code = project.code
) derived
cross join lateral (select coalesce(project.figure_book, case when reported.id is null then 'derived' else 'reported' end) as book) chosen;
comment on view plan.project_money_v1 is 'A project''s money in a year, both books side by side and the one that is its figure (book). Sum over leaf rows only.';

create view plan.indicator_v1 as
select indicator.fiscal_year, indicator.id, indicator.level, indicator.strategy, indicator.project_code, indicator.kind, indicator.seq, indicator.part, indicator.name_th,
  indicator.unit, indicator.direction, indicator.measures, indicator.counts, target.value as target, target.printed as target_printed,
  indicator.src_file, indicator.src_row, indicator.src_line
from plan.indicator
left join plan.indicator_target target on target.fiscal_year = indicator.fiscal_year and target.indicator_id = indicator.id and target.quarter is null;
comment on view plan.indicator_v1 is 'Indicators of every level with the target of the year.';

grant select, insert, update on plan.fiscal_plan to prosme_app;
grant select, insert, update, delete on plan.strategy, plan.tactic, plan.project, plan.activity, plan.approval, plan.indicator, plan.indicator_target,
  plan.budget_source, plan.source_allocation to prosme_app;
grant select, insert on plan.amendment, plan.budget_entry, plan.reported_balance, plan.spending_plan, plan.spending_plan_month, plan.spending_report,
  plan.spending_report_line to prosme_app;
grant select, insert, update on plan.spending_explanation to prosme_app;
-- Balances are the trigger's: a line may be opened, never written.
grant select, insert (id, fiscal_year, project_code, source_key) on plan.budget_line to prosme_app;
grant select on plan.budget_month, plan.project_money_v1, plan.indicator_v1 to prosme_app;
