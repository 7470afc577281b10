-- What users and admins know an order by.
create sequence gift_card_order_number;

-- A gift card that a user sells. Until it is decided its worth is in the user's pending account in the ledger. "becoming" is
-- the status that the order reaches once the ledger has posted the change.
create table gift_card_order (
    id              uuid           primary key,
    version         bigint         not null,
    number          bigint         not null constraint gift_card_order_number_taken unique,
    user_id         uuid           not null,
    user_number     bigint         not null,
    type            text           not null check (type in ('PHYSICAL', 'E_CODE')),
    card_id         bigint         not null references gift_card,
    card_name       text           not null,
    rate            numeric(12, 6) not null,
    amount          bigint         not null check (amount > 0),
    credited        bigint         not null check (credited > 0),
    status          text           not null check (status in ('CREATING', 'REFUSED', 'PROCESSING', 'ASSIGNED', 'APPROVED',
                                   'REJECTED', 'COMPLETED', 'CANCELLED')),
    becoming        text           check (becoming in ('PROCESSING', 'APPROVED', 'REJECTED', 'CANCELLED')),
    intent_id       uuid           not null,
    refusal         text,
    decided_by      uuid,
    notes           text,
    reason          text,
    created_at      timestamptz    not null,
    updated_at      timestamptz    not null,
    next_attempt_at timestamptz,
    attempts        int            not null default 0,
    check ((status = 'CREATING') = (becoming is not null and becoming = 'PROCESSING')),
    check ((status = 'REFUSED') = (refusal is not null)),
    check ((becoming is null) = (next_attempt_at is null))
);

create index gift_card_order_unfinished on gift_card_order (next_attempt_at) where next_attempt_at is not null;
create index gift_card_order_of_user on gift_card_order (user_id, number);
create index gift_card_order_of_user_number on gift_card_order (user_number, number);
create index gift_card_order_pending on gift_card_order (number) where status in ('PROCESSING', 'ASSIGNED');

-- What an order became, who made it so and when; only ever added to.
create table gift_card_order_step (
    id          uuid        primary key,
    order_id    uuid        not null references gift_card_order,
    number      int         not null check (number > 0),
    from_status text,
    to_status   text        not null,
    actor       uuid        not null,
    notes       text,
    reason      text,
    created_at  timestamptz not null,
    unique (order_id, number)
);

-- The picture of a card, or the PIN of an e-code: sealed, and apart from what is read with each order.
create table gift_card_order_evidence (
    order_id     uuid  primary key references gift_card_order,
    content_type text,
    sealed       bytea not null
);

-- Who of the admins was shown that, and when; only ever added to.
create table gift_card_order_look (
    id         bigint      generated always as identity primary key,
    order_id   uuid        not null references gift_card_order,
    admin      uuid        not null,
    created_at timestamptz not null
);

create index gift_card_order_look_of_order on gift_card_order_look (order_id, id);

grant usage on sequence gift_card_order_number to ${app};
grant select, insert, update on gift_card_order to ${app};
grant select, insert on gift_card_order_step, gift_card_order_look to ${app};
grant select, insert, delete on gift_card_order_evidence to ${app};
