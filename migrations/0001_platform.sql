-- What every room stands on: audit, form submissions, idempotency, imported files. No word of the domain stands here.

create extension if not exists pg_trgm;
create extension if not exists btree_gist;

grant usage on schema platform to prosme_app, prosme_keeper;

create table platform.audit_line (
  id uuid primary key,
  at timestamptz not null,
  account_id uuid,
  request_id text not null,
  action text not null,
  subject text not null,
  subject_id text not null,
  detail jsonb not null default '{}',
  txid xid8 not null default pg_current_xact_id()
);
comment on table platform.audit_line is 'One line per change, written in the transaction that made it. Ids, codes and amounts; never names or free text about a person.';
comment on column platform.audit_line.txid is 'The transaction that wrote the line: the sealing job takes only lines below the oldest transaction still open.';
create index audit_line_subject on platform.audit_line (subject, subject_id, id);
grant select, insert on platform.audit_line to prosme_app;

create table platform.submission (
  token text primary key,
  account_id uuid,
  at timestamptz not null,
  answer text
);
comment on table platform.submission is 'Form tokens that were used, with where the first sending led, so that a second sending shows the first answer.';
grant select, insert on platform.submission to prosme_app;
grant update (answer) on platform.submission to prosme_app;
