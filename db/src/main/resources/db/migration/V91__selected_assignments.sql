alter table selection add contents int[];
comment on column selection.contents is 'Of assignments picked on a list of all training: the course or module of each of people, in the same order. null: people alone were picked';
alter table selection add constraint selection_contents_of_each check (contents is null or cardinality(contents) = cardinality(people));
