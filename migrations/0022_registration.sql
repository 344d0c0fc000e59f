-- Registrations that were begun and are not sent yet.

create schema registration;
grant usage on schema registration to prosme_app, prosme_keeper;

create table registration.draft (
  id uuid primary key,
  lookup bytea not null unique,
  account_id uuid references people.account,
  salt bytea,
  sealed bytea,
  version int not null,
  one_id text collate "C",
  started_at timestamptz not null,
  changed_at timestamptz not null,
  check ((salt is null) = (sealed is null)),
  check (one_id is null or sealed is null)
);
comment on table registration.draft is 'Answers of a registration on the web between its first page and the last, for 14 days. Sent, it is emptied and names the ONE ID it led to; thrown away, it is emptied too.';
comment on column registration.draft.lookup is 'Keyed hash of the secret in the cookie of the browser that began it.';
comment on column registration.draft.account_id is 'Set once somebody with an account works on it; from then on it is theirs alone, in any browser.';
comment on column registration.draft.sealed is 'The answers as JSON, sealed under the salt.';
comment on column registration.draft.version is 'Counts the changes, so that a page drawn before another tab saved is noticed.';
create index draft_account on registration.draft (account_id, changed_at) where account_id is not null;
create index draft_changed on registration.draft (changed_at);
grant select, insert, update on registration.draft to prosme_app;

insert into platform.retention (name, what_th, what_en, keep, basis_th, basis_en, assumed) values
  ('registration.draft', 'การขึ้นทะเบียนที่ทำไม่เสร็จ', 'Registrations that were not finished', interval '14 days',
    'นับจากที่แตะครั้งสุดท้าย พอให้กลับมาทำต่อ', 'Since they were last touched: time to come back', true);

create function registration.retire(now timestamptz) returns bigint
  language sql security definer set search_path = pg_catalog as $$
    with gone as (
      delete from registration.draft where changed_at < now - (select keep from platform.retention where name = 'registration.draft') returning 1
    )
    select count(*) from gone
  $$;
comment on function registration.retire(timestamptz) is 'Deletes drafts that served their time by platform.retention. Answers how many.';
revoke all on function registration.retire(timestamptz) from public;
grant execute on function registration.retire(timestamptz) to prosme_keeper;
