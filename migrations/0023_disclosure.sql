-- What agencies are told is read and logged in one call, which is asked thousands of times a second: the settings that row-level security reads, the
-- agreements, the records and the lines of access make one statement with one commit. It runs as whoever calls it, so row-level security holds inside.

drop function registry.bearers(int[], bytea[], text[]);
create function registry.bearers(places int[], lookups bytea[], one_ids text[]) returns table (place int, enterprise_id uuid)
  language plpgsql stable rows 50 security definer set search_path = pg_catalog as $$
begin
  return query
    select asked.place, coalesce(e.survivor_id, e.id)
    from unnest(places, lookups) as asked (place, lookup) join registry.identity_number n on n.lookup = asked.lookup join registry.enterprise e on e.id = n.enterprise_id
    where asked.lookup is not null
    union
    select asked.place, coalesce(e.survivor_id, e.id)
    from unnest(places, one_ids) as asked (place, one_id) join registry.enterprise e on e.one_id = asked.one_id
    where asked.one_id is not null;
end $$;
comment on function registry.bearers(int[], bytea[], text[]) is 'The living enterprises that bear numbers (by hash) or ONE IDs, over all areas, many questions at once. Tells ids alone: whoever asks reads the guarded rows by them.';

create function registry.disclose(
  party text, today date, moment timestamptz, places int[], line_ids uuid[], purposes text[], request_ids text[], bearer_places int[], lookups bytea[], one_ids text[]
) returns table (
  place int, id uuid, one_id text, name_th text, name_en text, trading_names text[], activity_code text, province_code text, district_code text, subdistrict_code text,
  address bytea, owner_gender text, size text, sector text, stage text, status text, salt bytea, fields text[]
) language plpgsql set search_path = pg_catalog as $$
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
end $$;
comment on function registry.disclose(text, date, timestamptz, int[], uuid[], text[], text[], int[], bytea[], text[]) is 'Tells an agency what agreements in force, and consents where they rest on them, let it read of the enterprises it asks about; every record told leaves a line of access.';
