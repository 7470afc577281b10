-- Customers of partners whose phone a user has proved: what they own is the user's. A request from just before may still
-- give something to the customer, so that a claim is looked at more than once.
create table voucher_claim (
    id              uuid        primary key,
    user_id         uuid        not null,
    passes          int         not null default 0,
    created_at      timestamptz not null,
    next_attempt_at timestamptz,
    attempts        int         not null default 0
);

create index voucher_claim_unfinished on voucher_claim (next_attempt_at) where next_attempt_at is not null;

grant select, insert, update on voucher_claim to ${app};
