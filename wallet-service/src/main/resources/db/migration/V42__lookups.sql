-- Staff list wallets, of a festival or of all, the newest first; a user's few are found by their owner.
create index wallet_newest on wallet (created_at, id) where opened_at is not null;
create index wallet_festival_newest on wallet (festival_id, created_at, id) where opened_at is not null;

-- Admins find a user by a phone, also one that nobody has proved.
create index person_any_phone on person (phone) where phone is not null;
