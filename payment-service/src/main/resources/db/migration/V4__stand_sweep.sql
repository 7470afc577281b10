-- When a stand that was left halfway is tried again: one that keeps failing steps back and lets others go first.
alter table stand add column tries integer not null default 0;
alter table stand add column next_try timestamptz not null default now();

drop index stand_to_open;
create index stand_to_open on stand (next_try) where not opened;
