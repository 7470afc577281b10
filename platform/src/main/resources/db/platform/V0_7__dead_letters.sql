-- Records that a listener could not handle, until somebody replays or discards them; then who did, and why. Keys and
-- values are kept as the bytes they came as: what nobody can read need not be text.
create table dead_letter (
    id            uuid        primary key,
    listener      text        not null,
    topic         text        not null,
    partition     int         not null,
    record_offset bigint      not null,
    recorded_at   timestamptz not null,
    key           bytea,
    value         bytea,
    header_names  text[]      not null,
    header_values bytea[]     not null,
    error         text        not null,
    died_at       timestamptz not null default now(),
    status        text        not null default 'WAITING'
        check (status in ('WAITING', 'REQUESTED', 'REPLAYED', 'DISCARDED')),
    handled_by    text,
    reason        text,
    handled_at    timestamptz,
    unique (listener, topic, partition, record_offset, recorded_at),
    check ((status = 'WAITING') = (handled_by is null) and (handled_by is null) = (reason is null)),
    check ((status in ('REPLAYED', 'DISCARDED')) = (handled_at is not null))
);

create index dead_letter_open on dead_letter (listener, id) where status in ('WAITING', 'REQUESTED');

grant select, insert, update on dead_letter to ${app};
