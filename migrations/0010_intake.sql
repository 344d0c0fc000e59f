-- The import door: which files were brought in, by whom, and what came of it. Their rows live in the rooms that take them in.

create schema intake;
grant usage on schema intake to prosme_app, prosme_keeper;

create table intake.batch (
  id uuid primary key,
  fiscal_year integer not null check (fiscal_year between 2400 and 2800),
  status text not null check (status in ('draft', 'queued', 'done', 'failed', 'discarded')),
  account_id uuid,
  created_at timestamptz not null,
  finished_at timestamptz,
  job_id uuid,
  outcome jsonb,
  check (status not in ('done', 'failed') or (outcome is not null and finished_at is not null))
);
comment on table intake.batch is 'Files that were brought in together for one fiscal year, all or nothing.';
comment on column intake.batch.status is 'draft: uploaded and previewed, nothing kept yet; queued: confirmed, the job runs or waits; failed: the files had faults when the job ran.';
comment on column intake.batch.outcome is 'Rows added, changed, unchanged and removed per table, or every fault; of a draft, what confirming it would do.';
create index batch_newest on intake.batch (id desc) where status <> 'discarded';
grant select, insert, update on intake.batch to prosme_app;

create table intake.batch_file (
  batch_id uuid not null references intake.batch,
  seq integer not null,
  name text not null,
  sha256 text not null,
  size bigint not null,
  content bytea,
  primary key (batch_id, seq)
);
comment on table intake.batch_file is 'The files of a batch as they came. What the rows of a table were before a later batch replaced them stands here.';
comment on column intake.batch_file.content is 'Null for a file too large to keep (over 20 MB, command line only) and for a discarded draft.';
grant select, insert on intake.batch_file to prosme_app;
grant update (content) on intake.batch_file to prosme_app;
