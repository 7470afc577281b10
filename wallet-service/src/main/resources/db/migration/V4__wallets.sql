-- The row is the intent; the wallet exists once the ledger has an account with its id (opened_at).
-- Balance and status are the ledger's alone.
create table wallet (
    id          uuid        primary key,
    person_id   uuid        not null references person (id),
    festival_id uuid        not null references festival (id),
    created_at  timestamptz not null,
    opened_at   timestamptz,
    unique (person_id, festival_id)
);

create index wallet_unopened on wallet (created_at) where opened_at is null;

grant select, insert, update on wallet to ${app};
