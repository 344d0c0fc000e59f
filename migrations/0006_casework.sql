-- Casework: what every reviewed piece of work needs: evidence, sending back with every fault at once, notices.
-- subject names the kind of thing in the room that owns it, subject_id the thing itself.

create schema casework;
grant usage on schema casework to prosme_app, prosme_keeper;

create table casework.evidence (
  id uuid primary key,
  subject text not null,
  subject_id text not null,
  file_id uuid not null references platform.file,
  note text,
  added_at timestamptz not null,
  added_by uuid references people.account,
  withdrawn_at timestamptz,
  withdrawn_by uuid references people.account,
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
comment on table casework.evidence is 'A file that shows that something is so. It can be withdrawn, never deleted: a decision may rest on it.';
comment on column casework.evidence.note is 'What the file shows, in the words of whoever attached it.';
comment on column casework.evidence.added_by is 'Null when the platform itself attached it.';
create index evidence_subject on casework.evidence (subject, subject_id);
grant select, insert on casework.evidence to prosme_app;
grant update (withdrawn_at, withdrawn_by) on casework.evidence to prosme_app;

create table casework.send_back (
  id uuid primary key,
  subject text not null,
  subject_id text not null,
  sent_at timestamptz not null,
  sent_by uuid not null references people.account,
  answered_at timestamptz,
  answered_by uuid references people.account,
  check ((answered_at is null) = (answered_by is null))
);
comment on table casework.send_back is 'A piece of work that was returned to whoever made it; answered when it is handed in again.';
create unique index send_back_open on casework.send_back (subject, subject_id) where answered_at is null;
create index send_back_subject on casework.send_back (subject, subject_id);
grant select, insert on casework.send_back to prosme_app;
grant update (answered_at, answered_by) on casework.send_back to prosme_app;

create table casework.send_back_fault (
  send_back_id uuid not null references casework.send_back,
  position int not null,
  place text not null,
  message text not null check (message <> ''),
  primary key (send_back_id, position)
);
comment on table casework.send_back_fault is 'What has to be mended, all of it at once, in the words of whoever sent it back.';
comment on column casework.send_back_fault.place is 'The field or part it is about; empty when it is about the whole.';
grant select, insert on casework.send_back_fault to prosme_app;

create table casework.notice (
  id uuid primary key,
  account_id uuid not null references people.account,
  at timestamptz not null,
  text_th text not null,
  text_en text not null,
  path text not null check (path like '/%'),
  read_at timestamptz
);
comment on table casework.notice is 'Something a person should know, with the page where to act on it.';
create index notice_account on casework.notice (account_id, at desc);
create index notice_unread on casework.notice (account_id) where read_at is null;
grant select, insert on casework.notice to prosme_app;
grant update (read_at) on casework.notice to prosme_app;
