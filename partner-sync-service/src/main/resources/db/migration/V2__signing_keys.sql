-- The keys that sign partners' tokens. A key that is retired verifies nothing any more, and its private half is better
-- forgotten.
create table signing_key (
    kid         text        primary key,
    sealed_key  bytea       not null,
    signs_from  timestamptz not null,
    retired_at  timestamptz
);

grant select, insert, update, delete on signing_key to ${app};
