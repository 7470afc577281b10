-- Codes sent to phones; kept for as long as they count against the limit.
create table phone_code (
    id         uuid        primary key,
    person_id  uuid        not null references person (id),
    phone      text        not null,
    code_hash  text        not null,
    sent_at    timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);

create index phone_code_person on phone_code (person_id, sent_at);
create index phone_code_phone on phone_code (phone, sent_at);
create index phone_code_sent on phone_code (sent_at);

grant select, insert, update, delete on phone_code to ${app};
