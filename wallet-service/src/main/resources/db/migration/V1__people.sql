-- The one directory of people for all API families.
create table person (
    id             uuid        primary key,
    number         bigint      generated always as identity constraint person_number unique,
    email          text        not null constraint person_email unique check (email = lower(email)),
    username       text,
    full_name      text,
    phone          text        check (phone ~ '^\+[0-9]+$'),
    phone_verified boolean     not null default false,
    password_hash  text        not null,
    pin_hash       text,
    role           text        not null default 'USER' check (role in ('USER', 'STAFF', 'ADMIN', 'SUPER_ADMIN')),
    level          smallint    not null default 1 check (level between 1 and 3),
    is_active      boolean     not null default true,
    created_at     timestamptz not null
);

create unique index person_username on person (lower(username));

-- Anybody may claim a phone; only who proved it owns it.
create unique index person_phone on person (phone) where phone_verified;

-- Wrong passwords of one log-in name; the row exists only while there are any.
create table login_miss (
    login        text        primary key,
    misses       int         not null,
    since        timestamptz not null,
    locked_until timestamptz
);

create index login_miss_since on login_miss (since);

grant select, insert, update on person to ${app};
grant select, insert, update, delete on login_miss to ${app};
