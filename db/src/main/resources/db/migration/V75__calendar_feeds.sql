-- Addresses at which a person's calendar reads their own due dates, or their team's.
create table calendar_feed (
  person_id int not null references person on delete cascade,
  kind      text not null check (kind in ('OWN', 'TEAM')),
  code_hash bytea not null unique,
  made_at   timestamptz not null,
  primary key (person_id, kind)
);
comment on table calendar_feed is 'The secret address of a calendar feed; making a new one ends the old one, switching it off deletes the row';
comment on column calendar_feed.code_hash is 'SHA-256 of the code in the address, which is kept nowhere';
