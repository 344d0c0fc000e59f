-- Registry: finding by name with statements that are planned once a connection. Written anew for every question they took as long to plan as to run.

create function registry.names_like(pattern text, within text[], most int) returns table (id uuid, search_text text)
  language plpgsql stable set search_path = pg_catalog set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
#variable_conflict use_column
begin
  -- Two statements, because the index narrows to provinces only where it is told some.
  if within is null then
    return query select id, search_text from registry.enterprise where search_text like pattern and status <> 'erased' limit most;
  else
    return query select id, search_text from registry.enterprise
      where search_text like pattern and province_code = any (within) and status <> 'erased' limit most;
  end if;
end $$;
comment on function registry.names_like(text, text[], int) is 'Some enterprises whose folded names are like a pattern, within provinces, or everywhere where none are given. Reads as whoever calls it.';

create or replace function registry.find_names(beginning text, within text[], windows int[], most int) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
  areas text[] := platform.current_areas();
  found uuid[];
  slips text[];
  from_letter int;
  to_letter int;
begin
  if areas is null then return '{}'; end if;
  if not '*' = any (areas) then within := case when within is null then areas else array(select unnest(within) intersect select unnest(areas)) end; end if;

  found := array(
    select id from registry.enterprise
    where search_text ~>=~ beginning and search_text ~<~ (beginning || chr(1114111)) and (within is null or province_code = any (within)) and status <> 'erased'
    order by search_text using ~<~ limit most);
  if cardinality(found) < most and length(beginning) > 2 then
    found := found || array(
      select id from registry.names_like('%' || beginning || '%', within, most) where id <> all (found) limit most - cardinality(found));
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
    found := found || array(
      select id from registry.names_like('%' || left(beginning, from_letter) || '%' || substr(beginning, to_letter + 1) || '%', within, 4000)
      where search_text like any (slips) and id <> all (found) limit most - cardinality(found));
  end loop;
  return array(select distinct coalesce(survivor_id, id) from registry.enterprise where id = any (found));
end $$;
