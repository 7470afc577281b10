-- "version" and "floor" are of the newest terms that are wanted; "applied_version" is of those that the ledger limits the
-- account by. While they differ nothing is issued: a limit is under way, or the partner owes more than it allows.
alter table voucher_settlement add column applied_version bigint;
update voucher_settlement set applied_version = version;

-- A call to the ledger that may change a floor, until nothing of it can come late.
create table voucher_settlement_limit (
    id              uuid        primary key,
    account_id      uuid        not null,
    created_at      timestamptz not null,
    next_attempt_at timestamptz not null,
    attempts        int         not null default 0
);

create index voucher_settlement_limit_unfinished on voucher_settlement_limit (next_attempt_at);
create index voucher_settlement_limit_of_account on voucher_settlement_limit (account_id);

grant select, insert, update, delete on voucher_settlement_limit to ${app};

-- What a partner has paid of what it owes, as an admin recorded it; the reference is that of the payment outside.
create table settlement_payment (
    id              uuid        primary key,
    partner_id      text        not null,
    environment     text        not null check (environment in ('UAT', 'PRODUCTION')),
    owner_id        uuid        not null,
    amount          bigint      not null check (amount > 0),
    reference       text        not null,
    recorded_by     uuid        not null,
    transaction_id  uuid,
    created_at      timestamptz not null,
    next_attempt_at timestamptz,
    attempts        int         not null default 0,
    constraint settlement_payment_reference_taken unique (partner_id, environment, reference),
    check ((transaction_id is null) = (next_attempt_at is not null))
);

create index settlement_payment_unfinished on settlement_payment (next_attempt_at) where next_attempt_at is not null;
create index settlement_payment_of_partner on settlement_payment (partner_id, environment, id);

grant select, insert, update on settlement_payment to ${app};

-- Refused vouchers whose money never came to the ledger are deleted after a while.
create index voucher_refused on voucher (waits_since) where status = 'REFUSED' and next_attempt_at is null;
grant delete on voucher to ${app};

create index voucher_claim_of_user on voucher_claim (user_id);
