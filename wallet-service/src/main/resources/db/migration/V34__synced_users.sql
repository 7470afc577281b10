-- Users whom another system brought have no password until they sign up here, perhaps no e-mail, and no proved phone.
alter table person
    alter column email drop not null,
    alter column password_hash drop not null,
    -- The code of the system that brought the user.
    add column origin     text,
    -- When the data that others may know changed last; null while it is as it was created.
    add column updated_at timestamptz,
    add constraint person_with_password
        check (password_hash is not null and email is not null or password_hash is null and not phone_verified);

-- Of users without a password, who can't prove a phone, one has it at a time.
create unique index person_synced_phone on person (phone) where password_hash is null;

-- Lists by creation; who lost all addresses to another user is in none.
create index person_created on person (created_at, number) where email is not null or phone is not null;

-- Who the users of other systems are here.
create table synced_user (
    system      text        not null,
    external_id text        not null,
    person_id   uuid        not null references person (id),
    created_at  timestamptz not null,
    primary key (system, external_id),
    constraint synced_user_person unique (person_id, system)
);

grant select, insert, update on synced_user to ${app};
