-- Which audiences name a group is asked whenever its members change: without looking at every audience.
create index rule_audience on rule using gin (audience jsonb_path_ops) where audience is not null;
create index people_group_audience on people_group using gin (audience jsonb_path_ops) where audience is not null;
