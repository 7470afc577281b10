-- The last reconciliation of each extent: what the replicas of a service know of each other's.
create table reconciliation_run (
    extent   text        primary key check (extent in ('ALL', 'NEW')),
    ended_at timestamptz not null,
    findings bigint      not null check (findings >= 0)
);

grant select, insert, update on reconciliation_run to ${app};
