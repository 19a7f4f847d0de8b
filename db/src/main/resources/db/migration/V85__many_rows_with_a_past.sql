-- What a statement changed is compared with what it was by a hash of the keys, whatever the first statement of a session was
-- like: a plan made for one row compares each row of a hundred thousand with each.

-- Keeps the past of a table from now on. Called again it takes in columns that were added.
--   keys     the primary key
--   begins   the column that says since when a row that never changed is known; null: the row itself notes it
--   unseen   columns that may change without being kept
create or replace procedure keep_past(name text, keys text[], begins text, unseen text[]) language plpgsql as $$
declare
  columns text;
  old_columns text;
  changed text;
  since text;
  pairs text;
  added record;
begin
  if to_regclass(name || '_was') is null then
    execute format('alter table %I add column known_since timestamptz', name);
    execute format('comment on column %I.known_since is %L', name,
      'Since when the row is known as it is' || coalesce('; null: since ' || begins, ''));
    execute format('create table %I as select *, now() as valid_from, now() as valid_to from %I with no data', name || '_was', name);
    execute format('alter table %I alter column valid_from set not null, alter column valid_to set not null', name || '_was');
    execute format('comment on table %I is %L', name || '_was', 'What rows of ' || name || ' said before they changed or went; half-open [valid_from, valid_to). Written by triggers alone');
    execute format('create index %I on %I (%s, valid_from)', name || '_was_key', name || '_was', array_to_string(keys, ', '));
  end if;
  for added in
    select a.attname, format_type(a.atttypid, a.atttypmod) as type from pg_attribute a
    where a.attrelid = name::regclass and a.attnum > 0 and not a.attisdropped
      and not exists (select from pg_attribute w where w.attrelid = (name || '_was')::regclass and w.attname = a.attname)
  loop
    execute format('alter table %I add column %I %s', name || '_was', added.attname, added.type);
  end loop;

  select string_agg(quote_ident(attname), ', ' order by attnum), string_agg('o.' || quote_ident(attname), ', ' order by attnum),
         string_agg(format('old.%1$I is distinct from new.%1$I', attname), ' or ' order by attnum)
           filter (where attgenerated = '' and attname <> 'known_since' and attname <> all (unseen))
  into columns, old_columns, changed
  from pg_attribute where attrelid = name::regclass and attnum > 0 and not attisdropped;
  select string_agg(format('n.%1$I = o.%1$I', k), ' and ') into pairs from unnest(keys) k;
  since := case when begins is null then 'coalesce(%1$sknown_since, ''-infinity'')' else 'coalesce(%1$sknown_since, %1$s' || begins || ')' end;

  -- A clock that steps back makes no two versions of one time.
  execute format($f$
    create or replace function %1$I() returns trigger language plpgsql as $b$
    begin
      new.known_since := case when tg_op = 'INSERT' then known_now() else greatest(known_now(), %2$s) end;
      return new;
    end $b$ $f$, 'mark_' || name, format(since, 'old.'));
  execute format($f$
    create or replace function %1$I() returns trigger language plpgsql security definer
      set search_path = public, pg_temp set enable_nestloop = off as $b$
    begin
      if tg_op = 'DELETE' then
        insert into %2$I (%3$s, valid_from, valid_to)
        select %4$s, %5$s, known_now() from gone o where %5$s < known_now();
      else
        insert into %2$I (%3$s, valid_from, valid_to)
        select %4$s, %5$s, n.known_since from gone o join come n on %6$s
        where n.known_since is distinct from o.known_since and %5$s < n.known_since;
      end if;
      return null;
    end $b$ $f$, 'keep_' || name, name || '_was', columns, old_columns, format(since, 'o.'), pairs);
  execute format('revoke all on function %I() from public', 'keep_' || name);

  execute format('create or replace trigger %I before update on %I for each row when (%s) execute function %I()', name || '_known', name, changed, 'mark_' || name);
  if begins is null then
    execute format('create or replace trigger %I before insert on %I for each row when (new.known_since is null) execute function %I()', name || '_begun', name, 'mark_' || name);
  end if;
  execute format('create or replace trigger %1$I after update on %2$I referencing old table as gone new table as come for each statement execute function %3$I()', name || '_was_so', name, 'keep_' || name);
  execute format('create or replace trigger %1$I after delete on %2$I referencing old table as gone for each statement execute function %3$I()', name || '_was_there', name, 'keep_' || name);

  execute format('create or replace view past.%1$I as select %2$s from public.%1$I where %3$s <= past.moment() union all select %2$s from public.%4$I where valid_from <= past.moment() and valid_to > past.moment()',
    name, columns, format(since, ''), name || '_was');
end $$;

do $$
declare
  kept text;
begin
  foreach kept in array array['person', 'attribute_value', 'people_group', 'content', 'rule', 'exemption', 'setting', 'assignment', 'source'] loop
    execute format('alter function %I() set enable_nestloop = off', 'keep_' || kept);
  end loop;
end $$;
