-- What the compliance report said at the end of a month, for everybody: known once and for all, counted once.
create table compliance_month (
  filter      text not null,
  day         date not null,
  people      int not null,
  exempt      int not null,
  completed   int not null,
  counting    int not null,
  on_leave    int not null,
  expired     int not null,
  past_grace  int not null,
  overdue     int not null,
  not_yet_due int not null,
  counted_at  timestamptz not null,
  primary key (filter, day)
);
comment on table compliance_month is 'The totals of the compliance report as known at the end of a past day, for who sees everybody; filter is what its address asks, empty for all. Can be emptied at any time: it is counted again';
