-- Who wanted which status for a festival wallet, when, and what the ledger said against it; like those of main wallets.
create table wallet_status (
    id              uuid        primary key,
    number          bigint      generated always as identity,
    wallet_id       uuid        not null references wallet (id),
    status          text        not null check (status in ('ACTIVE', 'FROZEN', 'CLOSED')),
    reason          text,
    refusal         text,
    changed_by      uuid        not null,
    created_at      timestamptz not null,
    done_at         timestamptz,
    next_attempt_at timestamptz,
    attempts        integer     not null default 0,
    unique (wallet_id, number)
);

create index wallet_status_unfinished on wallet_status (next_attempt_at) where next_attempt_at is not null;

grant select, insert, update on wallet_status to ${app};

alter table main_wallet_status add column refusal text;
