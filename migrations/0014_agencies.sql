-- Agencies: who exchanges data with us, under which agreement, which fields, from when to when.

create schema agencies;
grant usage on schema agencies to prosme_app, prosme_keeper;

create table agencies.agency (
  code text collate "C" primary key check (code ~ '^[a-z][a-z0-9-]{1,30}$'),
  name_th text not null,
  name_en text not null,
  contact text,
  created_at timestamptz not null,
  ended_at timestamptz
);
comment on table agencies.agency is 'Agencies and partners of the exchange, by a short code: rd, dbd, biz-portal.';
comment on column agencies.agency.contact is 'Office to turn to; no person''s name.';
grant select, insert, update on agencies.agency to prosme_app;

create table agencies.agreement (
  id uuid primary key,
  agency_code text collate "C" not null references agencies.agency,
  title text not null,
  document text not null,
  purpose text not null,
  basis text not null check (basis in ('consent', 'law')),
  law text check ((basis = 'law') = (law is not null)),
  direction text not null check (direction in ('in', 'out')),
  fields text[] not null check (cardinality(fields) > 0),
  starts_on date not null,
  ends_on date not null,
  demonstration boolean not null default false,
  created_at timestamptz not null,
  created_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  check (starts_on <= ends_on)
);
comment on table agencies.agreement is 'What an agency may read of an enterprise (out) or tells about it (in): fields, purpose, period, and whether each enterprise must have consented or a law says so.';
comment on column agencies.agreement.document is 'Number and date of the memorandum or law it rests on.';
comment on column agencies.agreement.fields is 'Names of fields of the registry.';
comment on column agencies.agreement.demonstration is 'Made for trying the platform; nobody signed it. Never in production.';
comment on column agencies.agreement.ended_at is 'Ended before its time.';
create index agreement_agency on agencies.agreement (agency_code);
grant select, insert on agencies.agreement to prosme_app;
grant update (ended_at, ended_by) on agencies.agreement to prosme_app;

create view agencies.agreement_v1 as
  select id as agreement_id, agency_code, basis, direction, fields, purpose, starts_on, ends_on, ended_at
  from agencies.agreement where ended_at is null;
comment on view agencies.agreement_v1 is 'Agreements that were not ended; whether one is in force depends on the day that is asked about.';
grant select on agencies.agreement_v1 to prosme_app;
