-- The role that runs may not make tables: it asks for a month of the log, and gets nothing else.
create function make_audit_month(month date) returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  begun timestamptz := month::timestamp at time zone 'UTC';
  ended timestamptz := (month + interval '1 month') at time zone 'UTC';
  name text;
  part text;
  taken boolean;
begin
  if month <> date_trunc('month', month)::date
      or begun not between now() - interval '2 months' and now() + interval '12 months' then
    return;
  end if;
  foreach name in array array['audit_entry', 'audit_line'] loop
    part := name || '_' || to_char(month, 'YYYYMM');
    execute format('select exists (select from public.%I where at >= %L and at < %L)', name || '_rest', begun, ended) into taken;
    if to_regclass(format('public.%I', part)) is null and not taken then
      execute format('create table public.%I partition of public.%I for values from (%L) to (%L)', part, name, begun, ended);
      execute format('revoke update, delete, truncate on public.%I from %I', part, current_user);
    end if;
  end loop;
end $$;
revoke all on function make_audit_month(date) from public;
