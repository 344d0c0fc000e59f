-- Registry: every enterprise once, under one permanent ONE ID, with what it is, who says so, who may act for it and who looked.
-- Tables that grow with enterprises put enterprise_id first. Row-level security guards them by itself: see registry.enterprise below.

create schema registry;
grant usage on schema registry to prosme_app, prosme_keeper;

-- Rules -----------------------------------------------------------------------------------------------------------------------------------------------

create table registry.size_definition (
  version text collate "C" primary key,
  starts_on date not null unique,
  title_th text not null,
  title_en text not null,
  sources text[] not null
);
comment on table registry.size_definition is 'Definitions of micro, small and medium, each in force from a day until the next.';

create table registry.size_bound (
  version text collate "C" not null references registry.size_definition,
  sector_group text not null check (sector_group in ('manufacturing', 'service_trade')),
  size text not null check (size in ('micro', 'small', 'medium')),
  employees_max int not null,
  revenue_max numeric(18, 2) not null,
  primary key (version, sector_group, size)
);
comment on table registry.size_bound is 'Upper bounds, included: people and baht a year.';

create table registry.size_policy (
  starts_on date primary key,
  when_they_differ text not null check (when_they_differ in ('revenue', 'higher')),
  source text not null,
  added_at timestamptz not null,
  added_by uuid,
  job_id uuid
);
comment on table registry.size_policy is 'What decides, from a day on, where people and revenue point to different sizes.';
comment on column registry.size_policy.job_id is 'The job that decided every size again under it; null until its day has come.';
grant select, insert on registry.size_definition, registry.size_bound, registry.size_policy to prosme_app;
grant update (job_id) on registry.size_policy to prosme_app;

-- Enterprises -----------------------------------------------------------------------------------------------------------------------------------------

create sequence registry.one_id_number minvalue 1 maxvalue 899999999;
comment on sequence registry.one_id_number is 'Counts enterprises; the ONE ID is this number scattered, with a check digit.';
grant usage, select on registry.one_id_number to prosme_app;

create function registry.one_id_of(number bigint) returns text language plpgsql immutable strict parallel safe as $$
declare
  nine text := (100000000 + (number * 618033989) % 900000000)::text;
  carried int := 10;
begin
  for place in 1..9 loop
    carried := (carried + substr(nine, place, 1)::int) % 10;
    carried := (case carried when 0 then 10 else carried end * 2) % 11;
  end loop;
  return nine || (11 - carried) % 10;
end $$;
comment on function registry.one_id_of(bigint) is 'The ONE ID of the n-th enterprise, n from 1 to 899,999,999: n scattered over the nine-digit numbers that do not begin with 0 (the factor has no divisor in common with 900,000,000, so no two meet), and a check digit after ISO 7064 MOD 11,10.';

create table registry.enterprise (
  id uuid primary key,
  one_id text collate "C" not null unique check (one_id ~ '^[1-9][0-9]{9}$'),
  kind text not null check (kind in ('juristic', 'natural', 'community')),
  name_th text,
  name_en text,
  trading_names text[] not null default '{}',
  search_text text not null,
  activity_code text collate "C",
  sector text not null check (sector in ('manufacturing', 'trade', 'service', 'unknown')),
  province_code text collate "C" not null references reference.province,
  district_code text collate "C" references reference.district,
  subdistrict_code text collate "C" references reference.subdistrict,
  address bytea,
  owner_gender text check (owner_gender in ('female', 'male', 'other')),
  size text not null default 'unknown' check (size in ('micro', 'small', 'medium', 'large', 'unknown')),
  size_trace jsonb,
  stage text not null check (stage in ('unregistered', 'one-id', 'formal')),
  origin text collate "C" not null,
  field_sources jsonb not null default '{}',
  registered_at timestamptz,
  status text not null default 'active' check (status in ('active', 'closed', 'erased')),
  survivor_id uuid references registry.enterprise,
  salt bytea,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (survivor_id <> id),
  check (district_code is null or left(district_code, 2) = province_code),
  check (subdistrict_code is null or left(subdistrict_code, 4) = district_code),
  check ((status = 'erased') = (salt is null))
);
comment on table registry.enterprise is 'One row for every enterprise known. Never deleted; erasing empties it and destroys the salt, without which nothing sealed for it can be read.';
comment on column registry.enterprise.one_id is 'SME ONE ID: ten digits, the last a check digit (ISO 7064 MOD 11,10). Permanent.';
comment on column registry.enterprise.search_text is 'Names folded for search: lower case, without legal forms, spaces and signs.';
comment on column registry.enterprise.activity_code is 'TSIC 2552. Registries use a few codes that the list lacks, so it is no foreign key.';
comment on column registry.enterprise.address is 'House, road and so on below the sub-district, sealed.';
comment on column registry.enterprise.size_trace is 'Why this size: version of the rule, the year, its inputs and what each pointed to.';
comment on column registry.enterprise.stage is 'Formalisation: known but not registered; holds a ONE ID by its own registration; tax or social-security registered besides.';
comment on column registry.enterprise.origin is 'Where the first values came from: a channel, or the code of a list that was imported.';
comment on column registry.enterprise.field_sources is 'Fields whose accepted value came from elsewhere than the origin: {"nameTh": {"source": "dbd", "on": "2026-11-22"}}.';
comment on column registry.enterprise.registered_at is 'When it first registered for a ONE ID by one of the channels; null while it is only known.';
comment on column registry.enterprise.survivor_id is 'Set by a merge: the enterprise that lives on. Always points to one that has none itself.';
comment on column registry.enterprise.salt is 'Makes the enterprise''s own key, together with the installation''s secret.';
grant select, insert, update on registry.enterprise to prosme_app;

create table registry.identity_number (
  lookup bytea primary key,
  enterprise_id uuid not null references registry.enterprise,
  type text not null check (type in ('juristic', 'citizen', 'community')),
  sealed bytea not null,
  added_at timestamptz not null,
  verified_by text collate "C",
  verified_at timestamptz
);
comment on table registry.identity_number is 'Official numbers: a keyed hash to find them by, and the number sealed under the enterprise''s key. One number belongs to one enterprise.';
comment on column registry.identity_number.verified_by is 'The source, or ''officer'', that confirmed it.';
create index identity_number_enterprise on registry.identity_number (enterprise_id);
grant select, insert on registry.identity_number to prosme_app;
grant update (verified_by, verified_at) on registry.identity_number to prosme_app;

create table registry.contact (
  enterprise_id uuid not null references registry.enterprise,
  kind text not null check (kind in ('phone', 'email', 'line', 'website')),
  lookup bytea not null,
  sealed bytea not null,
  source text collate "C" not null,
  added_at timestamptz not null,
  ended_at timestamptz,
  primary key (enterprise_id, kind, lookup)
);
comment on table registry.contact is 'Ways to reach an enterprise: sealed, with a keyed hash to find them by.';
create index contact_lookup on registry.contact (lookup) where ended_at is null;
grant select, insert on registry.contact to prosme_app;
grant update (ended_at, source, added_at, sealed) on registry.contact to prosme_app;

create table registry.yearly (
  enterprise_id uuid not null references registry.enterprise,
  year int not null check (year between 2500 and 2700),
  source text collate "C" not null,
  employees int check (employees >= 0),
  revenue numeric(18, 2) check (revenue >= 0),
  stated_on date not null,
  primary key (enterprise_id, year, source),
  check (employees is not null or revenue is not null)
);
comment on table registry.yearly is 'Employees and revenue of a calendar year (Buddhist era), as each source states them. Revenue in baht.';
grant select, insert, update on registry.yearly to prosme_app;

create table registry.registration (
  enterprise_id uuid not null references registry.enterprise,
  id uuid not null,
  kind text not null check (kind in ('new', 'updated')),
  channel text not null check (channel in ('web', 'counter', 'biz-portal', 'thang-rath')),
  centre_code text collate "C",
  at timestamptz not null,
  account_id uuid,
  party text collate "C",
  primary key (enterprise_id, id),
  check ((channel = 'counter') = (centre_code is not null))
);
comment on table registry.registration is 'One line each time an enterprise registered or brought its data up to date, by channel. Append-only: the counts of registrations rest on it.';
comment on column registry.registration.centre_code is 'The one-stop centre: the code of its province.';
comment on column registry.registration.party is 'The partner that sent it, by agency code.';
create unique index registration_new on registry.registration (enterprise_id) where kind = 'new';
create index registration_at on registry.registration (at);
grant select, insert on registry.registration to prosme_app;

create table registry.change (
  enterprise_id uuid not null references registry.enterprise,
  id uuid not null,
  at timestamptz not null,
  account_id uuid,
  party text collate "C",
  source text collate "C" not null,
  reason text not null check (reason in ('registered', 'updated', 'corrected', 'source', 'answered', 'merged', 'unmerged', 'erased', 'rule')),
  sealed bytea not null,
  evidence_file_id uuid references platform.file,
  primary key (enterprise_id, id)
);
comment on table registry.change is 'History: what changed from what to what, sealed under the enterprise''s key, with who, where from and why. Append-only.';
comment on column registry.change.sealed is 'JSON {"fields": {"nameTh": ["before", "after"]}, "stated": {"nameTh": "..."}, "note": "..."}, encrypted. Stated is what was said and not taken over.';
grant select, insert on registry.change to prosme_app;

-- Who may act, who may read, who looked -----------------------------------------------------------------------------------------------------------------

create table registry.mandate (
  enterprise_id uuid not null references registry.enterprise,
  id uuid not null,
  account_id uuid not null,
  role text not null check (role in ('owner', 'signatory', 'preparer', 'accountant', 'counter')),
  scope text[] not null check (scope <@ array['read', 'update', 'apply', 'sign', 'manage']),
  starts_on date not null,
  ends_on date,
  status text not null check (status in ('asked', 'unverified', 'verified', 'declined', 'ended')),
  sees text not null check (sees in ('card', 'all')),
  asked_at timestamptz not null,
  asked_by uuid,
  consented_at timestamptz,
  consented_by uuid,
  verified_at timestamptz,
  verified_by text collate "C",
  evidence_file_id uuid references platform.file,
  ended_at timestamptz,
  ended_by uuid,
  primary key (enterprise_id, id),
  check (ends_on is null or starts_on <= ends_on)
);
comment on table registry.mandate is 'Who may act for an enterprise, for what, from when to when. Asked for, consented to by the enterprise, verified by a source or an officer.';
comment on column registry.mandate.verified_by is 'thaid, officer, presence (a code the enterprise read out at a counter), or the code of a source.';
comment on column registry.mandate.evidence_file_id is 'The papers an officer saw.';
comment on column registry.mandate.scope is 'read, update (data), apply (for services), sign (bind the enterprise), manage (other mandates). sign and manage count only when verified.';
comment on column registry.mandate.sees is 'card: ONE ID, name and status alone, for somebody who claims a record that others filled; all: the whole record.';
create index mandate_account on registry.mandate (account_id);
create unique index mandate_current on registry.mandate (enterprise_id, account_id) where status in ('asked', 'unverified', 'verified');
grant select, insert on registry.mandate to prosme_app;
grant update (role, scope, ends_on, status, sees, consented_at, consented_by, verified_at, verified_by, evidence_file_id, ended_at, ended_by) on registry.mandate to prosme_app;

create table registry.consent (
  enterprise_id uuid not null references registry.enterprise,
  id uuid not null,
  agency_code text collate "C" not null references agencies.agency,
  purpose text not null,
  fields text[] not null,
  given_at timestamptz not null,
  given_by uuid,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  primary key (enterprise_id, id)
);
comment on table registry.consent is 'What the enterprise lets an agency read. Withdrawn, never deleted.';
create unique index consent_current on registry.consent (enterprise_id, agency_code) where withdrawn_at is null;
grant select, insert on registry.consent to prosme_app;
grant update (withdrawn_at, withdrawn_by) on registry.consent to prosme_app;

create table registry.access_line (
  enterprise_id uuid not null references registry.enterprise,
  id uuid not null,
  at timestamptz not null,
  reader text not null check (reader in ('staff', 'agency', 'client')),
  account_id uuid,
  party text collate "C",
  purpose text collate "C" not null,
  fields text[] not null,
  basis text collate "C" not null,
  request_id text collate "C" not null,
  primary key (enterprise_id, id)
);
comment on table registry.access_line is 'Who looked: one line for every read of an enterprise''s record by staff, an agency or a system that let somebody in with ONE ID. Read by the enterprise. Append-only.';
create index access_line_at on registry.access_line using brin (at);
comment on column registry.access_line.basis is 'duty (staff in their area), presence (at the counter, with consent), agreement:ID, consent:ID.';
grant select, insert on registry.access_line to prosme_app;

-- Duplicates ----------------------------------------------------------------------------------------------------------------------------------------------

create table registry.matcher (
  code text collate "C" primary key,
  title_th text not null,
  title_en text not null,
  threshold numeric(4, 3) not null check (threshold > 0 and threshold <= 1),
  enabled boolean not null,
  looked_until timestamptz,
  changed_at timestamptz not null,
  changed_by uuid
);
comment on table registry.matcher is 'Which comparisons propose duplicates: what two records must share, and how alike their names must be besides.';
comment on column registry.matcher.threshold is 'Least likeness of the folded names (share of common trigrams), 1 for equal ones.';
comment on column registry.matcher.looked_until is 'New registrations up to here were compared with the others.';
insert into registry.matcher (code, title_th, title_en, threshold, enabled, changed_at) values
  ('same-name', 'ชื่อเดียวกันในอำเภอเดียวกัน', 'Same name in the same district', 1, true, '2026-11-22T00:00:00Z'),
  ('alike-name', 'ชื่อคล้ายกันในอำเภอเดียวกัน', 'Similar name in the same district', 0.7, true, '2026-11-22T00:00:00Z'),
  ('same-phone', 'หมายเลขโทรศัพท์เดียวกัน', 'Same telephone number', 0.3, true, '2026-11-22T00:00:00Z'),
  ('same-email', 'อีเมลเดียวกัน', 'Same e-mail address', 0.3, true, '2026-11-22T00:00:00Z');
create index enterprise_alike on registry.enterprise (district_code, (split_part(search_text, ' ', 1) collate "C")) where survivor_id is null and status <> 'erased';
grant select, insert, update on registry.matcher to prosme_app;

create table registry.duplicate (
  id uuid primary key,
  first_id uuid not null references registry.enterprise,
  second_id uuid not null references registry.enterprise,
  matcher text collate "C" not null references registry.matcher,
  likeness numeric(4, 3) not null,
  found_at timestamptz not null,
  status text not null check (status in ('open', 'distinct', 'proposed', 'merged', 'undone')),
  survivor_id uuid references registry.enterprise,
  reason text,
  decided_at timestamptz,
  decided_by uuid,
  confirmed_at timestamptz,
  confirmed_by uuid,
  undone_at timestamptz,
  undone_by uuid,
  check (first_id < second_id),
  unique (first_id, second_id)
);
comment on table registry.duplicate is 'Pairs that may be one enterprise. A person decides; a merge is proposed by one, confirmed by another, and can be undone.';
comment on column registry.duplicate.reason is 'A code of the list of reasons.';
create index duplicate_open on registry.duplicate (status, found_at);
create index duplicate_second on registry.duplicate (second_id);
grant select, insert on registry.duplicate to prosme_app;
grant update (status, survivor_id, reason, decided_at, decided_by, confirmed_at, confirmed_by, undone_at, undone_by) on registry.duplicate to prosme_app;

-- Row-level security --------------------------------------------------------------------------------------------------------------------------------------
-- A row of the registry is there for the application only when the transaction's caller reaches it: by area (staff), by mandate (people of the
-- enterprise), or by agreement and consent (agencies, which change nothing). Nothing said, nothing seen. Adding a row shows nothing to whoever adds it:
-- what may be added is the use case's to decide. Functions of the owner look past the policies and answer one question each.

create function registry.survivor(wanted uuid) returns uuid language sql stable security definer set search_path = pg_catalog as
  $$ select coalesce(survivor_id, id) from registry.enterprise where id = wanted $$;
comment on function registry.survivor(uuid) is 'The enterprise that lives on after merges; itself when it was never merged.';

-- Asked with every statement on these tables, so in PL/pgSQL, which plans once a connection and not once a call.
create function registry.my_enterprises(fully boolean) returns uuid[] language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if platform.current_account() is null then return '{}'; end if;
  return (
    select coalesce(array_agg(e.id), '{}')
    from registry.mandate m join registry.enterprise mine on mine.id = m.enterprise_id
      join registry.enterprise e on e.id = mine.id or e.survivor_id = mine.id
        or (m.status = 'verified' and (e.id = mine.survivor_id or e.survivor_id = mine.survivor_id))
    where m.account_id = platform.current_account() and m.status in ('unverified', 'verified')
      and m.starts_on <= platform.current_day() and (m.ends_on is null or m.ends_on >= platform.current_day()) and (m.sees = 'all' or not fully));
end $$;
comment on function registry.my_enterprises(boolean) is 'Enterprises the acting account has a current mandate for, with those merged into them; a verified mandate reaches what its enterprise was merged into. Fully: only those it may see all of.';
create index enterprise_survivor on registry.enterprise (survivor_id) where survivor_id is not null;

create function registry.my_enterprises_to(wanted text) returns uuid[] language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if platform.current_account() is null then return '{}'; end if;
  return (
    select coalesce(array_agg(e.id), '{}')
    from registry.mandate m join registry.enterprise mine on mine.id = m.enterprise_id
      join registry.enterprise e on e.id = mine.id or (m.status = 'verified' and e.id = mine.survivor_id)
    where m.account_id = platform.current_account() and m.status in ('unverified', 'verified') and m.sees = 'all' and wanted = any (m.scope)
      and m.starts_on <= platform.current_day() and (m.ends_on is null or m.ends_on >= platform.current_day()));
end $$;
comment on function registry.my_enterprises_to(text) is 'Enterprises the acting account has a current mandate for that reaches as far as this scope.';

create function registry.holder(lookups bytea[]) returns table (enterprise_id uuid, registered boolean) language sql stable security definer set search_path = pg_catalog as $$
  select holder.id, holder.stage <> 'unregistered'
  from registry.identity_number n join registry.enterprise e on e.id = n.enterprise_id join registry.enterprise holder on holder.id = coalesce(e.survivor_id, e.id)
  where n.lookup = any (lookups)
  limit 1
$$;
comment on function registry.holder(bytea[]) is 'Who has a number, over all areas: the living enterprise, and whether it registered. For deciding whether a number may register, not for reading.';

create function registry.is_managed(wanted uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (
    select from registry.mandate m
    where m.enterprise_id = wanted and m.status = 'verified' and 'manage' = any (m.scope)
      and m.starts_on <= platform.current_day() and (m.ends_on is null or m.ends_on >= platform.current_day()))
$$;
comment on function registry.is_managed(uuid) is 'Whether somebody verified can answer for the enterprise when another claims it. Tells nothing else.';

create function registry.bearer(wanted text) returns uuid language sql stable security definer set search_path = pg_catalog as
  $$ select coalesce(survivor_id, id) from registry.enterprise where one_id = wanted and status <> 'erased' $$;
comment on function registry.bearer(text) is 'The living enterprise that bears a ONE ID, over all areas: for an officer to whom its card is shown. Tells nothing else.';

create function registry.forget(wanted uuid, now timestamptz) returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
  everything uuid[] := array(select id from registry.enterprise where id = wanted or survivor_id = wanted);
  papers uuid[] := array(
    select evidence_file_id from registry.change where enterprise_id = any (everything) and evidence_file_id is not null
    union select evidence_file_id from registry.mandate where enterprise_id = any (everything) and evidence_file_id is not null);
begin
  if not exists (select from registry.enterprise where id = wanted and status = 'erased') then
    raise exception 'only an erased enterprise is forgotten';
  end if;
  update registry.enterprise set name_th = null, name_en = null, trading_names = '{}', search_text = '', subdistrict_code = null, address = null,
    owner_gender = null, field_sources = '{}', status = 'erased', salt = null, version = version + 1, updated_at = now
    where id = any (everything);
  delete from registry.identity_number where enterprise_id = any (everything);
  delete from registry.contact where enterprise_id = any (everything);
  update registry.consent set withdrawn_at = now, withdrawn_by = platform.current_account() where enterprise_id = any (everything) and withdrawn_at is null;
  update registry.mandate set status = 'ended', ended_at = now, ended_by = platform.current_account()
    where enterprise_id = any (everything) and status in ('asked', 'unverified', 'verified');
  update registry.mandate set evidence_file_id = null where enterprise_id = any (everything) and evidence_file_id is not null;
  update registry.change set evidence_file_id = null where enterprise_id = any (everything) and evidence_file_id is not null;
  perform platform.forget_files(papers, now);
end $$;
comment on function registry.forget(uuid, timestamptz) is 'Empties an enterprise whose salt was destroyed, and everything merged into it: names, address, numbers (which may register again), contacts, mandates, consents, the papers that were kept as evidence. Refuses one that is not erased.';

create function registry.party_reads(wanted uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (
    select from agencies.agreement a
    where a.agency_code = platform.current_party() and a.direction = 'out' and a.ended_at is null
      and platform.current_day() between a.starts_on and a.ends_on
      and (a.basis = 'law' or exists (
        select from registry.consent c where c.enterprise_id = wanted and c.agency_code = a.agency_code and c.withdrawn_at is null)));
end $$;
comment on function registry.party_reads(uuid) is 'Whether the asking agency has an agreement in force that lets it read this enterprise: by law, or with the enterprise''s consent.';

create function registry.party_reads_all() returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if platform.current_party() is null then return false; end if;
  return exists (
    select from agencies.agreement a
    where a.agency_code = platform.current_party() and a.direction = 'out' and a.basis = 'law' and a.ended_at is null
      and platform.current_day() between a.starts_on and a.ends_on);
end $$;
comment on function registry.party_reads_all() is 'Whether a law lets the asking agency read every enterprise: asked once for a statement, where party_reads is asked for every row.';

do $$
declare
  name text;
  areas text := '(select platform.current_areas())::text[]';
  of_enterprise text;
  reached text;
begin
  foreach name in array array['enterprise', 'identity_number', 'contact', 'yearly', 'registration', 'change', 'consent', 'access_line', 'mandate', 'duplicate'] loop
    execute format('alter table registry.%I enable row level security', name);
    execute format('alter table registry.%I force row level security', name);
    execute format('create policy owner_works on registry.%I to prosme_owner, prosme_keeper using (true) with check (true)', name);
  end loop;

  reached := format('province_code = any (%1$s) or ''*'' = any (%1$s) or id = any ((select registry.my_enterprises(false))::uuid[])', areas);
  execute format('create policy seen on registry.enterprise for select to prosme_app using (%s or (select registry.party_reads_all()) or ((select platform.current_party()) is not null and registry.party_reads(id)))', reached);
  execute format(
    'create policy changed on registry.enterprise for update to prosme_app using (province_code = any (%1$s) or ''*'' = any (%1$s) or id = any ((select registry.my_enterprises_to(''update''))::uuid[])) with check (true)', areas);
  execute 'create policy added on registry.enterprise for insert to prosme_app with check (true)';

  of_enterprise := format(
    'enterprise_id = any ((select registry.my_enterprises(true))::uuid[]) or exists (select from registry.enterprise e where e.id = enterprise_id and (e.province_code = any (%1$s) or ''*'' = any (%1$s)))', areas);
  foreach name in array array['identity_number', 'contact', 'yearly', 'registration', 'consent', 'change', 'access_line'] loop
    -- Its history and who looked are the enterprise's and the officers' alone.
    reached := of_enterprise || case when name in ('change', 'access_line') then '' else
      ' or (select registry.party_reads_all()) or ((select platform.current_party()) is not null and registry.party_reads(enterprise_id))' end;
    execute format('create policy seen on registry.%I for select to prosme_app using (%s)', name, reached);
    execute format('create policy changed on registry.%I for update to prosme_app using (%s) with check (true)', name, of_enterprise);
    execute format('create policy added on registry.%I for insert to prosme_app with check (true)', name);
  end loop;

  execute format('create policy seen on registry.mandate for select to prosme_app using (account_id = platform.current_account() or %s)', of_enterprise);
  execute format('create policy changed on registry.mandate for update to prosme_app using (account_id = platform.current_account() or %s) with check (true)', of_enterprise);
  execute 'create policy added on registry.mandate for insert to prosme_app with check (true)';

  execute format('create policy both_seen on registry.duplicate to prosme_app using (
    exists (select from registry.enterprise e where e.id = first_id and (e.province_code = any (%1$s) or ''*'' = any (%1$s)))
    and exists (select from registry.enterprise e where e.id = second_id and (e.province_code = any (%1$s) or ''*'' = any (%1$s)))) with check (true)', areas);
end $$;

-- Views for the rooms above -------------------------------------------------------------------------------------------------------------------------------

-- Sums over the whole register are no one's data: the view of registrations belongs to the owner and shows sums alone, so figures are the same whoever asks.
-- The view of enterprises shows rows, so it shows whoever asks the rows that row-level security lets them see.

create view registry.registration_v1 as
  select (extract(year from day)::int + 543 + (extract(month from day) >= 10)::int) as fiscal_year, to_char(day, 'YYYY-MM') as month, kind, channel, centre_code,
    enterprise_kind, province_code, count(*) as registrations, count(*) filter (where heads) as heads
  from (
    select (r.at at time zone 'Asia/Bangkok')::date as day, r.kind, r.channel, r.centre_code, e.kind as enterprise_kind, e.province_code,
      r.kind = 'new' and (e.survivor_id is null or not exists (
        select from registry.enterprise other join registry.registration first on first.enterprise_id = other.id and first.kind = 'new'
        where other.id = e.survivor_id or (other.survivor_id = e.survivor_id and other.id < e.id))) as heads
    from registry.registration r join registry.enterprise e on e.id = r.enterprise_id
  ) registered
  group by fiscal_year, month, kind, channel, centre_code, enterprise_kind, province_code;
comment on view registry.registration_v1 is 'Registrations by month, channel, centre, kind and province. registrations counts times, new and updated apart; heads counts every enterprise once, over survivors.';
grant select on registry.registration_v1 to prosme_app;

create view registry.enterprise_v1 with (security_invoker = true) as
  select id as enterprise_id, coalesce(survivor_id, id) as survivor_id, kind, size, sector, province_code, activity_code, stage, status, registered_at
  from registry.enterprise;
comment on view registry.enterprise_v1 is 'Enterprises without personal data, for statistics; count heads as distinct survivor_id.';
grant select on registry.enterprise_v1 to prosme_app;
