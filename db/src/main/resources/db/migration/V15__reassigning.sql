-- Reassigning (behaviour 5, 8): which act ended an attempt and which made one, so that it can be taken back as a unit.
alter table attempt add column ended_by bigint;
alter table attempt add column made_by bigint;
comment on column attempt.ended_by is 'The audit entry of the reassignment that ended it; null: the person completed it';
comment on column attempt.made_by is 'The audit entry of the partial reassignment that made it, with what stays done; null: the person began it';

alter table act drop constraint act_kind_check;
alter table act add constraint act_kind_check check (kind in ('ASSIGN', 'REMOVE', 'DUE', 'REMIND', 'REASSIGN'));

alter table assignment_past add column counts_until date;

-- What of a module is to be taken again is named by ids of courses or steps: from now on no number is both.
select setval('step_id', greatest(nextval('step_id'), 1000000));
