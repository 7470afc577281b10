-- Keys that hash what has to be found again without being readable, sealed with the operator's key: replacing that one
-- changes no hash.
create table voucher_hash_key (
    name       text        primary key,
    sealed     bytea       not null,
    created_at timestamptz not null
);

grant select, insert, update on voucher_hash_key to ${app};

-- A voucher. Its money is in the ledger's account with its id. "becoming" is the status that it reaches once the ledger has
-- posted the change; "reserved" is what redemptions under way take of it. Of a refused one no secret is kept.
create table voucher (
    id               uuid        primary key,
    version          bigint      not null,
    environment      text        not null check (environment in ('UAT', 'PRODUCTION')),
    owner_id         uuid        not null,
    source_id        uuid        not null,
    source_purpose   text        not null check (source_purpose in ('wallet', 'settlement')),
    code_hash        bytea       constraint voucher_code_taken unique,
    code_sealed      bytea,
    last_digits      text,
    partner_id       text,
    partner_reference text,
    customer_sealed  bytea,
    customer_name    text,
    description      text,
    merchant_id      text,
    amount           bigint      not null check (amount > 0),
    redeemed         bigint      not null default 0 check (redeemed >= 0),
    reserved         bigint      not null default 0 check (reserved >= 0),
    returned         bigint      not null default 0 check (returned >= 0),
    redemption_count int         not null default 0,
    status           text        not null check (status in ('ISSUING', 'REFUSED', 'ACTIVE', 'REDEEMED', 'CANCELLED',
                                 'EXPIRED')),
    becoming         text        check (becoming in ('ACTIVE', 'CANCELLED', 'EXPIRED')),
    intent_id        uuid        not null,
    refusal          text,
    transaction_id   uuid,
    created_at       timestamptz not null,
    expires_at       timestamptz not null,
    ended_at         timestamptz,
    -- Since when there is something to do: of a voucher that only waits for its end, since that.
    waits_since      timestamptz not null,
    next_attempt_at  timestamptz,
    attempts         int         not null default 0,
    check (redeemed + reserved + returned <= amount),
    check ((status = 'ISSUING') = (becoming is not null and becoming = 'ACTIVE')),
    check ((status = 'REFUSED') = (refusal is not null)),
    check ((status = 'REFUSED') = (code_hash is null)),
    check ((partner_id is null) = (partner_reference is null)),
    check (status not in ('REDEEMED', 'CANCELLED', 'EXPIRED') or redeemed + returned = amount),
    check (status not in ('ACTIVE', 'ISSUING') or next_attempt_at is not null)
);

create index voucher_unfinished on voucher (next_attempt_at) where next_attempt_at is not null;
create index voucher_of_owner on voucher (owner_id, id);
create index voucher_of_partner on voucher (partner_id, environment, id) where partner_id is not null;

-- What a partner calls its voucher; a rejected issue leaves no row. The hash is of what was asked for.
create table voucher_reference (
    partner_id   text  not null,
    environment  text  not null,
    reference    text  not null,
    voucher_id   uuid  not null references voucher deferrable initially deferred,
    request_hash bytea not null,
    primary key (partner_id, environment, reference)
);

create index voucher_reference_of_voucher on voucher_reference (voucher_id);

-- Money that leaves a voucher for a user's wallet. Once it is written it is owed, and paid in the end.
create table voucher_redemption (
    id              uuid        primary key,
    version         bigint      not null,
    voucher_id      uuid        not null references voucher,
    redeemer_id     uuid        not null,
    amount          bigint      not null check (amount > 0),
    status          text        not null check (status in ('PAYING', 'PAID')),
    balance         bigint,
    transaction_id  uuid,
    created_at      timestamptz not null,
    paid_at         timestamptz,
    next_attempt_at timestamptz,
    attempts        int         not null default 0,
    check ((status = 'PAID') = (transaction_id is not null and balance is not null and paid_at is not null)),
    check ((status = 'PAYING') = (next_attempt_at is not null))
);

create index voucher_redemption_unfinished on voucher_redemption (next_attempt_at) where next_attempt_at is not null;
create index voucher_redemption_of_voucher on voucher_redemption (voucher_id, id);
create index voucher_redemption_of_redeemer on voucher_redemption (redeemer_id, id);

-- How far a partner's settlement account may go below zero, as the ledger was told for this version of its terms.
create table voucher_settlement (
    account_id  uuid   primary key,
    partner_id  text   not null,
    environment text   not null,
    version     bigint not null,
    floor       bigint
);

grant select, insert, update on voucher, voucher_redemption, voucher_settlement to ${app};
grant select, insert, delete on voucher_reference to ${app};
