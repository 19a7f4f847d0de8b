-- Told by the calendar (docs/adr/0033): which day a notice is for, what it counts from, and whom it is about.
alter table notice
  add for_day date,
  add counts_from date,
  add about_id int not null default 0;
comment on table notice is 'One thing to tell one person; at most one per person, content, kind and audit entry of its cause, and, told by the calendar, per day it is for';
comment on column notice.for_day is 'Told by the calendar: the day for which it is, where the person is; null: caused by an act';
comment on column notice.counts_from is 'The due date, or last valid day, that the day was counted from: told only while it is still that';
comment on column notice.about_id is 'Whom a manager is told about; 0: the person themselves';

alter table notice drop constraint notice_kind_check;
alter table notice add constraint notice_kind_check check (kind in ('ASSIGNED', 'REASSIGNED', 'DUE_DATE_CHANGED', 'DUE_SOON',
  'OVERDUE', 'EXPIRING', 'EXPIRED', 'COMPLETED', 'REMINDER', 'CORRECTION', 'TEAM_OVERDUE', 'TEAM_EXPIRED', 'SUMMARY'));
alter table notice drop constraint notice_reason_check;
alter table notice add constraint notice_reason_check check (reason in ('REMOVED', 'COMPLETED', 'UNDONE', 'OFF', 'DEACTIVATED',
  'ARCHIVED', 'REPEATED', 'PASSED'));

drop index notice_once;
create unique index notice_once on notice (person_id, content_id, entry_id, kind, about_id);
create unique index notice_by_calendar on notice (person_id, content_id, kind, for_day, about_id) where for_day is not null;

alter table message_text add timing jsonb;
comment on column message_text.timing is 'When the calendar causes it, as an administrator set it: days, every, atWindow, managerFrom; null: the default';

create table calendar_swept (
  what     text not null check (what in ('DATES', 'SUMMARY')),
  zone     text not null,
  day      date not null,
  swept_at timestamptz not null,
  primary key (what, zone, day)
);
comment on table calendar_swept is 'Days on which everybody of a time zone was looked at for what the calendar has to tell; kept for a year';

create index person_time_zone on person (time_zone);
