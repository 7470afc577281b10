-- The last reconciliations of each extent with what they found, for operators.
create table reconciliation_history (
    id            uuid        primary key,
    extent        text        not null check (extent in ('ALL', 'NEW')),
    started_at    timestamptz not null,
    ended_at      timestamptz not null,
    discrepancies bigint      check (discrepancies >= 0),
    error         text,
    checks        jsonb       not null,
    check ((error is null) = (discrepancies is not null))
);

-- Who requested a reconciliation; nobody can change that.
create table reconciliation_request (
    id           uuid        primary key,
    requested_at timestamptz not null,
    requested_by text        not null
);

create index reconciliation_request_newest on reconciliation_request (requested_at);

-- Who decided what about a dead letter, and why; nobody can change that. It stays when the dead letter is deleted.
create table dead_letter_decision (
    id          uuid        primary key,
    dead_letter uuid        not null,
    decision    text        not null check (decision in ('REQUESTED', 'REPLAYED', 'FAILED', 'DISCARDED')),
    decided_by  text        not null,
    reason      text        not null,
    decided_at  timestamptz not null default now()
);

create index dead_letter_decision_of on dead_letter_decision (dead_letter);

grant select, insert, delete on reconciliation_history to ${app};
grant select, insert on reconciliation_request, dead_letter_decision to ${app};
