-- Shops whose gift cards are taken. What is said of a store or a card is never changed: orders were priced by it.
create table gift_store (
    id         bigint      generated always as identity primary key,
    name       text        not null,
    category   text,
    created_at timestamptz not null
);

create unique index gift_store_name_taken on gift_store (lower(name));

create table gift_card (
    id         bigint         generated always as identity primary key,
    store_id   bigint         not null references gift_store,
    name       text           not null,
    type       text           not null check (type in ('BOTH', 'PHYSICAL', 'E_CODE')),
    rate       numeric(12, 6) not null check (rate > 0),
    created_at timestamptz    not null
);

create unique index gift_card_name_taken on gift_card (store_id, lower(name));

grant select, insert on gift_store, gift_card to ${app};
