-- What learners hand in as proof that they completed something elsewhere, until somebody has decided about it.
create table claim (
  id            bigint generated always as identity primary key,
  person_id     int not null references person,
  content_id    int not null references content,
  file_id       int not null references file,
  completed_on  date not null,
  valid_to      date,
  number        text not null default '',
  issuer        text not null default '',
  state         text not null default 'WAITING' check (state in ('WAITING', 'APPROVED', 'REFUSED', 'TAKEN_BACK')),
  sent_at       timestamptz not null,
  decided_at    timestamptz,
  decided_by    text,
  reason        text,
  completion_id bigint,
  check ((state = 'WAITING') = (decided_at is null)),
  check ((state = 'APPROVED') = (completion_id is not null)),
  check (state <> 'REFUSED' or reason is not null)
);
comment on table claim is 'A certificate from elsewhere that a person handed in for a content: waits, is approved as a recorded completion, refused with a reason, or taken back';
comment on column claim.completed_on is 'The day on the certificate, where the person is; as corrected by whoever approved it';
comment on column claim.valid_to is 'Its own last valid day; null: as the content has it';
comment on column claim.decided_by is 'Name of who decided, as it was; the log has the person';
comment on column claim.completion_id is 'What the approval recorded. No foreign key: Muster may not lock rows of completions';

create unique index claim_waiting on claim (person_id, content_id) where state = 'WAITING';
create index claim_open on claim (id) where state = 'WAITING';
create index claim_of_person on claim (person_id, content_id, id);
create index claim_file on claim (file_id);
create index file_sha256 on file (sha256);

alter table notice drop constraint notice_kind_check;
alter table notice add constraint notice_kind_check check (kind in ('ASSIGNED', 'REASSIGNED', 'DUE_DATE_CHANGED', 'DUE_SOON',
  'OVERDUE', 'EXPIRING', 'EXPIRED', 'COMPLETED', 'REMINDER', 'CORRECTION', 'TEAM_OVERDUE', 'TEAM_EXPIRED', 'SUMMARY',
  'CLAIM_APPROVED', 'CLAIM_REFUSED'));
