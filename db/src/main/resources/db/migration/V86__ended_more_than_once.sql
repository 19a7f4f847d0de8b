-- A source that was given back as it was, and goes again, has ended twice: neither end takes the other's place.
alter table source_past drop constraint source_past_pkey;
alter table source_past add primary key (content_id, person_id, rule_id, valid_from, ended_by);
