-- Views of reports that are sent: when, as what, to whom, and what became of it on each day.
create table view_sending (
  view_id int primary key references saved_view on delete cascade,
  rhythm  text not null check (rhythm in ('MONDAY', 'MONTH')),
  format  text not null check (format in ('XLSX', 'CSV')),
  set_at  timestamptz not null
);
comment on table view_sending is 'That a saved view is sent every Monday, or on the first of each month';
comment on column view_sending.set_at is 'Days whose hour had come before are not made up for';

create table view_receiver (
  view_id    int not null references view_sending on delete cascade,
  person_id  int not null references person,
  stopped_at timestamptz,
  primary key (view_id, person_id)
);
comment on table view_receiver is 'Whom a view is sent to; with stopped_at: until they wanted it no more';
create index view_receiver_person on view_receiver (person_id);

create table view_sent (
  view_id   int not null references saved_view on delete cascade,
  person_id int not null,
  day       date not null,
  outcome   text not null check (outcome in ('QUEUED', 'SENT', 'WITHOUT_FILE', 'DEACTIVATED', 'NO_ADDRESS', 'NO_RIGHT', 'NOT_SHARED')),
  at        timestamptz not null,
  primary key (view_id, person_id, day)
);
comment on table view_sent is 'What became of a view for a receiver on a day: at most once each';

alter table notice drop constraint notice_kind_check;
alter table notice add constraint notice_kind_check check (kind in ('ASSIGNED', 'REASSIGNED', 'DUE_DATE_CHANGED', 'DUE_SOON',
  'OVERDUE', 'EXPIRING', 'EXPIRED', 'COMPLETED', 'REMINDER', 'CORRECTION', 'TEAM_OVERDUE', 'TEAM_EXPIRED', 'SUMMARY',
  'CLAIM_APPROVED', 'CLAIM_REFUSED', 'VIEW'));
