-- What wallet-service says of users, so that whoever needs an e-mail or a name has it without asking. Ids stay theirs:
-- no table refers to this one.
create table user_directory (
    id             uuid     primary key,
    number         bigint   not null,
    email          text     not null,
    full_name      text,
    username       text,
    phone          text,
    phone_verified boolean  not null,
    level          smallint not null,
    active         boolean  not null,
    version        bigint   not null
);

-- How far the users that were there before the first event were walked; one row.
create table user_directory_walk (
    one   boolean primary key default true check (one),
    after bigint  not null default 0,
    done  boolean not null default false
);

insert into user_directory_walk default values;

grant select, insert, update on user_directory to ${app};
grant select, update on user_directory_walk to ${app};
