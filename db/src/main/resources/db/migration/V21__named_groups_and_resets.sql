-- Which audiences name a group is asked whenever its members change: without looking at every audience.
create index rule_audience on rule using gin (audience jsonb_path_ops) where audience is not null;
create index people_group_audience on people_group using gin (audience jsonb_path_ops) where audience is not null;

-- What was reassigned stays so when the assignment went and comes back, though nothing was done of it since.
create or replace view learned as
select person_id, content_id from attempt
union all
select person_id, content_id from completion
union all
select k.person_id, mc.module_id
from module_course mc
join content m on m.id = mc.module_id and m.version = mc.version
join completion k on k.content_id = mc.course_id
union all
select person_id, content_id from reset where context = 0;
comment on view learned is 'Who has been at a content, has completed a course of a module anywhere, or was asked for it again; has_learned() from the content''s side';
create index reset_of_content on reset (content_id, person_id) where context = 0;

create or replace function has_learned(person int, content int) returns boolean language sql stable as $$
  select exists (select from attempt t where t.person_id = person and t.content_id = content)
      or exists (select from completion k where k.person_id = person and k.content_id = content)
      or exists (select from content m
                 join module_course mc on mc.module_id = m.id and mc.version = m.version
                 join completion k on k.person_id = person and k.content_id = mc.course_id
                 where m.id = content and m.kind = 'MODULE')
      or exists (select from reset r where r.person_id = person and r.content_id = content and r.context = 0)
$$;
comment on function has_learned is 'Whether the person has been at this content, has completed a course of this module anywhere, or was asked for it again: then what its assignment shows follows from that';
