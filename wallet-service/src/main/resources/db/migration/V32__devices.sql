-- The kinds of devices that a user logged in from: a log-in from another one is news.
create table user_device (
    user_id       uuid        not null references person (id),
    family        text        not null check (char_length(family) <= 80),
    first_seen_at timestamptz not null,
    last_seen_at  timestamptz not null,
    primary key (user_id, family)
);

grant select, insert, update, delete on user_device to ${app};
