-- Registry: finding by name, taking in lists, and what changed since.
create extension if not exists btree_gin;

-- Finding -----------------------------------------------------------------------------------------------------------------------------------------------

-- Compared byte by byte: search_text is folded already, and an index in Thai order is several times slower to write.
create index enterprise_name on registry.enterprise (search_text text_pattern_ops, province_code) where status <> 'erased';
create index enterprise_name_part on registry.enterprise using gin (province_code, search_text gin_trgm_ops) where status <> 'erased';

create function registry.find_names(beginning text, within text[], windows int[], most int) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog set plan_cache_mode = force_custom_plan set enable_seqscan = off as $$
declare
  areas text[] := platform.current_areas();
  guard text := 'status <> ''erased''';
  found uuid[] := '{}';
  slips text[];
  from_letter int;
  to_letter int;
begin
  if areas is null then return found; end if;
  if not '*' = any (areas) then within := case when within is null then areas else array(select unnest(within) intersect select unnest(areas)) end; end if;
  if within is not null then guard := guard || format(' and province_code = any (%L::text[])', within); end if;

  execute format('select array(select id from registry.enterprise where search_text like %L and %s order by search_text using ~<~ limit %s)',
    beginning || '%', guard, most) into found;
  if cardinality(found) < most and length(beginning) > 2 then
    execute format('select $1 || array(select id from registry.enterprise where search_text like %L and %s and id <> all ($1) limit %s)',
      '%' || beginning || '%', guard, most - cardinality(found)) into found using found;
  end if;
  for i in 1 .. coalesce(array_length(windows, 1), 0) loop
    exit when cardinality(found) >= most;
    from_letter := windows[i][1];
    to_letter := windows[i][2];
    -- Every way to slip at a letter of the window: too many, wrong, missing, exchanged with the next.
    slips := array(
      select distinct '%' || left(beginning, at) || slip || '%'
      from generate_series(from_letter, to_letter - 1) at, lateral (values
        (substr(beginning, at + 2)), ('_' || substr(beginning, at + 2)), ('_' || substr(beginning, at + 1)),
        (substr(beginning, at + 2, 1) || substr(beginning, at + 1, 1) || substr(beginning, at + 3))) as made (slip));
    execute format('select $1 || array(select id from (select id, search_text from registry.enterprise where search_text like %L and %s limit 4000) near
        where search_text like any ($2) and id <> all ($1) limit %s)',
      '%' || left(beginning, from_letter) || '%' || substr(beginning, to_letter + 1) || '%', guard, most - cardinality(found)) into found using found, slips;
  end loop;
  return array(select distinct coalesce(survivor_id, id) from registry.enterprise where id = any (found));
end $$;
comment on function registry.find_names(text, text[], int[], int) is 'Ids of enterprises by a folded name (of their survivors, where they were merged), within provinces the transaction reaches: those that begin with it, then those that hold it, then those that hold it with one slip inside one of the windows [from, to) of its letters. Looks past row-level security, which keeps LIKE from using an index, and tells ids alone: whoever asks reads the guarded rows by them.';

-- Telling agencies --------------------------------------------------------------------------------------------------------------------------------------

create function registry.bearers(places int[], lookups bytea[], one_ids text[]) returns table (place int, enterprise_id uuid)
  language plpgsql stable rows 50 security definer set search_path = pg_catalog as $$
begin
  return query
    select asked.place, coalesce(e.survivor_id, e.id)
    from unnest(places, lookups) as asked (place, lookup) join registry.identity_number n on n.lookup = asked.lookup join registry.enterprise e on e.id = n.enterprise_id
    union
    select asked.place, coalesce(e.survivor_id, e.id)
    from unnest(places, one_ids) as asked (place, one_id) join registry.enterprise e on e.one_id = asked.one_id;
end $$;
comment on function registry.bearers(int[], bytea[], text[]) is 'The living enterprises that bear numbers (by hash) or ONE IDs, over all areas, many questions at once. Tells ids alone: whoever asks reads the guarded rows by them.';

-- What changed since ------------------------------------------------------------------------------------------------------------------------------------

alter table registry.enterprise add column changed_era int not null default platform.current_audit_era(), add column changed_in xid8 not null default pg_current_xact_id();
comment on column registry.enterprise.changed_in is 'The transaction that changed it last, with the era of the server''s transactions: the place in the feed of changes. A transaction that commits late keeps its early place, so the feed ends below the oldest one still open.';
create index enterprise_changed on registry.enterprise (changed_era, changed_in, id);

create function registry.mark_changed() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  new.changed_era := platform.current_audit_era();
  new.changed_in := pg_current_xact_id();
  return new;
end $$;
create trigger changed before update on registry.enterprise for each row execute function registry.mark_changed();

-- What an agency may read changes with the consent, so the enterprise takes a new place in the feed.
create function registry.mark_consent() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  update registry.enterprise set status = status where id = new.enterprise_id;
  return new;
end $$;
create trigger changed after insert or update on registry.consent for each row execute function registry.mark_consent();

create function registry.changes_since(era int, txid xid8, last_id uuid, most int)
  returns table (era_of int, txid_of xid8, id uuid, one_id text, state text, survivor_one_id text, known boolean)
  language sql stable security definer set search_path = pg_catalog as $$
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
$$;
comment on function registry.changes_since(int, xid8, uuid, int) is 'The next enterprises in the order of their last change, and of each whether the asking agency may know of it: it reads it now, or was let read it once by consent. Tells no data.';

-- Taking in lists ---------------------------------------------------------------------------------------------------------------------------------------

create table registry.list_import (
  id uuid primary key,
  sha256 text collate "C" not null,
  source text collate "C" not null,
  started_at timestamptz not null,
  account_id uuid,
  line int not null default 1,
  added int not null default 0,
  known int not null default 0,
  rejected int not null default 0,
  rejects_size bigint not null default 0,
  finished_at timestamptz
);
comment on table registry.list_import is 'Lists of enterprises that were taken in, and how far: an import that was cut short goes on where it stopped.';
comment on column registry.list_import.line is 'The last line of the file that is settled.';
comment on column registry.list_import.rejects_size is 'How much of the file of rejects belongs to the lines settled, in bytes.';
create unique index list_import_open on registry.list_import (sha256) where finished_at is null;
grant select, insert on registry.list_import to prosme_app;
grant update (line, added, known, rejected, rejects_size, finished_at) on registry.list_import to prosme_app;
