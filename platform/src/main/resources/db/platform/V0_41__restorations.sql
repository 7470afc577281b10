-- To which earlier moments this database was put back, and was brought level again since.
create table restoration (
    restored_to timestamptz primary key,
    ended_at    timestamptz not null
);

grant select, insert on restoration to ${app};
