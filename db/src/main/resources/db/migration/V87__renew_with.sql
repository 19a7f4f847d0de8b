-- A course may be renewed by completing another, shorter one.
alter table content add column renew_with int references content check (renew_with <> id);
comment on column content.renew_with is 'The course that is asked for in its place once it may be renewed; null: it is renewed by taking it again';
create index content_renew_with on content (renew_with) where renew_with is not null;

alter table completion add column renewed_by bigint references completion;
comment on column completion.renewed_by is 'The completion of another course that renewed this course; null: it was completed itself';
create unique index completion_renewed_by on completion (renewed_by, content_id) where renewed_by is not null;
create or replace view past.completion as select * from public.completion where recorded_at <= past.moment();

-- The past of contents takes the new column in.
call keep_past('content', '{id}', 'created_at', '{edits, updated_at}');
