-- Whom partners know by a phone number before a user proves it. Who proves it becomes the owner for good: a number that
-- moves on later gets a new row, so that no money moves twice. One customer a number waits to be claimed.
create table customer (
    id         uuid        primary key,
    msisdn     text        not null check (msisdn ~ '^\+[0-9]+$'),
    name       text,
    email      text,
    created_at timestamptz not null,
    user_id    uuid        references person (id),
    claimed_at timestamptz,
    check ((user_id is null) = (claimed_at is null))
);

create unique index customer_msisdn on customer (msisdn) where user_id is null;

grant select, insert, update on customer to ${app};
