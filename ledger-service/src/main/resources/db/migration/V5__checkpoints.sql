-- The last reconciliation of each extent: what the replicas know of each other's. Where the platform's own migrations run
-- too, they have made this table.
create table if not exists reconciliation_run (
    extent   text        primary key check (extent in ('ALL', 'NEW')),
    ended_at timestamptz not null,
    findings bigint      not null check (findings >= 0)
);

-- How far each check has found the books in order. One that is worded anew begins anew.
create table checkpoint (
    claim      text        primary key,
    position   bigint      not null check (position >= 0),
    reached_at timestamptz not null default now()
);

grant select, insert, update on reconciliation_run, checkpoint to ${app};

-- Checks look at a few accounts, holds and transfers at a time, each in a short snapshot. None of these indexes is on a
-- posting's path: what they cover is rare, or belongs to holds.
create index transfer_reversals on transfer (reverses) where reverses is not null;
create index status_change_account on status_change (account_id, position);
create index floor_change_account on floor_change (account_id, position);
create index hold_change_hold on hold_change (hold_id, position);
create index hold_change_account on hold_change (account_id, position);
