-- A past day shows of the log, too, only what was written by then.
create view past.audit_entry as select * from public.audit_entry where at <= past.moment();
create view past.audit_line as select * from public.audit_line where at <= past.moment();
create view past.undone as select * from public.undone where at <= past.moment();

-- How far somebody was is not kept: of a past day it is nothing.
do $$
declare
  shown text;
begin
  select string_agg(case attname when 'progress' then '0::smallint as progress' else quote_ident(attname) end, ', ' order by attnum)
  into shown
  from pg_attribute where attrelid = 'assignment'::regclass and attnum > 0 and not attisdropped;
  execute format('create or replace view past.assignment as select %1$s from public.assignment where coalesce(known_since, assigned_at) <= past.moment()
    union all select %1$s from public.assignment_was where valid_from <= past.moment() and valid_to > past.moment()', shown);
end $$;
