-- When a worker comes to a stand whose ledger account is not open yet, and how often it has failed; no more once it is open.
alter table stand rename column next_try to next_attempt_at;
alter table stand rename column tries to attempts;
alter table stand alter column next_attempt_at drop not null, alter column next_attempt_at drop default;
update stand set next_attempt_at = null, attempts = 0 where opened;

drop index stand_to_open;
create index stand_unfinished on stand (next_attempt_at) where next_attempt_at is not null;
