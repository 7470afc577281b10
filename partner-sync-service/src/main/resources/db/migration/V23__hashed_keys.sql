-- Keys that hash the systems' keys, sealed with the operator's key: replacing that one changes no hash.
create table sync_hash_key (
    name       text        primary key,
    sealed     bytea       not null,
    created_at timestamptz not null
);

grant select, insert, update on sync_hash_key to ${app};
