-- Exchange: the sources outside that know enterprises too, what was asked of them, and the questions their answers raised.

create schema exchange;
grant usage on schema exchange to prosme_app, prosme_keeper;

create table exchange.source (
  code text collate "C" primary key,
  base_url text,
  changed_at timestamptz not null,
  changed_by uuid,
  failures int not null default 0 check (failures >= 0),
  opened_at timestamptz,
  probed_at timestamptz
);
comment on table exchange.source is 'Where each source answers, and the state of its breaker, which all processes share: what one of them learnt of a dead source spares the others.';
comment on column exchange.source.base_url is 'Address without a trailing slash; null: not connected, and never asked.';
comment on column exchange.source.failures is 'Failures since its last answer.';
comment on column exchange.source.opened_at is 'The breaker is open since then; null: closed.';
comment on column exchange.source.probed_at is 'When an open breaker last let one request through to see whether the source is back.';
grant select, insert, update on exchange.source to prosme_app;

create table exchange.call (
  source text collate "C" not null references exchange.source,
  id uuid not null,
  at timestamptz not null,
  outcome text not null check (outcome in ('answered', 'unknown', 'slow', 'down', 'wrong')),
  milliseconds int not null check (milliseconds >= 0),
  primary key (source, id)
);
comment on table exchange.call is 'One line for every time a source was asked, for its health alone: neither who was asked about nor what it said. Kept for 90 days.';
comment on column exchange.call.outcome is 'answered; unknown (it answered that it does not know the number); slow (no answer in time); down (no connection, or a server error); wrong (an answer of another shape or about another number).';
create index call_at on exchange.call (at);
grant select, insert on exchange.call to prosme_app;

create function exchange.retire(now timestamptz) returns bigint
  language sql security definer set search_path = pg_catalog as $$
    with gone as (delete from exchange.call where at < now - interval '90 days' returning 1)
    select count(*) from gone
  $$;
comment on function exchange.retire(timestamptz) is 'Deletes lines about calls older than 90 days. Answers how many.';
revoke all on function exchange.retire(timestamptz) from public;
grant execute on function exchange.retire(timestamptz) to prosme_keeper;

create table exchange.verification (
  enterprise_id uuid not null references registry.enterprise,
  source text collate "C" not null,
  status text not null check (status in ('waiting', 'answered', 'unknown')),
  attempts int not null default 0,
  next_at timestamptz,
  answered_at timestamptz,
  fields text[] not null default '{}',
  primary key (enterprise_id, source),
  check ((status = 'waiting') = (next_at is not null))
);
comment on table exchange.verification is 'Which source is still to be asked about an enterprise, and which one answered when. What it said lies in the registry (what was taken) and in exchange.question (what contradicted).';
comment on column exchange.verification.next_at is 'When it is asked next; later and later while the source is silent.';
comment on column exchange.verification.fields is 'The fields it stated, whether or not they were taken.';
create index verification_due on exchange.verification (next_at) where next_at is not null;
grant select, insert on exchange.verification to prosme_app;
grant update (status, attempts, next_at, answered_at, fields) on exchange.verification to prosme_app;

create table exchange.question (
  enterprise_id uuid not null references registry.enterprise,
  id uuid not null,
  field text collate "C" not null,
  addressee text not null check (addressee in ('enterprise', 'officer')),
  sealed bytea not null,
  raised_at timestamptz not null,
  status text not null check (status in ('open', 'kept', 'taken', 'other')),
  answered_at timestamptz,
  answered_by uuid,
  primary key (enterprise_id, id),
  check ((status = 'open') = (answered_at is null))
);
comment on table exchange.question is 'Sources that contradict what the record says: a question to the enterprise or an officer, never an overwriting.';
comment on column exchange.question.addressee is 'officer: the source names another person under the number, which is not shown to whoever registered.';
comment on column exchange.question.sealed is 'JSON, sealed under the key of the enterprise: what each source says and since when, and the reason of the answer.';
comment on column exchange.question.status is 'kept: the record is right; taken: a source is; other: neither.';
create unique index question_open on exchange.question (enterprise_id, field) where status = 'open';
grant select, insert on exchange.question to prosme_app;
grant update (sealed, status, answered_at, answered_by) on exchange.question to prosme_app;

-- Whoever reaches an enterprise reaches what was asked about it, as in the registry. Outside agencies have no business here.
do $$
declare
  name text;
  reached text :=
    'enterprise_id = any ((select registry.my_enterprises(true))::uuid[]) or exists (select from registry.enterprise e where e.id = enterprise_id and (e.province_code = any ((select platform.current_areas())::text[]) or ''*'' = any ((select platform.current_areas())::text[])))';
begin
  foreach name in array array['verification', 'question'] loop
    execute format('alter table exchange.%I enable row level security', name);
    execute format('alter table exchange.%I force row level security', name);
    execute format('create policy owner_works on exchange.%I to prosme_owner, prosme_keeper using (true) with check (true)', name);
    execute format('create policy seen on exchange.%I for select to prosme_app using (%s)', name, reached);
    execute format('create policy changed on exchange.%I for update to prosme_app using (%s) with check (true)', name, reached);
    execute format('create policy added on exchange.%I for insert to prosme_app with check (true)', name);
  end loop;
end $$;
