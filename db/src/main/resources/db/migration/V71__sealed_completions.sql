-- What the log says of a completion is enough to tell one that was altered, removed or forged, and nothing that a record
-- rests on can be rewritten: voids, published versions, bytes of files.

-- Of what it says all columns count but those that can be erased; a column that is added later counts where it is filled.
create function completion_seal(k completion) returns jsonb language sql stable set timezone = 'UTC' as $$
  select jsonb_strip_nulls(jsonb_build_object(
    'completionId', k.id,
    'seal', encode(sha256(convert_to(jsonb_strip_nulls(to_jsonb(k) - '{person_name, evidence}'::text[])::text, 'UTF8')), 'hex'),
    'name', k.person_name,
    'evidence', k.evidence,
    'file', (select encode(f.sha256, 'hex') from file f
             where f.id = case when k.origin = 'RECORDED' and k.evidence ~ '^[0-9]{1,9}$' then k.evidence::int end)))
$$;
comment on function completion_seal is 'What the line of a completion''s entry in the log says, so that the completion can be compared with it; name and evidence stand in it as texts, for they can be erased';

-- Those that were there before are noted as they are now.
do $$
declare
  entry bigint;
  moment timestamptz := now();
begin
  if exists (select from completion) then
    perform make_audit_month(date_trunc('month', moment)::date);
    insert into audit_entry (at, actor_kind, actor_name, action, people)
    select moment, 'SYSTEM', 'Muster', 'learning.baseline', count(distinct person_id) from completion
    returning id into entry;
    insert into audit_line (at, entry_id, content_id, person_id, after)
    select moment, entry, k.content_id, k.person_id, completion_seal(k) from completion k;
  end if;
end $$;

create function refuse_change_but() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('muster.erasing', true) = 'on'
      and to_jsonb(new) - tg_argv = to_jsonb(old) - tg_argv then
    return new;
  end if;
  raise exception '% rows are never changed or deleted', tg_table_name using errcode = 'insufficient_privilege';
end $$;
comment on function refuse_change_but is 'Keeps rows final; an erasure may replace the columns that the trigger names';

create trigger completion_void_is_final before update or delete on completion_void for each row execute function refuse_change_but('reason');
create trigger completion_void_stays before truncate on completion_void for each statement execute function refuse_change();
create trigger content_version_is_final before update or delete on content_version for each row execute function refuse_change_but('published_by_name');
create trigger step_is_final before update or delete on step for each row when (old.version > 0) execute function refuse_change();
create trigger module_course_is_final before update or delete on module_course for each row when (old.version > 0) execute function refuse_change();
create trigger file_is_final before update of size, sha256 on file for each row execute function refuse_change();
create trigger file_part_is_final before update on file_part for each row execute function refuse_change();
