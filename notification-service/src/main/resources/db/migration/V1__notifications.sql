-- What admins know a notification or a mail by: both are numbered in one sequence.
create sequence delivery_number;

-- A user's inbox. Whoever adds to it or marks something in it as read holds its lock, so that the ids of a user's
-- notifications ascend with their commits (a stream resumes after the last one seen), and the counts are exact.
create table user_inbox (
    user_id     uuid   primary key,
    user_number bigint not null,
    total       bigint not null default 0 check (total >= 0),
    unread      bigint not null default 0 check (unread between 0 and total)
) with (fillfactor = 70);

create index user_inbox_by_number on user_inbox (user_number);

-- In-app notifications; created_at is the event's time.
create table notification (
    id          bigint      primary key default nextval('delivery_number'),
    user_id     uuid        not null,
    user_number bigint      not null,
    event_id    text        not null constraint notification_event unique,
    type        text        not null,
    title       text        not null,
    message     text        not null,
    created_at  timestamptz not null,
    read_at     timestamptz
);

create index notification_of_user on notification (user_id, id);
create index notification_of_user_by_type on notification (user_id, type, id) include (read_at);
create index notification_unread on notification (user_id, id) where read_at is null;
create index notification_by_age on notification (created_at);

-- What a user said of a type and a channel; where nothing is said the type's default counts. Types of other versions of
-- this service are kept.
create table preference (
    user_id uuid    not null,
    type    text    not null,
    channel text    not null check (channel in ('in_app', 'email')),
    wanted  boolean not null,
    primary key (user_id, type, channel)
);

-- A mail to be sent, sent or given up. "doubtful" counts the tries whose outcome nobody knows; handed_over_at is when a mail
-- was completed whose outcome is not recorded yet: found by a later attempt, nobody will ever know it. tried_since is the
-- first try that failed because of this mail.
create table mail (
    id              uuid        primary key,
    number          bigint      not null unique default nextval('delivery_number'),
    user_id         uuid        not null,
    user_number     bigint      not null,
    event_id        text        not null constraint mail_event unique,
    type            text        not null,
    language        text        not null,
    title           text        not null,
    message         text        not null,
    status          text        not null check (status in ('PENDING', 'SENT', 'FAILED', 'SKIPPED')),
    reason          text,
    tries           int         not null default 0,
    doubtful        int         not null default 0,
    handed_over_at  timestamptz,
    tried_since     timestamptz,
    created_at      timestamptz not null,
    finished_at     timestamptz,
    next_attempt_at timestamptz,
    attempts        int         not null default 0,
    check ((status = 'PENDING') = (next_attempt_at is not null)),
    check ((status = 'PENDING') = (finished_at is null))
);

create index mail_unfinished on mail (next_attempt_at) where next_attempt_at is not null;
create index mail_of_user on mail (user_number, number);
create index mail_failed on mail (number) where status = 'FAILED';
create index mail_by_age on mail (created_at);

-- Each try to send a mail; only ever added to.
create table mail_try (
    mail_id    uuid        not null references mail on delete cascade,
    number     int         not null,
    outcome    text        not null check (outcome in
        ('ACCEPTED', 'REFUSED_FOR_NOW', 'REFUSED', 'BROKEN_OFF', 'UNREACHABLE', 'UNKNOWN')),
    reply      text,
    began_at   timestamptz not null,
    ended_at   timestamptz not null,
    primary key (mail_id, number)
);

-- How many events of a topic's partition and a day (UTC, of the event's time) were to make a notification, and how many of
-- those made no notification in the app, because their user does not want it or because no such user is known. Compared
-- with the topics by reconciliation.
create table intake (
    topic           text   not null,
    topic_partition int    not null,
    day             date   not null,
    due             bigint not null,
    unwanted        bigint not null,
    unknown         bigint not null,
    primary key (topic, topic_partition, day)
);

grant usage on sequence delivery_number to ${app};
grant select, insert, update, delete on user_inbox, notification, preference, mail, intake to ${app};
grant select, insert, delete on mail_try to ${app};
