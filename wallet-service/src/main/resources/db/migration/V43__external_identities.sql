-- Users who log in at the operator's identity provider: like those with a password they have an e-mail, nobody else
-- changes their addresses, and they can prove a phone. Nobody logs in in two ways: a version before this one, which knows
-- no provider, would let a sign-up set a password for a user of the provider's.
alter table person
    add column external_log_in boolean not null default false,
    drop constraint person_with_password,
    add constraint person_with_log_in
        check ((password_hash is null) = external_log_in and email is not null
            or password_hash is null and not external_log_in and not phone_verified);

drop index person_synced_phone;
create unique index person_synced_phone on person (phone) where password_hash is null and not external_log_in;

-- Who the users of identity providers are here, for good.
create table external_identity (
    issuer     text        not null,
    subject    text        not null,
    person_id  uuid        not null references person (id),
    created_at timestamptz not null,
    primary key (issuer, subject)
);

create index external_identity_person on external_identity (person_id);

-- Tokens of identity providers that were exchanged, until nobody believes them any more.
create table exchanged_token (
    hash       bytea       primary key,
    expires_at timestamptz not null
);

create index exchanged_token_expiry on exchanged_token (expires_at);

grant select, insert on external_identity to ${app};
grant select, insert, delete, update on exchanged_token to ${app};
