-- Who came back from leave, or was made active again: the calendar looks at them once more.
create index person_leave_until on person (leave_until) where leave_until is not null;
create index person_status_changed on person (status_since) where status_since <> created_at;
