-- Privacy: how long what is kept, and what is done when personal data were breached.

-- How long ------------------------------------------------------------------------------------------------------------------------------------------------

create table platform.retention (
  name text collate "C" primary key,
  what_th text not null,
  what_en text not null,
  keep interval,
  basis_th text not null,
  basis_en text not null,
  assumed boolean not null
);
comment on table platform.retention is 'How long which rows are kept. Each schema that lets go of rows has a function retire(now), which reads its periods here and which the worker calls as the keeper.';
comment on column platform.retention.keep is 'Counted from the moment the text names; null: kept for good.';
comment on column platform.retention.assumed is 'No law or rule gives the period: it is ours until one does.';
grant select on platform.retention to prosme_app, prosme_keeper;

insert into platform.retention (name, what_th, what_en, keep, basis_th, basis_en, assumed) values
  ('registry.enterprise', 'ข้อมูลผู้ประกอบการและเลขประจำตัว', 'Records of enterprises and their numbers', null,
    'เก็บตลอดที่ยังขึ้นทะเบียน เจ้าของข้อมูลขอให้ลบได้', 'As long as the enterprise is registered; it may ask for erasure', false),
  ('registry.registration', 'จำนวนการขึ้นทะเบียน (ไม่มีข้อมูลส่วนบุคคล)', 'Counts of registrations (no personal data)', null,
    'ตัวเลขที่เผยแพร่แล้วอ้างอิงบรรทัดเหล่านี้ เก็บไว้แม้ข้อมูลผู้ประกอบการถูกลบ', 'Published figures rest on them; they stay when the record is erased', false),
  ('registry.change', 'ประวัติการแก้ไข', 'History of changes', null,
    'เก็บเท่ากับข้อมูลผู้ประกอบการ เมื่อลบแล้วจะอ่านไม่ได้อีก', 'As long as the record; unreadable once it is erased', false),
  ('registry.access_line', 'บันทึกว่าใครดูข้อมูล', 'Who looked at a record', interval '10 years',
    'พ.ร.บ. คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 มาตรา 78: สิทธิเรียกค่าเสียหายขาดอายุความเมื่อพ้นสิบปี', 'Personal Data Protection Act B.E. 2562, section 78: claims lapse ten years after the act', false),
  ('registry.consent', 'ความยินยอมที่ถอนแล้ว', 'Consents that were withdrawn', interval '10 years',
    'พ.ร.บ. คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 มาตรา 19 และ 78: ผู้ควบคุมข้อมูลต้องแสดงได้ว่าเคยได้รับความยินยอม', 'Personal Data Protection Act B.E. 2562, sections 19 and 78: the controller must be able to show that consent was given', false),
  ('registry.mandate', 'การมอบอำนาจที่สิ้นสุดหรือถูกปฏิเสธ', 'Mandates that ended or were declined', interval '10 years',
    'ประมวลกฎหมายแพ่งและพาณิชย์ มาตรา 193/30: อายุความทั่วไปสิบปี', 'Civil and Commercial Code, section 193/30: general prescription of ten years', false),
  ('registry.contact', 'ช่องทางติดต่อที่เลิกใช้', 'Contacts no longer in use', interval '1 year',
    'เผื่อเวลาให้แก้ไขเมื่อเลิกใช้โดยไม่ตั้งใจ', 'Time to mend a contact that was ended by mistake', true),
  ('privacy.breach', 'ทะเบียนเหตุละเมิดข้อมูลส่วนบุคคลที่ปิดแล้ว', 'Closed entries of the breach register', interval '10 years',
    'พ.ร.บ. คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 มาตรา 37 (4) และ 78: เก็บเท่าอายุความของสิทธิเรียกค่าเสียหาย', 'Personal Data Protection Act B.E. 2562, sections 37(4) and 78: as long as claims can be brought', true),
  ('one_id.permission', 'การอนุญาตให้โปรแกรมเข้าใช้ด้วย SME ONE ID ที่สิ้นสุดแล้ว', 'Permissions given to programs, once they ended', interval '10 years',
    'เช่นเดียวกับความยินยอม: ต้องแสดงได้ว่าเคยอนุญาต บันทึกการเข้าดูอ้างอิงบรรทัดเหล่านี้', 'Like consents: it must be shown that they were given; the access log points to them', false),
  ('one_id.artifact', 'รหัส โทเค็น และการเข้าใช้ SME ONE ID ที่หมดอายุ', 'Codes, tokens and sessions of ONE ID that expired', interval '0 days',
    'ใช้การไม่ได้อีก', 'They serve nothing any more', true),
  ('platform.passing', 'แบบฟอร์มที่ใช้แล้ว ข้อความที่ส่งแล้ว งานที่เสร็จแล้ว', 'Used form tokens, sent messages, finished jobs', interval '90 days',
    'พอสำหรับตรวจเหตุขัดข้อง', 'Enough to look into a fault', true),
  ('platform.audit_line', 'บันทึกการใช้งาน (รหัสและจำนวนเงิน ไม่มีชื่อ)', 'Audit trail (ids, codes and amounts, no names)', null,
    'หลักฐานของทุกตัวเลข ผนึกต่อเนื่องกันจึงตัดออกไม่ได้', 'Evidence of every figure, sealed in a chain that cannot be cut', false);

-- Papers that are forgotten -------------------------------------------------------------------------------------------------------------------------------

create table platform.forgotten_file (
  sha256 text primary key,
  at timestamptz not null
);
comment on table platform.forgotten_file is 'Contents that were forgotten with what they belonged to and whose bytes may still lie in the data folder. The worker removes the bytes, then the line.';
grant select, delete on platform.forgotten_file to prosme_app;

create function platform.forget_files(wanted uuid[], now timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog as $$
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
end $$;
comment on function platform.forget_files(uuid[], timestamptz) is 'Deletes files to which nothing refers any more and leaves the others. For functions of the owner alone; the bytes go after the commit, so that what is rolled back loses nothing.';
revoke all on function platform.forget_files(uuid[], timestamptz) from public;

create function registry.retire(now timestamptz) returns bigint
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
  return gone;
end $$;
comment on function registry.retire(timestamptz) is 'Deletes what has served its time by platform.retention. Answers how many rows went.';
revoke all on function registry.retire(timestamptz) from public;
grant execute on function registry.retire(timestamptz) to prosme_keeper;

-- Breaches ------------------------------------------------------------------------------------------------------------------------------------------------

create schema privacy;
grant usage on schema privacy to prosme_app, prosme_keeper;

create table privacy.breach (
  id uuid primary key,
  number int generated always as identity unique,
  happened_on date,
  found_at timestamptz not null,
  what text not null,
  data text not null,
  people int check (people >= 0),
  measures text not null,
  risk text check (risk in ('none', 'some', 'high')),
  status text not null check (status in ('found', 'assessed', 'reported', 'told', 'closed')),
  version int not null default 1,
  created_at timestamptz not null,
  reported_at timestamptz,
  told_at timestamptz,
  closed_at timestamptz,
  check ((status = 'found') = (risk is null))
);
comment on table privacy.breach is 'Breaches of personal data: what happened, whom it touches, what was done. Holds no names of people.';
comment on column privacy.breach.found_at is 'When the agency became aware of it: the 72 hours of section 37(4) of the Personal Data Protection Act B.E. 2562 run from here.';
comment on column privacy.breach.people is 'About how many people; null while not known.';
comment on column privacy.breach.risk is 'To the rights and freedoms of people: none, some (the Committee is told), high (the people are told as well).';
grant select, insert on privacy.breach to prosme_app;
grant update (happened_on, what, data, people, measures, risk, status, version, reported_at, told_at, closed_at) on privacy.breach to prosme_app;

create table privacy.breach_step (
  breach_id uuid not null references privacy.breach on delete cascade,
  id uuid not null,
  at timestamptz not null,
  account_id uuid not null,
  status text not null,
  note text,
  primary key (breach_id, id)
);
comment on table privacy.breach_step is 'What was done about a breach, by whom, when. Append-only.';
grant select, insert on privacy.breach_step to prosme_app;

create function privacy.retire(now timestamptz) returns bigint
language plpgsql security definer set search_path = pg_catalog as $$
declare
  gone bigint;
begin
  delete from privacy.breach where closed_at < now - (select keep from platform.retention where name = 'privacy.breach');
  get diagnostics gone = row_count;
  return gone;
end $$;
comment on function privacy.retire(timestamptz) is 'Deletes closed breaches that have served their time by platform.retention. Answers how many went.';
revoke all on function privacy.retire(timestamptz) from public;
grant execute on function privacy.retire(timestamptz) to prosme_keeper;
