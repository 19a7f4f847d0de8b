-- Who has to be told in person. Without a mail server that is nearly everybody, and Overview counts them.
create index notice_to_tell on notice (person_id, content_id)
  where state = 'IN_PERSON' or (state = 'QUEUED' and mail_id is not null);

comment on column notice.state is 'Of the mail it is in; QUEUED without a mail_id: in none yet. IN_PERSON: no mail can reach the person; TOLD: somebody told them. Without a mail server, what is QUEUED in a mail is to be told in person, too';
