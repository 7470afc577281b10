-- When a log-in is over, however often it was renewed.
alter table token_family add column ends_at timestamptz not null default now() + interval '90 days';
alter table token_family alter column ends_at drop default;
