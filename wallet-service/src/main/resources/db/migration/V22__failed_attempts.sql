-- Failed attempts are counted in the table that all services have for them; who is locked out stays so.
insert into failed_attempt (subject, attempts, since, locked_until, forget_at)
select subject, misses, since, locked_until, since + interval '30 minutes' from miss;

drop table miss;
