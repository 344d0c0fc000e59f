-- What every room stands on: audit and its seals, form submissions, idempotency, jobs, outbox, files, retention. No word of the domain stands here.

create extension if not exists pg_trgm;
create extension if not exists btree_gist;

comment on schema platform is 'The ground: what every room stands on.';
comment on table platform.migration is 'The migrations that ran here, with the hash of the file as it was.';
grant usage on schema platform to prosme_app, prosme_keeper;
grant select on platform.migration to prosme_app;

-- Audit ---------------------------------------------------------------------------------------------------------------------------------------------

create table platform.audit_era (
  number int primary key,
  began_at timestamptz not null
);
comment on table platform.audit_era is 'Transaction numbers belong to one database server. A restore begins a new era, so numbers of the old server and the new are never compared.';
insert into platform.audit_era values (1, now());
grant select on platform.audit_era to prosme_app;

create function platform.current_audit_era() returns int language sql stable as 'select max(number) from platform.audit_era';
comment on function platform.current_audit_era() is 'The era a new audit line belongs to.';

-- Codes and ids are compared byte by byte: sorting them as Thai words would make every index of them several times slower to write.
create table platform.audit_line (
  id uuid primary key,
  at timestamptz not null,
  account_id uuid,
  request_id text not null,
  action text collate "C" not null,
  subject text collate "C" not null,
  subject_id text collate "C" not null,
  detail jsonb not null default '{}',
  -- No foreign key: its check would have every writer lock one and the same row.
  era int not null default platform.current_audit_era(),
  txid xid8 not null default pg_current_xact_id()
);
comment on table platform.audit_line is 'One line per change, written in the transaction that made it. Ids, codes and amounts; never names or free text about a person.';
comment on column platform.audit_line.txid is 'The transaction that wrote the line: sealing takes only lines below the oldest transaction still open.';
create index audit_line_subject on platform.audit_line (subject, subject_id, id);
create index audit_line_account on platform.audit_line (account_id, id);
create index audit_line_action on platform.audit_line (action, id);
create index audit_line_txid on platform.audit_line (era, txid);
-- The era and the transaction are the database's word, so the application cannot write them.
grant select, insert (id, at, account_id, request_id, action, subject, subject_id, detail) on platform.audit_line to prosme_app;

create table platform.audit_seal (
  number bigint primary key,
  era int not null references platform.audit_era,
  from_txid xid8 not null,
  to_txid xid8 not null,
  line_count int not null check (line_count > 0),
  lines_hash bytea not null,
  sealed_at timestamptz not null,
  previous bytea not null,
  hash bytea not null unique,
  check (from_txid < to_txid)
);
comment on table platform.audit_seal is 'A seal over every audit line of the transactions from_txid (included) to to_txid (not included). Its hash covers the seal before it.';
comment on column platform.audit_seal.lines_hash is 'sha256 over the sha256 of each line, in the order of txid and id.';
comment on column platform.audit_seal.hash is 'sha256 over the seal before it and this one''s number, era, range, count, lines_hash and moment.';
grant select, insert on platform.audit_seal to prosme_app;

-- Forms and calls that must happen once -------------------------------------------------------------------------------------------------------------

create table platform.submission (
  token text primary key,
  account_id uuid,
  at timestamptz not null,
  answer text
);
comment on table platform.submission is 'Form tokens that were used, with where the first sending led, so that a second sending shows the first answer.';
create index submission_at on platform.submission (at);
grant select, insert on platform.submission to prosme_app;
grant update (answer) on platform.submission to prosme_app;

create table platform.idempotency (
  client text not null,
  key text not null,
  route text not null,
  request_hash bytea not null,
  status int,
  body text,
  at timestamptz not null,
  for_good boolean not null,
  primary key (client, key, route)
);
comment on table platform.idempotency is 'Calls of the API that changed something, with their answer: the same key again is answered from here and nothing is done twice.';
comment on column platform.idempotency.client is 'The account, or the client of the API, that sent the key.';
comment on column platform.idempotency.for_good is 'Calls that move money are kept for good, others 90 days.';
create index idempotency_at on platform.idempotency (at) where not for_good;
grant select, insert on platform.idempotency to prosme_app;
grant update (status, body) on platform.idempotency to prosme_app;

-- Jobs ----------------------------------------------------------------------------------------------------------------------------------------------

create table platform.job_progress (
  id uuid primary key,
  name text not null,
  title_th text not null,
  title_en text not null,
  account_id uuid,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  attempts int not null default 0,
  done bigint not null default 0,
  total bigint,
  phase_th text not null default '',
  phase_en text not null default '',
  result_path text,
  error_code text,
  check (done >= 0 and (total is null or total >= 0))
);
comment on table platform.job_progress is 'How far a job is, for the page that shows it. The queue itself is pg-boss (schema pgboss), under the same id.';
comment on column platform.job_progress.account_id is 'Who started it; empty when the platform did.';
comment on column platform.job_progress.total is 'Empty until the job knows how much there is to do.';
comment on column platform.job_progress.error_code is 'Set together with finished_at when the job failed for good.';
create index job_progress_account on platform.job_progress (account_id, id);
create index job_progress_open on platform.job_progress (created_at) where finished_at is null;
grant select, insert, update on platform.job_progress to prosme_app;

-- Outbox --------------------------------------------------------------------------------------------------------------------------------------------

create table platform.outbox (
  id uuid primary key,
  channel text not null,
  payload jsonb not null,
  created_at timestamptz not null,
  next_at timestamptz not null,
  attempts int not null default 0,
  claimed_until timestamptz,
  sent_at timestamptz,
  dead_at timestamptz,
  error_code text,
  check (sent_at is null or dead_at is null)
);
comment on table platform.outbox is 'What leaves the house: written in the transaction that decided it, sent after commit, retried later and later, set aside as dead after the last try.';
comment on column platform.outbox.claimed_until is 'A sender has it until then; a sender that died gives it free by time.';
comment on column platform.outbox.error_code is 'Why the last try failed: a code, never an address.';
create index outbox_due on platform.outbox (channel, next_at) where sent_at is null and dead_at is null;
grant select, insert on platform.outbox to prosme_app;
grant update (next_at, attempts, claimed_until, sent_at, dead_at, error_code) on platform.outbox to prosme_app;

-- Files ---------------------------------------------------------------------------------------------------------------------------------------------

create table platform.file (
  id uuid primary key,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size > 0),
  media_type text not null,
  name text not null,
  account_id uuid,
  at timestamptz not null
);
comment on table platform.file is 'Files that were kept. Their bytes lie in the data folder under their hash, each content once.';
comment on column platform.file.media_type is 'What the content is, not what its name claims.';
comment on column platform.file.name is 'The name it was given by whoever sent it.';
create index file_sha256 on platform.file (sha256);
grant select, insert on platform.file to prosme_app;

-- Retention -----------------------------------------------------------------------------------------------------------------------------------------

create function platform.retire(now timestamptz) returns bigint
language plpgsql security definer set search_path = pg_catalog as $$
declare
  border timestamptz := now - interval '90 days';
  gone bigint := 0;
  step bigint;
begin
  delete from platform.submission where at < border;
  get diagnostics step = row_count; gone := gone + step;
  delete from platform.idempotency where at < border and not for_good;
  get diagnostics step = row_count; gone := gone + step;
  delete from platform.outbox where coalesce(sent_at, dead_at) < border;
  get diagnostics step = row_count; gone := gone + step;
  delete from platform.job_progress where finished_at < border;
  get diagnostics step = row_count; gone := gone + step;
  return gone;
end $$;
comment on function platform.retire(timestamptz) is 'Deletes what has served its time (90 days): used form tokens, answers of calls that moved no money, sent or dead messages, finished jobs. Answers how many rows went.';
revoke all on function platform.retire(timestamptz) from public;
grant execute on function platform.retire(timestamptz) to prosme_keeper;
