-- Two secrets are live for a while after a rotation. An endpoint that said it is gone gets nothing until it is set anew.
alter table partner_environment
    add column previous_webhook_secret       bytea,
    add column previous_webhook_secret_until timestamptz,
    add column webhook_disabled_at           timestamptz,
    add column webhook_disabled_reason       text;

-- An event of a voucher on its way to its partner's endpoint; the queue of those that are pending.
create table webhook_delivery (
    id                uuid        primary key,
    number            bigint      generated always as identity unique, -- in the order of a voucher's events
    environment_id    uuid        not null references partner_environment,
    event_id          text        not null,
    event_type        text        not null,
    test              boolean     not null,
    voucher_id        uuid        not null,
    partner_reference text,
    amount            bigint      not null,
    balance           bigint,
    voucher_status    text        not null,
    transaction_id    uuid,
    happened_at       timestamptz not null,
    sealed_body       bytea,      -- it holds the voucher's code; every try sends the same bytes
    status            text        not null check (status in ('PENDING', 'DELIVERED', 'FAILED', 'SKIPPED')),
    reason            text,
    trigger           text        not null check (trigger in ('SCHEDULE', 'MANUAL', 'RECOVERY', 'TEST')),
    tries             int         not null default 0,
    scheduled_tries   int         not null default 0,
    resume_at         timestamptz, -- when the schedule goes on after a manual try
    next_attempt_at   timestamptz, -- null while an earlier event of the voucher was never tried
    attempts          int         not null default 0,
    created_at        timestamptz not null,
    first_tried_at    timestamptz,
    finished_at       timestamptz,
    unique (environment_id, event_id),
    check (status = 'PENDING' or next_attempt_at is null)
);

create index webhook_delivery_due on webhook_delivery (next_attempt_at) where next_attempt_at is not null;
create index webhook_delivery_untried on webhook_delivery (voucher_id, number) where status = 'PENDING' and tries = 0;
create index webhook_delivery_pending on webhook_delivery (environment_id, created_at) where status = 'PENDING';
create index webhook_delivery_of_environment on webhook_delivery (environment_id, number);
create index webhook_delivery_by_age on webhook_delivery (created_at);

-- Each try, and what came of it.
create table webhook_attempt (
    delivery_id uuid        not null references webhook_delivery on delete cascade,
    number      int         not null check (number > 0),
    trigger     text        not null,
    outcome     text        not null,
    url         text        not null,
    started_at  timestamptz not null,
    duration_ms bigint      not null,
    status      int,
    body        text,
    error       text,
    primary key (delivery_id, number)
);

grant select, insert, update, delete on webhook_delivery to ${app};
grant select, insert, delete on webhook_attempt to ${app};
