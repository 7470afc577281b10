-- The other systems that users are kept in step with: which there are, and where, is configured, and this is their
-- state. A row is also the lane in which what waits for its system is sent, one call after the other, so that a system
-- that is down holds up no other.
create table sync_system (
    id               uuid        primary key,
    code             text        not null unique check (code ~ '^[a-z][a-z0-9-]{0,39}$'),
    enabled          boolean     not null,
    configured_hash  text,
    calls_booked_to  timestamptz not null,
    failures         int         not null default 0 check (failures >= 0),
    last_error       text,
    created_at       timestamptz not null,
    waiting_since    timestamptz not null,
    next_attempt_at  timestamptz,
    attempts         int         not null default 0
);

-- What the systems show when they call. Only hashes are kept.
create table sync_key (
    hash       text        primary key,
    system_id  uuid        not null references sync_system,
    created_at timestamptz not null,
    expires_at timestamptz
);

create index sync_key_of_system on sync_key (system_id);

-- A user of theirs and the user here: what they have of that user, which they said or were sent; what the user has here;
-- and what the user had here when both sides were last compared, because only what changed since is news for them. One that
-- rests on an address that nobody proved is sent metadata only. A row with a next attempt has news that this side is not in line with yet.
create table sync_reference (
    id              uuid        primary key,
    system_id       uuid        not null references sync_system,
    external_id     text        not null check (length(external_id) between 1 and 255),
    user_id         uuid,
    their_email     text,
    their_phone     text,
    their_name      text,
    email_unproved  boolean     not null default false,
    phone_unproved  boolean     not null default false,
    email_at        timestamptz,
    phone_at        timestamptz,
    kyc_sent        boolean     not null default false,
    metadata_only   boolean     not null default false,
    our_email       text,
    our_phone       text,
    our_version     bigint      not null default 0,
    agreed_email    text,
    agreed_phone    text,
    revision        bigint      not null default 0,
    created_at      timestamptz not null,
    seen_at         timestamptz not null,
    leased_until    timestamptz,
    next_attempt_at timestamptz,
    attempts        int         not null default 0,
    unique (system_id, external_id),
    constraint sync_reference_of_user unique (system_id, user_id)
);

create index sync_reference_due on sync_reference (next_attempt_at) where next_attempt_at is not null;
create index sync_reference_by_user on sync_reference (user_id) where user_id is not null;
create index sync_reference_by_our_email on sync_reference (system_id, our_email) where our_email is not null;
create index sync_reference_by_our_phone on sync_reference (system_id, our_phone) where our_phone is not null;

-- The newest state of a user that a system does not have yet. What changes again before it is sent is sent once.
create table sync_outgoing (
    id               uuid        primary key,
    system_id        uuid        not null references sync_system,
    user_id          uuid        not null,
    version          bigint      not null,
    email            text,
    phone            text,
    kyc_verified     boolean     not null,
    origin           text,
    user_created_at  timestamptz,
    registers_again  boolean     not null default false,
    status           text        not null check (status in ('WAITING', 'FAILED')),
    due_at           timestamptz not null,
    tries            int         not null default 0,
    error            text,
    created_at       timestamptz not null,
    unique (system_id, user_id)
);

create index sync_outgoing_due on sync_outgoing (system_id, due_at) where status = 'WAITING';
create index sync_outgoing_failed on sync_outgoing (system_id, created_at) where status = 'FAILED';

-- What a system says of a user and this side does not do, for admins to see and to settle.
create table sync_conflict (
    id          uuid        primary key,
    system_id   uuid        not null references sync_system,
    external_id text        not null,
    user_id     uuid,
    kind        text        not null
                check (kind in ('PASSWORD', 'EMAIL_TAKEN', 'PHONE_TAKEN', 'REFERENCE_TAKEN', 'UNPROVED', 'NOT_SENT',
                    'UNUSABLE')),
    their_email text,
    their_phone text,
    our_email   text,
    our_phone   text,
    status      text        not null check (status in ('OPEN', 'APPLIED', 'DISMISSED')),
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    settled_at  timestamptz,
    settled_by  uuid
);

create unique index sync_conflict_open on sync_conflict (system_id, external_id, kind) where status = 'OPEN';
create index sync_conflict_by_age on sync_conflict (system_id, created_at, id);

-- A walk through all users of a system, page by page: an import, or a comparison of both sides' references.
create table sync_pull (
    id              uuid        primary key,
    system_id       uuid        not null references sync_system,
    kind            text        not null check (kind in ('IMPORT', 'RECONCILIATION')),
    since           date        not null,
    status          text        not null check (status in ('RUNNING', 'DONE', 'FAILED')),
    next_offset     bigint      not null default 0,
    total           bigint,
    processed       bigint      not null default 0,
    created         bigint      not null default 0,
    linked          bigint      not null default 0,
    conflicts       bigint      not null default 0,
    failed          bigint      not null default 0,
    failures        int         not null default 0,
    error           text,
    report          text,
    created_at      timestamptz not null,
    finished_at     timestamptz,
    next_attempt_at timestamptz,
    attempts        int         not null default 0
);

create unique index sync_pull_running on sync_pull (system_id, kind) where status = 'RUNNING';
create index sync_pull_by_age on sync_pull (system_id, kind, id);

-- What a comparison has seen of their users so far.
create table sync_pulled_user (
    pull_id     uuid not null references sync_pull,
    external_id text not null,
    reference   text,
    email       text,
    phone       text,
    primary key (pull_id, external_id)
);

grant select, insert, update on sync_system, sync_reference, sync_conflict, sync_pull to ${app};
grant select, insert, update, delete on sync_key, sync_outgoing, sync_pulled_user to ${app};
