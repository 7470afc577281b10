-- When each listener was first deployed: one that begins with what happens from then on has no use for what came before.
create table listener (
    name             text        primary key,
    first_started_at timestamptz not null default now()
);

grant select, insert on listener to ${app};
