-- What stands became since they began ACTIVE, in order: payments that were taken offline are judged by what their stand
-- was then. Of those that were reactivated before there was a history nothing is known, and they count as ACTIVE all along.
create table stand_status (
    number   bigint      generated always as identity primary key,
    stand_id uuid        not null references stand (id),
    status   text        not null check (status in ('ACTIVE', 'INACTIVE', 'CLOSED')),
    since    timestamptz not null
);

create index stand_status_stand on stand_status (stand_id, number);

insert into stand_status (stand_id, status, since)
select id, status, updated_at from stand where status <> 'ACTIVE';

grant select, insert on stand_status to ${app};
