-- A stand is shown once its ledger account is open; its balance is the ledger's.
create table stand (
    id          uuid primary key,
    festival_id uuid        not null,
    name        text        not null,
    category    text        not null check (category in ('BAR', 'FOOD', 'MERCHANDISE', 'TICKETS', 'TOP_UP', 'OTHER')),
    location    text,
    status      text        not null check (status in ('ACTIVE', 'INACTIVE', 'CLOSED')),
    opened      boolean     not null default false,
    created_at  timestamptz not null,
    updated_at  timestamptz not null
);

create index stand_by_festival on stand (festival_id, id) where opened;
create index stand_to_open on stand (id) where not opened;

grant select, insert, update on stand to ${app};
