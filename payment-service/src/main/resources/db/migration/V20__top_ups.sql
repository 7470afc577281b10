-- Top-ups of main wallets. What was credited the ledger says; here is what was asked for and what became of it.
create table top_up (
    id              uuid        primary key,
    user_id         uuid        not null,
    wallet_id       uuid        not null,
    amount          bigint      not null check (amount > 0),
    description     text,
    provider        text        not null check (provider in ('SANDBOX', 'CALLBACK')),
    status          text        not null
        check (status in ('PENDING', 'CREDITING', 'COMPLETED', 'FAILED', 'EXPIRED', 'REFUSED')),
    -- Why the ledger refused it.
    refusal         text,
    -- Whether the provider confirmed it after it had failed or expired.
    late            boolean     not null default false,
    -- After which entry of the wallet's account it was begun: its place among what the ledger has.
    after_seq       bigint      not null,
    -- Which entry of the wallet's account it became, and which of the account that it came out of.
    entry_seq       bigint,
    funding_seq     bigint      unique,
    -- When what the provider said last happened there.
    decided_at      timestamptz,
    created_at      timestamptz not null,
    expires_at      timestamptz not null,
    -- Since when there is something to do for it.
    due_at          timestamptz not null,
    next_attempt_at timestamptz,
    attempts        integer     not null default 0,
    check ((status = 'COMPLETED') = (funding_seq is not null)),
    check ((status = 'REFUSED') = (refusal is not null))
);

create index top_up_unfinished on top_up (next_attempt_at) where next_attempt_at is not null;
-- Those that are in no statement: entry_seq is null, or later than what was read of the account.
create index top_up_of_wallet on top_up (wallet_id, entry_seq);

grant select, insert, update on top_up to ${app};

-- What providers reported, also of top-ups that are not stored yet.
create table funding_event (
    provider       text        not null,
    event_id       text        not null,
    transaction_id uuid        not null,
    status         text        not null check (status in ('CONFIRMED', 'FAILED')),
    occurred_at    timestamptz not null,
    received_at    timestamptz not null,
    primary key (provider, event_id)
);

create index funding_event_of_top_up on funding_event (transaction_id);

grant select, insert on funding_event to ${app};
