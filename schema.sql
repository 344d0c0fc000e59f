-- Written by npm run generate from the migrated database; do not edit. Migrations are what is run, this is what they add up to.

create extension btree_gin;
create extension btree_gist;
create extension pg_trgm;

-- agencies ------------------------------------------------------------------------------------------------------------

create schema agencies;
grant usage on schema agencies to prosme_app;
grant usage on schema agencies to prosme_keeper;

create table agencies.agency (
  code text collate "C" not null,
  name_th text not null,
  name_en text not null,
  contact text,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint agency_pkey PRIMARY KEY (code),
  constraint agency_code_check CHECK ((code ~ '^[a-z][a-z0-9-]{1,30}$'::text))
);
comment on table agencies.agency is 'Agencies and partners of the exchange, by a short code: rd, dbd, biz-portal.';
comment on column agencies.agency.contact is 'Office to turn to; no person''s name.';
grant insert, select, update on agencies.agency to prosme_app;

create table agencies.agreement (
  id uuid not null,
  agency_code text collate "C" not null,
  title text not null,
  document text not null,
  purpose text not null,
  basis text not null,
  law text,
  direction text not null,
  fields text[] not null,
  starts_on date not null,
  ends_on date not null,
  demonstration boolean default false not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint agreement_pkey PRIMARY KEY (id),
  constraint agreement_agency_code_fkey FOREIGN KEY (agency_code) REFERENCES agencies.agency(code),
  constraint agreement_basis_check CHECK ((basis = ANY (ARRAY['consent'::text, 'law'::text]))),
  constraint agreement_check CHECK (((basis = 'law'::text) = (law IS NOT NULL))),
  constraint agreement_check1 CHECK ((starts_on <= ends_on)),
  constraint agreement_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text]))),
  constraint agreement_fields_check CHECK ((cardinality(fields) > 0))
);
comment on table agencies.agreement is 'What an agency may read of an enterprise (out) or tells about it (in): fields, purpose, period, and whether each enterprise must have consented or a law says so.';
comment on column agencies.agreement.document is 'Number and date of the memorandum or law it rests on.';
comment on column agencies.agreement.fields is 'Names of fields of the registry.';
comment on column agencies.agreement.demonstration is 'Made for trying the platform; nobody signed it. Never in production.';
comment on column agencies.agreement.ended_at is 'Ended before its time.';
CREATE INDEX agreement_agency ON agencies.agreement USING btree (agency_code);
grant insert, select on agencies.agreement to prosme_app;
grant update (ended_at, ended_by) on agencies.agreement to prosme_app;

create view agencies.agreement_v1 as
 SELECT id AS agreement_id,
    agency_code,
    basis,
    direction,
    fields,
    purpose,
    starts_on,
    ends_on,
    ended_at
   FROM agencies.agreement
  WHERE ended_at IS NULL;
comment on view agencies.agreement_v1 is 'Agreements that were not ended; whether one is in force depends on the day that is asked about.';
grant select on agencies.agreement_v1 to prosme_app;

-- casework ------------------------------------------------------------------------------------------------------------

create schema casework;
grant usage on schema casework to prosme_app;
grant usage on schema casework to prosme_keeper;

create table casework.evidence (
  id uuid not null,
  subject text not null,
  subject_id text not null,
  file_id uuid not null,
  note text,
  added_at timestamp with time zone not null,
  added_by uuid,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  constraint evidence_pkey PRIMARY KEY (id),
  constraint evidence_added_by_fkey FOREIGN KEY (added_by) REFERENCES people.account(id),
  constraint evidence_file_id_fkey FOREIGN KEY (file_id) REFERENCES platform.file(id),
  constraint evidence_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES people.account(id),
  constraint evidence_check CHECK (((withdrawn_at IS NULL) = (withdrawn_by IS NULL)))
);
comment on table casework.evidence is 'A file that shows that something is so. It can be withdrawn, never deleted: a decision may rest on it.';
comment on column casework.evidence.note is 'What the file shows, in the words of whoever attached it.';
comment on column casework.evidence.added_by is 'Null when the platform itself attached it.';
CREATE INDEX evidence_subject ON casework.evidence USING btree (subject, subject_id);
grant insert, select on casework.evidence to prosme_app;
grant update (withdrawn_at, withdrawn_by) on casework.evidence to prosme_app;

create table casework.notice (
  id uuid not null,
  account_id uuid not null,
  at timestamp with time zone not null,
  text_th text not null,
  text_en text not null,
  path text not null,
  read_at timestamp with time zone,
  constraint notice_pkey PRIMARY KEY (id),
  constraint notice_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id),
  constraint notice_path_check CHECK ((path ~~ '/%'::text))
);
comment on table casework.notice is 'Something a person should know, with the page where to act on it.';
CREATE INDEX notice_account ON casework.notice USING btree (account_id, at DESC);
CREATE INDEX notice_unread ON casework.notice USING btree (account_id) WHERE (read_at IS NULL);
grant insert, select on casework.notice to prosme_app;
grant update (read_at) on casework.notice to prosme_app;

create table casework.send_back (
  id uuid not null,
  subject text not null,
  subject_id text not null,
  sent_at timestamp with time zone not null,
  sent_by uuid not null,
  answered_at timestamp with time zone,
  answered_by uuid,
  constraint send_back_pkey PRIMARY KEY (id),
  constraint send_back_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES people.account(id),
  constraint send_back_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES people.account(id),
  constraint send_back_check CHECK (((answered_at IS NULL) = (answered_by IS NULL)))
);
comment on table casework.send_back is 'A piece of work that was returned to whoever made it; answered when it is handed in again.';
CREATE UNIQUE INDEX send_back_open ON casework.send_back USING btree (subject, subject_id) WHERE (answered_at IS NULL);
CREATE INDEX send_back_subject ON casework.send_back USING btree (subject, subject_id);
grant insert, select on casework.send_back to prosme_app;
grant update (answered_at, answered_by) on casework.send_back to prosme_app;

create table casework.send_back_fault (
  send_back_id uuid not null,
  "position" integer not null,
  place text not null,
  message text not null,
  constraint send_back_fault_pkey PRIMARY KEY (send_back_id, "position"),
  constraint send_back_fault_send_back_id_fkey FOREIGN KEY (send_back_id) REFERENCES casework.send_back(id),
  constraint send_back_fault_message_check CHECK ((message <> ''::text))
);
comment on table casework.send_back_fault is 'What has to be mended, all of it at once, in the words of whoever sent it back.';
comment on column casework.send_back_fault.place is 'The field or part it is about; empty when it is about the whole.';
grant insert, select on casework.send_back_fault to prosme_app;

-- exchange ------------------------------------------------------------------------------------------------------------

create schema exchange;
grant usage on schema exchange to prosme_app;
grant usage on schema exchange to prosme_keeper;

CREATE OR REPLACE FUNCTION exchange.retire(now timestamp with time zone)
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    with gone as (delete from exchange.call where at < now - interval '90 days' returning 1)
    select count(*) from gone
  $function$;
comment on function exchange.retire(now timestamp with time zone) is 'Deletes lines about calls older than 90 days. Answers how many.';
revoke all on function exchange.retire(now timestamp with time zone) from public;
grant execute on function exchange.retire(now timestamp with time zone) to prosme_keeper;

create table exchange.call (
  source text collate "C" not null,
  id uuid not null,
  at timestamp with time zone not null,
  outcome text not null,
  milliseconds integer not null,
  constraint call_pkey PRIMARY KEY (source, id),
  constraint call_source_fkey FOREIGN KEY (source) REFERENCES exchange.source(code),
  constraint call_milliseconds_check CHECK ((milliseconds >= 0)),
  constraint call_outcome_check CHECK ((outcome = ANY (ARRAY['answered'::text, 'unknown'::text, 'slow'::text, 'down'::text, 'wrong'::text])))
);
comment on table exchange.call is 'One line for every time a source was asked, for its health alone: neither who was asked about nor what it said. Kept for 90 days.';
comment on column exchange.call.outcome is 'answered; unknown (it answered that it does not know the number); slow (no answer in time); down (no connection, or a server error); wrong (an answer of another shape or about another number).';
CREATE INDEX call_at ON exchange.call USING btree (at);
grant insert, select on exchange.call to prosme_app;

create table exchange.question (
  enterprise_id uuid not null,
  id uuid not null,
  field text collate "C" not null,
  addressee text not null,
  sealed bytea not null,
  raised_at timestamp with time zone not null,
  status text not null,
  answered_at timestamp with time zone,
  answered_by uuid,
  constraint question_pkey PRIMARY KEY (enterprise_id, id),
  constraint question_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES registry.enterprise(id),
  constraint question_addressee_check CHECK ((addressee = ANY (ARRAY['enterprise'::text, 'officer'::text]))),
  constraint question_check CHECK (((status = 'open'::text) = (answered_at IS NULL))),
  constraint question_status_check CHECK ((status = ANY (ARRAY['open'::text, 'kept'::text, 'taken'::text, 'other'::text])))
);
comment on table exchange.question is 'Sources that contradict what the record says: a question to the enterprise or an officer, never an overwriting.';
comment on column exchange.question.addressee is 'officer: the source names another person under the number, which is not shown to whoever registered.';
comment on column exchange.question.sealed is 'JSON, sealed under the key of the enterprise: what each source says and since when, and the reason of the answer.';
comment on column exchange.question.status is 'kept: the record is right; taken: a source is; other: neither.';
CREATE UNIQUE INDEX question_open ON exchange.question USING btree (enterprise_id, field) WHERE (status = 'open'::text);
alter table exchange.question enable row level security;
alter table exchange.question force row level security;
create policy added on exchange.question for insert to prosme_app with check (true);
create policy changed on exchange.question for update to prosme_app using (((enterprise_id = ANY (( SELECT registry.my_enterprises(true) AS my_enterprises)::uuid[])) OR (EXISTS ( SELECT
   FROM registry.enterprise e
  WHERE ((e.id = question.enterprise_id) AND ((e.province_code = ANY (( SELECT platform.current_areas() AS current_areas)::text[])) OR ('*'::text = ANY (( SELECT platform.current_areas() AS current_areas)::text[])))))))) with check (true);
create policy owner_works on exchange.question for all to prosme_owner, prosme_keeper using (true) with check (true);
create policy seen on exchange.question for select to prosme_app using (((enterprise_id = ANY (( SELECT registry.my_enterprises(true) AS my_enterprises)::uuid[])) OR (EXISTS ( SELECT
   FROM registry.enterprise e
  WHERE ((e.id = question.enterprise_id) AND ((e.province_code = ANY (( SELECT platform.current_areas() AS current_areas)::text[])) OR ('*'::text = ANY (( SELECT platform.current_areas() AS current_areas)::text[]))))))));
grant insert, select on exchange.question to prosme_app;
grant update (sealed, status, answered_at, answered_by) on exchange.question to prosme_app;

create table exchange.source (
  code text collate "C" not null,
  base_url text,
  changed_at timestamp with time zone not null,
  changed_by uuid,
  failures integer default 0 not null,
  opened_at timestamp with time zone,
  probed_at timestamp with time zone,
  constraint source_pkey PRIMARY KEY (code),
  constraint source_failures_check CHECK ((failures >= 0))
);
comment on table exchange.source is 'Where each source answers, and the state of its breaker, which all processes share: what one of them learnt of a dead source spares the others.';
comment on column exchange.source.base_url is 'Address without a trailing slash; null: not connected, and never asked.';
comment on column exchange.source.failures is 'Failures since its last answer.';
comment on column exchange.source.opened_at is 'The breaker is open since then; null: closed.';
comment on column exchange.source.probed_at is 'When an open breaker last let one request through to see whether the source is back.';
grant insert, select, update on exchange.source to prosme_app;

create table exchange.verification (
  enterprise_id uuid not null,
  source text collate "C" not null,
  status text not null,
  attempts integer default 0 not null,
  next_at timestamp with time zone,
  answered_at timestamp with time zone,
  fields text[] default '{}'::text[] not null,
  constraint verification_pkey PRIMARY KEY (enterprise_id, source),
  constraint verification_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES registry.enterprise(id),
  constraint verification_check CHECK (((status = 'waiting'::text) = (next_at IS NOT NULL))),
  constraint verification_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'answered'::text, 'unknown'::text])))
);
comment on table exchange.verification is 'Which source is still to be asked about an enterprise, and which one answered when. What it said lies in the registry (what was taken) and in exchange.question (what contradicted).';
comment on column exchange.verification.next_at is 'When it is asked next; later and later while the source is silent.';
comment on column exchange.verification.fields is 'The fields it stated, whether or not they were taken.';
CREATE INDEX verification_due ON exchange.verification USING btree (next_at) WHERE (next_at IS NOT NULL);
alter table exchange.verification enable row level security;
alter table exchange.verification force row level security;
create policy added on exchange.verification for insert to prosme_app with check (true);
create policy changed on exchange.verification for update to prosme_app using (((enterprise_id = ANY (( SELECT registry.my_enterprises(true) AS my_enterprises)::uuid[])) OR (EXISTS ( SELECT
   FROM registry.enterprise e
  WHERE ((e.id = verification.enterprise_id) AND ((e.province_code = ANY (( SELECT platform.current_areas() AS current_areas)::text[])) OR ('*'::text = ANY (( SELECT platform.current_areas() AS current_areas)::text[])))))))) with check (true);
create policy owner_works on exchange.verification for all to prosme_owner, prosme_keeper using (true) with check (true);
create policy seen on exchange.verification for select to prosme_app using (((enterprise_id = ANY (( SELECT registry.my_enterprises(true) AS my_enterprises)::uuid[])) OR (EXISTS ( SELECT
   FROM registry.enterprise e
  WHERE ((e.id = verification.enterprise_id) AND ((e.province_code = ANY (( SELECT platform.current_areas() AS current_areas)::text[])) OR ('*'::text = ANY (( SELECT platform.current_areas() AS current_areas)::text[]))))))));
grant insert, select on exchange.verification to prosme_app;
grant update (status, attempts, next_at, answered_at, fields) on exchange.verification to prosme_app;

-- figures -------------------------------------------------------------------------------------------------------------

create schema figures;
grant usage on schema figures to prosme_app;
grant usage on schema figures to prosme_keeper;

create table figures.declaration (
  fiscal_year integer not null,
  key text not null,
  name_th text,
  kind text,
  count text,
  rounding text,
  digits integer,
  account_id uuid not null,
  at timestamp with time zone not null,
  version integer default 1 not null,
  constraint declaration_pkey PRIMARY KEY (fiscal_year, key),
  constraint declaration_check CHECK (((rounding IS NULL) = (digits IS NULL))),
  constraint declaration_count_check CHECK ((count = ANY (ARRAY['times'::text, 'heads'::text, 'none'::text]))),
  constraint declaration_digits_check CHECK (((digits >= 0) AND (digits <= 10))),
  constraint declaration_kind_check CHECK ((kind = ANY (ARRAY['stock'::text, 'flow'::text]))),
  constraint declaration_rounding_check CHECK ((rounding = ANY (ARRAY['half_up'::text, 'down'::text])))
);
comment on table figures.declaration is 'What people declare about a figure that its file does not say. Apart from the definition, so that importing the file again keeps it.';
comment on column figures.declaration.rounding is 'How the figure is printed: half_up rounds, down cuts off; digits are the decimals kept. Null: not declared.';
grant insert, select, update on figures.declaration to prosme_app;

create table figures.definition (
  fiscal_year integer not null,
  key text not null,
  seq integer not null,
  headline_key text,
  name_en text not null,
  unit text not null,
  composed_of text not null,
  note text,
  src_file text not null,
  src_row integer not null,
  constraint definition_pkey PRIMARY KEY (fiscal_year, key)
);
comment on table figures.definition is 'How the agency builds its totals, as its file says. An import brings a year''s rows to what the file says.';
comment on column figures.definition.headline_key is 'The headline figure it is printed as.';
comment on column figures.definition.composed_of is 'A sum of references: indicators, strategic indicators, numbers of the text, economic values, money, counts, measures, other figures, and targets of these.';
grant delete, insert, select, update on figures.definition to prosme_app;

-- findings ------------------------------------------------------------------------------------------------------------

create schema findings;
grant usage on schema findings to prosme_app;
grant usage on schema findings to prosme_keeper;

create table findings.check_run (
  fiscal_year integer not null,
  checked_at timestamp with time zone not null,
  open integer not null,
  constraint check_run_pkey PRIMARY KEY (fiscal_year)
);
comment on table findings.check_run is 'When a year was last checked.';
grant insert, select, update on findings.check_run to prosme_app;

create table findings.finding (
  fiscal_year integer not null,
  id text not null,
  rule text not null,
  severity text not null,
  message_th text not null,
  message_en text not null,
  places jsonb not null,
  computed text not null,
  status text not null,
  first_seen timestamp with time zone not null,
  last_seen timestamp with time zone not null,
  version integer default 1 not null,
  constraint finding_pkey PRIMARY KEY (fiscal_year, id),
  constraint finding_severity_check CHECK ((severity = ANY (ARRAY['high'::text, 'medium'::text, 'low'::text]))),
  constraint finding_status_check CHECK ((status = ANY (ARRAY['open'::text, 'explained'::text, 'accepted'::text, 'corrected'::text, 'gone'::text])))
);
comment on table findings.finding is 'A contradiction of a year, as the last check saw it. The id follows the rule and the rows it is about, so an answer stays with it between checks.';
comment on column findings.finding.status is 'gone: the rule no longer fires. A finding whose numbers change is open again.';
comment on column findings.finding.version is 'Grows when the numbers or the answer change; a form that was drawn from an older one is stale.';
CREATE INDEX finding_status ON findings.finding USING btree (fiscal_year, status, severity);
grant insert, select on findings.finding to prosme_app;
grant update (rule, severity, message_th, message_en, places, computed, status, last_seen, version) on findings.finding to prosme_app;

create table findings.heard (
  only_row boolean default true not null,
  era integer not null,
  snapshot pg_snapshot not null,
  constraint heard_pkey PRIMARY KEY (only_row),
  constraint heard_only_row_check CHECK (only_row)
);
comment on table findings.heard is 'One row: which audit lines the findings have heard of, as the snapshot that read them, so that a line of a transaction that commits late is heard too.';
grant select on findings.heard to prosme_app;
grant update (era, snapshot) on findings.heard to prosme_app;

create table findings.step (
  id uuid not null,
  fiscal_year integer not null,
  finding_id text not null,
  step text not null,
  reason text,
  correction text,
  computed text not null,
  account_id uuid,
  at timestamp with time zone not null,
  constraint step_pkey PRIMARY KEY (id),
  constraint step_fiscal_year_finding_id_fkey FOREIGN KEY (fiscal_year, finding_id) REFERENCES findings.finding(fiscal_year, id),
  constraint step_has_reason CHECK (((step <> ALL (ARRAY['explained'::text, 'accepted'::text, 'corrected'::text, 'reopened'::text])) OR (btrim(COALESCE(reason, ''::text)) <> ''::text))),
  constraint step_names_correction CHECK (((step <> 'corrected'::text) OR (btrim(COALESCE(correction, ''::text)) <> ''::text))),
  constraint step_step_check CHECK ((step = ANY (ARRAY['found'::text, 'changed'::text, 'gone'::text, 'explained'::text, 'accepted'::text, 'corrected'::text, 'reopened'::text])))
);
comment on table findings.step is 'The history of a finding: when it was seen, changed and went, and what people answered with which reason.';
comment on column findings.step.correction is 'Where the mistake was put right: a reference or an address within the platform.';
comment on column findings.step.computed is 'The recomputation as it stood at that moment.';
CREATE INDEX step_of_finding ON findings.step USING btree (fiscal_year, finding_id, id);
grant insert, select on findings.step to prosme_app;

-- intake --------------------------------------------------------------------------------------------------------------

create schema intake;
grant usage on schema intake to prosme_app;
grant usage on schema intake to prosme_keeper;

create table intake.batch (
  id uuid not null,
  fiscal_year integer not null,
  status text not null,
  account_id uuid,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  job_id uuid,
  outcome jsonb,
  constraint batch_pkey PRIMARY KEY (id),
  constraint batch_check CHECK (((status <> ALL (ARRAY['done'::text, 'failed'::text])) OR ((outcome IS NOT NULL) AND (finished_at IS NOT NULL)))),
  constraint batch_fiscal_year_check CHECK (((fiscal_year >= 2400) AND (fiscal_year <= 2800))),
  constraint batch_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'queued'::text, 'done'::text, 'failed'::text, 'discarded'::text])))
);
comment on table intake.batch is 'Files that were brought in together for one fiscal year, all or nothing.';
comment on column intake.batch.status is 'draft: uploaded and previewed, nothing kept yet; queued: confirmed, the job runs or waits; failed: the files had faults when the job ran.';
comment on column intake.batch.outcome is 'Rows added, changed, unchanged and removed per table, or every fault; of a draft, what confirming it would do.';
CREATE INDEX batch_newest ON intake.batch USING btree (id DESC) WHERE (status <> 'discarded'::text);
grant insert, select, update on intake.batch to prosme_app;

create table intake.batch_file (
  batch_id uuid not null,
  seq integer not null,
  name text not null,
  sha256 text not null,
  size bigint not null,
  content bytea,
  constraint batch_file_pkey PRIMARY KEY (batch_id, seq),
  constraint batch_file_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES intake.batch(id)
);
comment on table intake.batch_file is 'The files of a batch as they came. What the rows of a table were before a later batch replaced them stands here.';
comment on column intake.batch_file.content is 'Null for a file too large to keep (over 20 MB, command line only) and for a discarded draft.';
grant insert, select on intake.batch_file to prosme_app;
grant update (content) on intake.batch_file to prosme_app;

-- ledger --------------------------------------------------------------------------------------------------------------

create schema ledger;
grant usage on schema ledger to prosme_app;
grant usage on schema ledger to prosme_keeper;

create table ledger.eligibility_rule (
  id uuid not null,
  service_code text collate "C" not null,
  code text collate "C" not null,
  starts_on date not null,
  fact text not null,
  test text not null,
  accepted text[] not null,
  says_th text not null,
  says_en text not null,
  remedy_th text not null,
  remedy_en text not null,
  source text not null,
  source_line integer,
  assumption boolean not null,
  withdrawn boolean not null,
  fingerprint text collate "C" not null,
  added_at timestamp with time zone not null,
  added_by uuid,
  constraint eligibility_rule_pkey PRIMARY KEY (id),
  constraint eligibility_rule_service_code_fkey FOREIGN KEY (service_code) REFERENCES ledger.service(code),
  constraint eligibility_rule_check CHECK (((test = 'officer'::text) = (fact = 'other'::text))),
  constraint eligibility_rule_check1 CHECK (((test <> 'officer'::text) OR (accepted = '{}'::text[]))),
  constraint eligibility_rule_check2 CHECK (((test <> 'in'::text) OR (cardinality(accepted) > 0))),
  constraint eligibility_rule_check3 CHECK (((test <> ALL (ARRAY['at-least'::text, 'at-most'::text])) OR ((cardinality(accepted) = 1) AND (fact = ANY (ARRAY['years'::text, 'employees'::text, 'revenue'::text]))))),
  constraint eligibility_rule_code_check CHECK ((code ~ '^[a-z][a-z0-9-]{0,40}$'::text)),
  constraint eligibility_rule_fact_check CHECK ((fact = ANY (ARRAY['kind'::text, 'size'::text, 'sector'::text, 'activity'::text, 'province'::text, 'stage'::text, 'procurement'::text, 'exporting'::text, 'years'::text, 'employees'::text, 'revenue'::text, 'other'::text]))),
  constraint eligibility_rule_test_check CHECK ((test = ANY (ARRAY['in'::text, 'at-least'::text, 'at-most'::text, 'officer'::text])))
);
comment on table ledger.eligibility_rule is 'Who may have a service: one condition over one fact, from a day on. All rules in force must pass. Append-only.';
comment on column ledger.eligibility_rule.accepted is 'Values that pass (in; a code passes what begins with it), or the bound, included (at-least, at-most). Baht for revenue.';
comment on column ledger.eligibility_rule.remedy_th is 'What would make it pass.';
comment on column ledger.eligibility_rule.assumption is 'No source gives this rule; it is said so wherever it is shown.';
comment on column ledger.eligibility_rule.withdrawn is 'From this day on the rule no longer holds.';
CREATE INDEX eligibility_rule_of ON ledger.eligibility_rule USING btree (service_code, code, starts_on DESC, id DESC);
grant insert, select on ledger.eligibility_rule to prosme_app;

create table ledger.service (
  code text collate "C" not null,
  added_at timestamp with time zone not null,
  constraint service_pkey PRIMARY KEY (code),
  constraint service_code_check CHECK (((code ~ '^[a-z][a-z0-9-]{1,40}$'::text) AND (code <> 'new'::text)))
);
comment on table ledger.service is 'Services enterprises can use, by a code that never changes. What a service is stands in its versions.';
grant insert, select on ledger.service to prosme_app;

create table ledger.service_version (
  id uuid not null,
  service_code text collate "C" not null,
  starts_on date not null,
  category text not null,
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
  url text,
  share_min numeric(5,2),
  share_max numeric(5,2),
  cap numeric(18,2),
  terms_th text not null,
  terms_en text not null,
  availability text not null,
  opens_on date,
  closes_on date,
  source text not null,
  source_line integer,
  fingerprint text collate "C" not null,
  added_at timestamp with time zone not null,
  added_by uuid,
  constraint service_version_pkey PRIMARY KEY (id),
  constraint service_version_service_code_fkey FOREIGN KEY (service_code) REFERENCES ledger.service(code),
  constraint service_version_availability_check CHECK ((availability = ANY (ARRAY['dated'::text, 'continuing'::text, 'seasonal'::text, 'paused'::text]))),
  constraint service_version_cap_check CHECK ((cap >= (0)::numeric)),
  constraint service_version_category_check CHECK ((category = ANY (ARRAY['advice'::text, 'learning'::text, 'money'::text, 'market'::text, 'procurement'::text, 'standing'::text, 'information'::text]))),
  constraint service_version_check CHECK ((cardinality(bring_th) = cardinality(bring_en))),
  constraint service_version_check1 CHECK ((((share_min IS NULL) = (share_max IS NULL)) AND ((share_min >= (0)::numeric) AND (share_min <= share_max)) AND (share_max <= (100)::numeric))),
  constraint service_version_check2 CHECK ((opens_on <= closes_on)),
  constraint service_version_check3 CHECK (((availability <> 'dated'::text) OR (opens_on IS NOT NULL))),
  constraint service_version_url_check CHECK ((url ~ '^https?://'::text))
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
CREATE INDEX service_version_of ON ledger.service_version USING btree (service_code, starts_on DESC, id DESC);
grant insert, select on ledger.service_version to prosme_app;

-- one_id --------------------------------------------------------------------------------------------------------------

create schema one_id;
grant usage on schema one_id to prosme_app;
grant usage on schema one_id to prosme_keeper;

CREATE OR REPLACE FUNCTION one_id.retire(now timestamp with time zone)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  gone bigint := 0;
  step bigint;
begin
  delete from one_id.artifact where expires_at < now - (select keep from platform.retention where name = 'one_id.artifact');
  get diagnostics step = row_count; gone := gone + step;
  delete from one_id.permission
    where least(ended_at, expires_at) < now - (select keep from platform.retention where name = 'one_id.permission');
  get diagnostics step = row_count; gone := gone + step;
  return gone;
end $function$;
comment on function one_id.retire(now timestamp with time zone) is 'Deletes what expired, and permissions that ended long enough ago, by platform.retention. Answers how many rows went.';
revoke all on function one_id.retire(now timestamp with time zone) from public;
grant execute on function one_id.retire(now timestamp with time zone) to prosme_keeper;

create table one_id.artifact (
  model text collate "C" not null,
  id bytea not null,
  payload jsonb not null,
  grant_id text collate "C",
  uid text collate "C",
  expires_at timestamp with time zone not null,
  consumed_at timestamp with time zone,
  constraint artifact_pkey PRIMARY KEY (model, id)
);
comment on table one_id.artifact is 'What the provider keeps: sessions, codes, tokens, grants. Their ids are secrets, so only the hash of each is kept.';
CREATE INDEX artifact_expires ON one_id.artifact USING btree (expires_at);
CREATE INDEX artifact_grant ON one_id.artifact USING btree (grant_id) WHERE (grant_id IS NOT NULL);
CREATE UNIQUE INDEX artifact_uid ON one_id.artifact USING btree (model, uid) WHERE (uid IS NOT NULL);
grant delete, insert, select, update on one_id.artifact to prosme_app;

create table one_id.permission (
  id uuid not null,
  account_id uuid not null,
  program_id text collate "C" not null,
  enterprise text collate "C",
  scopes text[] not null,
  given_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint permission_pkey PRIMARY KEY (id),
  constraint permission_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id),
  constraint permission_program_id_fkey FOREIGN KEY (program_id) REFERENCES one_id.program(id)
);
comment on table one_id.permission is 'A person let a program in: for which enterprise, and what it may know. Its id is that of the provider''s grant.';
comment on column one_id.permission.enterprise is 'ONE ID of the enterprise that was chosen; null where the program asked for none.';
CREATE INDEX permission_account ON one_id.permission USING btree (account_id, given_at);
grant insert, select on one_id.permission to prosme_app;
grant update (ended_at) on one_id.permission to prosme_app;

create table one_id.program (
  id text collate "C" not null,
  name_th text not null,
  name_en text not null,
  agency_code text collate "C" not null,
  purpose text not null,
  proof text not null,
  secret_hash bytea,
  public_keys jsonb,
  redirect_uris text[] not null,
  after_logout_uris text[] not null,
  scopes text[] not null,
  status text not null,
  registered_at timestamp with time zone not null,
  registered_by uuid not null,
  approved_at timestamp with time zone,
  approved_by uuid,
  changed_at timestamp with time zone not null,
  constraint program_pkey PRIMARY KEY (id),
  constraint program_agency_code_fkey FOREIGN KEY (agency_code) REFERENCES agencies.agency(code),
  constraint program_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES people.account(id),
  constraint program_registered_by_fkey FOREIGN KEY (registered_by) REFERENCES people.account(id),
  constraint program_check CHECK (((proof = 'secret'::text) = (secret_hash IS NOT NULL))),
  constraint program_check1 CHECK (((proof = 'key'::text) = (public_keys IS NOT NULL))),
  constraint program_check2 CHECK (((proof <> 'none'::text) OR (NOT (scopes && ARRAY['exchange'::text, 'registrations'::text])))),
  constraint program_check3 CHECK ((('openid'::text = ANY (scopes)) = (cardinality(redirect_uris) > 0))),
  constraint program_check4 CHECK ((approved_by <> registered_by)),
  constraint program_proof_check CHECK ((proof = ANY (ARRAY['secret'::text, 'key'::text, 'none'::text]))),
  constraint program_scopes_check CHECK (((scopes <@ ARRAY['openid'::text, 'profile'::text, 'email'::text, 'enterprise'::text, 'offline_access'::text, 'exchange'::text, 'registrations'::text]) AND (cardinality(scopes) > 0))),
  constraint program_status_check CHECK ((status = ANY (ARRAY['registered'::text, 'approved'::text, 'declined'::text, 'suspended'::text, 'ended'::text])))
);
comment on table one_id.program is 'Programs of other bodies: what they may ask for and where people are sent back. Registered by one person, approved by another.';
comment on column one_id.program.id is 'client_id.';
comment on column one_id.program.proof is 'How it shows that it is itself: a secret, a key of its own, or neither (an app on a phone, held by PKCE alone).';
comment on column one_id.program.secret_hash is 'SHA-256 of the secret, which has 256 bits of its own and was shown once.';
comment on column one_id.program.redirect_uris is 'Compared character by character.';
comment on column one_id.program.scopes is 'openid, profile, email, enterprise, offline_access: of people who sign in. exchange, registrations: of the API.';
grant insert, select on one_id.program to prosme_app;
grant update (secret_hash, status, approved_at, approved_by, changed_at) on one_id.program to prosme_app;

create table one_id.signing_key (
  kid text collate "C" not null,
  made_under text collate "C" not null,
  public jsonb not null,
  salt bytea not null,
  sealed bytea not null,
  made_at timestamp with time zone not null,
  constraint signing_key_pkey PRIMARY KEY (kid),
  constraint signing_key_made_under_key UNIQUE (made_under)
);
comment on table one_id.signing_key is 'Keys that sign what programs are handed. One is made for each secret of the installation; the one before stays published until the next rotation.';
comment on column one_id.signing_key.made_under is 'Fingerprint of the secret it belongs to.';
comment on column one_id.signing_key.public is 'Public half, as JWKS shows it.';
comment on column one_id.signing_key.sealed is 'Private half as JWK, encrypted.';
grant insert, select on one_id.signing_key to prosme_app;

-- people --------------------------------------------------------------------------------------------------------------

create schema people;
grant usage on schema people to prosme_app;
grant usage on schema people to prosme_keeper;

create table people.account (
  id uuid not null,
  name text not null,
  email text not null,
  email_verified boolean default false not null,
  image text,
  language text default 'th'::text not null,
  deactivated_at timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint account_pkey PRIMARY KEY (id),
  constraint account_email_key UNIQUE (email),
  constraint account_email_check CHECK ((email = lower(email))),
  constraint account_language_check CHECK ((language = ANY (ARRAY['th'::text, 'en'::text])))
);
comment on table people.account is 'A person who works here or acts for an enterprise. Never deleted: decisions and audit lines point to it. One that its person closed keeps neither name nor login.';
comment on column people.account.email is 'What is typed to sign in. A mobile number stands as +66812345678@phone.invalid, an address no mail is ever sent to.';
comment on column people.account.email_verified is 'The person opened a link that was mailed there. Only then a lost password is recovered by mail.';
comment on column people.account.image is 'Asked for by Better Auth; not used.';
comment on column people.account.deactivated_at is 'From then on nobody signs in with it; its sessions are ended in the same transaction.';
grant insert, select, update on people.account to prosme_app;

create table people.authenticator (
  account_id uuid not null,
  seed uuid not null,
  last_step bigint not null,
  created_at timestamp with time zone not null,
  constraint authenticator_pkey PRIMARY KEY (account_id),
  constraint authenticator_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id)
);
comment on table people.authenticator is 'Accounts that are asked for a code of an authenticator app after the password.';
comment on column people.authenticator.seed is 'The app''s key is derived from this and a secret of the installation: the row alone makes no code.';
comment on column people.authenticator.last_step is 'The half minute whose code was taken last; no code is taken twice.';
grant delete, insert, select on people.authenticator to prosme_app;
grant update (last_step) on people.authenticator to prosme_app;

create table people.credential (
  id uuid not null,
  user_id uuid not null,
  account_id text not null,
  provider_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint credential_pkey PRIMARY KEY (id),
  constraint credential_provider_id_account_id_key UNIQUE (provider_id, account_id),
  constraint credential_user_id_fkey FOREIGN KEY (user_id) REFERENCES people.account(id)
);
comment on table people.credential is 'How an account proves itself beside passkeys: a password (provider credential, scrypt), or who it is at ThaID (thaid) or LINE (line). No token of a provider is kept.';
CREATE INDEX credential_account ON people.credential USING btree (user_id);
grant delete, insert, select, update on people.credential to prosme_app;

create table people.demo_account (
  account_id uuid not null,
  password text not null,
  constraint demo_account_pkey PRIMARY KEY (account_id),
  constraint demo_account_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id)
);
comment on table people.demo_account is 'Fictitious people of a demonstration, with the password that was made for this installation so that the sign-in page can show it. In production nobody signs in as one of them.';
grant insert, select, update on people.demo_account to prosme_app;

create table people.jurisdiction (
  id uuid not null,
  account_id uuid not null,
  province_code text collate "C" not null,
  given_at timestamp with time zone not null,
  given_by uuid,
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint jurisdiction_pkey PRIMARY KEY (id),
  constraint jurisdiction_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id),
  constraint jurisdiction_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES people.account(id),
  constraint jurisdiction_given_by_fkey FOREIGN KEY (given_by) REFERENCES people.account(id)
);
comment on table people.jurisdiction is 'Which provinces an account in a role bound to areas looks after; a role that is not bound reaches all.';
CREATE UNIQUE INDEX jurisdiction_current ON people.jurisdiction USING btree (account_id, province_code) WHERE (ended_at IS NULL);
grant insert, select on people.jurisdiction to prosme_app;
grant update (ended_at, ended_by) on people.jurisdiction to prosme_app;

create table people.passkey (
  id uuid not null,
  account_id uuid not null,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  created_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint passkey_pkey PRIMARY KEY (id),
  constraint passkey_credential_id_key UNIQUE (credential_id),
  constraint passkey_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id)
);
comment on table people.passkey is 'Public keys of passkeys; the private half never leaves the person''s device.';
comment on column people.passkey.counter is 'How often the device says it was used; one that falls back is a copy.';
comment on column people.passkey.name is 'What its person calls it.';
CREATE INDEX passkey_account ON people.passkey USING btree (account_id);
grant delete, insert, select on people.passkey to prosme_app;
grant update (counter, name, used_at) on people.passkey to prosme_app;

create table people.password_link (
  id uuid not null,
  account_id uuid not null,
  token_hash text not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  created_at timestamp with time zone not null,
  created_by uuid,
  constraint password_link_pkey PRIMARY KEY (id),
  constraint password_link_token_hash_key UNIQUE (token_hash),
  constraint password_link_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id),
  constraint password_link_created_by_fkey FOREIGN KEY (created_by) REFERENCES people.account(id)
);
comment on table people.password_link is 'One-time links with which a person sets a password. Only a hash is kept: the link is shown once.';
CREATE INDEX password_link_account ON people.password_link USING btree (account_id);
grant insert, select on people.password_link to prosme_app;
grant update (used_at) on people.password_link to prosme_app;

create table people.project_assignment (
  id uuid not null,
  account_id uuid not null,
  project_code text not null,
  given_at timestamp with time zone not null,
  given_by uuid,
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint project_assignment_pkey PRIMARY KEY (id),
  constraint project_assignment_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id),
  constraint project_assignment_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES people.account(id),
  constraint project_assignment_given_by_fkey FOREIGN KEY (given_by) REFERENCES people.account(id)
);
comment on table people.project_assignment is 'Which projects, by code, an account in a role bound to projects answers for.';
CREATE UNIQUE INDEX project_assignment_current ON people.project_assignment USING btree (account_id, project_code) WHERE (ended_at IS NULL);
CREATE INDEX project_assignment_project ON people.project_assignment USING btree (project_code) WHERE (ended_at IS NULL);
grant insert, select on people.project_assignment to prosme_app;
grant update (ended_at, ended_by) on people.project_assignment to prosme_app;

create table people.proof (
  account_id uuid not null,
  kind text not null,
  lookup bytea not null,
  at timestamp with time zone not null,
  constraint proof_pkey PRIMARY KEY (account_id, kind),
  constraint proof_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id),
  constraint proof_kind_check CHECK ((kind = 'citizen'::text))
);
comment on table people.proof is 'What somebody else vouched for: that the person of this account has a citizen''s number (ThaID).';
comment on column people.proof.lookup is 'Keyed hash of the number; the number itself is not kept.';
grant delete, insert, select on people.proof to prosme_app;
grant update (lookup, at) on people.proof to prosme_app;

create table people.recovery_code (
  account_id uuid not null,
  code_hash text not null,
  constraint recovery_code_pkey PRIMARY KEY (account_id, code_hash),
  constraint recovery_code_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id)
);
comment on table people.recovery_code is 'Codes for the day the authenticator app is lost, each for one time: keyed hashes, deleted when used.';
grant delete, insert, select on people.recovery_code to prosme_app;

create table people.role_assignment (
  id uuid not null,
  account_id uuid not null,
  role text not null,
  given_at timestamp with time zone not null,
  given_by uuid,
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint role_assignment_pkey PRIMARY KEY (id),
  constraint role_assignment_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id),
  constraint role_assignment_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES people.account(id),
  constraint role_assignment_given_by_fkey FOREIGN KEY (given_by) REFERENCES people.account(id)
);
comment on table people.role_assignment is 'Which role an account has and had. One at a time: who reports a result does not review it.';
comment on column people.role_assignment.given_by is 'Null when the platform itself gave it (first start, command line).';
CREATE UNIQUE INDEX role_assignment_current ON people.role_assignment USING btree (account_id) WHERE (ended_at IS NULL);
grant insert, select on people.role_assignment to prosme_app;
grant update (ended_at, ended_by) on people.role_assignment to prosme_app;

create table people.session (
  id uuid not null,
  user_id uuid not null,
  token text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_token_key UNIQUE (token),
  constraint session_user_id_fkey FOREIGN KEY (user_id) REFERENCES people.account(id)
);
comment on table people.session is 'Who is signed in now. Addresses are not kept.';
CREATE INDEX session_account ON people.session USING btree (user_id);
CREATE INDEX session_end ON people.session USING btree (expires_at);
grant delete, insert, select, update on people.session to prosme_app;

create table people.sign_in_attempt (
  id uuid not null,
  at timestamp with time zone not null,
  account_key text not null,
  address_key text not null,
  succeeded boolean default false not null,
  constraint sign_in_attempt_pkey PRIMARY KEY (id)
);
comment on table people.sign_in_attempt is 'Counts guesses. Keyed hashes of what was typed as account and of the network address, neither of them readable; kept for 90 days.';
comment on column people.sign_in_attempt.succeeded is 'The row is written before the password is looked at, so that guesses made at once count each other.';
CREATE INDEX sign_in_attempt_account ON people.sign_in_attempt USING btree (account_key, at);
CREATE INDEX sign_in_attempt_address ON people.sign_in_attempt USING btree (address_key, at);
CREATE INDEX sign_in_attempt_at ON people.sign_in_attempt USING btree (at);
grant delete, insert, select on people.sign_in_attempt to prosme_app;
grant update (succeeded) on people.sign_in_attempt to prosme_app;

create table people.verification (
  id uuid not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint verification_pkey PRIMARY KEY (id)
);
comment on table people.verification is 'One-time values of Better Auth.';
CREATE INDEX verification_identifier ON people.verification USING btree (identifier);
grant delete, insert, select, update on people.verification to prosme_app;

-- plan ----------------------------------------------------------------------------------------------------------------

create schema plan;
grant usage on schema plan to prosme_app;
grant usage on schema plan to prosme_keeper;

CREATE OR REPLACE FUNCTION plan.hold_lines(year integer, projects text[], sources text[])
 RETURNS SETOF plan.budget_line
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select line.* from plan.budget_line line
  where line.fiscal_year = year and exists (
    select 1 from unnest(projects, sources) wanted (project, source) where wanted.project = line.project_code and wanted.source is not distinct from line.source_key)
  order by line.id for no key update of line
$function$;
comment on function plan.hold_lines(year integer, projects text[], sources text[]) is 'Locks lines until the transaction ends, in the order every writer locks them. A function because locking a row takes a grant to change it, which the application has not.';
revoke all on function plan.hold_lines(year integer, projects text[], sources text[]) from public;
grant execute on function plan.hold_lines(year integer, projects text[], sources text[]) to prosme_app;

CREATE OR REPLACE FUNCTION plan.keep_balances()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  -- Every writer locks its lines in the same order, so two that meet wait for each other instead of dying. NO KEY UPDATE does not
  -- clash with the key-share locks that the foreign key of two concurrent inserts already holds.
  perform 1 from plan.budget_line where id in (select line_id from fresh) order by id for no key update;

  update plan.budget_line line
  set allocated = line.allocated + change.allocated, committed = line.committed + change.committed,
      disbursed = line.disbursed + change.disbursed, entries = line.entries + change.entries
  from (
    select line_id, sum(allocated_change) as allocated, sum(committed_change) as committed, sum(disbursed_change) as disbursed, count(*) as entries
    from fresh group by line_id
  ) change
  where line.id = change.line_id;

  -- After the lines are locked, so no two writers are in one month of a line at once.
  insert into plan.budget_month as kept (line_id, month, allocated, committed, disbursed)
  select line_id, date_trunc('month', entry_date)::date, sum(allocated_change), sum(committed_change), sum(disbursed_change) from fresh group by 1, 2
  on conflict (line_id, month) do update
  set allocated = kept.allocated + excluded.allocated, committed = kept.committed + excluded.committed, disbursed = kept.disbursed + excluded.disbursed;

  -- Looked up one by one by their index: a join may be planned as a scan of the whole book, and this runs for every batch of an import.
  if exists (
    select 1 from fresh cross join lateral (select * from plan.budget_entry where id = fresh.reverses_id offset 0) origin
    where fresh.reverses_id is not null and ((fresh.line_id, fresh.amount, fresh.reversed_kind, fresh.transfer_id) is distinct from (origin.line_id, origin.amount, origin.kind, origin.transfer_id)
      or fresh.commitment_id is distinct from (case origin.kind when 'commitment' then origin.id else origin.commitment_id end))
  ) then
    raise exception 'a reversal differs from the entry it reverses' using errcode = 'check_violation', constraint = 'budget_entry_reversal';
  end if;

  if exists (
    select 1 from fresh where transfer_id is not null group by transfer_id, kind = 'reversal'
    having count(*) <> 2 or sum(allocated_change) <> 0 or count(distinct line_id) <> 2
  ) then
    raise exception 'a transfer needs its two halves in one statement' using errcode = 'check_violation', constraint = 'budget_entry_transfer';
  end if;

  if exists (
    select 1 from (select distinct commitment_id, line_id from fresh where commitment_id is not null) drawing
    cross join lateral (select * from plan.budget_entry where id = drawing.commitment_id offset 0) commitment
    where commitment.kind <> 'commitment' or commitment.line_id <> drawing.line_id
      or commitment.amount + (select sum(drawn.committed_change) from plan.budget_entry drawn where drawn.commitment_id = commitment.id) < 0
  ) then
    raise exception 'more is drawn on a commitment than it holds' using errcode = 'check_violation', constraint = 'budget_entry_commitment';
  end if;
  return null;
end
$function$;
comment on function plan.keep_balances() is 'Keeps budget_line and budget_month in step with its entries, once per statement, and refuses what a row alone cannot show.';
revoke all on function plan.keep_balances() from public;

create table plan.activity (
  fiscal_year integer not null,
  project_code text not null,
  seq integer not null,
  name_th text not null,
  start_date date,
  end_date date,
  owner_unit text,
  src_file text,
  src_row integer,
  src_line integer,
  filed jsonb,
  constraint activity_pkey PRIMARY KEY (fiscal_year, project_code, seq),
  constraint activity_fiscal_year_project_code_fkey FOREIGN KEY (fiscal_year, project_code) REFERENCES plan.project(fiscal_year, code) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  constraint activity_check CHECK ((start_date <= end_date))
);
grant delete, insert, select, update on plan.activity to prosme_app;

create table plan.amendment (
  id uuid not null,
  fiscal_year integer not null,
  project_code text not null,
  before jsonb not null,
  after jsonb not null,
  reason text not null,
  approval_id uuid,
  account_id uuid,
  at timestamp with time zone not null,
  constraint amendment_pkey PRIMARY KEY (id),
  constraint amendment_approval_id_fkey FOREIGN KEY (approval_id) REFERENCES plan.approval(id),
  constraint amendment_fiscal_year_project_code_fkey FOREIGN KEY (fiscal_year, project_code) REFERENCES plan.project(fiscal_year, code),
  constraint amendment_reason_check CHECK ((reason <> ''::text))
);
comment on table plan.amendment is 'A change of a project during the year: what changed, why, and the approval behind it. Append-only.';
CREATE INDEX amendment_project ON plan.amendment USING btree (fiscal_year, project_code, id);
grant insert, select on plan.amendment to prosme_app;

create table plan.approval (
  id uuid not null,
  fiscal_year integer not null,
  body_th text not null,
  meeting text not null,
  decided_on text,
  what_th text not null,
  project_codes text[] default '{}'::text[] not null,
  src_file text,
  src_row integer,
  src_line integer,
  filed jsonb,
  version integer default 1 not null,
  constraint approval_pkey PRIMARY KEY (id),
  constraint approval_fiscal_year_body_th_meeting_decided_on_what_th_key UNIQUE NULLS NOT DISTINCT (fiscal_year, body_th, meeting, decided_on, what_th),
  constraint approval_fiscal_year_fkey FOREIGN KEY (fiscal_year) REFERENCES plan.fiscal_plan(fiscal_year)
);
comment on table plan.approval is 'What a body decided in a meeting. project_codes is empty for a decision about the whole plan.';
comment on column plan.approval.decided_on is 'A day, or only a month (2023-08) where the source gives no more.';
grant delete, insert, select, update on plan.approval to prosme_app;

create table plan.budget_entry (
  id uuid not null,
  fiscal_year integer not null,
  line_id uuid not null,
  entry_no text not null,
  kind text not null,
  amount numeric(18,2) not null,
  entry_date date not null,
  reference text not null,
  commitment_id uuid,
  transfer_id uuid,
  reverses_id uuid,
  reversed_kind text,
  reason text,
  account_id uuid,
  recorded_at timestamp with time zone not null,
  src_file text,
  src_row integer,
  allocated_change numeric(18,2) generated always as ((
CASE COALESCE(reversed_kind, kind)
    WHEN 'allocation'::text THEN amount
    WHEN 'transfer_in'::text THEN amount
    WHEN 'transfer_out'::text THEN (- amount)
    ELSE (0)::numeric
END * (
CASE kind
    WHEN 'reversal'::text THEN '-1'::integer
    ELSE 1
END)::numeric)) stored not null,
  committed_change numeric(18,2) generated always as ((
CASE COALESCE(reversed_kind, kind)
    WHEN 'commitment'::text THEN amount
    WHEN 'release'::text THEN (- amount)
    WHEN 'disbursement'::text THEN
    CASE
        WHEN (commitment_id IS NULL) THEN (0)::numeric
        ELSE (- amount)
    END
    ELSE (0)::numeric
END * (
CASE kind
    WHEN 'reversal'::text THEN '-1'::integer
    ELSE 1
END)::numeric)) stored not null,
  disbursed_change numeric(18,2) generated always as ((
CASE COALESCE(reversed_kind, kind)
    WHEN 'disbursement'::text THEN amount
    WHEN 'return'::text THEN (- amount)
    ELSE (0)::numeric
END * (
CASE kind
    WHEN 'reversal'::text THEN '-1'::integer
    ELSE 1
END)::numeric)) stored not null,
  constraint budget_entry_pkey PRIMARY KEY (id),
  constraint budget_entry_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES plan.budget_entry(id),
  constraint budget_entry_line_id_fiscal_year_fkey FOREIGN KEY (line_id, fiscal_year) REFERENCES plan.budget_line(id, fiscal_year),
  constraint budget_entry_reverses_id_fkey FOREIGN KEY (reverses_id) REFERENCES plan.budget_entry(id),
  constraint budget_entry_amount_check CHECK (((amount > (0)::numeric) AND (amount <= 999999999999.99))),
  constraint budget_entry_commitment_shape CHECK (
CASE COALESCE(reversed_kind, kind)
    WHEN 'release'::text THEN (commitment_id IS NOT NULL)
    WHEN 'disbursement'::text THEN true
    WHEN 'commitment'::text THEN ((kind = 'reversal'::text) = (commitment_id IS NOT NULL))
    ELSE (commitment_id IS NULL)
END),
  constraint budget_entry_kind_check CHECK ((kind = ANY (ARRAY['allocation'::text, 'transfer_in'::text, 'transfer_out'::text, 'commitment'::text, 'release'::text, 'disbursement'::text, 'return'::text, 'reversal'::text]))),
  constraint budget_entry_reason CHECK (((kind <> 'reversal'::text) OR ((reason IS NOT NULL) AND (reason <> ''::text)))),
  constraint budget_entry_reversal_shape CHECK ((((kind = 'reversal'::text) = (reverses_id IS NOT NULL)) AND ((kind = 'reversal'::text) = (reversed_kind IS NOT NULL)))),
  constraint budget_entry_reversed_kind_check CHECK ((reversed_kind = ANY (ARRAY['allocation'::text, 'transfer_in'::text, 'transfer_out'::text, 'commitment'::text, 'release'::text, 'disbursement'::text, 'return'::text]))),
  constraint budget_entry_transfer_shape CHECK (((COALESCE(reversed_kind, kind) = ANY (ARRAY['transfer_in'::text, 'transfer_out'::text])) = (transfer_id IS NOT NULL)))
);
comment on table plan.budget_entry is 'The derived book, line by line. Append-only: a mistake is corrected by a reversal with a reason. Every balance, month and quarter is a sum of the three change columns.';
comment on column plan.budget_entry.entry_no is 'The number of the entry in the office''s own books; once a year (a transfer''s two halves share it), so that a file that comes again doubles nothing.';
comment on column plan.budget_entry.commitment_id is 'The commitment that a disbursement pays or a release ends; a disbursement without it is paid directly out of what remains.';
comment on column plan.budget_entry.transfer_id is 'Shared by the two halves of a transfer.';
CREATE INDEX budget_entry_commitment ON plan.budget_entry USING btree (commitment_id) WHERE (commitment_id IS NOT NULL);
CREATE INDEX budget_entry_line ON plan.budget_entry USING btree (line_id, entry_date, id);
CREATE UNIQUE INDEX budget_entry_no ON plan.budget_entry USING btree (fiscal_year, entry_no, ((COALESCE(reversed_kind, kind) = 'transfer_in'::text)));
CREATE UNIQUE INDEX budget_entry_reversed_once ON plan.budget_entry USING btree (reverses_id) WHERE (reverses_id IS NOT NULL);
CREATE INDEX budget_entry_transfer ON plan.budget_entry USING btree (transfer_id) WHERE (transfer_id IS NOT NULL);
CREATE TRIGGER keep_balances AFTER INSERT ON plan.budget_entry REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION plan.keep_balances();
grant insert, select on plan.budget_entry to prosme_app;

create table plan.budget_line (
  id uuid not null,
  fiscal_year integer not null,
  project_code text not null,
  source_key text,
  allocated numeric(18,2) default 0 not null,
  committed numeric(18,2) default 0 not null,
  disbursed numeric(18,2) default 0 not null,
  remaining numeric(18,2) generated always as (((allocated - committed) - disbursed)) stored,
  entries bigint default 0 not null,
  constraint budget_line_pkey PRIMARY KEY (id),
  constraint budget_line_fiscal_year_project_code_source_key_key UNIQUE NULLS NOT DISTINCT (fiscal_year, project_code, source_key),
  constraint budget_line_id_fiscal_year_key UNIQUE (id, fiscal_year),
  constraint budget_line_fiscal_year_project_code_fkey FOREIGN KEY (fiscal_year, project_code) REFERENCES plan.project(fiscal_year, code),
  constraint budget_line_fiscal_year_source_key_fkey FOREIGN KEY (fiscal_year, source_key) REFERENCES plan.budget_source(fiscal_year, key),
  constraint budget_line_allocated CHECK ((allocated >= (0)::numeric)),
  constraint budget_line_committed CHECK ((committed >= (0)::numeric)),
  constraint budget_line_disbursed CHECK ((disbursed >= (0)::numeric)),
  constraint budget_line_overdrawn CHECK ((remaining >= (0)::numeric))
);
comment on table plan.budget_line is 'The derived book: what entries give for a project and a source. Balances are kept by the trigger of budget_entry alone; the application may not write them.';
comment on column plan.budget_line.source_key is 'Null: the source is not stated.';
grant select on plan.budget_line to prosme_app;
grant insert (id, fiscal_year, project_code, source_key) on plan.budget_line to prosme_app;

create table plan.budget_month (
  line_id uuid not null,
  month date not null,
  allocated numeric(18,2) not null,
  committed numeric(18,2) not null,
  disbursed numeric(18,2) not null,
  constraint budget_month_pkey PRIMARY KEY (line_id, month),
  constraint budget_month_line_id_fkey FOREIGN KEY (line_id) REFERENCES plan.budget_line(id),
  constraint budget_month_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric))
);
comment on table plan.budget_month is 'The derived book by month: what the entries dated in a month changed on a line, kept by the trigger of budget_entry, so that a page need not add up a year of entries. A month may be negative.';
grant select on plan.budget_month to prosme_app;

create table plan.budget_source (
  fiscal_year integer not null,
  key text not null,
  name_th text not null,
  name_en text,
  src_file text,
  src_row integer,
  src_line integer,
  constraint budget_source_pkey PRIMARY KEY (fiscal_year, key),
  constraint budget_source_fiscal_year_fkey FOREIGN KEY (fiscal_year) REFERENCES plan.fiscal_plan(fiscal_year)
);
comment on table plan.budget_source is 'Where money comes from: state budget, fund, money extended from an earlier year.';
grant delete, insert, select, update on plan.budget_source to prosme_app;

create table plan.fiscal_plan (
  fiscal_year integer not null,
  name_th text,
  constraint fiscal_plan_pkey PRIMARY KEY (fiscal_year),
  constraint fiscal_plan_fiscal_year_check CHECK (((fiscal_year >= 2400) AND (fiscal_year <= 2800)))
);
comment on table plan.fiscal_plan is 'One plan per fiscal year, by its Buddhist-era number.';
grant insert, select, update on plan.fiscal_plan to prosme_app;

create table plan.indicator (
  fiscal_year integer not null,
  id text not null,
  level text not null,
  strategy text,
  project_code text,
  kind text,
  seq integer not null,
  part text,
  name_th text not null,
  unit text,
  direction text not null,
  measures text,
  counts text,
  src_file text,
  src_row integer,
  src_line integer,
  filed jsonb,
  version integer default 1 not null,
  constraint indicator_pkey PRIMARY KEY (fiscal_year, id),
  constraint indicator_fiscal_year_fkey FOREIGN KEY (fiscal_year) REFERENCES plan.fiscal_plan(fiscal_year),
  constraint indicator_fiscal_year_project_code_fkey FOREIGN KEY (fiscal_year, project_code) REFERENCES plan.project(fiscal_year, code) DEFERRABLE INITIALLY DEFERRED,
  constraint indicator_fiscal_year_strategy_fkey FOREIGN KEY (fiscal_year, strategy) REFERENCES plan.strategy(fiscal_year, number) DEFERRABLE INITIALLY DEFERRED,
  constraint indicator_check CHECK (((level = 'project'::text) = (project_code IS NOT NULL))),
  constraint indicator_check1 CHECK (((level <> 'strategy'::text) OR (strategy IS NOT NULL))),
  constraint indicator_counts_check CHECK ((counts = ANY (ARRAY['times'::text, 'heads'::text]))),
  constraint indicator_direction_check CHECK ((direction = ANY (ARRAY['at_least'::text, 'at_most'::text, 'equal'::text]))),
  constraint indicator_kind_check CHECK ((kind = ANY (ARRAY['output'::text, 'outcome'::text]))),
  constraint indicator_level_check CHECK ((level = ANY (ARRAY['plan'::text, 'strategy'::text, 'project'::text]))),
  constraint indicator_measures_check CHECK ((measures = ANY (ARRAY['stock'::text, 'flow'::text])))
);
comment on column plan.indicator.direction is 'at_least: more is better; at_most: less is better (a rank of 6 beats 7); equal: exactly.';
comment on column plan.indicator.measures is 'stock: a standing amount at a date; flow: what happened in the period; null: not stated.';
comment on column plan.indicator.counts is 'times: the same person may count again; heads: each once; null: not stated or not a count of persons.';
CREATE INDEX indicator_project ON plan.indicator USING btree (fiscal_year, project_code);
grant delete, insert, select, update on plan.indicator to prosme_app;

create table plan.indicator_target (
  fiscal_year integer not null,
  indicator_id text not null,
  quarter integer,
  value numeric not null,
  printed text not null,
  src_file text,
  src_row integer,
  src_line integer,
  filed jsonb,
  version integer default 1 not null,
  constraint indicator_target_fiscal_year_indicator_id_quarter_key UNIQUE NULLS NOT DISTINCT (fiscal_year, indicator_id, quarter),
  constraint indicator_target_fiscal_year_indicator_id_fkey FOREIGN KEY (fiscal_year, indicator_id) REFERENCES plan.indicator(fiscal_year, id) ON DELETE CASCADE,
  constraint indicator_target_quarter_check CHECK (((quarter >= 1) AND (quarter <= 4)))
);
comment on column plan.indicator_target.quarter is 'Null: the target of the whole year. A quarter''s target is cumulative to its end.';
comment on column plan.indicator_target.printed is 'The target as it stood in the file or was typed.';
grant delete, insert, select, update on plan.indicator_target to prosme_app;

create table plan.project (
  fiscal_year integer not null,
  code text not null,
  project_group text not null,
  parent_code text,
  number text,
  own_page_number text,
  name_th text not null,
  own_page_name_th text,
  strategy text,
  tactic text,
  budget numeric(18,2) not null,
  start_date date,
  end_date date,
  table_start_date date,
  table_end_date date,
  own_page_disbursed numeric(18,2),
  owner_unit text,
  departments text[] default '{}'::text[] not null,
  continues_from text,
  figure_book text,
  own_page_line integer,
  own_page_money_line integer,
  src_file text,
  src_row integer,
  src_line integer,
  filed jsonb,
  version integer default 1 not null,
  constraint project_pkey PRIMARY KEY (fiscal_year, code),
  constraint project_fiscal_year_fkey FOREIGN KEY (fiscal_year) REFERENCES plan.fiscal_plan(fiscal_year),
  constraint project_fiscal_year_parent_code_fkey FOREIGN KEY (fiscal_year, parent_code) REFERENCES plan.project(fiscal_year, code) DEFERRABLE INITIALLY DEFERRED,
  constraint project_fiscal_year_strategy_fkey FOREIGN KEY (fiscal_year, strategy) REFERENCES plan.strategy(fiscal_year, number) DEFERRABLE INITIALLY DEFERRED,
  constraint project_fiscal_year_tactic_fkey FOREIGN KEY (fiscal_year, tactic) REFERENCES plan.tactic(fiscal_year, number) DEFERRABLE INITIALLY DEFERRED,
  constraint project_budget_check CHECK ((budget >= (0)::numeric)),
  constraint project_dates CHECK ((start_date <= end_date)),
  constraint project_figure_book_check CHECK ((figure_book = ANY (ARRAY['reported'::text, 'derived'::text]))),
  constraint project_project_group_check CHECK ((project_group = ANY (ARRAY['plan'::text, 'extra'::text, 'continuing'::text])))
);
comment on table plan.project is 'A project in one year. One that has others under it (parent_code) is a heading: money and totals are counted over the leaves.';
comment on column plan.project.project_group is 'plan: counted in the plan; extra: funded additionally in the year; continuing: from an earlier year. The last two are outside the plan''s total.';
comment on column plan.project.name_th is 'Name in the overview table; own_page_name_th is the name on the project''s own page.';
comment on column plan.project.budget is 'Budget in the plan, baht.';
comment on column plan.project.start_date is 'The project''s own dates, as on its own page; table_start_date and table_end_date are those of the overview table.';
comment on column plan.project.own_page_disbursed is 'Disbursed according to the project''s own page: a statement, kept for comparison.';
comment on column plan.project.continues_from is 'Code and year of the project this one continues, in words.';
comment on column plan.project.figure_book is 'The book whose balance is this project''s figure in this year; null: not declared (reported where a balance is stated, else derived).';
CREATE INDEX project_parent ON plan.project USING btree (fiscal_year, parent_code);
grant delete, insert, select, update on plan.project to prosme_app;

create table plan.reported_balance (
  id uuid not null,
  fiscal_year integer not null,
  project_code text not null,
  as_of date not null,
  allocated numeric(18,2) not null,
  disbursed numeric(18,2) not null,
  committed numeric(18,2) not null,
  remaining numeric(18,2) not null,
  withdrawn boolean default false not null,
  account_id uuid,
  recorded_at timestamp with time zone not null,
  src_file text,
  src_row integer,
  src_line integer,
  filed jsonb,
  constraint reported_balance_pkey PRIMARY KEY (id),
  constraint reported_balance_fiscal_year_project_code_fkey FOREIGN KEY (fiscal_year, project_code) REFERENCES plan.project(fiscal_year, code) ON DELETE CASCADE,
  constraint reported_balance_allocated_check CHECK ((allocated >= (0)::numeric)),
  constraint reported_balance_committed_check CHECK ((committed >= (0)::numeric)),
  constraint reported_balance_disbursed_check CHECK ((disbursed >= (0)::numeric)),
  constraint reported_balance_overdrawn CHECK (((disbursed + committed) <= allocated))
);
comment on table plan.reported_balance is 'The reported book: a balance as its owner states it for a date. Append-only: the newest statement for the latest date counts, a withdrawn one is as if it had not been made.';
comment on column plan.reported_balance.remaining is 'As stated; it need not be allocated - disbursed - committed.';
CREATE INDEX reported_balance_project ON plan.reported_balance USING btree (fiscal_year, project_code, as_of DESC, id DESC);
grant insert, select on plan.reported_balance to prosme_app;

create table plan.source_allocation (
  fiscal_year integer not null,
  expense_key text not null,
  expense_th text not null,
  source_key text not null,
  amount numeric(18,2) not null,
  printed_total numeric(18,2),
  is_total boolean not null,
  src_file text,
  src_row integer,
  src_line integer,
  filed jsonb,
  constraint source_allocation_pkey PRIMARY KEY (fiscal_year, expense_key, source_key),
  constraint source_allocation_fiscal_year_source_key_fkey FOREIGN KEY (fiscal_year, source_key) REFERENCES plan.budget_source(fiscal_year, key)
);
comment on table plan.source_allocation is 'The plan''s money by type of expense and source, as stated.';
comment on column plan.source_allocation.is_total is 'A printed sum row: shown, never added.';
grant delete, insert, select, update on plan.source_allocation to prosme_app;

create table plan.spending_explanation (
  fiscal_year integer not null,
  quarter integer not null,
  project_code text not null,
  text_th text not null,
  account_id uuid,
  recorded_at timestamp with time zone not null,
  version integer default 1 not null,
  constraint spending_explanation_pkey PRIMARY KEY (fiscal_year, quarter, project_code),
  constraint spending_explanation_fiscal_year_project_code_fkey FOREIGN KEY (fiscal_year, project_code) REFERENCES plan.project(fiscal_year, code) ON DELETE CASCADE,
  constraint spending_explanation_quarter_check CHECK (((quarter >= 1) AND (quarter <= 4)))
);
comment on table plan.spending_explanation is 'Why a project spent less than it planned up to the end of a quarter, and what it will do.';
grant insert, select, update on plan.spending_explanation to prosme_app;

create table plan.spending_plan (
  fiscal_year integer not null,
  project_code text not null,
  version integer not null,
  reason text,
  account_id uuid,
  recorded_at timestamp with time zone not null,
  src_file text,
  constraint spending_plan_pkey PRIMARY KEY (fiscal_year, project_code, version),
  constraint spending_plan_fiscal_year_project_code_fkey FOREIGN KEY (fiscal_year, project_code) REFERENCES plan.project(fiscal_year, code) ON DELETE CASCADE
);
comment on table plan.spending_plan is 'A version of a project''s monthly spending plan; the highest counts. Append-only.';
grant insert, select on plan.spending_plan to prosme_app;

create table plan.spending_plan_month (
  fiscal_year integer not null,
  project_code text not null,
  version integer not null,
  month date not null,
  amount numeric(18,2) not null,
  src_row integer,
  constraint spending_plan_month_pkey PRIMARY KEY (fiscal_year, project_code, version, month),
  constraint spending_plan_month_fiscal_year_project_code_version_fkey FOREIGN KEY (fiscal_year, project_code, version) REFERENCES plan.spending_plan(fiscal_year, project_code, version) ON DELETE CASCADE,
  constraint spending_plan_month_amount_check CHECK ((amount >= (0)::numeric)),
  constraint spending_plan_month_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric))
);
grant insert, select on plan.spending_plan_month to prosme_app;

create table plan.spending_report (
  fiscal_year integer not null,
  quarter integer not null,
  approved_by uuid,
  approved_at timestamp with time zone not null,
  constraint spending_report_pkey PRIMARY KEY (fiscal_year, quarter),
  constraint spending_report_fiscal_year_fkey FOREIGN KEY (fiscal_year) REFERENCES plan.fiscal_plan(fiscal_year),
  constraint spending_report_quarter_check CHECK (((quarter >= 1) AND (quarter <= 4)))
);
comment on table plan.spending_report is 'A quarter''s spending-acceleration report that was approved; its numbers are frozen in spending_report_line. Append-only. Before approval the report is drawn from the plan and the entries.';
grant insert, select on plan.spending_report to prosme_app;

create table plan.spending_report_line (
  fiscal_year integer not null,
  quarter integer not null,
  project_code text not null,
  allocated numeric(18,2) not null,
  planned numeric(18,2) not null,
  disbursed numeric(18,2) not null,
  committed numeric(18,2) not null,
  explanation text,
  constraint spending_report_line_pkey PRIMARY KEY (fiscal_year, quarter, project_code),
  constraint spending_report_line_fiscal_year_project_code_fkey FOREIGN KEY (fiscal_year, project_code) REFERENCES plan.project(fiscal_year, code),
  constraint spending_report_line_fiscal_year_quarter_fkey FOREIGN KEY (fiscal_year, quarter) REFERENCES plan.spending_report(fiscal_year, quarter)
);
grant insert, select on plan.spending_report_line to prosme_app;

create table plan.strategy (
  fiscal_year integer not null,
  number text not null,
  name_th text not null,
  name_en text,
  goal_th text,
  src_file text,
  src_row integer,
  src_line integer,
  filed jsonb,
  constraint strategy_pkey PRIMARY KEY (fiscal_year, number),
  constraint strategy_fiscal_year_fkey FOREIGN KEY (fiscal_year) REFERENCES plan.fiscal_plan(fiscal_year)
);
grant delete, insert, select, update on plan.strategy to prosme_app;

create table plan.tactic (
  fiscal_year integer not null,
  number text not null,
  strategy text not null,
  name_th text not null,
  src_file text,
  src_row integer,
  src_line integer,
  filed jsonb,
  constraint tactic_pkey PRIMARY KEY (fiscal_year, number),
  constraint tactic_fiscal_year_fkey FOREIGN KEY (fiscal_year) REFERENCES plan.fiscal_plan(fiscal_year),
  constraint tactic_fiscal_year_strategy_fkey FOREIGN KEY (fiscal_year, strategy) REFERENCES plan.strategy(fiscal_year, number) DEFERRABLE INITIALLY DEFERRED
);
grant delete, insert, select, update on plan.tactic to prosme_app;

create view plan.indicator_v1 as
 SELECT indicator.fiscal_year,
    indicator.id,
    indicator.level,
    indicator.strategy,
    indicator.project_code,
    indicator.kind,
    indicator.seq,
    indicator.part,
    indicator.name_th,
    indicator.unit,
    indicator.direction,
    indicator.measures,
    indicator.counts,
    target.value AS target,
    target.printed AS target_printed,
    indicator.src_file,
    indicator.src_row,
    indicator.src_line
   FROM plan.indicator
     LEFT JOIN plan.indicator_target target ON target.fiscal_year = indicator.fiscal_year AND target.indicator_id = indicator.id AND target.quarter IS NULL;
comment on view plan.indicator_v1 is 'Indicators of every level with the target of the year.';
grant select on plan.indicator_v1 to prosme_app;

create view plan.project_money_v1 as
 SELECT project.fiscal_year,
    project.code,
    project.project_group,
    project.parent_code,
    project.name_th,
    project.strategy,
    project.tactic,
    project.budget,
    project.figure_book AS declared_book,
    chosen.book,
        CASE chosen.book
            WHEN 'reported'::text THEN COALESCE(reported.allocated, 0::numeric)
            ELSE derived.allocated
        END AS allocated,
        CASE chosen.book
            WHEN 'reported'::text THEN COALESCE(reported.disbursed, 0::numeric)
            ELSE derived.disbursed
        END AS disbursed,
        CASE chosen.book
            WHEN 'reported'::text THEN COALESCE(reported.committed, 0::numeric)
            ELSE derived.committed
        END AS committed,
        CASE chosen.book
            WHEN 'reported'::text THEN COALESCE(reported.remaining, 0::numeric)
            ELSE derived.remaining
        END AS remaining,
    reported.as_of AS reported_as_of,
    reported.allocated AS reported_allocated,
    reported.disbursed AS reported_disbursed,
    reported.committed AS reported_committed,
    reported.remaining AS reported_remaining,
    reported.src_file,
    reported.src_row,
    reported.src_line,
    derived.entries AS derived_entries,
    derived.allocated AS derived_allocated,
    derived.disbursed AS derived_disbursed,
    derived.committed AS derived_committed,
    derived.remaining AS derived_remaining,
    NOT (EXISTS ( SELECT 1
           FROM plan.project part
          WHERE part.fiscal_year = project.fiscal_year AND part.parent_code = project.code)) AS leaf
   FROM plan.project
     LEFT JOIN LATERAL ( SELECT latest.id,
            latest.fiscal_year,
            latest.project_code,
            latest.as_of,
            latest.allocated,
            latest.disbursed,
            latest.committed,
            latest.remaining,
            latest.withdrawn,
            latest.account_id,
            latest.recorded_at,
            latest.src_file,
            latest.src_row,
            latest.src_line,
            latest.filed
           FROM ( SELECT DISTINCT ON (balance.as_of) balance.id,
                    balance.fiscal_year,
                    balance.project_code,
                    balance.as_of,
                    balance.allocated,
                    balance.disbursed,
                    balance.committed,
                    balance.remaining,
                    balance.withdrawn,
                    balance.account_id,
                    balance.recorded_at,
                    balance.src_file,
                    balance.src_row,
                    balance.src_line,
                    balance.filed
                   FROM plan.reported_balance balance
                  WHERE balance.fiscal_year = project.fiscal_year AND balance.project_code = project.code
                  ORDER BY balance.as_of DESC, balance.id DESC) latest
          WHERE NOT latest.withdrawn
          ORDER BY latest.as_of DESC
         LIMIT 1) reported ON true
     CROSS JOIN LATERAL ( SELECT COALESCE(sum(line.entries), 0::numeric)::bigint AS entries,
            COALESCE(sum(line.allocated), 0::numeric) AS allocated,
            COALESCE(sum(line.disbursed), 0::numeric) AS disbursed,
            COALESCE(sum(line.committed), 0::numeric) AS committed,
            COALESCE(sum(line.remaining), 0::numeric) AS remaining
           FROM plan.budget_line line
          WHERE line.fiscal_year = project.fiscal_year AND line.project_code = project.code) derived
     CROSS JOIN LATERAL ( SELECT COALESCE(project.figure_book,
                CASE
                    WHEN reported.id IS NULL THEN 'derived'::text
                    ELSE 'reported'::text
                END) AS book) chosen;
comment on view plan.project_money_v1 is 'A project''s money in a year, both books side by side and the one that is its figure (book). Sum over leaf rows only.';
grant select on plan.project_money_v1 to prosme_app;

-- platform ------------------------------------------------------------------------------------------------------------

create schema platform;
comment on schema platform is 'The ground: what every room stands on.';
grant usage on schema platform to prosme_app;
grant usage on schema platform to prosme_keeper;

CREATE OR REPLACE FUNCTION platform.current_account()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('prosme.account', true), '')::uuid $function$;
comment on function platform.current_account() is 'The account that acts in this transaction; null when nobody does.';

CREATE OR REPLACE FUNCTION platform.current_areas()
 RETURNS text[]
 LANGUAGE sql
 STABLE
AS $function$ select string_to_array(nullif(current_setting('prosme.areas', true), ''), ',') $function$;
comment on function platform.current_areas() is 'The area codes the caller reaches: {*} for all, null for none.';

CREATE OR REPLACE FUNCTION platform.current_audit_era()
 RETURNS integer
 LANGUAGE sql
 STABLE
AS $function$select max(number) from platform.audit_era$function$;
comment on function platform.current_audit_era() is 'The era a new audit line belongs to.';

CREATE OR REPLACE FUNCTION platform.current_day()
 RETURNS date
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('prosme.day', true), '')::date $function$;
comment on function platform.current_day() is 'The day this transaction works on, in Bangkok, by the clock of the application; null outside one.';

CREATE OR REPLACE FUNCTION platform.current_party()
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('prosme.party', true), '') $function$;
comment on function platform.current_party() is 'The outside agency that asks in this transaction, by code; null when none does.';

CREATE OR REPLACE FUNCTION platform.forget_files(wanted uuid[], now timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  one uuid;
  content text;
begin
  foreach one in array wanted loop
    begin
      delete from platform.file where id = one returning sha256 into content;
      if found then
        insert into platform.forgotten_file (sha256, at) values (content, now) on conflict do nothing;
      end if;
    exception when foreign_key_violation then
      null; -- something else rests on it
    end;
  end loop;
end $function$;
comment on function platform.forget_files(wanted uuid[], now timestamp with time zone) is 'Deletes files to which nothing refers any more and leaves the others. For functions of the owner alone; the bytes go after the commit, so that what is rolled back loses nothing.';
revoke all on function platform.forget_files(wanted uuid[], now timestamp with time zone) from public;

CREATE OR REPLACE FUNCTION platform.retire(now timestamp with time zone)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
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
end $function$;
comment on function platform.retire(now timestamp with time zone) is 'Deletes what has served its time (90 days): used form tokens, answers of calls that moved no money, sent or dead messages, finished jobs. Answers how many rows went.';
revoke all on function platform.retire(now timestamp with time zone) from public;
grant execute on function platform.retire(now timestamp with time zone) to prosme_keeper;

create table platform.audit_era (
  number integer not null,
  began_at timestamp with time zone not null,
  constraint audit_era_pkey PRIMARY KEY (number)
);
comment on table platform.audit_era is 'Transaction numbers belong to one database server. A restore begins a new era, so numbers of the old server and the new are never compared.';
grant select on platform.audit_era to prosme_app;

create table platform.audit_line (
  id uuid not null,
  at timestamp with time zone not null,
  account_id uuid,
  request_id text not null,
  action text collate "C" not null,
  subject text collate "C" not null,
  subject_id text collate "C" not null,
  detail jsonb default '{}'::jsonb not null,
  era integer default platform.current_audit_era() not null,
  txid xid8 default pg_current_xact_id() not null,
  constraint audit_line_pkey PRIMARY KEY (id)
);
comment on table platform.audit_line is 'One line per change, written in the transaction that made it. Ids, codes and amounts; never names or free text about a person.';
comment on column platform.audit_line.txid is 'The transaction that wrote the line: sealing takes only lines below the oldest transaction still open.';
CREATE INDEX audit_line_account ON platform.audit_line USING btree (account_id, id);
CREATE INDEX audit_line_action ON platform.audit_line USING btree (action, id);
CREATE INDEX audit_line_subject ON platform.audit_line USING btree (subject, subject_id, id);
CREATE INDEX audit_line_txid ON platform.audit_line USING btree (era, txid);
grant select on platform.audit_line to prosme_app;
grant insert (id, at, account_id, request_id, action, subject, subject_id, detail) on platform.audit_line to prosme_app;

create table platform.audit_seal (
  number bigint not null,
  era integer not null,
  from_txid xid8 not null,
  to_txid xid8 not null,
  line_count integer not null,
  lines_hash bytea not null,
  sealed_at timestamp with time zone not null,
  previous bytea not null,
  hash bytea not null,
  constraint audit_seal_pkey PRIMARY KEY (number),
  constraint audit_seal_hash_key UNIQUE (hash),
  constraint audit_seal_era_fkey FOREIGN KEY (era) REFERENCES platform.audit_era(number),
  constraint audit_seal_check CHECK ((from_txid < to_txid)),
  constraint audit_seal_line_count_check CHECK ((line_count > 0))
);
comment on table platform.audit_seal is 'A seal over every audit line of the transactions from_txid (included) to to_txid (not included). Its hash covers the seal before it.';
comment on column platform.audit_seal.lines_hash is 'sha256 over the sha256 of each line, in the order of txid and id.';
comment on column platform.audit_seal.hash is 'sha256 over the seal before it and this one''s number, era, range, count, lines_hash and moment.';
grant insert, select on platform.audit_seal to prosme_app;

create table platform.file (
  id uuid not null,
  sha256 text not null,
  size bigint not null,
  media_type text not null,
  name text not null,
  account_id uuid,
  at timestamp with time zone not null,
  constraint file_pkey PRIMARY KEY (id),
  constraint file_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint file_size_check CHECK ((size > 0))
);
comment on table platform.file is 'Files that were kept. Their bytes lie in the data folder under their hash, each content once.';
comment on column platform.file.media_type is 'What the content is, not what its name claims.';
comment on column platform.file.name is 'The name it was given by whoever sent it.';
CREATE INDEX file_sha256 ON platform.file USING btree (sha256);
grant insert, select on platform.file to prosme_app;

create table platform.forgotten_file (
  sha256 text not null,
  at timestamp with time zone not null,
  constraint forgotten_file_pkey PRIMARY KEY (sha256)
);
comment on table platform.forgotten_file is 'Contents that were forgotten with what they belonged to and whose bytes may still lie in the data folder. The worker removes the bytes, then the line.';
grant delete, select on platform.forgotten_file to prosme_app;

create table platform.idempotency (
  client text not null,
  key text not null,
  route text not null,
  request_hash bytea not null,
  status integer,
  body text,
  at timestamp with time zone not null,
  for_good boolean not null,
  constraint idempotency_pkey PRIMARY KEY (client, key, route)
);
comment on table platform.idempotency is 'Calls of the API that changed something, with their answer: the same key again is answered from here and nothing is done twice.';
comment on column platform.idempotency.client is 'The account, or the client of the API, that sent the key.';
comment on column platform.idempotency.for_good is 'Calls that move money are kept for good, others 90 days.';
CREATE INDEX idempotency_at ON platform.idempotency USING btree (at) WHERE (NOT for_good);
grant insert, select on platform.idempotency to prosme_app;
grant update (status, body) on platform.idempotency to prosme_app;

create table platform.job_progress (
  id uuid not null,
  name text not null,
  title_th text not null,
  title_en text not null,
  account_id uuid,
  created_at timestamp with time zone not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  attempts integer default 0 not null,
  done bigint default 0 not null,
  total bigint,
  phase_th text default ''::text not null,
  phase_en text default ''::text not null,
  result_path text,
  error_code text,
  constraint job_progress_pkey PRIMARY KEY (id),
  constraint job_progress_check CHECK (((done >= 0) AND ((total IS NULL) OR (total >= 0))))
);
comment on table platform.job_progress is 'How far a job is, for the page that shows it. The queue itself is pg-boss (schema pgboss), under the same id.';
comment on column platform.job_progress.account_id is 'Who started it; empty when the platform did.';
comment on column platform.job_progress.total is 'Empty until the job knows how much there is to do.';
comment on column platform.job_progress.error_code is 'Set together with finished_at when the job failed for good.';
CREATE INDEX job_progress_account ON platform.job_progress USING btree (account_id, id);
CREATE INDEX job_progress_open ON platform.job_progress USING btree (created_at) WHERE (finished_at IS NULL);
grant insert, select, update on platform.job_progress to prosme_app;

create table platform.migration (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone default now() not null,
  constraint migration_pkey PRIMARY KEY (name)
);
comment on table platform.migration is 'The migrations that ran here, with the hash of the file as it was.';
grant select on platform.migration to prosme_app;

create table platform.outbox (
  id uuid not null,
  channel text not null,
  payload jsonb not null,
  created_at timestamp with time zone not null,
  next_at timestamp with time zone not null,
  attempts integer default 0 not null,
  claimed_until timestamp with time zone,
  sent_at timestamp with time zone,
  dead_at timestamp with time zone,
  error_code text,
  constraint outbox_pkey PRIMARY KEY (id),
  constraint outbox_check CHECK (((sent_at IS NULL) OR (dead_at IS NULL)))
);
comment on table platform.outbox is 'What leaves the house: written in the transaction that decided it, sent after commit, retried later and later, set aside as dead after the last try.';
comment on column platform.outbox.claimed_until is 'A sender has it until then; a sender that died gives it free by time.';
comment on column platform.outbox.error_code is 'Why the last try failed: a code, never an address.';
CREATE INDEX outbox_due ON platform.outbox USING btree (channel, next_at) WHERE ((sent_at IS NULL) AND (dead_at IS NULL));
grant insert, select on platform.outbox to prosme_app;
grant update (next_at, attempts, claimed_until, sent_at, dead_at, error_code) on platform.outbox to prosme_app;

create table platform.retention (
  name text collate "C" not null,
  what_th text not null,
  what_en text not null,
  keep interval,
  basis_th text not null,
  basis_en text not null,
  assumed boolean not null,
  constraint retention_pkey PRIMARY KEY (name)
);
comment on table platform.retention is 'How long which rows are kept. Each schema that lets go of rows has a function retire(now), which reads its periods here and which the worker calls as the keeper.';
comment on column platform.retention.keep is 'Counted from the moment the text names; null: kept for good.';
comment on column platform.retention.assumed is 'No law or rule gives the period: it is ours until one does.';
grant select on platform.retention to prosme_app;
grant select on platform.retention to prosme_keeper;

create table platform.submission (
  token text not null,
  account_id uuid,
  at timestamp with time zone not null,
  answer text,
  constraint submission_pkey PRIMARY KEY (token)
);
comment on table platform.submission is 'Form tokens that were used, with where the first sending led, so that a second sending shows the first answer.';
CREATE INDEX submission_at ON platform.submission USING btree (at);
grant insert, select on platform.submission to prosme_app;
grant update (answer) on platform.submission to prosme_app;

-- privacy -------------------------------------------------------------------------------------------------------------

create schema privacy;
grant usage on schema privacy to prosme_app;
grant usage on schema privacy to prosme_keeper;

CREATE OR REPLACE FUNCTION privacy.retire(now timestamp with time zone)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  gone bigint;
begin
  delete from privacy.breach where closed_at < now - (select keep from platform.retention where name = 'privacy.breach');
  get diagnostics gone = row_count;
  return gone;
end $function$;
comment on function privacy.retire(now timestamp with time zone) is 'Deletes closed breaches that have served their time by platform.retention. Answers how many went.';
revoke all on function privacy.retire(now timestamp with time zone) from public;
grant execute on function privacy.retire(now timestamp with time zone) to prosme_keeper;

create table privacy.breach (
  id uuid not null,
  number integer generated always as identity not null,
  happened_on date,
  found_at timestamp with time zone not null,
  what text not null,
  data text not null,
  people integer,
  measures text not null,
  risk text,
  status text not null,
  version integer default 1 not null,
  created_at timestamp with time zone not null,
  reported_at timestamp with time zone,
  told_at timestamp with time zone,
  closed_at timestamp with time zone,
  constraint breach_pkey PRIMARY KEY (id),
  constraint breach_number_key UNIQUE (number),
  constraint breach_check CHECK (((status = 'found'::text) = (risk IS NULL))),
  constraint breach_people_check CHECK ((people >= 0)),
  constraint breach_risk_check CHECK ((risk = ANY (ARRAY['none'::text, 'some'::text, 'high'::text]))),
  constraint breach_status_check CHECK ((status = ANY (ARRAY['found'::text, 'assessed'::text, 'reported'::text, 'told'::text, 'closed'::text])))
);
comment on table privacy.breach is 'Breaches of personal data: what happened, whom it touches, what was done. Holds no names of people.';
comment on column privacy.breach.found_at is 'When the agency became aware of it: the 72 hours of section 37(4) of the Personal Data Protection Act B.E. 2562 run from here.';
comment on column privacy.breach.people is 'About how many people; null while not known.';
comment on column privacy.breach.risk is 'To the rights and freedoms of people: none, some (the Committee is told), high (the people are told as well).';
grant insert, select on privacy.breach to prosme_app;
grant update (happened_on, what, data, people, measures, risk, status, version, reported_at, told_at, closed_at) on privacy.breach to prosme_app;

create table privacy.breach_step (
  breach_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null,
  account_id uuid not null,
  status text not null,
  note text,
  constraint breach_step_pkey PRIMARY KEY (breach_id, id),
  constraint breach_step_breach_id_fkey FOREIGN KEY (breach_id) REFERENCES privacy.breach(id) ON DELETE CASCADE
);
comment on table privacy.breach_step is 'What was done about a breach, by whom, when. Append-only.';
grant insert, select on privacy.breach_step to prosme_app;

-- reference -----------------------------------------------------------------------------------------------------------

create schema reference;
grant usage on schema reference to prosme_app;
grant usage on schema reference to prosme_keeper;

create table reference.activity (
  code text not null,
  level text not null,
  section text not null,
  parent text,
  name_th text not null,
  name_en text,
  needs_proof_reading boolean not null,
  valid_from date default '-infinity'::date not null,
  valid_to date default 'infinity'::date not null,
  constraint activity_pkey PRIMARY KEY (code),
  constraint activity_parent_fkey FOREIGN KEY (parent) REFERENCES reference.activity(code) DEFERRABLE INITIALLY DEFERRED,
  constraint activity_check CHECK (((parent IS NULL) = (level = 'section'::text))),
  constraint activity_level_check CHECK ((level = ANY (ARRAY['section'::text, 'division'::text, 'group'::text, 'class'::text, 'activity'::text])))
);
comment on table reference.activity is 'Thailand Standard Industrial Classification, edition of 2552: sections, divisions, groups, classes, activities.';
comment on column reference.activity.name_en is 'English name of ISIC Rev. 4, where the code has one.';
comment on column reference.activity.needs_proof_reading is 'The Thai name was taken from a scan and has not been proof-read.';
CREATE INDEX activity_name ON reference.activity USING gin (name_th gin_trgm_ops);
CREATE INDEX activity_parent ON reference.activity USING btree (parent);
grant insert, select, update on reference.activity to prosme_app;

create table reference.district (
  code text not null,
  province_code text not null,
  name_th text not null,
  name_en text not null,
  postcode text not null,
  valid_from date default '-infinity'::date not null,
  valid_to date default 'infinity'::date not null,
  constraint district_pkey PRIMARY KEY (code),
  constraint district_province_code_fkey FOREIGN KEY (province_code) REFERENCES reference.province(code),
  constraint district_check CHECK (("left"(code, 2) = province_code)),
  constraint district_code_check CHECK ((code ~ '^[0-9]{4}$'::text))
);
comment on table reference.district is 'Districts (อำเภอ, เขต) by the interior ministry''s code.';
CREATE INDEX district_province ON reference.district USING btree (province_code);
grant insert, select, update on reference.district to prosme_app;

create table reference.fiscal_year (
  year integer not null,
  closed_at timestamp with time zone,
  constraint fiscal_year_pkey PRIMARY KEY (year),
  constraint fiscal_year_year_check CHECK (((year >= 2400) AND (year <= 2900)))
);
comment on table reference.fiscal_year is 'Fiscal years by Buddhist-era number: 2566 is 1 October 2022 to 30 September 2023.';
comment on column reference.fiscal_year.closed_at is 'From then on the year stands still; null while it is open.';
grant insert, select, update on reference.fiscal_year to prosme_app;

create table reference.holiday (
  day date not null,
  category text not null,
  name_th text not null,
  origin text not null,
  struck_at timestamp with time zone,
  constraint holiday_pkey PRIMARY KEY (day),
  constraint holiday_category_check CHECK ((category = ANY (ARRAY['public'::text, 'government'::text, 'bank'::text]))),
  constraint holiday_origin_check CHECK ((origin = ANY (ARRAY['file'::text, 'typed'::text])))
);
comment on table reference.holiday is 'Dated holidays. People add the ones the cabinet announces and strike off the ones it moves; a file taken in later changes nothing people did.';
comment on column reference.holiday.category is 'public and government close the agency, bank closes banks alone.';
comment on column reference.holiday.struck_at is 'When somebody struck the day off: it is a working day then.';
grant insert, select, update on reference.holiday to prosme_app;

create table reference.province (
  code text not null,
  name_th text not null,
  name_en text not null,
  abbreviation_th text not null,
  abbreviation_en text not null,
  map_id text not null,
  iso_code text not null,
  region_6 text not null,
  region_nesdc text not null,
  region_smesi text not null,
  cluster_18 text not null,
  valid_from date default '-infinity'::date not null,
  valid_to date default 'infinity'::date not null,
  constraint province_pkey PRIMARY KEY (code),
  constraint province_iso_code_key UNIQUE (iso_code),
  constraint province_map_id_key UNIQUE (map_id),
  constraint province_code_check CHECK ((code ~ '^[0-9]{2}$'::text))
);
comment on table reference.province is 'Provinces by the interior ministry''s code. An area that is abolished keeps its row and gets an end date.';
comment on column reference.province.map_id is 'Identifier of the shape in the map of the provinces.';
comment on column reference.province.region_6 is 'One of the six geographic regions.';
comment on column reference.province.region_nesdc is 'Region as the national economic council counts; compiled from general knowledge.';
comment on column reference.province.region_smesi is 'Region as the SME confidence index counts; compiled from general knowledge.';
comment on column reference.province.cluster_18 is 'One of the 18 province clusters; compiled from general knowledge.';
grant insert, select, update on reference.province to prosme_app;

create table reference.source (
  name text not null,
  fingerprint text not null,
  loaded_at timestamp with time zone not null,
  constraint source_pkey PRIMARY KEY (name)
);
comment on table reference.source is 'Files of data/reference that were taken in, by content: an unchanged file is not read again.';
grant insert, select, update on reference.source to prosme_app;

create table reference.subdistrict (
  code text not null,
  district_code text not null,
  name_th text not null,
  name_en text not null,
  postcode text not null,
  valid_from date default '-infinity'::date not null,
  valid_to date default 'infinity'::date not null,
  constraint subdistrict_pkey PRIMARY KEY (code),
  constraint subdistrict_district_code_fkey FOREIGN KEY (district_code) REFERENCES reference.district(code),
  constraint subdistrict_check CHECK (("left"(code, 4) = district_code)),
  constraint subdistrict_code_check CHECK ((code ~ '^[0-9]{6}$'::text))
);
comment on table reference.subdistrict is 'Sub-districts (ตำบล, แขวง) by the interior ministry''s code.';
CREATE INDEX subdistrict_district ON reference.subdistrict USING btree (district_code);
CREATE INDEX subdistrict_name ON reference.subdistrict USING gin (name_th gin_trgm_ops);
CREATE INDEX subdistrict_postcode ON reference.subdistrict USING btree (postcode);
grant insert, select, update on reference.subdistrict to prosme_app;

-- registration --------------------------------------------------------------------------------------------------------

create schema registration;
grant usage on schema registration to prosme_app;
grant usage on schema registration to prosme_keeper;

CREATE OR REPLACE FUNCTION registration.retire(now timestamp with time zone)
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    with gone as (
      delete from registration.draft where changed_at < now - (select keep from platform.retention where name = 'registration.draft') returning 1
    )
    select count(*) from gone
  $function$;
comment on function registration.retire(now timestamp with time zone) is 'Deletes drafts that served their time by platform.retention. Answers how many.';
revoke all on function registration.retire(now timestamp with time zone) from public;
grant execute on function registration.retire(now timestamp with time zone) to prosme_keeper;

create table registration.draft (
  id uuid not null,
  lookup bytea not null,
  account_id uuid,
  salt bytea,
  sealed bytea,
  version integer not null,
  one_id text collate "C",
  started_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  constraint draft_pkey PRIMARY KEY (id),
  constraint draft_lookup_key UNIQUE (lookup),
  constraint draft_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id),
  constraint draft_check CHECK (((salt IS NULL) = (sealed IS NULL))),
  constraint draft_check1 CHECK (((one_id IS NULL) OR (sealed IS NULL)))
);
comment on table registration.draft is 'Answers of a registration on the web between its first page and the last, for 14 days. Sent, it is emptied and names the ONE ID it led to; thrown away, it is emptied too.';
comment on column registration.draft.lookup is 'Keyed hash of the secret in the cookie of the browser that began it.';
comment on column registration.draft.account_id is 'Set once somebody with an account works on it; from then on it is theirs alone, in any browser.';
comment on column registration.draft.sealed is 'The answers as JSON, sealed under the salt.';
comment on column registration.draft.version is 'Counts the changes, so that a page drawn before another tab saved is noticed.';
CREATE INDEX draft_account ON registration.draft USING btree (account_id, changed_at) WHERE (account_id IS NOT NULL);
CREATE INDEX draft_changed ON registration.draft USING btree (changed_at);
grant insert, select, update on registration.draft to prosme_app;

-- registry ------------------------------------------------------------------------------------------------------------

create schema registry;
grant usage on schema registry to prosme_app;
grant usage on schema registry to prosme_keeper;

create sequence registry.one_id_number as bigint;
grant select, usage on sequence registry.one_id_number to prosme_app;

CREATE OR REPLACE FUNCTION registry.bearer(wanted text)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$ select coalesce(survivor_id, id) from registry.enterprise where one_id = wanted and status <> 'erased' $function$;
comment on function registry.bearer(wanted text) is 'The living enterprise that bears a ONE ID, over all areas: for an officer to whom its card is shown. Tells nothing else.';

CREATE OR REPLACE FUNCTION registry.bearers(places integer[], lookups bytea[], one_ids text[])
 RETURNS TABLE(place integer, enterprise_id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 50
 SET search_path TO 'pg_catalog'
AS $function$
begin
  return query
    select asked.place, coalesce(e.survivor_id, e.id)
    from unnest(places, lookups) as asked (place, lookup) join registry.identity_number n on n.lookup = asked.lookup join registry.enterprise e on e.id = n.enterprise_id
    where asked.lookup is not null
    union
    select asked.place, coalesce(e.survivor_id, e.id)
    from unnest(places, one_ids) as asked (place, one_id) join registry.enterprise e on e.one_id = asked.one_id
    where asked.one_id is not null;
end $function$;
comment on function registry.bearers(places integer[], lookups bytea[], one_ids text[]) is 'The living enterprises that bear numbers (by hash) or ONE IDs, over all areas, many questions at once. Tells ids alone: whoever asks reads the guarded rows by them.';

CREATE OR REPLACE FUNCTION registry.changes_since(era integer, txid xid8, last_id uuid, most integer)
 RETURNS TABLE(era_of integer, txid_of xid8, id uuid, one_id text, state text, survivor_one_id text, known boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select e.changed_era, e.changed_in, e.id, e.one_id,
    case when e.survivor_id is not null then 'merged' when e.status <> 'erased' and not reads then 'withdrawn' else e.status end,
    survivor.one_id,
    reads or exists (select from registry.consent c where c.enterprise_id = e.id and c.agency_code = platform.current_party())
  from (
    select * from registry.enterprise
    where (changed_era, changed_in, enterprise.id) > ($1, $2, $3)
      and (changed_era < platform.current_audit_era() or changed_in < pg_snapshot_xmin(pg_current_snapshot()))
    order by changed_era, changed_in, enterprise.id limit most
  ) e
  left join registry.enterprise survivor on survivor.id = e.survivor_id
  cross join lateral (select registry.party_reads(e.id) as reads) party
  order by e.changed_era, e.changed_in, e.id
$function$;
comment on function registry.changes_since(era integer, txid xid8, last_id uuid, most integer) is 'The next enterprises in the order of their last change, and of each whether the asking agency may know of it: it reads it now, or was let read it once by consent. Tells no data.';

CREATE OR REPLACE FUNCTION registry.disclose(party text, today date, moment timestamp with time zone, places integer[], line_ids uuid[], purposes text[], request_ids text[], bearer_places integer[], lookups bytea[], one_ids text[])
 RETURNS TABLE(place integer, id uuid, one_id text, name_th text, name_en text, trading_names text[], activity_code text, province_code text, district_code text, subdistrict_code text, address bytea, owner_gender text, size text, sector text, stage text, status text, salt bytea, fields text[])
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
#variable_conflict use_column
declare
  by_law text[];
  by_consent text[];
  agreement uuid;
  usual_purpose text;
begin
  perform set_config('prosme.account', '', true), set_config('prosme.request', request_ids[1], true), set_config('prosme.areas', '', true),
    set_config('prosme.party', party, true), set_config('prosme.day', today::text, true);
  select array_agg(distinct field) filter (where a.basis = 'law'), array_agg(distinct field) filter (where a.basis = 'consent'),
      min(a.agreement_id::text) filter (where a.basis = 'law'), min(a.purpose)
    into by_law, by_consent, agreement, usual_purpose
    from agencies.agreement_v1 a, unnest(a.fields) as field
    where a.agency_code = party and a.direction = 'out' and today between a.starts_on and a.ends_on;
  if by_law is null and by_consent is null then return; end if;
  return query
    with told as (
      select asked.place, asked.line_id, coalesce(asked.purpose, usual_purpose) as purpose, asked.request_id, e.id, e.one_id, e.name_th, e.name_en, e.trading_names,
        e.activity_code, e.province_code, e.district_code, e.subdistrict_code, e.address, e.owner_gender, e.size, e.sector, e.stage, e.status, e.salt,
        consent.id as consent_id,
        case when consent.id is null or by_consent is null then coalesce(by_law, '{}')
          else array(select unnest(by_law) union select field from unnest(by_consent) as field where field = any (consent.fields)) end as fields
      from registry.bearers(bearer_places, lookups, one_ids) as b
        join unnest(places, line_ids, purposes, request_ids) as asked (place, line_id, purpose, request_id) on asked.place = b.place
        join registry.enterprise e on e.id = b.enterprise_id
        left join registry.consent on by_consent is not null and consent.enterprise_id = e.id and consent.agency_code = party and consent.withdrawn_at is null
      where e.status <> 'erased'),
    logged as (
      insert into registry.access_line (enterprise_id, id, at, reader, party, purpose, fields, basis, request_id)
      select told.id, told.line_id, moment, 'agency', party, told.purpose, told.fields, coalesce('agreement:' || agreement, 'consent:' || told.consent_id), told.request_id
      from told where cardinality(told.fields) > 0)
    select told.place, told.id, told.one_id, told.name_th, told.name_en, told.trading_names, told.activity_code, told.province_code, told.district_code,
      told.subdistrict_code, told.address, told.owner_gender, told.size, told.sector, told.stage, told.status, told.salt, told.fields
    from told where cardinality(told.fields) > 0;
end $function$;
comment on function registry.disclose(party text, today date, moment timestamp with time zone, places integer[], line_ids uuid[], purposes text[], request_ids text[], bearer_places integer[], lookups bytea[], one_ids text[]) is 'Tells an agency what agreements in force, and consents where they rest on them, let it read of the enterprises it asks about; every record told leaves a line of access.';

CREATE OR REPLACE FUNCTION registry.find_names(typed text, within text[], most integer)
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  areas text[] := platform.current_areas();
  found uuid[];
  begun int;
begin
  if areas is null then return '{}'; end if;
  if not '*' = any (areas) then within := case when within is null then areas else array(select unnest(within) intersect select unnest(areas)) end; end if;
  found := array(select registry.names_beginning(array[typed], within, most));
  if cardinality(found) < most and length(typed) > 2 then
    found := found || array(select registry.names_holding(typed, within, most));
  end if;
  if cardinality(found) < most and length(typed) > 5 then
    -- As far as any name begins so the slip has not come: it is at most one letter further on.
    begun := (select max(at) from generate_series(0, length(typed) - 1) at where exists (select registry.names_beginning(array[left(typed, at)], within, 1)));
    found := found || array(select registry.names_beginning(registry.slips(typed, begun), within, most));
  end if;
  return array(select distinct coalesce(survivor_id, id) from registry.enterprise where id = any (found));
end $function$;
comment on function registry.find_names(typed text, within text[], most integer) is 'Ids of enterprises by a folded name (of their survivors, where they were merged), within provinces the transaction reaches: those of which a name begins with it, then those of which one holds it, then those of which one begins with it but for one slip. Looks past row-level security, which keeps comparisons of texts from using an index, and tells ids alone: whoever asks reads the guarded rows by them.';

CREATE OR REPLACE FUNCTION registry.forget(wanted uuid, now timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
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
end $function$;
comment on function registry.forget(wanted uuid, now timestamp with time zone) is 'Empties an enterprise whose salt was destroyed, and everything merged into it: names, address, numbers (which may register again), contacts, mandates, consents, the papers that were kept as evidence. Refuses one that is not erased.';

CREATE OR REPLACE FUNCTION registry.holder(lookups bytea[])
 RETURNS TABLE(enterprise_id uuid, registered boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select holder.id, holder.stage <> 'unregistered'
  from registry.identity_number n join registry.enterprise e on e.id = n.enterprise_id join registry.enterprise holder on holder.id = coalesce(e.survivor_id, e.id)
  where n.lookup = any (lookups)
  limit 1
$function$;
comment on function registry.holder(lookups bytea[]) is 'Who has a number, over all areas: the living enterprise, and whether it registered. For deciding whether a number may register, not for reading.';

CREATE OR REPLACE FUNCTION registry.is_managed(wanted uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select exists (
    select from registry.mandate m
    where m.enterprise_id = wanted and m.status = 'verified' and 'manage' = any (m.scope)
      and m.starts_on <= platform.current_day() and (m.ends_on is null or m.ends_on >= platform.current_day()))
$function$;
comment on function registry.is_managed(wanted uuid) is 'Whether somebody verified can answer for the enterprise when another claims it. Tells nothing else.';

CREATE OR REPLACE FUNCTION registry.mark_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  new.changed_era := platform.current_audit_era();
  new.changed_in := pg_current_xact_id();
  return new;
end $function$;

CREATE OR REPLACE FUNCTION registry.mark_consent()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  update registry.enterprise set status = status where id = new.enterprise_id;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION registry.my_enterprises(fully boolean)
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if platform.current_account() is null then return '{}'; end if;
  return (
    select coalesce(array_agg(e.id), '{}')
    from registry.mandate m join registry.enterprise mine on mine.id = m.enterprise_id
      join registry.enterprise e on e.id = mine.id or e.survivor_id = mine.id
        or (m.status = 'verified' and (e.id = mine.survivor_id or e.survivor_id = mine.survivor_id))
    where m.account_id = platform.current_account() and m.status in ('unverified', 'verified')
      and m.starts_on <= platform.current_day() and (m.ends_on is null or m.ends_on >= platform.current_day()) and (m.sees = 'all' or not fully));
end $function$;
comment on function registry.my_enterprises(fully boolean) is 'Enterprises the acting account has a current mandate for, with those merged into them; a verified mandate reaches what its enterprise was merged into. Fully: only those it may see all of.';

CREATE OR REPLACE FUNCTION registry.my_enterprises_to(wanted text)
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if platform.current_account() is null then return '{}'; end if;
  return (
    select coalesce(array_agg(e.id), '{}')
    from registry.mandate m join registry.enterprise mine on mine.id = m.enterprise_id
      join registry.enterprise e on e.id = mine.id or (m.status = 'verified' and e.id = mine.survivor_id)
    where m.account_id = platform.current_account() and m.status in ('unverified', 'verified') and m.sees = 'all' and wanted = any (m.scope)
      and m.starts_on <= platform.current_day() and (m.ends_on is null or m.ends_on >= platform.current_day()));
end $function$;
comment on function registry.my_enterprises_to(wanted text) is 'Enterprises the acting account has a current mandate for that reaches as far as this scope.';

CREATE OR REPLACE FUNCTION registry.names_beginning(beginnings text[], within text[], most integer)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog'
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_bitmapscan TO 'off'
AS $function$
begin
  return query
    select named.id
    from unnest(beginnings) as b (beginning), lateral (values (b.beginning || chr(1114111))) as e (ending), lateral (
      (select id from registry.enterprise
        where search_text ~>=~ beginning and search_text ~<~ ending and (within is null or province_code = any (within)) and status <> 'erased'
        order by search_text using ~<~ limit most)
      union all
      (select id from registry.enterprise
        where split_part(search_text, ' ', 2) ~>=~ beginning and split_part(search_text, ' ', 2) ~<~ ending and (within is null or province_code = any (within))
          and split_part(search_text, ' ', 2) <> '' and status <> 'erased'
        limit most)
      union all
      (select id from registry.enterprise
        where split_part(search_text, ' ', 3) ~>=~ beginning and split_part(search_text, ' ', 3) ~<~ ending and (within is null or province_code = any (within))
          and split_part(search_text, ' ', 3) <> '' and status <> 'erased'
        limit most)) named
    limit most;
end $function$;
comment on function registry.names_beginning(beginnings text[], within text[], most integer) is 'Some enterprises of which a name begins with one of these, within provinces, or everywhere where none are given. Reads as whoever calls it.';

CREATE OR REPLACE FUNCTION registry.names_holding(part text, within text[], most integer)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog'
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
AS $function$
begin
  -- Two statements, because the index narrows to provinces only where it is told some.
  if within is null then
    return query select id from registry.enterprise where search_text like '%' || part || '%' and status <> 'erased' limit most;
  else
    return query select id from registry.enterprise
      where search_text like '%' || part || '%' and province_code = any (within) and status <> 'erased' limit most;
  end if;
end $function$;
comment on function registry.names_holding(part text, within text[], most integer) is 'Some enterprises of which a name holds this, within provinces, or everywhere where none are given. Reads as whoever calls it.';

CREATE OR REPLACE FUNCTION registry.one_id_of(number bigint)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
declare
  nine text := (100000000 + (number * 618033989) % 900000000)::text;
  carried int := 10;
begin
  for place in 1..9 loop
    carried := (carried + substr(nine, place, 1)::int) % 10;
    carried := (case carried when 0 then 10 else carried end * 2) % 11;
  end loop;
  return nine || (11 - carried) % 10;
end $function$;
comment on function registry.one_id_of(number bigint) is 'The ONE ID of the n-th enterprise, n from 1 to 899,999,999: n scattered over the nine-digit numbers that do not begin with 0 (the factor has no divisor in common with 900,000,000, so no two meet), and a check digit after ISO 7064 MOD 11,10.';

CREATE OR REPLACE FUNCTION registry.party_reads(wanted uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  return exists (
    select from agencies.agreement a
    where a.agency_code = platform.current_party() and a.direction = 'out' and a.ended_at is null
      and platform.current_day() between a.starts_on and a.ends_on
      and (a.basis = 'law' or exists (
        select from registry.consent c where c.enterprise_id = wanted and c.agency_code = a.agency_code and c.withdrawn_at is null)));
end $function$;
comment on function registry.party_reads(wanted uuid) is 'Whether the asking agency has an agreement in force that lets it read this enterprise: by law, or with the enterprise''s consent.';

CREATE OR REPLACE FUNCTION registry.party_reads_all()
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if platform.current_party() is null then return false; end if;
  return exists (
    select from agencies.agreement a
    where a.agency_code = platform.current_party() and a.direction = 'out' and a.basis = 'law' and a.ended_at is null
      and platform.current_day() between a.starts_on and a.ends_on);
end $function$;
comment on function registry.party_reads_all() is 'Whether a law lets the asking agency read every enterprise: asked once for a statement, where party_reads is asked for every row.';

CREATE OR REPLACE FUNCTION registry.retire(now timestamp with time zone)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  gone bigint := 0;
  step bigint;
begin
  delete from registry.access_line where at < now - (select keep from platform.retention where name = 'registry.access_line');
  get diagnostics step = row_count; gone := gone + step;
  delete from registry.consent where withdrawn_at < now - (select keep from platform.retention where name = 'registry.consent');
  get diagnostics step = row_count; gone := gone + step;
  delete from registry.mandate
    where least(ended_at, ends_on::timestamptz) < now - (select keep from platform.retention where name = 'registry.mandate');
  get diagnostics step = row_count; gone := gone + step;
  delete from registry.contact where ended_at < now - (select keep from platform.retention where name = 'registry.contact');
  get diagnostics step = row_count; gone := gone + step;
  delete from registry.invitation where open_until + 1 < now - (select keep from platform.retention where name = 'registry.invitation');
  get diagnostics step = row_count; gone := gone + step;
  return gone;
end $function$;
comment on function registry.retire(now timestamp with time zone) is 'Deletes what has served its time by platform.retention. Answers how many rows went.';
revoke all on function registry.retire(now timestamp with time zone) from public;
grant execute on function registry.retire(now timestamp with time zone) to prosme_keeper;

CREATE OR REPLACE FUNCTION registry.slips(typed text, last integer)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
 SET search_path TO 'pg_catalog'
AS $function$
  with letters (letter) as (
    select unnest(string_to_array(case when typed ~ '[ก-ฮ]' then 'กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลวศษสหฬอฮะัาำิีึืุูเแโไ0123456789' else 'abcdefghijklmnopqrstuvwxyz0123456789' end, null)))
  select array_agg(left(typed, at) || slip)
  from generate_series(0, last) as at, lateral (
    select substr(typed, at + 2) union all
    select substr(typed, at + 2, 1) || substr(typed, at + 1, 1) || substr(typed, at + 3) union all
    select letter || substr(typed, at + 2) from letters union all
    select letter || substr(typed, at + 1) from letters) as made (slip)
$function$;
comment on function registry.slips(typed text, last integer) is 'What was meant, if one letter of a folded name, up to the last-th counted from 0, was too many, exchanged with the next, wrong or missing.';

CREATE OR REPLACE FUNCTION registry.survivor(wanted uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$ select coalesce(survivor_id, id) from registry.enterprise where id = wanted $function$;
comment on function registry.survivor(wanted uuid) is 'The enterprise that lives on after merges; itself when it was never merged.';

create table registry.access_line (
  enterprise_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null,
  reader text not null,
  account_id uuid,
  party text collate "C",
  purpose text collate "C" not null,
  fields text[] not null,
  basis text collate "C" not null,
  request_id text collate "C" not null,
  constraint access_line_pkey PRIMARY KEY (enterprise_id, id),
  constraint access_line_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES registry.enterprise(id),
  constraint access_line_reader_check CHECK ((reader = ANY (ARRAY['staff'::text, 'agency'::text, 'client'::text])))
);
comment on table registry.access_line is 'Who looked: one line for every read of an enterprise''s record by staff, an agency or a system that let somebody in with ONE ID. Read by the enterprise. Append-only.';
comment on column registry.access_line.basis is 'duty (staff in their area), presence (at the counter, with consent), agreement:ID, consent:ID.';
CREATE INDEX access_line_at ON registry.access_line USING brin (at);
alter table registry.access_line enable row level security;
alter table registry.access_line force row level security;
create policy added on registry.access_line for insert to prosme_app with check (true);
create policy changed on registry.access_line for update to prosme_app using (((enterprise_id = ANY (( SELECT registry.my_enterprises(true) AS my_enterprises)::uuid[])) OR (EXISTS ( SELECT
   FROM registry.enterprise e
  WHERE ((e.id = access_line.enterprise_id) AND ((e.province_code = ANY (( SELECT platform.current_areas() AS current_areas)::text[])) OR ('*'::text = ANY (( SELECT platform.current_areas() AS current_areas)::text[])))))))) with check (true);
create policy owner_works on registry.access_line for all to prosme_owner, prosme_keeper using (true) with check (true);
create policy seen on registry.access_line for select to prosme_app using (((enterprise_id = ANY (( SELECT registry.my_enterprises(true) AS my_enterprises)::uuid[])) OR (EXISTS ( SELECT
   FROM registry.enterprise e
  WHERE ((e.id = access_line.enterprise_id) AND ((e.province_code = ANY (( SELECT platform.current_areas() AS current_areas)::text[])) OR ('*'::text = ANY (( SELECT platform.current_areas() AS current_areas)::text[]))))))));
grant insert, select on registry.access_line to prosme_app;

create table registry.change (
  enterprise_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null,
  account_id uuid,
  party text collate "C",
  source text collate "C" not null,
  reason text not null,
  sealed bytea not null,
  evidence_file_id uuid,
  constraint change_pkey PRIMARY KEY (enterprise_id, id),
  constraint change_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES registry.enterprise(id),
  constraint change_evidence_file_id_fkey FOREIGN KEY (evidence_file_id) REFERENCES platform.file(id),
  constraint change_reason_check CHECK ((reason = ANY (ARRAY['registered'::text, 'updated'::text, 'corrected'::text, 'source'::text, 'answered'::text, 'merged'::text, 'unmerged'::text, 'erased'::text, 'rule'::text])))
);
comment on table registry.change is 'History: what changed from what to what, sealed under the enterprise''s key, with who, where from and why. Append-only.';
comment on column registry.change.sealed is 'JSON {"fields": {"nameTh": ["before", "after"]}, "stated": {"nameTh": "..."}, "note": "..."}, encrypted. Stated is what was said and not taken over.';
alter table registry.change enable row level security;
alter table registry.change force row level security;
create policy added on registry.change for insert to prosme_app with check (true);
create policy changed on registry.change for update to prosme_app using (((enterprise_id = ANY (( SELECT registry.my_enterprises(true) AS my_enterprises)::uuid[])) OR (EXISTS ( SELECT
   FROM registry.enterprise e
  WHERE ((e.id = change.enterprise_id) AND ((e.province_code = ANY (( SELECT platform.current_areas() AS current_areas)::text[])) OR ('*'::text = ANY (( SELECT platform.current_areas() AS current_areas)::text[])))))))) with check (true);
create policy owner_works on registry.change for all to prosme_owner, prosme_keeper using (true) with check (true);
create policy seen on registry.change for select to prosme_app using (((enterprise_id = ANY (( SELECT registry.my_enterprises(true) AS my_enterprises)::uuid[])) OR (EXISTS ( SELECT
   FROM registry.enterprise e
  WHERE ((e.id = change.enterprise_id) AND ((e.province_code = ANY (( SELECT platform.current_areas() AS current_areas)::text[])) OR ('*'::text = ANY (( SELECT platform.current_areas() AS current_areas)::text[]))))))));
grant insert, select on registry.change to prosme_app;

create table registry.consent (
  enterprise_id uuid not null,
  id uuid not null,
  agency_code text collate "C" not null,
  purpose text not null,
  fields text[] not null,
  given_at timestamp with time zone not null,
  given_by uuid,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  constraint consent_pkey PRIMARY KEY (enterprise_id, id),
  constraint consent_agency_code_fkey FOREIGN KEY (agency_code) REFERENCES agencies.agency(code),
  constraint consent_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES registry.enterprise(id)
);
comment on table registry.consent is 'What the enterprise lets an agency read. Withdrawn, never deleted.';
CREATE UNIQUE INDEX consent_current ON registry.consent USING btree (enterprise_id, agency_code) WHERE (withdrawn_at IS NULL);
CREATE TRIGGER changed AFTER INSERT OR UPDATE ON registry.consent FOR EACH ROW EXECUTE FUNCTION registry.mark_consent();
alter table registry.consent enable row level security;
alter table registry.consent force row level security;
create policy added on registry.consent for insert to prosme_app with check (true);
create policy changed on registry.consent for update to prosme_app using (((enterprise_id = ANY (( SELECT registry.my_enterprises(true) AS my_enterprises)::uuid[])) OR (EXISTS ( SELECT
   FROM registry.enterprise e
  WHERE ((e.id = consent.enterprise_id) AND ((e.province_code = ANY (( SELECT platform.current_areas() AS current_areas)::text[])) OR ('*'::text = ANY (( SELECT platform.current_areas() AS current_areas)::text[])))))))) with check (true);
create policy owner_works on registry.consent for all to prosme_owner, prosme_keeper using (true) with check (true);
create policy seen on registry.consent for select to prosme_app using (((enterprise_id = ANY (( SELECT registry.my_enterprises(true) AS my_enterprises)::uuid[])) OR (EXISTS ( SELECT
   FROM registry.enterprise e
  WHERE ((e.id = consent.enterprise_id) AND ((e.province_code = ANY (( SELECT platform.current_areas() AS current_areas)::text[])) OR ('*'::text = ANY (( SELECT platform.current_areas() AS current_areas)::text[])))))) OR ( SELECT registry.party_reads_all() AS party_reads_all) OR ((( SELECT platform.current_party() AS current_party) IS NOT NULL) AND registry.party_reads(enterprise_id))));
grant insert, select on registry.consent to prosme_app;
grant update (withdrawn_at, withdrawn_by) on registry.consent to prosme_app;

create table registry.contact (
  enterprise_id uuid not null,
  kind text not null,
  lookup bytea not null,
  sealed bytea not null,
  source text collate "C" not null,
  added_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint contact_pkey PRIMARY KEY (enterprise_id, kind, lookup),
  constraint contact_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES registry.enterprise(id),
  constraint contact_kind_check CHECK ((kind = ANY (ARRAY['phone'::text, 'email'::text, 'line'::text, 'website'::text])))
);
comment on table registry.contact is 'Ways to reach an enterprise: sealed, with a keyed hash to find them by.';
CREATE INDEX contact_lookup ON registry.contact USING btree (lookup) WHERE (ended_at IS NULL);
alter table registry.contact enable row level security;
alter table registry.contact force row level security;
create policy added on registry.contact for insert to prosme_app with check (true);
create policy changed on registry.contact for update to prosme_app using (((enterprise_id = ANY (( SELECT registry.my_enterprises(true) AS my_enterprises)::uuid[])) OR (EXISTS ( SELECT
   FROM registry.enterprise e
  WHERE ((e.id = contact.enterprise_id) AND ((e.province_code = ANY (( SELECT platform.current_areas() AS current_areas)::text[])) OR ('*'::text = ANY (( SELECT platform.current_areas() AS current_areas)::text[])))))))) with check (true);
create policy owner_works on registry.contact for all to prosme_owner, prosme_keeper using (true) with check (true);
create policy seen on registry.contact for select to prosme_app using (((enterprise_id = ANY (( SELECT registry.my_enterprises(true) AS my_enterprises)::uuid[])) OR (EXISTS ( SELECT
   FROM registry.enterprise e
  WHERE ((e.id = contact.enterprise_id) AND ((e.province_code = ANY (( SELECT platform.current_areas() AS current_areas)::text[])) OR ('*'::text = ANY (( SELECT platform.current_areas() AS current_areas)::text[])))))) OR ( SELECT registry.party_reads_all() AS party_reads_all) OR ((( SELECT platform.current_party() AS current_party) IS NOT NULL) AND registry.party_reads(enterprise_id))));
grant insert, select on registry.contact to prosme_app;
grant update (sealed, source, added_at, ended_at) on registry.contact to prosme_app;

create table registry.duplicate (
  id uuid not null,
  first_id uuid not null,
  second_id uuid not null,
  matcher text collate "C" not null,
  likeness numeric(4,3) not null,
  found_at timestamp with time zone not null,
  status text not null,
  survivor_id uuid,
  reason text,
  decided_at timestamp with time zone,
  decided_by uuid,
  confirmed_at timestamp with time zone,
  confirmed_by uuid,
  undone_at timestamp with time zone,
  undone_by uuid,
  constraint duplicate_pkey PRIMARY KEY (id),
  constraint duplicate_first_id_second_id_key UNIQUE (first_id, second_id),
  constraint duplicate_first_id_fkey FOREIGN KEY (first_id) REFERENCES registry.enterprise(id),
  constraint duplicate_matcher_fkey FOREIGN KEY (matcher) REFERENCES registry.matcher(code),
  constraint duplicate_second_id_fkey FOREIGN KEY (second_id) REFERENCES registry.enterprise(id),
  constraint duplicate_survivor_id_fkey FOREIGN KEY (survivor_id) REFERENCES registry.enterprise(id),
  constraint duplicate_check CHECK ((first_id < second_id)),
  constraint duplicate_status_check CHECK ((status = ANY (ARRAY['open'::text, 'distinct'::text, 'proposed'::text, 'merged'::text, 'undone'::text])))
);
comment on table registry.duplicate is 'Pairs that may be one enterprise. A person decides; a merge is proposed by one, confirmed by another, and can be undone.';
comment on column registry.duplicate.reason is 'A code of the list of reasons.';
CREATE INDEX duplicate_open ON registry.duplicate USING btree (status, found_at);
CREATE INDEX duplicate_second ON registry.duplicate USING btree (second_id);
alter table registry.duplicate enable row level security;
alter table registry.duplicate force row level security;
create policy both_seen on registry.duplicate for all to prosme_app using (((EXISTS ( SELECT
   FROM registry.enterprise e
  WHERE ((e.id = duplicate.first_id) AND ((e.province_code = ANY (( SELECT platform.current_areas() AS current_areas)::text[])) OR ('*'::text = ANY (( SELECT platform.current_areas() AS current_areas)::text[])))))) AND (EXISTS ( SELECT
   FROM registry.enterprise e
  WHERE ((e.id = duplicate.second_id) AND ((e.province_code = ANY (( SELECT platform.current_areas() AS current_areas)::text[])) OR ('*'::text = ANY (( SELECT platform.current_areas() AS current_areas)::text[])))))))) with check (true);
create policy owner_works on registry.duplicate for all to prosme_owner, prosme_keeper using (true) with check (true);
grant insert, select on registry.duplicate to prosme_app;
grant update (status, survivor_id, reason, decided_at, decided_by, confirmed_at, confirmed_by, undone_at, undone_by) on registry.duplicate to prosme_app;

create table registry.enterprise (
  id uuid not null,
  one_id text collate "C" not null,
  kind text not null,
  name_th text,
  name_en text,
  trading_names text[] default '{}'::text[] not null,
  search_text text not null,
  activity_code text collate "C",
  sector text not null,
  province_code text collate "C" not null,
  district_code text collate "C",
  subdistrict_code text collate "C",
  address bytea,
  owner_gender text,
  size text default 'unknown'::text not null,
  size_trace jsonb,
  stage text not null,
  origin text collate "C" not null,
  field_sources jsonb default '{}'::jsonb not null,
  registered_at timestamp with time zone,
  status text default 'active'::text not null,
  survivor_id uuid,
  salt bytea,
  version integer default 1 not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  changed_era integer default platform.current_audit_era() not null,
  changed_in xid8 default pg_current_xact_id() not null,
  constraint enterprise_pkey PRIMARY KEY (id),
  constraint enterprise_one_id_key UNIQUE (one_id),
  constraint enterprise_district_code_fkey FOREIGN KEY (district_code) REFERENCES reference.district(code),
  constraint enterprise_province_code_fkey FOREIGN KEY (province_code) REFERENCES reference.province(code),
  constraint enterprise_subdistrict_code_fkey FOREIGN KEY (subdistrict_code) REFERENCES reference.subdistrict(code),
  constraint enterprise_survivor_id_fkey FOREIGN KEY (survivor_id) REFERENCES registry.enterprise(id),
  constraint enterprise_check CHECK ((survivor_id <> id)),
  constraint enterprise_check1 CHECK (((district_code IS NULL) OR ("left"(district_code, 2) = province_code))),
  constraint enterprise_check2 CHECK (((subdistrict_code IS NULL) OR ("left"(subdistrict_code, 4) = district_code))),
  constraint enterprise_check3 CHECK (((status = 'erased'::text) = (salt IS NULL))),
  constraint enterprise_kind_check CHECK ((kind = ANY (ARRAY['juristic'::text, 'natural'::text, 'community'::text]))),
  constraint enterprise_one_id_check CHECK ((one_id ~ '^[1-9][0-9]{9}$'::text)),
  constraint enterprise_owner_gender_check CHECK ((owner_gender = ANY (ARRAY['female'::text, 'male'::text, 'other'::text]))),
  constraint enterprise_sector_check CHECK ((sector = ANY (ARRAY['manufacturing'::text, 'trade'::text, 'service'::text, 'unknown'::text]))),
  constraint enterprise_size_check CHECK ((size = ANY (ARRAY['micro'::text, 'small'::text, 'medium'::text, 'large'::text, 'unknown'::text]))),
  constraint enterprise_stage_check CHECK ((stage = ANY (ARRAY['unregistered'::text, 'one-id'::text, 'formal'::text]))),
  constraint enterprise_status_check CHECK ((status = ANY (ARRAY['active'::text, 'closed'::text, 'erased'::text])))
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
comment on column registry.enterprise.changed_in is 'The transaction that changed it last, with the era of the server''s transactions: the place in the feed of changes. A transaction that commits late keeps its early place, so the feed ends below the oldest one still open.';
CREATE INDEX enterprise_alike ON registry.enterprise USING btree (district_code, split_part(search_text, ' '::text, 1) COLLATE "C") WHERE ((survivor_id IS NULL) AND (status <> 'erased'::text));
CREATE INDEX enterprise_changed ON registry.enterprise USING btree (changed_era, changed_in, id);
CREATE INDEX enterprise_name ON registry.enterprise USING btree (search_text text_pattern_ops, province_code) WHERE (status <> 'erased'::text);
CREATE INDEX enterprise_name_part ON registry.enterprise USING gin (province_code, search_text gin_trgm_ops) WHERE (status <> 'erased'::text);
CREATE INDEX enterprise_second_name ON registry.enterprise USING btree (split_part(search_text, ' '::text, 2) text_pattern_ops, province_code) WHERE ((split_part(search_text, ' '::text, 2) <> ''::text) AND (status <> 'erased'::text));
CREATE INDEX enterprise_survivor ON registry.enterprise USING btree (survivor_id) WHERE (survivor_id IS NOT NULL);
CREATE INDEX enterprise_third_name ON registry.enterprise USING btree (split_part(search_text, ' '::text, 3) text_pattern_ops, province_code) WHERE ((split_part(search_text, ' '::text, 3) <> ''::text) AND (status <> 'erased'::text));
CREATE TRIGGER changed BEFORE UPDATE ON registry.enterprise FOR EACH ROW EXECUTE FUNCTION registry.mark_changed();
alter table registry.enterprise enable row level security;
alter table registry.enterprise force row level security;
create policy added on registry.enterprise for insert to prosme_app with check (true);
create policy changed on registry.enterprise for update to prosme_app using (((province_code = ANY (( SELECT platform.current_areas() AS current_areas)::text[])) OR ('*'::text = ANY (( SELECT platform.current_areas() AS current_areas)::text[])) OR (id = ANY (( SELECT registry.my_enterprises_to('update'::text) AS my_enterprises_to)::uuid[])))) with check (true);
create policy owner_works on registry.enterprise for all to prosme_owner, prosme_keeper using (true) with check (true);
create policy seen on registry.enterprise for select to prosme_app using (((province_code = ANY (( SELECT platform.current_areas() AS current_areas)::text[])) OR ('*'::text = ANY (( SELECT platform.current_areas() AS current_areas)::text[])) OR (id = ANY (( SELECT registry.my_enterprises(false) AS my_enterprises)::uuid[])) OR ( SELECT registry.party_reads_all() AS party_reads_all) OR ((( SELECT platform.current_party() AS current_party) IS NOT NULL) AND registry.party_reads(id))));
grant insert, select, update on registry.enterprise to prosme_app;

create table registry.identity_number (
  lookup bytea not null,
  enterprise_id uuid not null,
  type text not null,
  sealed bytea not null,
  added_at timestamp with time zone not null,
  verified_by text collate "C",
  verified_at timestamp with time zone,
  constraint identity_number_pkey PRIMARY KEY (lookup),
  constraint identity_number_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES registry.enterprise(id),
  constraint identity_number_type_check CHECK ((type = ANY (ARRAY['juristic'::text, 'citizen'::text, 'community'::text])))
);
comment on table registry.identity_number is 'Official numbers: a keyed hash to find them by, and the number sealed under the enterprise''s key. One number belongs to one enterprise.';
comment on column registry.identity_number.verified_by is 'The source, or ''officer'', that confirmed it.';
CREATE INDEX identity_number_enterprise ON registry.identity_number USING btree (enterprise_id);
alter table registry.identity_number enable row level security;
alter table registry.identity_number force row level security;
create policy added on registry.identity_number for insert to prosme_app with check (true);
create policy changed on registry.identity_number for update to prosme_app using (((enterprise_id = ANY (( SELECT registry.my_enterprises(true) AS my_enterprises)::uuid[])) OR (EXISTS ( SELECT
   FROM registry.enterprise e
  WHERE ((e.id = identity_number.enterprise_id) AND ((e.province_code = ANY (( SELECT platform.current_areas() AS current_areas)::text[])) OR ('*'::text = ANY (( SELECT platform.current_areas() AS current_areas)::text[])))))))) with check (true);
create policy owner_works on registry.identity_number for all to prosme_owner, prosme_keeper using (true) with check (true);
create policy seen on registry.identity_number for select to prosme_app using (((enterprise_id = ANY (( SELECT registry.my_enterprises(true) AS my_enterprises)::uuid[])) OR (EXISTS ( SELECT
   FROM registry.enterprise e
  WHERE ((e.id = identity_number.enterprise_id) AND ((e.province_code = ANY (( SELECT platform.current_areas() AS current_areas)::text[])) OR ('*'::text = ANY (( SELECT platform.current_areas() AS current_areas)::text[])))))) OR ( SELECT registry.party_reads_all() AS party_reads_all) OR ((( SELECT platform.current_party() AS current_party) IS NOT NULL) AND registry.party_reads(enterprise_id))));
grant insert, select on registry.identity_number to prosme_app;
grant update (verified_by, verified_at) on registry.identity_number to prosme_app;

create table registry.invitation (
  enterprise_id uuid not null,
  id uuid not null,
  lookup bytea not null,
  sealed bytea not null,
  role text not null,
  scope text[] not null,
  starts_on date not null,
  ends_on date,
  invited_at timestamp with time zone not null,
  invited_by uuid not null,
  open_until date not null,
  constraint invitation_pkey PRIMARY KEY (enterprise_id, id),
  constraint invitation_once UNIQUE (enterprise_id, lookup),
  constraint invitation_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES registry.enterprise(id),
  constraint invitation_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'signatory'::text, 'preparer'::text, 'accountant'::text]))),
  constraint invitation_scope_check CHECK ((scope <@ ARRAY['read'::text, 'update'::text, 'apply'::text, 'sign'::text, 'manage'::text]))
);
comment on table registry.invitation is 'Whom an enterprise asked to act for it and who has not answered yet. Not bound to an account: it may be opened after the invitation.';
comment on column registry.invitation.lookup is 'Keyed hash of the login, by which its person finds the invitation.';
comment on column registry.invitation.sealed is 'The login under the key of the enterprise, so that whoever invited can read it again.';
comment on column registry.invitation.scope is 'What the mandate is to allow; a part of what the role can have.';
comment on column registry.invitation.open_until is 'The last day to accept it.';
CREATE INDEX invitation_lookup ON registry.invitation USING btree (lookup);
alter table registry.invitation enable row level security;
alter table registry.invitation force row level security;
create policy added on registry.invitation for insert to prosme_app with check (true);
create policy owner_works on registry.invitation for all to prosme_owner, prosme_keeper using (true) with check (true);
create policy seen on registry.invitation for select to prosme_app using (((enterprise_id = ANY (( SELECT registry.my_enterprises(true) AS my_enterprises)::uuid[])) OR (EXISTS ( SELECT
   FROM registry.enterprise e
  WHERE ((e.id = invitation.enterprise_id) AND ((e.province_code = ANY (( SELECT platform.current_areas() AS current_areas)::text[])) OR ('*'::text = ANY (( SELECT platform.current_areas() AS current_areas)::text[]))))))));
create policy taken on registry.invitation for delete to prosme_app using (((enterprise_id = ANY (( SELECT registry.my_enterprises(true) AS my_enterprises)::uuid[])) OR (EXISTS ( SELECT
   FROM registry.enterprise e
  WHERE ((e.id = invitation.enterprise_id) AND ((e.province_code = ANY (( SELECT platform.current_areas() AS current_areas)::text[])) OR ('*'::text = ANY (( SELECT platform.current_areas() AS current_areas)::text[]))))))));
grant delete, insert, select on registry.invitation to prosme_app;

create table registry.list_import (
  id uuid not null,
  sha256 text collate "C" not null,
  source text collate "C" not null,
  started_at timestamp with time zone not null,
  account_id uuid,
  line integer default 1 not null,
  added integer default 0 not null,
  known integer default 0 not null,
  rejected integer default 0 not null,
  rejects_size bigint default 0 not null,
  finished_at timestamp with time zone,
  constraint list_import_pkey PRIMARY KEY (id)
);
comment on table registry.list_import is 'Lists of enterprises that were taken in, and how far: an import that was cut short goes on where it stopped.';
comment on column registry.list_import.line is 'The last line of the file that is settled.';
comment on column registry.list_import.rejects_size is 'How much of the file of rejects belongs to the lines settled, in bytes.';
CREATE UNIQUE INDEX list_import_open ON registry.list_import USING btree (sha256) WHERE (finished_at IS NULL);
grant insert, select on registry.list_import to prosme_app;
grant update (line, added, known, rejected, rejects_size, finished_at) on registry.list_import to prosme_app;

create table registry.mandate (
  enterprise_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  role text not null,
  scope text[] not null,
  starts_on date not null,
  ends_on date,
  status text not null,
  sees text not null,
  asked_at timestamp with time zone not null,
  asked_by uuid,
  consented_at timestamp with time zone,
  consented_by uuid,
  verified_at timestamp with time zone,
  verified_by text collate "C",
  evidence_file_id uuid,
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint mandate_pkey PRIMARY KEY (enterprise_id, id),
  constraint mandate_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES registry.enterprise(id),
  constraint mandate_evidence_file_id_fkey FOREIGN KEY (evidence_file_id) REFERENCES platform.file(id),
  constraint mandate_check CHECK (((ends_on IS NULL) OR (starts_on <= ends_on))),
  constraint mandate_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'signatory'::text, 'preparer'::text, 'accountant'::text, 'counter'::text]))),
  constraint mandate_scope_check CHECK ((scope <@ ARRAY['read'::text, 'update'::text, 'apply'::text, 'sign'::text, 'manage'::text])),
  constraint mandate_sees_check CHECK ((sees = ANY (ARRAY['card'::text, 'all'::text]))),
  constraint mandate_status_check CHECK ((status = ANY (ARRAY['asked'::text, 'unverified'::text, 'verified'::text, 'declined'::text, 'ended'::text])))
);
comment on table registry.mandate is 'Who may act for an enterprise, for what, from when to when. Asked for, consented to by the enterprise, verified by a source or an officer.';
comment on column registry.mandate.scope is 'read, update (data), apply (for services), sign (bind the enterprise), manage (other mandates). sign and manage count only when verified.';
comment on column registry.mandate.sees is 'card: ONE ID, name and status alone, for somebody who claims a record that others filled; all: the whole record.';
comment on column registry.mandate.verified_by is 'thaid, officer, presence (a code the enterprise read out at a counter), or the code of a source.';
comment on column registry.mandate.evidence_file_id is 'The papers an officer saw.';
CREATE INDEX mandate_account ON registry.mandate USING btree (account_id);
CREATE UNIQUE INDEX mandate_current ON registry.mandate USING btree (enterprise_id, account_id) WHERE (status = ANY (ARRAY['asked'::text, 'unverified'::text, 'verified'::text]));
alter table registry.mandate enable row level security;
alter table registry.mandate force row level security;
create policy added on registry.mandate for insert to prosme_app with check (true);
create policy changed on registry.mandate for update to prosme_app using (((account_id = platform.current_account()) OR (enterprise_id = ANY (( SELECT registry.my_enterprises(true) AS my_enterprises)::uuid[])) OR (EXISTS ( SELECT
   FROM registry.enterprise e
  WHERE ((e.id = mandate.enterprise_id) AND ((e.province_code = ANY (( SELECT platform.current_areas() AS current_areas)::text[])) OR ('*'::text = ANY (( SELECT platform.current_areas() AS current_areas)::text[])))))))) with check (true);
create policy owner_works on registry.mandate for all to prosme_owner, prosme_keeper using (true) with check (true);
create policy seen on registry.mandate for select to prosme_app using (((account_id = platform.current_account()) OR (enterprise_id = ANY (( SELECT registry.my_enterprises(true) AS my_enterprises)::uuid[])) OR (EXISTS ( SELECT
   FROM registry.enterprise e
  WHERE ((e.id = mandate.enterprise_id) AND ((e.province_code = ANY (( SELECT platform.current_areas() AS current_areas)::text[])) OR ('*'::text = ANY (( SELECT platform.current_areas() AS current_areas)::text[]))))))));
grant insert, select on registry.mandate to prosme_app;
grant update (role, scope, ends_on, status, sees, consented_at, consented_by, verified_at, verified_by, evidence_file_id, ended_at, ended_by) on registry.mandate to prosme_app;

create table registry.matcher (
  code text collate "C" not null,
  title_th text not null,
  title_en text not null,
  threshold numeric(4,3) not null,
  enabled boolean not null,
  looked_until timestamp with time zone,
  changed_at timestamp with time zone not null,
  changed_by uuid,
  constraint matcher_pkey PRIMARY KEY (code),
  constraint matcher_threshold_check CHECK (((threshold > (0)::numeric) AND (threshold <= (1)::numeric)))
);
comment on table registry.matcher is 'Which comparisons propose duplicates: what two records must share, and how alike their names must be besides.';
comment on column registry.matcher.threshold is 'Least likeness of the folded names (share of common trigrams), 1 for equal ones.';
comment on column registry.matcher.looked_until is 'New registrations up to here were compared with the others.';
grant insert, select, update on registry.matcher to prosme_app;

create table registry.registration (
  enterprise_id uuid not null,
  id uuid not null,
  kind text not null,
  channel text not null,
  centre_code text collate "C",
  at timestamp with time zone not null,
  account_id uuid,
  party text collate "C",
  constraint registration_pkey PRIMARY KEY (enterprise_id, id),
  constraint registration_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES registry.enterprise(id),
  constraint registration_channel_check CHECK ((channel = ANY (ARRAY['web'::text, 'counter'::text, 'biz-portal'::text, 'thang-rath'::text]))),
  constraint registration_check CHECK (((channel = 'counter'::text) = (centre_code IS NOT NULL))),
  constraint registration_kind_check CHECK ((kind = ANY (ARRAY['new'::text, 'updated'::text])))
);
comment on table registry.registration is 'One line each time an enterprise registered or brought its data up to date, by channel. Append-only: the counts of registrations rest on it.';
comment on column registry.registration.centre_code is 'The one-stop centre: the code of its province.';
comment on column registry.registration.party is 'The partner that sent it, by agency code.';
CREATE INDEX registration_at ON registry.registration USING btree (at);
CREATE UNIQUE INDEX registration_new ON registry.registration USING btree (enterprise_id) WHERE (kind = 'new'::text);
alter table registry.registration enable row level security;
alter table registry.registration force row level security;
create policy added on registry.registration for insert to prosme_app with check (true);
create policy changed on registry.registration for update to prosme_app using (((enterprise_id = ANY (( SELECT registry.my_enterprises(true) AS my_enterprises)::uuid[])) OR (EXISTS ( SELECT
   FROM registry.enterprise e
  WHERE ((e.id = registration.enterprise_id) AND ((e.province_code = ANY (( SELECT platform.current_areas() AS current_areas)::text[])) OR ('*'::text = ANY (( SELECT platform.current_areas() AS current_areas)::text[])))))))) with check (true);
create policy owner_works on registry.registration for all to prosme_owner, prosme_keeper using (true) with check (true);
create policy seen on registry.registration for select to prosme_app using (((enterprise_id = ANY (( SELECT registry.my_enterprises(true) AS my_enterprises)::uuid[])) OR (EXISTS ( SELECT
   FROM registry.enterprise e
  WHERE ((e.id = registration.enterprise_id) AND ((e.province_code = ANY (( SELECT platform.current_areas() AS current_areas)::text[])) OR ('*'::text = ANY (( SELECT platform.current_areas() AS current_areas)::text[])))))) OR ( SELECT registry.party_reads_all() AS party_reads_all) OR ((( SELECT platform.current_party() AS current_party) IS NOT NULL) AND registry.party_reads(enterprise_id))));
grant insert, select on registry.registration to prosme_app;

create table registry.size_bound (
  version text collate "C" not null,
  sector_group text not null,
  size text not null,
  employees_max integer not null,
  revenue_max numeric(18,2) not null,
  constraint size_bound_pkey PRIMARY KEY (version, sector_group, size),
  constraint size_bound_version_fkey FOREIGN KEY (version) REFERENCES registry.size_definition(version),
  constraint size_bound_sector_group_check CHECK ((sector_group = ANY (ARRAY['manufacturing'::text, 'service_trade'::text]))),
  constraint size_bound_size_check CHECK ((size = ANY (ARRAY['micro'::text, 'small'::text, 'medium'::text])))
);
comment on table registry.size_bound is 'Upper bounds, included: people and baht a year.';
grant insert, select on registry.size_bound to prosme_app;

create table registry.size_definition (
  version text collate "C" not null,
  starts_on date not null,
  title_th text not null,
  title_en text not null,
  sources text[] not null,
  constraint size_definition_pkey PRIMARY KEY (version),
  constraint size_definition_starts_on_key UNIQUE (starts_on)
);
comment on table registry.size_definition is 'Definitions of micro, small and medium, each in force from a day until the next.';
grant insert, select on registry.size_definition to prosme_app;

create table registry.size_policy (
  starts_on date not null,
  when_they_differ text not null,
  source text not null,
  added_at timestamp with time zone not null,
  added_by uuid,
  job_id uuid,
  constraint size_policy_pkey PRIMARY KEY (starts_on),
  constraint size_policy_when_they_differ_check CHECK ((when_they_differ = ANY (ARRAY['revenue'::text, 'higher'::text])))
);
comment on table registry.size_policy is 'What decides, from a day on, where people and revenue point to different sizes.';
comment on column registry.size_policy.job_id is 'The job that decided every size again under it; null until its day has come.';
grant insert, select on registry.size_policy to prosme_app;
grant update (job_id) on registry.size_policy to prosme_app;

create table registry.yearly (
  enterprise_id uuid not null,
  year integer not null,
  source text collate "C" not null,
  employees integer,
  revenue numeric(18,2),
  stated_on date not null,
  constraint yearly_pkey PRIMARY KEY (enterprise_id, year, source),
  constraint yearly_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES registry.enterprise(id),
  constraint yearly_check CHECK (((employees IS NOT NULL) OR (revenue IS NOT NULL))),
  constraint yearly_employees_check CHECK ((employees >= 0)),
  constraint yearly_revenue_check CHECK ((revenue >= (0)::numeric)),
  constraint yearly_year_check CHECK (((year >= 2500) AND (year <= 2700)))
);
comment on table registry.yearly is 'Employees and revenue of a calendar year (Buddhist era), as each source states them. Revenue in baht.';
alter table registry.yearly enable row level security;
alter table registry.yearly force row level security;
create policy added on registry.yearly for insert to prosme_app with check (true);
create policy changed on registry.yearly for update to prosme_app using (((enterprise_id = ANY (( SELECT registry.my_enterprises(true) AS my_enterprises)::uuid[])) OR (EXISTS ( SELECT
   FROM registry.enterprise e
  WHERE ((e.id = yearly.enterprise_id) AND ((e.province_code = ANY (( SELECT platform.current_areas() AS current_areas)::text[])) OR ('*'::text = ANY (( SELECT platform.current_areas() AS current_areas)::text[])))))))) with check (true);
create policy owner_works on registry.yearly for all to prosme_owner, prosme_keeper using (true) with check (true);
create policy seen on registry.yearly for select to prosme_app using (((enterprise_id = ANY (( SELECT registry.my_enterprises(true) AS my_enterprises)::uuid[])) OR (EXISTS ( SELECT
   FROM registry.enterprise e
  WHERE ((e.id = yearly.enterprise_id) AND ((e.province_code = ANY (( SELECT platform.current_areas() AS current_areas)::text[])) OR ('*'::text = ANY (( SELECT platform.current_areas() AS current_areas)::text[])))))) OR ( SELECT registry.party_reads_all() AS party_reads_all) OR ((( SELECT platform.current_party() AS current_party) IS NOT NULL) AND registry.party_reads(enterprise_id))));
grant insert, select, update on registry.yearly to prosme_app;

create view registry.enterprise_v1 with (security_invoker=true) as
 SELECT id AS enterprise_id,
    COALESCE(survivor_id, id) AS survivor_id,
    kind,
    size,
    sector,
    province_code,
    activity_code,
    stage,
    status,
    registered_at
   FROM registry.enterprise;
comment on view registry.enterprise_v1 is 'Enterprises without personal data, for statistics; count heads as distinct survivor_id.';
grant select on registry.enterprise_v1 to prosme_app;

create view registry.registration_v1 as
 SELECT EXTRACT(year FROM day)::integer + 543 + (EXTRACT(month FROM day) >= 10::numeric)::integer AS fiscal_year,
    to_char(day::timestamp with time zone, 'YYYY-MM'::text) AS month,
    kind,
    channel,
    centre_code,
    enterprise_kind,
    province_code,
    count(*) AS registrations,
    count(*) FILTER (WHERE heads) AS heads
   FROM ( SELECT (r.at AT TIME ZONE 'Asia/Bangkok'::text)::date AS day,
            r.kind,
            r.channel,
            r.centre_code,
            e.kind AS enterprise_kind,
            e.province_code,
            r.kind = 'new'::text AND (e.survivor_id IS NULL OR NOT (EXISTS ( SELECT
                   FROM registry.enterprise other
                     JOIN registry.registration first ON first.enterprise_id = other.id AND first.kind = 'new'::text
                  WHERE other.id = e.survivor_id OR other.survivor_id = e.survivor_id AND other.id < e.id))) AS heads
           FROM registry.registration r
             JOIN registry.enterprise e ON e.id = r.enterprise_id) registered
  GROUP BY (EXTRACT(year FROM day)::integer + 543 + (EXTRACT(month FROM day) >= 10::numeric)::integer), (to_char(day::timestamp with time zone, 'YYYY-MM'::text)), kind, channel, centre_code, enterprise_kind, province_code;
comment on view registry.registration_v1 is 'Registrations by month, channel, centre, kind and province. registrations counts times, new and updated apart; heads counts every enterprise once, over survivors.';
grant select on registry.registration_v1 to prosme_app;

-- reports -------------------------------------------------------------------------------------------------------------

create schema reports;
grant usage on schema reports to prosme_app;
grant usage on schema reports to prosme_keeper;

create table reports.file (
  id uuid not null,
  fiscal_year integer not null,
  version integer,
  format text not null,
  file_id uuid not null,
  composed_at timestamp with time zone not null,
  constraint file_pkey PRIMARY KEY (id),
  constraint file_file_id_fkey FOREIGN KEY (file_id) REFERENCES platform.file(id),
  constraint file_fiscal_year_version_fkey FOREIGN KEY (fiscal_year, version) REFERENCES reports.version(fiscal_year, number),
  constraint file_format_check CHECK ((format = ANY (ARRAY['pdf'::text, 'xlsx'::text])))
);
comment on table reports.file is 'A file made of a report: of a published version, or of a year as it stood when no version is named. The id is that of the job that made it.';
CREATE INDEX file_by_year ON reports.file USING btree (fiscal_year, id);
grant insert, select on reports.file to prosme_app;

create table reports.version (
  fiscal_year integer not null,
  number integer not null,
  report text not null,
  sha256 text not null,
  seal_hash text,
  seal_at timestamp with time zone,
  open_findings integer not null,
  published_by uuid,
  published_at timestamp with time zone not null,
  constraint version_pkey PRIMARY KEY (fiscal_year, number),
  constraint version_check CHECK ((sha256 = encode(sha256(convert_to(report, 'UTF8'::name)), 'hex'::text))),
  constraint version_check1 CHECK (((seal_hash IS NULL) = (seal_at IS NULL))),
  constraint version_number_check CHECK ((number > 0)),
  constraint version_open_findings_check CHECK ((open_findings >= 0))
);
comment on table reports.version is 'A report as it was published: never changed, compared with the next. The newest of a year is what the public reads.';
comment on column reports.version.report is 'The composition as JSON, byte for byte what sha256 was taken of; page, PDF and workbook are made from it again.';
comment on column reports.version.seal_hash is 'The last seal of the audit trail when it was composed: what the report rests on can be proved against it.';
comment on column reports.version.open_findings is 'Contradictions nobody had explained when it was published; the report lists them.';
grant insert, select on reports.version to prosme_app;

-- results -------------------------------------------------------------------------------------------------------------

create schema results;
grant usage on schema results to prosme_app;
grant usage on schema results to prosme_keeper;

CREATE OR REPLACE FUNCTION results.keep_locked()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if tg_op = 'UPDATE' then
    if old.state = 'approved' then
      raise exception 'an approved result is locked' using errcode = 'check_violation', constraint = 'report_locked';
    end if;
  elsif new.state not in ('draft', 'reopened') then
    raise exception 'a result starts as a draft' using errcode = 'check_violation', constraint = 'report_start';
  elsif btrim(coalesce(new.reopen_reason, '')) = '' and new.quarter is null and exists (
    select 1 from results.published where fiscal_year = new.fiscal_year and indicator_id = new.indicator_id and value is not null
  ) then
    raise exception 'a published result reopens only with a reason' using errcode = 'check_violation', constraint = 'report_reopened';
  end if;
  return new;
end
$function$;
comment on function results.keep_locked() is 'Holds what a row''s own constraints cannot: approved editions are locked, published results reopen with a reason.';
revoke all on function results.keep_locked() from public;

create table results.comparability (
  id uuid not null,
  fiscal_year integer not null,
  indicator_id text not null,
  comparable boolean not null,
  reason text not null,
  account_id uuid not null,
  at timestamp with time zone not null,
  constraint comparability_pkey PRIMARY KEY (id),
  constraint comparability_reason_check CHECK ((btrim(reason) <> ''::text))
);
comment on table results.comparability is 'A reviewer''s declaration that target and result measure different things, or that they can be compared after all. Append-only; the newest counts.';
CREATE INDEX comparability_indicator ON results.comparability USING btree (fiscal_year, indicator_id, id DESC);
grant insert, select on results.comparability to prosme_app;

create table results.derivation (
  fiscal_year integer not null,
  indicator_id text not null,
  derivation text,
  account_id uuid not null,
  at timestamp with time zone not null,
  constraint derivation_pkey PRIMARY KEY (fiscal_year, indicator_id)
);
comment on table results.derivation is 'Which question to the platform''s own records an indicator can be checked against. The answer stands beside what is reported and never in its place.';
comment on column results.derivation.derivation is 'Null: taken back.';
grant insert, select, update on results.derivation to prosme_app;

create table results.published (
  fiscal_year integer not null,
  indicator_id text not null,
  value numeric,
  unit text,
  note text,
  printed text,
  source_table text not null,
  src_file text not null,
  src_row integer not null,
  src_line integer,
  constraint published_pkey PRIMARY KEY (fiscal_year, indicator_id)
);
comment on table results.published is 'A year''s result as an imported file states it: approved by its publication. An import brings these rows to what the file says; what people report is not here.';
comment on column results.published.value is 'Null when the file has words instead of a number; they are in note.';
comment on column results.published.source_table is 'The table of the pack it came in with: importing that table again replaces these rows and no others.';
comment on column results.published.src_line is 'Line of the published report where the result stands.';
grant delete, insert, select, update on results.published to prosme_app;

create table results.report (
  id uuid not null,
  fiscal_year integer not null,
  indicator_id text not null,
  quarter integer,
  edition integer not null,
  state text not null,
  value numeric,
  unit text,
  basis text not null,
  note text,
  missing_reason text,
  reopen_reason text,
  reported_by uuid not null,
  reported_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  version integer default 1 not null,
  constraint report_pkey PRIMARY KEY (id),
  constraint report_fiscal_year_indicator_id_quarter_edition_key UNIQUE NULLS NOT DISTINCT (fiscal_year, indicator_id, quarter, edition),
  constraint report_basis_check CHECK ((basis = ANY (ARRAY['realised'::text, 'forecast'::text, 'estimated'::text, 'unit_value'::text, 'not_stated'::text]))),
  constraint report_complete CHECK (((state <> 'approved'::text) OR (value IS NOT NULL) OR (missing_reason IS NOT NULL))),
  constraint report_decided CHECK (((state <> 'approved'::text) OR ((decided_by IS NOT NULL) AND (decided_at IS NOT NULL) AND (decided_by <> reported_by)))),
  constraint report_edition_check CHECK ((edition >= 1)),
  constraint report_quarter_check CHECK (((quarter >= 1) AND (quarter <= 4))),
  constraint report_reopened CHECK (((edition = 1) OR (btrim(COALESCE(reopen_reason, ''::text)) <> ''::text))),
  constraint report_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text, 'approved'::text, 'reopened'::text])))
);
comment on table results.report is 'What a person reports for an indicator and a period. An approved edition never changes: reopening makes the next edition, with the reason.';
comment on column results.report.quarter is 'Null: the whole year. A quarter''s value is cumulative from the start of the year, as its target is.';
comment on column results.report.missing_reason is 'Why there is no value; stands in its place.';
comment on column results.report.version is 'Grows with every change of the edition; a form that was drawn from an older one is stale.';
CREATE UNIQUE INDEX report_one_open ON results.report USING btree (fiscal_year, indicator_id, quarter) NULLS NOT DISTINCT WHERE (state <> 'approved'::text);
CREATE TRIGGER keep_locked BEFORE INSERT OR UPDATE ON results.report FOR EACH ROW EXECUTE FUNCTION results.keep_locked();
grant insert, select on results.report to prosme_app;
grant update (state, value, unit, basis, note, missing_reason, reported_by, reported_at, decided_by, decided_at, version) on results.report to prosme_app;

create table results.step (
  id uuid not null,
  report_id uuid not null,
  at timestamp with time zone not null,
  account_id uuid not null,
  step text not null,
  value numeric,
  unit text,
  basis text not null,
  note text,
  missing_reason text,
  reason text,
  constraint step_pkey PRIMARY KEY (id),
  constraint step_report_id_fkey FOREIGN KEY (report_id) REFERENCES results.report(id),
  constraint step_step_check CHECK ((step = ANY (ARRAY['reported'::text, 'submitted'::text, 'returned'::text, 'approved'::text, 'reopened'::text])))
);
comment on table results.step is 'The history of a report: every step with the report as it stood then. Append-only. What was wrong when it was returned is in casework.';
comment on column results.step.reason is 'Why it was reopened.';
CREATE INDEX step_report ON results.step USING btree (report_id, id);
grant insert, select on results.step to prosme_app;

create view results.result_v1 as
 WITH approved AS NOT MATERIALIZED (
         SELECT DISTINCT ON (report.fiscal_year, report.indicator_id, report.quarter) report.id,
            report.fiscal_year,
            report.indicator_id,
            report.quarter,
            report.edition,
            report.state,
            report.value,
            report.unit,
            report.basis,
            report.note,
            report.missing_reason,
            report.reopen_reason,
            report.reported_by,
            report.reported_at,
            report.decided_by,
            report.decided_at,
            report.version
           FROM results.report
          WHERE report.state = 'approved'::text
          ORDER BY report.fiscal_year, report.indicator_id, report.quarter, report.edition DESC
        )
 SELECT approved.fiscal_year,
    approved.indicator_id,
    approved.quarter,
    approved.value,
    approved.unit,
    approved.basis,
    approved.note,
    approved.missing_reason,
    'reported'::text AS origin,
    approved.id AS report_id,
    approved.reported_by,
    approved.decided_by AS approved_by,
    approved.decided_at AS approved_at,
    NULL::text AS src_file,
    NULL::integer AS src_row,
    NULL::integer AS src_line
   FROM approved
UNION ALL
 SELECT published.fiscal_year,
    published.indicator_id,
    NULL::integer AS quarter,
    published.value,
    published.unit,
    'not_stated'::text AS basis,
    published.note,
    NULL::text AS missing_reason,
    'published'::text AS origin,
    NULL::uuid AS report_id,
    NULL::uuid AS reported_by,
    NULL::uuid AS approved_by,
    NULL::timestamp with time zone AS approved_at,
    published.src_file,
    published.src_row,
    published.src_line
   FROM results.published
  WHERE NOT (EXISTS ( SELECT 1
           FROM approved
          WHERE approved.fiscal_year = published.fiscal_year AND approved.indicator_id = published.indicator_id AND approved.quarter IS NULL));
comment on view results.result_v1 is 'The results in force, one per indicator and period (quarter null: the year): the newest approved report, else the published value.';
grant select on results.result_v1 to prosme_app;

-- statements ----------------------------------------------------------------------------------------------------------

create schema statements;
grant usage on schema statements to prosme_app;
grant usage on schema statements to prosme_keeper;

create table statements.correction (
  id uuid not null,
  fiscal_year integer not null,
  table_name text not null,
  row_key text not null,
  column_name text not null,
  version integer not null,
  printed text not null,
  corrected text not null,
  reason text not null,
  account_id uuid,
  at timestamp with time zone not null,
  constraint correction_pkey PRIMARY KEY (id),
  constraint correction_fiscal_year_table_name_row_key_column_name_versi_key UNIQUE (fiscal_year, table_name, row_key, column_name, version),
  constraint correction_fiscal_year_table_name_row_key_fkey FOREIGN KEY (fiscal_year, table_name, row_key) REFERENCES statements.printed_row(fiscal_year, table_name, row_key),
  constraint correction_check CHECK ((corrected <> printed)),
  constraint correction_reason_check CHECK ((btrim(reason) <> ''::text)),
  constraint correction_version_check CHECK ((version >= 1))
);
comment on table statements.correction is 'What a person says a cell should have been, as numbered versions. The printed cell stays; a correction holds as long as the file still says what it corrects.';
grant insert, select on statements.correction to prosme_app;

create table statements.printed_row (
  fiscal_year integer not null,
  table_name text not null,
  row_key text not null,
  src_file text not null,
  src_row integer not null,
  src_line integer,
  cells jsonb not null,
  removed_at timestamp with time zone,
  constraint printed_row_pkey PRIMARY KEY (fiscal_year, table_name, row_key),
  constraint printed_row_src_row_check CHECK ((src_row >= 1))
);
comment on table statements.printed_row is 'One row of a file of a year, every cell as printed, mistakes included. An import brings these rows to what the file says.';
comment on column statements.printed_row.row_key is 'What names the row in its table, so that it is the same row when it moves to another line.';
comment on column statements.printed_row.src_row is 'Line in the file, the header being 1.';
comment on column statements.printed_row.src_line is 'Line of the published report.';
comment on column statements.printed_row.removed_at is 'Set when a later file no longer has the row: it stays, because corrections and findings point to it.';
CREATE INDEX printed_row_place ON statements.printed_row USING btree (fiscal_year, src_file, src_row) WHERE (removed_at IS NULL);
grant insert, select on statements.printed_row to prosme_app;
grant update (src_file, src_row, src_line, cells, removed_at) on statements.printed_row to prosme_app;

-- pgboss --------------------------------------------------------------------------------------------------------------

-- Tables of pg-boss, schema version 46: bam, instance, job, job_common, job_dependency, queue, queue_stats, queue_stats_20261123, queue_stats_20261124, schedule, subscription, version, warning.
-- Queue jobs: policy standard, 3 retries, heartbeat 30 s.
