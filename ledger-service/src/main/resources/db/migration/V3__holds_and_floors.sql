-- Money that is set aside until it is posted or let go. No foreign keys, as in V1; "verify" proves the references.
create table hold (
    id              uuid        primary key,
    account_id      uuid        not null,
    amount          bigint      not null check (amount > 0),
    status          text        not null default 'OPEN' check (status in ('OPEN', 'POSTED', 'VOIDED', 'EXPIRED')),
    idempotency_key text        not null unique,
    request_hash    bytea       not null check (octet_length(request_hash) = 32),
    reference       text,
    metadata        jsonb       not null check (jsonb_typeof(metadata) = 'object'),
    expires_at      timestamptz,
    transfer_id     uuid,
    posted          bigint      check (posted between 1 and amount),
    created_at      timestamptz not null,
    closed_at       timestamptz,
    check ((status = 'POSTED') = (transfer_id is not null and posted is not null)),
    check ((status = 'OPEN') = (closed_at is null))
);

create index hold_open on hold (account_id, id) where status = 'OPEN';
create index hold_due on hold (expires_at, id) where status = 'OPEN' and expires_at is not null;

-- What happened to holds, numbered with the entries.
create table hold_change (
    position    bigint      primary key check (position > 0),
    id          uuid        not null,
    hold_id     uuid        not null,
    account_id  uuid        not null,
    change      text        not null check (change in ('PLACED', 'POSTED', 'VOIDED', 'EXPIRED')),
    amount      bigint      not null check (amount > 0),
    held_after  bigint      not null check (held_after >= 0),
    transfer_id uuid        check ((transfer_id is not null) = (change = 'POSTED')),
    created_at  timestamptz not null
);

-- The floor that the account was opened with never changes, so that opening it again is recognised and "verify" can
-- prove the floor of an account whose floor nobody changed.
alter table account add column opening_floor bigint check (opening_floor <= 0);
update account set opening_floor = floor where floor is not null;

create table floor_change (
    position   bigint      primary key check (position > 0),
    id         uuid        not null,
    account_id uuid        not null,
    before     bigint,
    after      bigint      check (after is distinct from before),
    created_at timestamptz not null
);

grant update (floor) on account to ${app};
grant select, insert, update (status, transfer_id, posted, closed_at) on hold to ${app};
grant select, insert on hold_change, floor_change to ${app};
