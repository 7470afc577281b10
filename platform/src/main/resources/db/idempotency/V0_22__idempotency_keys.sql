-- What a command was answered first, under the key its caller gave it, written with its effect. One without an answer was
-- begun and is not finished yet: its subject is what was begun.
create table idempotency_key (
    key          text        primary key,
    request_hash text        not null,
    subject      uuid        unique,
    status       smallint,
    body         text,
    -- When it was answered; of one without an answer, when it was begun.
    since        timestamptz not null,
    check ((status is null) = (body is null))
);

create index idempotency_key_by_age on idempotency_key (since);

grant select, insert, update, delete on idempotency_key to ${app};
