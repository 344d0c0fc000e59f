-- Ledger: the catalogue of services an enterprise can use, and who may have each, as rows with a start date.
-- Nothing is changed in place: what holds on a day is the row that starts latest, and of those with one start the one added last.

create schema ledger;
grant usage on schema ledger to prosme_app, prosme_keeper;

create table ledger.service (
  code text collate "C" primary key check (code ~ '^[a-z][a-z0-9-]{1,40}$' and code <> 'new'),
  added_at timestamptz not null
);
comment on table ledger.service is 'Services enterprises can use, by a code that never changes. What a service is stands in its versions.';
grant select, insert on ledger.service to prosme_app;

create table ledger.service_version (
  id uuid primary key,
  service_code text collate "C" not null references ledger.service,
  starts_on date not null,
  category text not null check (category in ('advice', 'learning', 'money', 'market', 'procurement', 'standing', 'information')),
  name_th text not null,
  name_en text not null,
  summary_th text not null,
  summary_en text not null,
  agency_th text not null,
  agency_en text not null,
  project_code text,
  how_th text not null,
  how_en text not null,
  bring_th text[] not null,
  bring_en text[] not null,
  contact_th text not null,
  contact_en text not null,
  url text check (url ~ '^https?://'),
  share_min numeric(5, 2),
  share_max numeric(5, 2),
  cap numeric(18, 2) check (cap >= 0),
  terms_th text not null,
  terms_en text not null,
  availability text not null check (availability in ('dated', 'continuing', 'seasonal', 'paused')),
  opens_on date,
  closes_on date,
  source text not null,
  source_line int,
  fingerprint text collate "C" not null,
  added_at timestamptz not null,
  added_by uuid,
  check (cardinality(bring_th) = cardinality(bring_en)),
  check ((share_min is null) = (share_max is null) and share_min between 0 and share_max and share_max <= 100),
  check (opens_on <= closes_on),
  check (availability <> 'dated' or opens_on is not null)
);
comment on table ledger.service_version is 'What a service is from a day on: its words, what it pays, when it is open and where that stands written. Append-only; history stays.';
comment on column ledger.service_version.project_code is 'Project of the plan that pays for it, as the plan of its year numbers it.';
comment on column ledger.service_version.bring_th is 'Papers to have at hand, one each; none when no source names them.';
comment on column ledger.service_version.share_min is 'Per cent of the cost that is paid, from; null when no source gives it.';
comment on column ledger.service_version.cap is 'Most that is paid, baht; null when no source gives it.';
comment on column ledger.service_version.terms_th is 'What share and cap mean here, or what about them is not published.';
comment on column ledger.service_version.availability is 'dated: from a day to a day; continuing: no period published; seasonal: rounds, the dates being those of the last one known; paused.';
comment on column ledger.service_version.source_line is 'Line of the published annual report, where that is the source.';
comment on column ledger.service_version.fingerprint is 'Hash of what it says, so that a file taken in twice adds nothing.';
create index service_version_of on ledger.service_version (service_code, starts_on desc, id desc);
grant select, insert on ledger.service_version to prosme_app;

create table ledger.eligibility_rule (
  id uuid primary key,
  service_code text collate "C" not null references ledger.service,
  code text collate "C" not null check (code ~ '^[a-z][a-z0-9-]{0,40}$'),
  starts_on date not null,
  fact text not null check (fact in ('kind', 'size', 'sector', 'activity', 'province', 'stage', 'procurement', 'exporting', 'years', 'employees', 'revenue', 'other')),
  test text not null check (test in ('in', 'at-least', 'at-most', 'officer')),
  accepted text[] not null,
  says_th text not null,
  says_en text not null,
  remedy_th text not null,
  remedy_en text not null,
  source text not null,
  source_line int,
  assumption boolean not null,
  withdrawn boolean not null,
  fingerprint text collate "C" not null,
  added_at timestamptz not null,
  added_by uuid,
  check ((test = 'officer') = (fact = 'other')),
  check (test <> 'officer' or accepted = '{}'),
  check (test <> 'in' or cardinality(accepted) > 0),
  check (test not in ('at-least', 'at-most') or (cardinality(accepted) = 1 and fact in ('years', 'employees', 'revenue')))
);
comment on table ledger.eligibility_rule is 'Who may have a service: one condition over one fact, from a day on. All rules in force must pass. Append-only.';
comment on column ledger.eligibility_rule.accepted is 'Values that pass (in; a code passes what begins with it), or the bound, included (at-least, at-most). Baht for revenue.';
comment on column ledger.eligibility_rule.remedy_th is 'What would make it pass.';
comment on column ledger.eligibility_rule.assumption is 'No source gives this rule; it is said so wherever it is shown.';
comment on column ledger.eligibility_rule.withdrawn is 'From this day on the rule no longer holds.';
create index eligibility_rule_of on ledger.eligibility_rule (service_code, code, starts_on desc, id desc);
grant select, insert on ledger.eligibility_rule to prosme_app;
