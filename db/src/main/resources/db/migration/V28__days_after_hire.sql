-- Where a rule names no least number of days, the minimum of the settings counts; a day that had passed already says so.
create or replace function due_of(due jsonb, assigned date, hired date, today date, minimum int)
returns table (due_on date, lifted boolean) language sql immutable as $$
  select case when w.due_on < today then today + minimum else w.due_on end, coalesce(w.due_on < today or w.raised, false)
  from (select case
    when due is null then null
    when due -> 'daysAfterAssignment' is not null then assigned + (due ->> 'daysAfterAssignment')::int
    when due -> 'daysAfterHire' is not null
      then greatest(coalesce(hired, assigned) + (due ->> 'daysAfterHire')::int,
                    assigned + coalesce((due ->> 'atLeastDays')::int, minimum))
    else (due ->> 'on')::date end as due_on,
    due -> 'daysAfterHire' is not null and due -> 'atLeastDays' is null
      and coalesce(hired, assigned) + (due ->> 'daysAfterHire')::int < assigned as raised) w
$$;
