-- What users and admins know a withdrawal by.
create sequence withdrawal_number;

-- A user's request to be paid out. Its money is held in the ledger while it waits, and moved or let go when it is decided.
create table withdrawal (
    id                    uuid        primary key,
    version               bigint      not null,
    number                bigint      not null constraint withdrawal_number_taken unique,
    user_id               uuid        not null,
    user_number           bigint      not null,
    account_id            uuid        not null,
    amount                bigint      not null check (amount > 0),
    currency              text        not null,
    payee                 jsonb       not null,
    status                text        not null check (status in ('REQUESTING', 'REFUSED', 'PENDING', 'APPROVING', 'APPROVED',
                                          'REJECTING', 'REJECTED', 'CANCELLING', 'CANCELLED')),
    intent_id             uuid        not null,
    refusal               text,
    hold_id               uuid,
    first_approved_by     uuid,
    decided_by            uuid,
    decided_at            timestamptz,
    transaction_reference text,
    reason                text,
    notes                 text,
    audit_head            text        not null,
    created_at            timestamptz not null,
    updated_at            timestamptz not null,
    next_attempt_at       timestamptz,
    attempts              int         not null default 0,
    check ((status in ('REQUESTING', 'REFUSED')) = (hold_id is null)),
    check ((status = 'REFUSED') = (refusal is not null)),
    check ((status in ('REQUESTING', 'REFUSED', 'PENDING')) = (decided_by is null and decided_at is null)),
    check ((status in ('REQUESTING', 'APPROVING', 'REJECTING', 'CANCELLING')) = (next_attempt_at is not null))
);

create index withdrawal_unfinished on withdrawal (next_attempt_at) where next_attempt_at is not null;
create index withdrawal_of_user on withdrawal (user_id, number);
create index withdrawal_pending on withdrawal (number) where status in ('PENDING', 'APPROVING', 'REJECTING', 'CANCELLING');

-- Who did what, once the ledger has done its part. Each row's hash covers its fields and the hash of the row before.
create table withdrawal_audit (
    id            uuid        primary key,
    log_id        bigint      generated always as identity unique,
    withdrawal_id uuid        not null references withdrawal,
    number        int         not null check (number > 0),
    action        text        not null check (action in ('CREATE', 'FIRST_APPROVAL', 'APPROVE', 'REJECT', 'CANCEL')),
    actor         uuid        not null,
    from_status   text,
    to_status     text        not null,
    notes         text,
    created_at    timestamptz not null,
    hash          text        not null check (hash ~ '^[0-9a-f]{64}$'),
    unique (withdrawal_id, number)
);

-- Grants are not enough where one role both migrates and runs.
create function refuse_change_of_audit() returns trigger language plpgsql as $$
begin
    raise exception 'The audit log is only ever added to';
end $$;

create trigger withdrawal_audit_stays before update or delete or truncate on withdrawal_audit
    for each statement execute function refuse_change_of_audit();

grant usage on sequence withdrawal_number to ${app};
grant select, insert, update on withdrawal to ${app};
grant select, insert on withdrawal_audit to ${app};
