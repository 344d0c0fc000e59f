-- Jurisdictions: whose records somebody's eyes reach, by area.

create table people.jurisdiction (
  id uuid primary key,
  account_id uuid not null references people.account,
  province_code text collate "C" not null,
  given_at timestamptz not null,
  given_by uuid references people.account,
  ended_at timestamptz,
  ended_by uuid references people.account
);
comment on table people.jurisdiction is 'Which provinces an account in a role bound to areas looks after; a role that is not bound reaches all.';
create unique index jurisdiction_current on people.jurisdiction (account_id, province_code) where ended_at is null;
grant select, insert on people.jurisdiction to prosme_app;
grant update (ended_at, ended_by) on people.jurisdiction to prosme_app;

-- What row-level security asks: set by every transaction (transact), empty outside one.
create function platform.current_account() returns uuid language sql stable as
  $$ select nullif(current_setting('prosme.account', true), '')::uuid $$;
create function platform.current_party() returns text language sql stable as
  $$ select nullif(current_setting('prosme.party', true), '') $$;
create function platform.current_areas() returns text[] language sql stable as
  $$ select string_to_array(nullif(current_setting('prosme.areas', true), ''), ',') $$;
comment on function platform.current_account() is 'The account that acts in this transaction; null when nobody does.';
comment on function platform.current_party() is 'The outside agency that asks in this transaction, by code; null when none does.';
comment on function platform.current_areas() is 'The area codes the caller reaches: {*} for all, null for none.';
create function platform.current_day() returns date language sql stable as
  $$ select nullif(current_setting('prosme.day', true), '')::date $$;
comment on function platform.current_day() is 'The day this transaction works on, in Bangkok, by the clock of the application; null outside one.';
