-- The last reconciliations of each extent with what they found, for operators. Where the platform's own migrations run
-- too, they have made these tables.
create table if not exists reconciliation_history (
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
create table if not exists reconciliation_request (
    id           uuid        primary key,
    requested_at timestamptz not null,
    requested_by text        not null
);

create index if not exists reconciliation_request_newest on reconciliation_request (requested_at);

grant select, insert, delete on reconciliation_history to ${app};
grant select, insert on reconciliation_request to ${app};
