-- Whose facts changed, so that every node can keep its bitmaps of who has what (docs/adr/0013): one row per transaction's batch.
create table people_moved (
  xid      xid8 not null default pg_current_xact_id(),
  people   int[] not null,
  moved_at timestamptz not null
);
comment on table people_moved is 'Read by transaction id: a reader asks for all from the oldest that was still open when it last looked. Kept for two days';
create index people_moved_xid on people_moved (xid);

-- Who has been at a content, asked from the content's side: a rule that gives it to 100,000 people looks once, not per person.
create index attempt_of_content on attempt (content_id, person_id);
create index completion_of_content on completion (content_id, person_id);
create view learned as
select person_id, content_id from attempt
union all
select person_id, content_id from completion
union all
select k.person_id, mc.module_id
from module_course mc
join content m on m.id = mc.module_id and m.version = mc.version
join completion k on k.content_id = mc.course_id;
comment on view learned is 'Who has been at a content, or has completed a course of a module anywhere; has_learned() from the content''s side';
