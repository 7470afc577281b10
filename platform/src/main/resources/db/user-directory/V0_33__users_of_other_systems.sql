-- A user whom another system brought may have no e-mail. When older users were created, their next event says.
alter table user_directory
    alter column email drop not null,
    add column created_at timestamptz,
    add column origin     text;
