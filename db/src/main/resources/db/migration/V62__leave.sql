-- Several leaves of one person, and due dates that wait while somebody is away. Nothing that follows from them is kept: what
-- the functions below say of a day follows from the leaves and that day. Their twin is people/rules/Leaves.java.
alter table person add earlier_leaves date[]
  check (earlier_leaves is null or (leave_from is not null and cardinality(earlier_leaves) % 2 = 0 and cardinality(earlier_leaves) > 0));
comment on column person.earlier_leaves is 'First and last day of each leave before the one in leave_from and leave_until, in order; they never overlap';

alter table source add dated_at timestamptz;
alter table source_past add dated_at timestamptz;
alter table assignment add dated_at timestamptz;
comment on column source.dated_at is 'When its date was set, where that was later than the source: days away since then move it';
comment on column assignment.dated_at is 'When the date in due_on was set, where that was not when it was assigned: days away since then move it';
comment on column assignment.due_on is 'due_by_hand, else the earliest of the sources, before days away: due_in_force says when it is due on a day';
update assignment set dated_at = due_set_at where due_by_hand is not null and due_set_at is not null;

create function is_on_leave(earlier date[], leave_from date, leave_until date, day date) returns boolean
language sql immutable parallel safe as $$
  select coalesce(leave_from <= day and (leave_until is null or leave_until >= day), false)
      or exists (select from generate_series(1, coalesce(cardinality(earlier), 0), 2) i
                 where day between earlier[i] and earlier[i + 1])
$$;
comment on function is_on_leave is 'Whether that day is one of the days away';

create function due_in_force(due_on date, since date, earlier date[], leave_from date, leave_until date, day date) returns date
language plpgsql immutable parallel safe as $$
declare
  leaves date[] := earlier || array[leave_from, leave_until];
  due date := due_on;
begin
  for i in 1 .. cardinality(leaves) by 2 loop
    -- leaves follow each other: nobody is back from a later one
    exit when leaves[i] is null or leaves[i + 1] is null or leaves[i + 1] >= day;
    if due >= greatest(leaves[i], since) and leaves[i + 1] >= since then
      due := due + (leaves[i + 1] + 1 - greatest(leaves[i], since));
    end if;
  end loop;
  return due;
end $$;
comment on function due_in_force is 'The date that due_on, set on the day since, has become by that day: on each return it moves by the days away, unless it had passed before them';

create function lived_day(since date, earlier date[], leave_from date, leave_until date, day date) returns date
language sql immutable parallel safe as $$
  select day - coalesce((
    select sum(least(coalesce(l.leaves[i + 1], day - 1), day - 1) + 1 - greatest(l.leaves[i], since))::int
    from (select earlier || array[leave_from, leave_until] as leaves) l,
         generate_series(1, cardinality(l.leaves), 2) i
    where greatest(l.leaves[i], since) < day and (l.leaves[i + 1] is null or l.leaves[i + 1] >= since)), 0)
$$;
comment on function lived_day is 'The day less the days away since then: a date of due_on has passed if it lies before that';

create function renewal_due(last_day date, grace int, minimum int, earlier date[], leave_from date, leave_until date, day date)
returns date language plpgsql immutable parallel safe as $$
declare
  leaves date[] := earlier || array[leave_from, leave_until];
  due date := last_day + 1 + grace;
begin
  for i in 1 .. cardinality(leaves) by 2 loop
    exit when leaves[i] is null or leaves[i + 1] is null or leaves[i + 1] >= day;
    if last_day <= leaves[i + 1] and due >= leaves[i] then
      due := greatest(due, leaves[i + 1] + 1 + minimum);
    end if;
  end loop;
  return due;
end $$;
comment on function renewal_due is 'When a renewal is due whose completion is valid to last_day, as of that day: who comes back expired, and was not late before, has the minimum days from the return';

create index person_with_leave on person (id) where leave_from is not null;
