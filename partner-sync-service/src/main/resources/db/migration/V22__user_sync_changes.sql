-- Which import brought what is known of a user last, and whether the import counts the user yet: not before this side is in
-- line with it, whoever does that and whenever.
alter table sync_reference
    add column import_id    uuid references sync_pull,
    add column import_state text check (import_state in ('OPEN', 'FAILED', 'COUNTED'));

-- What a system said of the person behind a user of theirs; it is told nobody else.
alter table sync_reference add column their_birthdate date;

-- An admin has said that it is the same user there and here.
alter table sync_reference add column confirmed boolean not null default false;

-- Conflicts that may end by themselves, in the order in which they are tried again.
create index sync_conflict_taken on sync_conflict (id) where status = 'OPEN' and kind in ('EMAIL_TAKEN', 'PHONE_TAKEN');
