-- Registry: finding by name among millions. A slip is looked for as every name that one slip would make of what was typed: some thousand look-ups in an
-- index, as quick in a register of millions as in a small one. Parts of names are found by their trigrams, as before, and only where no name begins so.
-- The statements are planned once a connection: written anew for every question they took as long to plan as to run.

-- A record's names stand one behind the other in search_text, usually the Thai one, the English one, a trading name.
create index enterprise_second_name on registry.enterprise (split_part(search_text, ' ', 2) text_pattern_ops, province_code)
  where split_part(search_text, ' ', 2) <> '' and status <> 'erased';
create index enterprise_third_name on registry.enterprise (split_part(search_text, ' ', 3) text_pattern_ops, province_code)
  where split_part(search_text, ' ', 3) <> '' and status <> 'erased';

create function registry.names_beginning(beginnings text[], within text[], most int) returns setof uuid
  language plpgsql stable set search_path = pg_catalog set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_bitmapscan = off as $$
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
end $$;
comment on function registry.names_beginning(text[], text[], int) is 'Some enterprises of which a name begins with one of these, within provinces, or everywhere where none are given. Reads as whoever calls it.';

create function registry.names_holding(part text, within text[], most int) returns setof uuid
  language plpgsql stable set search_path = pg_catalog set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
begin
  -- Two statements, because the index narrows to provinces only where it is told some.
  if within is null then
    return query select id from registry.enterprise where search_text like '%' || part || '%' and status <> 'erased' limit most;
  else
    return query select id from registry.enterprise
      where search_text like '%' || part || '%' and province_code = any (within) and status <> 'erased' limit most;
  end if;
end $$;
comment on function registry.names_holding(text, text[], int) is 'Some enterprises of which a name holds this, within provinces, or everywhere where none are given. Reads as whoever calls it.';

create function registry.slips(typed text, last int) returns text[] language sql immutable strict parallel safe set search_path = pg_catalog as $$
  with letters (letter) as (
    select unnest(string_to_array(case when typed ~ '[ก-ฮ]' then 'กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลวศษสหฬอฮะัาำิีึืุูเแโไ0123456789' else 'abcdefghijklmnopqrstuvwxyz0123456789' end, null)))
  select array_agg(left(typed, at) || slip)
  from generate_series(0, last) as at, lateral (
    select substr(typed, at + 2) union all
    select substr(typed, at + 2, 1) || substr(typed, at + 1, 1) || substr(typed, at + 3) union all
    select letter || substr(typed, at + 2) from letters union all
    select letter || substr(typed, at + 1) from letters) as made (slip)
$$;
comment on function registry.slips(text, int) is 'What was meant, if one letter of a folded name, up to the last-th counted from 0, was too many, exchanged with the next, wrong or missing.';

drop function registry.find_names(text, text[], int[], int);
create function registry.find_names(typed text, within text[], most int) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog as $$
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
end $$;
comment on function registry.find_names(text, text[], int) is 'Ids of enterprises by a folded name (of their survivors, where they were merged), within provinces the transaction reaches: those of which a name begins with it, then those of which one holds it, then those of which one begins with it but for one slip. Looks past row-level security, which keeps comparisons of texts from using an index, and tells ids alone: whoever asks reads the guarded rows by them.';
