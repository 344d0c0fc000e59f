-- ONE ID: programs of other bodies, the people who let them in, and what the OpenID provider keeps between two steps.

create schema one_id;
grant usage on schema one_id to prosme_app, prosme_keeper;

create table one_id.signing_key (
  kid text collate "C" primary key,
  made_under text collate "C" not null unique,
  public jsonb not null,
  salt bytea not null,
  sealed bytea not null,
  made_at timestamptz not null
);
comment on table one_id.signing_key is 'Keys that sign what programs are handed. One is made for each secret of the installation; the one before stays published until the next rotation.';
comment on column one_id.signing_key.made_under is 'Fingerprint of the secret it belongs to.';
comment on column one_id.signing_key.public is 'Public half, as JWKS shows it.';
comment on column one_id.signing_key.sealed is 'Private half as JWK, encrypted.';
grant select, insert on one_id.signing_key to prosme_app;

create table one_id.program (
  id text collate "C" primary key,
  name_th text not null,
  name_en text not null,
  agency_code text collate "C" not null references agencies.agency,
  purpose text not null,
  proof text not null check (proof in ('secret', 'key', 'none')),
  secret_hash bytea,
  public_keys jsonb,
  redirect_uris text[] not null,
  after_logout_uris text[] not null,
  scopes text[] not null check (scopes <@ array['openid', 'profile', 'email', 'enterprise', 'offline_access', 'exchange', 'registrations'] and cardinality(scopes) > 0),
  status text not null check (status in ('registered', 'approved', 'declined', 'suspended', 'ended')),
  registered_at timestamptz not null,
  registered_by uuid not null references people.account,
  approved_at timestamptz,
  approved_by uuid references people.account,
  changed_at timestamptz not null,
  check ((proof = 'secret') = (secret_hash is not null)),
  check ((proof = 'key') = (public_keys is not null)),
  check (proof <> 'none' or not scopes && array['exchange', 'registrations']),
  check (('openid' = any (scopes)) = (cardinality(redirect_uris) > 0)),
  check (approved_by <> registered_by)
);
comment on table one_id.program is 'Programs of other bodies: what they may ask for and where people are sent back. Registered by one person, approved by another.';
comment on column one_id.program.id is 'client_id.';
comment on column one_id.program.proof is 'How it shows that it is itself: a secret, a key of its own, or neither (an app on a phone, held by PKCE alone).';
comment on column one_id.program.secret_hash is 'SHA-256 of the secret, which has 256 bits of its own and was shown once.';
comment on column one_id.program.redirect_uris is 'Compared character by character.';
comment on column one_id.program.scopes is 'openid, profile, email, enterprise, offline_access: of people who sign in. exchange, registrations: of the API.';
grant select, insert on one_id.program to prosme_app;
grant update (secret_hash, status, approved_at, approved_by, changed_at) on one_id.program to prosme_app;

create table one_id.permission (
  id uuid primary key,
  account_id uuid not null references people.account,
  program_id text collate "C" not null references one_id.program,
  enterprise text collate "C",
  scopes text[] not null,
  given_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
comment on table one_id.permission is 'A person let a program in: for which enterprise, and what it may know. Its id is that of the provider''s grant.';
comment on column one_id.permission.enterprise is 'ONE ID of the enterprise that was chosen; null where the program asked for none.';
create index permission_account on one_id.permission (account_id, given_at);
grant select, insert on one_id.permission to prosme_app;
grant update (ended_at) on one_id.permission to prosme_app;

create table one_id.artifact (
  model text collate "C" not null,
  id bytea not null,
  payload jsonb not null,
  grant_id text collate "C",
  uid text collate "C",
  expires_at timestamptz not null,
  consumed_at timestamptz,
  primary key (model, id)
);
comment on table one_id.artifact is 'What the provider keeps: sessions, codes, tokens, grants. Their ids are secrets, so only the hash of each is kept.';
create index artifact_grant on one_id.artifact (grant_id) where grant_id is not null;
create unique index artifact_uid on one_id.artifact (model, uid) where uid is not null;
create index artifact_expires on one_id.artifact (expires_at);
grant select, insert, update, delete on one_id.artifact to prosme_app;

create function one_id.retire(now timestamptz) returns bigint
language plpgsql security definer set search_path = pg_catalog as $$
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
end $$;
comment on function one_id.retire(timestamptz) is 'Deletes what expired, and permissions that ended long enough ago, by platform.retention. Answers how many rows went.';
revoke all on function one_id.retire(timestamptz) from public;
grant execute on function one_id.retire(timestamptz) to prosme_keeper;
