-- Whose facts changed, so that every node can keep its bitmaps of who has what (docs/adr/0013): one row per transaction's batch.
create table people_moved (
  xid      xid8 not null default pg_current_xact_id(),
  people   int[] not null,
  moved_at timestamptz not null
);
comment on table people_moved is 'Read by transaction id: a reader asks for all from the oldest that was still open when it last looked. Kept for two days';
create index people_moved_xid on people_moved (xid);
