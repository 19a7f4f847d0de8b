-- Evidence of recorded completions that is a file: who may open the file.
create index completion_evidence_file on completion (evidence)
  where origin = 'RECORDED' and evidence ~ '^[0-9]{1,9}$';

-- The check of this key locks rows of completion, which nobody may: they never change, and none is ever deleted.
alter table completion_void drop constraint completion_void_completion_id_fkey;
