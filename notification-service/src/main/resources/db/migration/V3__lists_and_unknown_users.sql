-- Events of users whom nobody knows: nobody was notified of them. Reconciliation names them for as long as it looks back.
create table event_of_unknown_user (
    event_id        text not null primary key,
    topic           text not null,
    topic_partition int  not null,
    user_id         uuid not null,
    type            text not null,
    day             date not null
);

create index event_of_unknown_user_by_day on event_of_unknown_user (day, event_id);

-- Admins' lists, newest first, and their statistics read no whole table.
drop index mail_failed;
create index mail_by_status on mail (status, number);
create index notification_by_type on notification (type);

grant select, insert, delete on event_of_unknown_user to ${app};
