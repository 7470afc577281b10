-- A row is a call, or what a call moved, or both: what moved money is written with the voucher's commit, and the call that
-- did it adds its status and its time when it has been answered. Where the process died between, the row stays without.
alter table partner_transactions
    add column outcome text check (outcome in ('SUCCEEDED', 'REPLAYED', 'FAILED')),
    alter column status drop not null,
    alter column duration_micros drop not null;

-- Of older rows the first success of a voucher's is the one that moved the money.
update partner_transactions one set outcome = case
    when status >= 300 then 'FAILED'
    when operation = 'query' then 'SUCCEEDED'
    when exists (select from partner_transactions earlier where earlier.voucher_id = one.voucher_id
        and earlier.operation = one.operation and earlier.status < 300 and earlier.id < one.id) then 'REPLAYED'
    else 'SUCCEEDED' end;

alter table partner_transactions alter column outcome set not null;

-- Lists and sums are read from it alone.
drop index partner_transactions_of_partner;
create index partner_transactions_of_partner on partner_transactions (partner_id, environment, created_at, id)
    include (operation, outcome, status, error_code, amount, duration_micros);
create index partner_transactions_by_reference
    on partner_transactions (partner_id, environment, partner_reference, created_at, id)
    where partner_reference is not null;
create unique index partner_transactions_moved_once on partner_transactions (voucher_id, operation)
    where outcome = 'SUCCEEDED' and operation <> 'query';
create index partner_transactions_by_time on partner_transactions using brin (created_at);

grant update, delete on partner_transactions to ${app};
