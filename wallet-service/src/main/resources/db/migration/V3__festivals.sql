-- The row is the intent; the festival exists for others once the ledger has its token and accounts (opened_at).
create table festival (
    id              uuid        primary key,
    name            text        not null,
    -- ISO 8601 as it was given, a date or a date-time: what organisers write is what they read.
    start_date      text        not null,
    end_date        text        not null,
    location        text,
    timezone        text        not null,
    currency_name   text        not null,
    exchange_rate   numeric     not null check (exchange_rate > 0),
    status          text        not null check (status in ('ACTIVE', 'ENDED')),
    cash_in_account uuid        not null,
    card_in_account uuid        not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    opened_at       timestamptz,
    -- The token's name as the ledger was last told it.
    ledger_name     text
);

create index festival_unsettled on festival (created_at)
    where opened_at is null or ledger_name is distinct from currency_name;

create index festival_newest on festival (created_at, id) where opened_at is not null;

create table festival_key (
    kid           text        primary key,
    festival_id   uuid        not null references festival (id),
    sealed_secret bytea       not null,
    created_at    timestamptz not null
);

create index festival_key_festival on festival_key (festival_id, created_at);

grant select, insert, update on festival to ${app};
grant select, insert on festival_key to ${app};
