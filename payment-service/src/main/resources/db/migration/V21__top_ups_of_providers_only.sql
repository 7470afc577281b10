-- What the sandbox backs is one transfer in the ledger now, and has no row. One that is unfinished here stays the worker's.

-- Nobody had paid for what the ledger refused: it was as if it had never been asked for.
delete from top_up where status = 'REFUSED';
-- Its check goes with it.
alter table top_up drop column refusal;
alter table top_up drop constraint top_up_status_check;
alter table top_up add constraint top_up_status_check
    check (status in ('PENDING', 'CREDITING', 'COMPLETED', 'FAILED', 'EXPIRED'));

-- The wallet says whose it is.
alter table top_up drop column user_id;

-- How many wait for their provider, which is limited for each wallet, and whether one is being credited.
create index top_up_under_way on top_up (wallet_id, status) where status in ('PENDING', 'CREDITING');
-- The newest of those that became no entry; others are found by the entry.
create index top_up_unposted on top_up (wallet_id, after_seq desc, id desc) where entry_seq is null;
