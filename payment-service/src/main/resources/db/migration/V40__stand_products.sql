-- What a stand sells, in the order of its list, with prices in cents of the festival's token.
create table stand_product (
    stand_id uuid   not null references stand (id),
    place    int    not null,
    id       text   not null,
    name     text   not null,
    price    bigint not null check (price > 0),
    primary key (stand_id, place),
    unique (stand_id, id)
);

grant select, insert, delete on stand_product to ${app};
