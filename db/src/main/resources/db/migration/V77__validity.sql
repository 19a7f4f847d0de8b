-- A completion counts for months, with the anniversary kept, or to a day of each year; its renewal may have some days of grace.
alter table content
  add column valid_until_day text check (valid_until_day ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
  add column valid_at_least_days int not null default 30 check (valid_at_least_days between 0 and 3650),
  add column keep_anniversary boolean not null default true,
  add column grace_days int not null default 0 check (grace_days between 0 and 3650),
  add check (valid_until_day is null or validity_months is null);
comment on column content.valid_until_day is 'Month and day, as 03-31: a completion counts to the next one that is at least valid_at_least_days away';
comment on column content.keep_anniversary is 'A renewal inside the window runs from the old last day; of validity_months';
comment on column content.grace_days is 'How many days after the first one without a valid completion the renewal is due';

alter table completion add column own_last_day date;
comment on column completion.own_last_day is 'Of a module: the last day by its own validity, where its courses may end earlier; null: for ever, or completed before this was kept';
create or replace view past.completion as select * from public.completion where recorded_at <= past.moment();

-- The past of contents takes the new columns in.
call keep_past('content', '{id}', 'created_at', '{edits, updated_at}');
