-- Files in pieces: neither an upload nor a download ever holds one whole in memory.
create table file_part (
  file_id int not null references file on delete cascade,
  no      int not null,
  bytes   bytea not null,
  primary key (file_id, no)
);
comment on table file_part is 'The bytes of a file, in pieces of 256 KB; the last one is what is left';
-- What people upload is compressed already.
alter table file_part alter column bytes set storage external;

insert into file_part (file_id, no, bytes)
select f.id, p.no, substring(f.bytes from p.no * 262144 + 1 for 262144)
  from file f, generate_series(0, (octet_length(f.bytes) - 1) / 262144) p (no)
 where octet_length(f.bytes) > 0;

alter table file drop column bytes;
