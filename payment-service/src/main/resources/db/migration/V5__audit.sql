-- The last entry of every account that the ledger told on Kafka: what the auditor holds against the ledger's chains.
create table heard_head (
    account_id    uuid        primary key,
    seq           bigint      not null,
    hash          text        not null,
    balance_after bigint      not null,
    owner_id      uuid        not null,
    program       text        not null,
    purpose       text        not null,
    asset         text        not null,
    at            timestamptz not null
);

create index heard_head_of_stands on heard_head (account_id) where program = 'festival' and purpose = 'stand';

-- What was wrong about entries when they were heard. A gap closes when its entries come after all.
create table heard_wrong (
    account_id uuid        not null,
    first_seq  bigint      not null,
    last_seq   bigint      not null,
    what       text        not null check (what in ('GAP', 'FORK', 'BALANCE')),
    hash       text        not null,
    heard_at   timestamptz not null,
    primary key (account_id, first_seq, what, hash)
);

grant select, insert, update on heard_head to ${app};
grant select, insert, update, delete on heard_wrong to ${app};
