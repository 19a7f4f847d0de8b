-- A header of many columns is too long for an index; its digest is not.
drop index import_mapping_header;
alter table import_mapping add column header_key text;
update import_mapping set header_key = encode(sha256(convert_to(array_to_string(header, chr(31)), 'UTF8')), 'hex');
delete from import_mapping m using import_mapping n where n.header_key = m.header_key and n.id > m.id;
alter table import_mapping alter column header_key set not null;
create unique index import_mapping_header on import_mapping (header_key);
comment on column import_mapping.header_key is 'SHA-256 of the names of the columns, in hexadecimal';

-- Files come and go in pieces, so that no file is ever held whole.
create table import_piece (
  run_id int not null references import_run on delete cascade,
  number int not null,
  bytes  bytea not null,
  primary key (run_id, number)
);
comment on table import_piece is 'Files as they were uploaded, in pieces; taken away 30 days after the import';
insert into import_piece (run_id, number, bytes) select id, 0, bytes from import_run where bytes is not null;
alter table import_run drop column bytes;
