-- Which completions give a certificate, and which content a document can stand for.
alter table content
  add column certificate text not null default 'WITH_QUIZ' check (certificate in ('WITH_QUIZ', 'ALWAYS', 'NEVER')),
  add column accepts_documents boolean not null default false;
comment on column content.certificate is 'Whether a completion gives a certificate: WITH_QUIZ, where the completed version has a quiz';
comment on column content.accepts_documents is 'A document from elsewhere can stand for it, once somebody has approved it';

create table certificate_key (
  id  int primary key default 1 check (id = 1),
  key bytea not null
);
comment on table certificate_key is 'What the codes of certificates are made with where the program has no secret of its own: there a copy of the database gives them away';
insert into certificate_key (key) values (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

-- The past of contents takes the new columns in.
call keep_past('content', '{id}', 'created_at', '{edits, updated_at}');
