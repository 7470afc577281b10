-- What stands sold, as the ledger's events tell it, in minor units of the festival's token. By the minute, because a
-- festival's hours begin on the half or the quarter of UTC's in some places.
create table stand_sales (
    stand_id uuid        not null,
    minute   timestamptz not null,
    gross    bigint      not null,
    -- What was given back, as a positive number.
    refunds  bigint      not null,
    -- Entries of a stand that are neither: its balance is gross less refunds and these.
    others   bigint      not null,
    count    bigint      not null,
    primary key (stand_id, minute)
);

-- Up to which of a stand's entries its sales have come.
create table stand_sales_progress (
    stand_id uuid        primary key,
    seq      bigint      not null,
    at       timestamptz not null
);

grant select, insert, update on stand_sales, stand_sales_progress to ${app};
