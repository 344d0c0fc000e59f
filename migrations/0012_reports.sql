-- Annual reports as they were published, and the files made of them.

create schema reports;
grant usage on schema reports to prosme_app, prosme_keeper;

create table reports.version (
  fiscal_year integer not null,
  number integer not null check (number > 0),
  report text not null,
  sha256 text not null check (sha256 = encode(sha256(convert_to(report, 'UTF8')), 'hex')),
  seal_hash text,
  seal_at timestamptz,
  open_findings integer not null check (open_findings >= 0),
  published_by uuid,
  published_at timestamptz not null,
  primary key (fiscal_year, number),
  check ((seal_hash is null) = (seal_at is null))
);
comment on table reports.version is 'A report as it was published: never changed, compared with the next. The newest of a year is what the public reads.';
comment on column reports.version.report is 'The composition as JSON, byte for byte what sha256 was taken of; page, PDF and workbook are made from it again.';
comment on column reports.version.seal_hash is 'The last seal of the audit trail when it was composed: what the report rests on can be proved against it.';
comment on column reports.version.open_findings is 'Contradictions nobody had explained when it was published; the report lists them.';
grant select, insert on reports.version to prosme_app;

create table reports.file (
  id uuid primary key,
  fiscal_year integer not null,
  version integer,
  format text not null check (format in ('pdf', 'xlsx')),
  file_id uuid not null references platform.file,
  composed_at timestamptz not null,
  foreign key (fiscal_year, version) references reports.version
);
comment on table reports.file is 'A file made of a report: of a published version, or of a year as it stood when no version is named. The id is that of the job that made it.';
create index file_by_year on reports.file (fiscal_year, id);
grant select, insert on reports.file to prosme_app;
