-- Reference: areas, activities, holidays and fiscal years, all dated.

create schema reference;
grant usage on schema reference to prosme_app, prosme_keeper;

create table reference.source (
  name text primary key,
  fingerprint text not null,
  loaded_at timestamptz not null
);
comment on table reference.source is 'Files of data/reference that were taken in, by content: an unchanged file is not read again.';
grant select, insert, update on reference.source to prosme_app;

create table reference.province (
  code text primary key check (code ~ '^[0-9]{2}$'),
  name_th text not null,
  name_en text not null,
  abbreviation_th text not null,
  abbreviation_en text not null,
  map_id text not null unique,
  iso_code text not null unique,
  region_6 text not null,
  region_nesdc text not null,
  region_smesi text not null,
  cluster_18 text not null,
  valid_from date not null default '-infinity',
  valid_to date not null default 'infinity'
);
comment on table reference.province is 'Provinces by the interior ministry''s code. An area that is abolished keeps its row and gets an end date.';
comment on column reference.province.map_id is 'Identifier of the shape in the map of the provinces.';
comment on column reference.province.region_6 is 'One of the six geographic regions.';
comment on column reference.province.region_nesdc is 'Region as the national economic council counts; compiled from general knowledge.';
comment on column reference.province.region_smesi is 'Region as the SME confidence index counts; compiled from general knowledge.';
comment on column reference.province.cluster_18 is 'One of the 18 province clusters; compiled from general knowledge.';

create table reference.district (
  code text primary key check (code ~ '^[0-9]{4}$'),
  province_code text not null references reference.province,
  name_th text not null,
  name_en text not null,
  postcode text not null,
  valid_from date not null default '-infinity',
  valid_to date not null default 'infinity',
  check (left(code, 2) = province_code)
);
comment on table reference.district is 'Districts (อำเภอ, เขต) by the interior ministry''s code.';
create index district_province on reference.district (province_code);

create table reference.subdistrict (
  code text primary key check (code ~ '^[0-9]{6}$'),
  district_code text not null references reference.district,
  name_th text not null,
  name_en text not null,
  postcode text not null,
  valid_from date not null default '-infinity',
  valid_to date not null default 'infinity',
  check (left(code, 4) = district_code)
);
comment on table reference.subdistrict is 'Sub-districts (ตำบล, แขวง) by the interior ministry''s code.';
create index subdistrict_district on reference.subdistrict (district_code);
create index subdistrict_postcode on reference.subdistrict (postcode);
create index subdistrict_name on reference.subdistrict using gin (name_th gin_trgm_ops);

create table reference.activity (
  code text primary key,
  level text not null check (level in ('section', 'division', 'group', 'class', 'activity')),
  section text not null,
  parent text references reference.activity deferrable initially deferred,
  name_th text not null,
  name_en text,
  needs_proof_reading boolean not null,
  valid_from date not null default '-infinity',
  valid_to date not null default 'infinity',
  check ((parent is null) = (level = 'section'))
);
comment on table reference.activity is 'Thailand Standard Industrial Classification, edition of 2552: sections, divisions, groups, classes, activities.';
comment on column reference.activity.name_en is 'English name of ISIC Rev. 4, where the code has one.';
comment on column reference.activity.needs_proof_reading is 'The Thai name was taken from a scan and has not been proof-read.';
create index activity_parent on reference.activity (parent);
create index activity_name on reference.activity using gin (name_th gin_trgm_ops);

create table reference.holiday (
  day date primary key,
  category text not null check (category in ('public', 'government', 'bank')),
  name_th text not null,
  origin text not null check (origin in ('file', 'typed')),
  struck_at timestamptz
);
comment on table reference.holiday is 'Dated holidays. People add the ones the cabinet announces and strike off the ones it moves; a file taken in later changes nothing people did.';
comment on column reference.holiday.category is 'public and government close the agency, bank closes banks alone.';
comment on column reference.holiday.struck_at is 'When somebody struck the day off: it is a working day then.';

create table reference.fiscal_year (
  year int primary key check (year between 2400 and 2900),
  closed_at timestamptz
);
comment on table reference.fiscal_year is 'Fiscal years by Buddhist-era number: 2566 is 1 October 2022 to 30 September 2023.';
comment on column reference.fiscal_year.closed_at is 'From then on the year stands still; null while it is open.';

grant select, insert, update on reference.province, reference.district, reference.subdistrict, reference.activity, reference.holiday, reference.fiscal_year to prosme_app;
