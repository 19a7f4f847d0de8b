-- People and values are found by found_key, and sorted as people expect names to be sorted: Álvarez beside Alvarado.
alter table person drop column sort_name, drop column search;
alter table person
  add column sort_name text collate "und-x-icu" not null generated always as (family_name || ' ' || given_name) stored,
  add column search text not null generated always as (found_key(given_name || ' ' || family_name || ' ' || username || ' '
                    || coalesce(email, '') || ' ' || coalesce(employee_number, ''))) stored;
create index person_list on person (sort_name, id);
create index person_search on person using gin (search gin_trgm_ops);

drop index content_list, people_group_list;
alter table attribute_value alter column name type text collate "und-x-icu";
alter table people_group alter column name type text collate "und-x-icu";
alter table content alter column title type text collate "und-x-icu";
alter table rule alter column name type text collate "und-x-icu";
create index content_list on content (title, id);
create index people_group_list on people_group (name, id) where deleted_at is null;
