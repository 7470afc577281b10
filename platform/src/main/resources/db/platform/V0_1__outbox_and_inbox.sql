-- What this service tells others (outbox) and what it has heard (inbox).
create table outbox (
    id       bigint generated always as identity primary key,
    topic    text        not null,
    key      text        not null,
    event_id text        not null,
    type     text        not null,
    time     timestamptz not null,
    value    text        not null
);

create function announce_outbox() returns trigger language plpgsql as $$
begin
    notify outbox;
    return null;
end $$;

create trigger outbox_announced after insert on outbox
    for each statement execute function announce_outbox();

create table inbox (
    listener text        not null,
    event_id text        not null,
    seen_at  timestamptz not null default now(),
    primary key (listener, event_id)
);

grant select, insert, delete on outbox to ${app};
grant select, insert, delete on inbox to ${app};
