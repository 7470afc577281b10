-- Keys that sign tokens. The newest whose time has come signs; all that are not retired verify.
create table signing_key (
    kid         text        primary key,
    sealed_key  bytea       not null,
    signs_from  timestamptz not null,
    retired_at  timestamptz
);

-- The refresh tokens that descend from one log-in; they stand and fall together.
create table token_family (
    id         uuid        primary key,
    person_id  uuid        not null references person (id),
    expires_at timestamptz not null,
    revoked_at timestamptz
);

create index token_family_expiry on token_family (expires_at);

create table refresh_token (
    hash       bytea       primary key,
    family_id  uuid        not null references token_family (id) on delete cascade,
    expires_at timestamptz not null,
    used_at    timestamptz
);

create index refresh_token_family on refresh_token (family_id);

grant select, insert, update on signing_key to ${app};
grant select, insert, update, delete on token_family to ${app};
grant select, insert, update on refresh_token to ${app};
