-- Erasing takes what was handed in as proof along; addresses of sign-ins can be forgotten (docs/adr/0039).

create or replace function erase_files(whom int, pattern text) returns jsonb language plpgsql as $$
declare
  uploads int;
  answers int;
  downloads int;
  files int[];
begin
  delete from download;
  get diagnostics downloads = row_count;
  delete from import_piece using import_run r where r.id = run_id
    and not exists (select from job j where j.id = r.job_id and j.state in ('QUEUED', 'RUNNING'));
  get diagnostics uploads = row_count;
  delete from idempotency where case when media_type ~ 'json|text' then convert_from(body, 'UTF8') ~* pattern else body is not null end;
  get diagnostics answers = row_count;
  -- What they handed in; what courses show stays, and so does what somebody else handed in, too.
  select coalesce(array_agg(f.id), '{}') into files from file f
  where (f.uploaded_by = whom or exists (select from claim c where c.file_id = f.id and c.person_id = whom))
    and not exists (select from step s where s.file_id = f.id)
    and not exists (select from claim c where c.file_id = f.id and c.person_id <> whom);
  delete from file_part where file_id = any(files);
  update file set name = 'erased.txt', media_type = 'text/plain', size = 0, sha256 = '\x', uploaded_by = null where id = any(files);
  update file set name = erased_text(name, pattern, 'Erased person ' || whom) where name ~* pattern;
  update claim set number = '', issuer = '', reason = case when reason is not null then 'Erased' end,
    decided_at = coalesce(decided_at, known_now()), state = case state when 'WAITING' then 'TAKEN_BACK' else state end
  where person_id = whom;
  delete from calendar_feed where person_id = whom;
  return jsonb_build_object('import_piece', uploads, 'idempotency', answers, 'download', downloads, 'file', cardinality(files));
end $$;

drop trigger file_is_final on file;
create trigger file_is_final before update of size, sha256 on file for each row
  execute function refuse_change_but('name', 'media_type', 'size', 'sha256', 'uploaded_by');
drop trigger content_version_is_final on content_version;
create trigger content_version_is_final before update or delete on content_version for each row
  execute function refuse_change_but('published_by_name', 'note');

-- Takes the addresses out of entries of sign-ins from before, but of people whom a hold covers. Returns how many entries, and
-- which blocks that touched; needs its entry in the log.
create function forget_addresses(entry bigint, before timestamptz, most int) returns jsonb language plpgsql security definer
  set search_path = public, pg_temp as $$
declare
  touched int8multirange;
  n bigint;
  blocks jsonb;
begin
  if not exists (select from audit_entry e where e.id = entry and e.txid = pg_current_xact_id() and e.action = 'retention.apply') then
    raise exception 'Forgetting needs its entry in the log' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('muster.erasing', 'on', true);
  with old as (
    select e.id, e.at from audit_entry e
    where e.action like 'sign-in%' and e.at < forget_addresses.before and e.detail ? 'address' and e.detail ->> 'address' <> 'forgotten'
      and (e.actor_id is null or e.actor_id not in (select person_id from held_person))
      and not exists (select from audit_line l where l.entry_id = e.id and l.at = e.at and l.person_id in (select person_id from held_person))
    order by e.id limit most),
  done as (
    update audit_entry e set detail = e.detail || '{"address": "forgotten"}' from old where e.id = old.id and e.at = old.at
    returning e.id)
  select count(*), range_agg(int8range(id, id, '[]')) into n, touched from done;
  with done as (
    update audit_block set salt = uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
    where entries && coalesce(touched, '{}'::int8multirange) returning no)
  select coalesce(jsonb_agg(no order by no), '[]') into blocks from done;
  perform set_config('muster.erasing', 'off', true);
  return jsonb_build_object('count', n, 'blocks', blocks);
end $$;
comment on function forget_addresses is 'Takes addresses out of old entries of sign-ins, and nothing else';
revoke all on function forget_addresses(bigint, timestamptz, int) from public;

create index mail_made_at on mail (made_at);
create index attempt_ended_at on attempt (ended_at) where ended_at is not null;
