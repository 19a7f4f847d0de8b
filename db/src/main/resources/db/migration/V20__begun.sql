-- When what was removed had been begun: of a completion that is not known anew, and undoing the removal shows it again.
alter table assignment_past add column started_at timestamptz;
