-- The book of record. Amounts are minor units of the account's asset.
--
-- account, transfer, entry and status_change carry no foreign keys: they cost the writer 43 percent of its throughput.
-- The writer checks the references under its locks, CHECKs stand behind its arithmetic, and "verify" proves both.

create table asset (
    code         text     primary key check (length(code) between 1 and 64),
    scale        smallint not null check (scale between 0 and 9),
    display_name text     not null
);

-- Half of each page stays free and no index covers a changing column, so that new balances are HOT updates.
create table account (
    id           uuid        primary key,
    owner_id     uuid        not null,
    owner_number bigint,
    program      text        not null,
    purpose      text        not null,
    asset        text        not null,
    balance      bigint      not null default 0,
    held         bigint      not null default 0 check (held >= 0),
    floor        bigint      check (floor <= 0),
    status       text        not null default 'ACTIVE' check (status in ('ACTIVE', 'FROZEN', 'CLOSED')),
    seq          bigint      not null default 0 check (seq >= 0),
    head_hash    bytea       not null default decode(repeat('00', 32), 'hex') check (octet_length(head_hash) = 32),
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    unique (owner_id, program, purpose, asset),
    check (balance - held >= floor),
    check (status <> 'CLOSED' or (balance = 0 and held = 0))
) with (fillfactor = 50);

-- Its entries have the positions from "position" on, "entries" of them.
create table transfer (
    id              uuid        primary key,
    kind            text        not null,
    idempotency_key text        not null unique,
    request_hash    bytea       not null check (octet_length(request_hash) = 32),
    reference       text,
    reverses        uuid,
    amount          bigint      not null check (amount > 0),
    reversed_total  bigint      not null default 0,
    metadata        jsonb       not null check (jsonb_typeof(metadata) = 'object'),
    position        bigint      not null check (position > 0),
    entries         smallint    not null check (entries >= 2),
    created_at      timestamptz not null,
    check (reversed_total between 0 and amount)
);

create table entry (
    account_id    uuid        not null,
    seq           bigint      not null check (seq > 0),
    transfer_id   uuid        not null,
    amount        bigint      not null check (amount <> 0),
    balance_after bigint      not null,
    position      bigint      not null unique check (position > 0),
    created_at    timestamptz not null,
    hash          bytea       not null check (octet_length(hash) = 32),
    primary key (account_id, seq)
);

create table status_change (
    position   bigint      primary key check (position > 0),
    id         uuid        not null,
    account_id uuid        not null,
    before     text        not null,
    after      text        not null check (after <> before),
    created_at timestamptz not null
);

-- One row. Its lock makes batches serial across replicas; "at" keeps time from running backwards between them.
create table ledger_head (
    id       boolean     primary key default true check (id),
    position bigint      not null,
    at       timestamptz not null
) with (fillfactor = 10);

insert into ledger_head (position, at) values (0, 'epoch');

-- One row: the last position that Kafka has acknowledged.
create table relay_cursor (
    id       boolean primary key default true check (id),
    position bigint  not null
) with (fillfactor = 10);

insert into relay_cursor (position) values (0);

grant select, insert, update on asset to ${app};
grant select, insert, update (balance, held, status, seq, head_hash, updated_at) on account to ${app};
grant select, insert, update (reversed_total) on transfer to ${app};
grant select, insert on entry, status_change to ${app};
grant select, update on ledger_head, relay_cursor to ${app};
