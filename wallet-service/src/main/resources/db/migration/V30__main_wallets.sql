-- The row is the intent; the wallet exists once the ledger has an account with its id (opened_at).
-- Balance and status are the ledger's alone.
create table main_wallet (
    id              uuid        primary key,
    person_id       uuid        not null unique references person (id),
    created_at      timestamptz not null,
    opened_at       timestamptz,
    next_attempt_at timestamptz,
    attempts        integer     not null default 0
);

create index main_wallet_unfinished on main_wallet (next_attempt_at) where next_attempt_at is not null;

grant select, insert, update on main_wallet to ${app};

-- Who wanted a wallet to be active or not, when and why. Numbers ascend with commits, and the last one of a wallet counts.
create table main_wallet_status (
    id              uuid        primary key,
    number          bigint      generated always as identity,
    wallet_id       uuid        not null references main_wallet (id),
    status          text        not null check (status in ('ACTIVE', 'FROZEN')),
    reason          text,
    changed_by      uuid        not null,
    created_at      timestamptz not null,
    done_at         timestamptz,
    next_attempt_at timestamptz,
    attempts        integer     not null default 0,
    unique (wallet_id, number)
);

create index main_wallet_status_unfinished on main_wallet_status (next_attempt_at) where next_attempt_at is not null;

grant select, insert, update on main_wallet_status to ${app};
