create table stuck (
  id        int generated always as identity primary key,
  person_id int unique,
  group_id  int unique,
  rule_id   int unique,
  reason    text not null,
  since     timestamptz not null,
  tried_at  timestamptz not null,
  check (num_nonnulls(person_id, group_id, rule_id) = 1)
);
comment on table stuck is 'Rules, groups and people that could not be worked off: each is left alone, while all others go on';
comment on column stuck.reason is 'What failed, as the last try said it';
comment on column stuck.tried_at is 'Tried again when it changes, and an hour after this';

-- A rule that is stuck is tried again when it or its content changes.
create function unstick() returns trigger language plpgsql as $$
begin
  insert into reassess (rule_id, marked_at)
  select s.rule_id, clock_timestamp() from stuck s
  where (tg_table_name = 'rule' and s.rule_id = new.id)
     or (tg_table_name = 'content' and s.rule_id in (select r.id from rule r where r.content_id = new.id));
  return null;
end $$;
create trigger rule_unstick after update of version, audience, due, enabled, deleted_at on rule
  for each row when (old is distinct from new) execute function unstick();
create trigger content_unstick after update of due, status on content
  for each row when (old.due is distinct from new.due or old.status is distinct from new.status) execute function unstick();
