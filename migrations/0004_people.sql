-- People: who may sign in, as what, for which projects. The tables account, credential, session and verification are written by Better Auth.

create schema people;
grant usage on schema people to prosme_app, prosme_keeper;

create table people.account (
  id uuid primary key,
  name text not null,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  language text not null default 'th' check (language in ('th', 'en')),
  deactivated_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table people.account is 'A person who works here. Never deleted: decisions and audit lines point to it.';
comment on column people.account.image is 'Asked for by Better Auth; not used.';
comment on column people.account.deactivated_at is 'From then on nobody signs in with it; its sessions are ended in the same transaction.';
grant select, insert, update on people.account to prosme_app;

create table people.credential (
  id uuid primary key,
  user_id uuid not null references people.account,
  account_id text not null,
  provider_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);
comment on table people.credential is 'How an account proves itself: a password (scrypt) now, sign-in by another provider later.';
create index credential_account on people.credential (user_id);
grant select, insert, update, delete on people.credential to prosme_app;

create table people.session (
  id uuid primary key,
  user_id uuid not null references people.account,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table people.session is 'Who is signed in now. Addresses are not kept.';
create index session_account on people.session (user_id);
create index session_end on people.session (expires_at);
grant select, insert, update, delete on people.session to prosme_app;

create table people.verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table people.verification is 'One-time values of Better Auth.';
create index verification_identifier on people.verification (identifier);
grant select, insert, update, delete on people.verification to prosme_app;

create table people.role_assignment (
  id uuid primary key,
  account_id uuid not null references people.account,
  role text not null,
  given_at timestamptz not null,
  given_by uuid references people.account,
  ended_at timestamptz,
  ended_by uuid references people.account
);
comment on table people.role_assignment is 'Which role an account has and had. One at a time: who reports a result does not review it.';
comment on column people.role_assignment.given_by is 'Null when the platform itself gave it (first start, command line).';
create unique index role_assignment_current on people.role_assignment (account_id) where ended_at is null;
grant select, insert on people.role_assignment to prosme_app;
grant update (ended_at, ended_by) on people.role_assignment to prosme_app;

create table people.project_assignment (
  id uuid primary key,
  account_id uuid not null references people.account,
  project_code text not null,
  given_at timestamptz not null,
  given_by uuid references people.account,
  ended_at timestamptz,
  ended_by uuid references people.account
);
comment on table people.project_assignment is 'Which projects, by code, an account in a role bound to projects answers for.';
create unique index project_assignment_current on people.project_assignment (account_id, project_code) where ended_at is null;
create index project_assignment_project on people.project_assignment (project_code) where ended_at is null;
grant select, insert on people.project_assignment to prosme_app;
grant update (ended_at, ended_by) on people.project_assignment to prosme_app;

create table people.password_link (
  id uuid primary key,
  account_id uuid not null references people.account,
  token_hash text not null unique,
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null,
  created_by uuid references people.account
);
comment on table people.password_link is 'One-time links with which a person sets a password. Only a hash is kept: the link is shown once.';
create index password_link_account on people.password_link (account_id);
grant select, insert on people.password_link to prosme_app;
grant update (used_at) on people.password_link to prosme_app;

create table people.sign_in_attempt (
  id uuid primary key,
  at timestamptz not null,
  account_key text not null,
  address_key text not null,
  succeeded boolean not null default false
);
comment on table people.sign_in_attempt is 'Counts guesses. Keyed hashes of what was typed as account and of the network address, neither of them readable; kept for 90 days.';
comment on column people.sign_in_attempt.succeeded is 'The row is written before the password is looked at, so that guesses made at once count each other.';
create index sign_in_attempt_account on people.sign_in_attempt (account_key, at);
create index sign_in_attempt_address on people.sign_in_attempt (address_key, at);
create index sign_in_attempt_at on people.sign_in_attempt (at);
grant select, insert, delete on people.sign_in_attempt to prosme_app;
grant update (succeeded) on people.sign_in_attempt to prosme_app;

create table people.demo_account (
  account_id uuid primary key references people.account,
  password text not null
);
comment on table people.demo_account is 'Fictitious people of a demonstration, with the password that was made for this installation so that the sign-in page can show it. In production nobody signs in as one of them.';
grant select, insert, update on people.demo_account to prosme_app;
