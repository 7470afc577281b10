-- The aggregate of the tests: an order, and its history.
create table card_order (
    id         uuid primary key,
    version    bigint      not null,
    reference  text        not null constraint card_order_reference unique,
    recipient  text        not null,
    status     text        not null,
    card       jsonb       not null,
    created_at timestamptz not null
);

create table card_order_step (
    id       uuid primary key,
    order_id uuid        not null references card_order,
    number   int         not null,
    status   text        not null,
    at       timestamptz not null
);

grant select, insert, update on card_order, card_order_step to ${app};
