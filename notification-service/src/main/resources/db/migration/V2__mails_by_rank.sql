-- When a mail was last queued, from when on it waits: created_at is its event's time.
alter table mail add column queued_at timestamptz;
update mail set queued_at = created_at;
alter table mail alter column queued_at set not null;

-- Mails that are due are sent by their rank, the least first.
alter table mail add column rank smallint not null default 1;
alter table mail alter column rank drop default;

drop index mail_unfinished;
create index mail_unfinished on mail (rank, next_attempt_at) where next_attempt_at is not null;
