-- What festivals became since they began ACTIVE, in order: payments that were taken offline are judged by what their
-- festival was then. Of those that were reactivated before there was a history nothing is known, and they count as
-- ACTIVE all along.
create table festival_status (
    number      bigint      generated always as identity primary key,
    festival_id uuid        not null references festival (id),
    status      text        not null check (status in ('ACTIVE', 'ENDED')),
    since       timestamptz not null
);

create index festival_status_festival on festival_status (festival_id, number);

insert into festival_status (festival_id, status, since)
select id, status, updated_at from festival where status <> 'ACTIVE';

grant select, insert on festival_status to ${app};
