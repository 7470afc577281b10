-- When a worker comes to a wallet that the ledger does not have yet, and how often it has failed; no more once it is opened.
alter table wallet rename column sweep_at to next_attempt_at;
alter table wallet rename column sweeps to attempts;
alter table wallet alter column next_attempt_at drop not null;
update wallet set next_attempt_at = null, attempts = 0 where opened_at is not null;

drop index wallet_unopened;
create index wallet_unfinished on wallet (next_attempt_at) where next_attempt_at is not null;
