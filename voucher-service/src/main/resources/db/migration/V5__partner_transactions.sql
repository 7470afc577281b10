-- What partners called, and what came of it.
create table partner_transactions (
    id                bigint      generated always as identity primary key,
    partner_id        text        not null,
    environment       text        not null check (environment in ('UAT', 'PRODUCTION')),
    operation         text        not null check (operation in ('issue', 'query', 'cancel')),
    voucher_id        uuid,
    partner_reference text,
    -- In cents.
    amount            bigint,
    -- The HTTP status.
    status            smallint    not null,
    error_code        text,
    duration_micros   bigint      not null,
    created_at        timestamptz not null
);

create index partner_transactions_of_partner on partner_transactions (partner_id, environment, created_at, id);

grant select, insert on partner_transactions to ${app};
