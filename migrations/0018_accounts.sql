-- People: accounts anybody may open, and the ways they prove themselves beside a password.

comment on table people.account is 'A person who works here or acts for an enterprise. Never deleted: decisions and audit lines point to it. One that its person closed keeps neither name nor login.';
comment on column people.account.email is 'What is typed to sign in. A mobile number stands as +66812345678@phone.invalid, an address no mail is ever sent to.';
comment on column people.account.email_verified is 'The person opened a link that was mailed there. Only then a lost password is recovered by mail.';
comment on table people.credential is 'How an account proves itself beside passkeys: a password (provider credential, scrypt), or who it is at ThaID (thaid) or LINE (line). No token of a provider is kept.';

create table people.passkey (
  id uuid primary key,
  account_id uuid not null references people.account,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  created_at timestamptz not null,
  used_at timestamptz
);
comment on table people.passkey is 'Public keys of passkeys; the private half never leaves the person''s device.';
comment on column people.passkey.counter is 'How often the device says it was used; one that falls back is a copy.';
comment on column people.passkey.name is 'What its person calls it.';
create index passkey_account on people.passkey (account_id);
grant select, insert, delete on people.passkey to prosme_app;
grant update (counter, used_at, name) on people.passkey to prosme_app;

create table people.authenticator (
  account_id uuid primary key references people.account,
  seed uuid not null,
  last_step bigint not null,
  created_at timestamptz not null
);
comment on table people.authenticator is 'Accounts that are asked for a code of an authenticator app after the password.';
comment on column people.authenticator.seed is 'The app''s key is derived from this and a secret of the installation: the row alone makes no code.';
comment on column people.authenticator.last_step is 'The half minute whose code was taken last; no code is taken twice.';
grant select, insert, delete on people.authenticator to prosme_app;
grant update (last_step) on people.authenticator to prosme_app;

create table people.recovery_code (
  account_id uuid not null references people.account,
  code_hash text not null,
  primary key (account_id, code_hash)
);
comment on table people.recovery_code is 'Codes for the day the authenticator app is lost, each for one time: keyed hashes, deleted when used.';
grant select, insert, delete on people.recovery_code to prosme_app;

create table people.proof (
  account_id uuid not null references people.account,
  kind text not null check (kind in ('citizen')),
  lookup bytea not null,
  at timestamptz not null,
  primary key (account_id, kind)
);
comment on table people.proof is 'What somebody else vouched for: that the person of this account has a citizen''s number (ThaID).';
comment on column people.proof.lookup is 'Keyed hash of the number; the number itself is not kept.';
grant select, insert, delete on people.proof to prosme_app;
grant update (lookup, at) on people.proof to prosme_app;
