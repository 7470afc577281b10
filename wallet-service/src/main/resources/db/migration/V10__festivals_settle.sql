-- What a repeated creation is known by, and what was asked for then; null where the caller chose no key.
alter table festival add column creation_key text unique;
alter table festival add column creation_request text;

-- Since when the token's name stays: another service was told it, and repeats it in answers it has given before.
alter table festival add column name_fixed_at timestamptz;
update festival set name_fixed_at = updated_at where opened_at is not null;

-- When the sweeper may bring the ledger up to date, and how often it has tried in vain. Whoever tells the ledger
-- something of a festival keeps the sweeper away for longer than that can take.
alter table festival add column sweep_at timestamptz not null default '-infinity';
alter table festival alter column sweep_at drop default;
alter table festival add column sweeps int not null default 0;

drop index festival_unsettled;
create index festival_unsettled on festival (sweep_at)
    where opened_at is null or ledger_name is distinct from currency_name;

alter table wallet add column sweep_at timestamptz not null default '-infinity';
alter table wallet alter column sweep_at drop default;
alter table wallet add column sweeps int not null default 0;

drop index wallet_unopened;
create index wallet_unopened on wallet (sweep_at) where opened_at is null;

-- The order in which a festival's keys took over, and what a repeated rotation is known by.
alter table festival_key add column number bigint generated always as identity;
alter table festival_key add column rotation_key text unique;

drop index festival_key_festival;
create index festival_key_festival on festival_key (festival_id, number);
