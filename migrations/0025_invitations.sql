-- Invitations: the enterprise asks somebody to act for it, by what they type to sign in. Whoever invites is answered the same whether there is such an
-- account or not, and learns a name only from whoever accepts. What was answered is gone from here; the mandate or the audit line tells of it.

create table registry.invitation (
  enterprise_id uuid not null references registry.enterprise,
  id uuid not null,
  lookup bytea not null,
  sealed bytea not null,
  role text not null check (role in ('owner', 'signatory', 'preparer', 'accountant')),
  scope text[] not null check (scope <@ array['read', 'update', 'apply', 'sign', 'manage']),
  starts_on date not null,
  ends_on date,
  invited_at timestamptz not null,
  invited_by uuid not null,
  open_until date not null,
  primary key (enterprise_id, id),
  constraint invitation_once unique (enterprise_id, lookup)
);
comment on table registry.invitation is 'Whom an enterprise asked to act for it and who has not answered yet. Not bound to an account: it may be opened after the invitation.';
comment on column registry.invitation.lookup is 'Keyed hash of the login, by which its person finds the invitation.';
comment on column registry.invitation.sealed is 'The login under the key of the enterprise, so that whoever invited can read it again.';
comment on column registry.invitation.scope is 'What the mandate is to allow; a part of what the role can have.';
comment on column registry.invitation.open_until is 'The last day to accept it.';
create index invitation_lookup on registry.invitation (lookup);
grant select, insert, delete on registry.invitation to prosme_app;

do $$
declare
  of_enterprise text := 'enterprise_id = any ((select registry.my_enterprises(true))::uuid[]) or exists (select from registry.enterprise e where e.id = enterprise_id
    and (e.province_code = any ((select platform.current_areas())::text[]) or ''*'' = any ((select platform.current_areas())::text[])))';
begin
  alter table registry.invitation enable row level security;
  alter table registry.invitation force row level security;
  create policy owner_works on registry.invitation to prosme_owner, prosme_keeper using (true) with check (true);
  execute format('create policy seen on registry.invitation for select to prosme_app using (%s)', of_enterprise);
  execute format('create policy taken on registry.invitation for delete to prosme_app using (%s)', of_enterprise);
  create policy added on registry.invitation for insert to prosme_app with check (true);
end $$;

insert into platform.retention (name, what_th, what_en, keep, basis_th, basis_en, assumed) values
  ('registry.invitation', 'คำเชิญเป็นผู้แทนที่หมดอายุโดยไม่มีผู้ตอบ', 'Invitations to act that nobody answered in time', interval '0 days',
    'ใช้การไม่ได้อีก', 'They serve nothing any more', true);

create or replace function registry.retire(now timestamptz) returns bigint
language plpgsql security definer set search_path = pg_catalog as $$
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
end $$;
