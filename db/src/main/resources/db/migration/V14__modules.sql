-- Modules as something to learn: courses in them, credit between contexts, what was reassigned (behaviour 2, 5, 6, 7; docs/adr/0011).
comment on table module_course is 'Courses of a module, a set of rows per version; version 0 is the draft';
alter table module_course add column optional_before timestamptz;
comment on column module_course.optional_before is 'Added by a minor publish at that instant: module attempts begun before need not do it';

create table reset (
  person_id  int not null,
  content_id int not null,
  context    int not null default 0,
  at         timestamptz not null,
  entry_id   bigint not null,
  primary key (person_id, content_id, context, at)
);
comment on table reset is 'Reassigned: completions before that instant do not count for this requirement, nor give it credit. A row per course of a module that is to be taken again, and one for the module itself';
comment on column reset.context is '0: standalone (a module itself, too), else the module';

create or replace view last_completion as
select distinct on (person_id, content_id, context)
       person_id, content_id, context, id as completion_id, completed_at, score, version, expires_on, credited_from
from completion c
where not exists (select from completion_void v where v.completion_id in (c.id, c.credited_from))
order by person_id, content_id, context, completed_at desc, id desc;
comment on view last_completion is 'The newest completion that stands, per person, content and context. A credit stands with the completion it comes from';
create unique index completion_credit on completion (credited_from, context) where credited_from is not null;

create function has_learned(person int, content int) returns boolean language sql stable as $$
  select exists (select from attempt t where t.person_id = person and t.content_id = content)
      or exists (select from completion k where k.person_id = person and k.content_id = content)
      or exists (select from content m
                 join module_course mc on mc.module_id = m.id and mc.version = m.version
                 join completion k on k.person_id = person and k.content_id = mc.course_id
                 where m.id = content and m.kind = 'MODULE')
$$;
comment on function has_learned is 'Whether the person has been at this content, or has completed a course of this module anywhere: then what its assignment shows follows from that';
