-- A rule for 100,000 people (docs/adr/0014): what it asks of a person is read from an index, by id …
create index person_facts on person (id) include (status, hired_on, time_zone, email);
comment on index person_facts is 'What a rule asks of everybody whom it holds, without their rows';

-- … and what is to be told lies in three indexes instead of four: by person serves both one notice per cause and what one
-- person was told. By cause only an undo looks, soon after.
drop index notice_once;
drop index notice_of_person;
create unique index notice_once on notice (person_id, content_id, entry_id, kind);
create index notice_of_entry on notice using brin (entry_id) with (pages_per_range = 16, autosummarize = on);
