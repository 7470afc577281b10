-- What "recalculate-balances" changed: the audit trail of changes of accounts that have no row in the journal, because
-- nothing happened to the money. "seq" is the entry that the balance was taken from.
create table balance_correction (
    id             uuid        primary key,
    account_id     uuid        not null,
    seq            bigint      not null,
    balance_before bigint      not null,
    balance_after  bigint      not null,
    held_before    bigint      not null,
    held_after     bigint      not null,
    corrected_by   text        not null,
    corrected_at   timestamptz not null default now()
);

grant select, insert on balance_correction to ${app};
