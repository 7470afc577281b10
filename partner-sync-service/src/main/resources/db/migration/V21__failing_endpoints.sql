-- Endpoints at which every try has failed since a time. One that does so for too long is disabled. What failed before the
-- address was last set counts no more, also where it is the same one.
alter table partner_environment add column webhook_set_at timestamptz;

create table webhook_failing (
    environment_id uuid        primary key references partner_environment,
    url            text        not null,
    since          timestamptz not null,
    last_failed_at timestamptz not null,
    tries          int         not null check (tries > 0)
);

grant select, insert, update, delete on webhook_failing to ${app};
