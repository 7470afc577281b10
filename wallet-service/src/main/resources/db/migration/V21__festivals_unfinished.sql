-- When a worker comes to a festival that the ledger knows too little of, and how often it has failed; no more once it is
-- told. What the ledger calls the token needs no column of its own: a new name makes the festival unfinished again.
alter table festival rename column sweep_at to next_attempt_at;
alter table festival rename column sweeps to attempts;
alter table festival alter column next_attempt_at drop not null;
update festival set next_attempt_at = null, attempts = 0
where opened_at is not null and ledger_name is not distinct from currency_name;

drop index festival_unsettled;
create index festival_unfinished on festival (next_attempt_at) where next_attempt_at is not null;

alter table festival drop column ledger_name;
