-- Failed attempts at one secret, of whatever kind; the row exists only while there are any. Whose secret it is, is hashed.
create table failed_attempt (
    subject      text        primary key,
    attempts     int         not null,
    since        timestamptz not null,
    locked_until timestamptz,
    forget_at    timestamptz not null
);

create index failed_attempt_forget on failed_attempt (forget_at);

grant select, insert, update, delete on failed_attempt to ${app};
