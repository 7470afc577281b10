-- A refused order stays with the worker until nothing of it can come to the ledger late.
alter table gift_card_order
    drop constraint gift_card_order_check2,
    add constraint gift_card_order_under_way
        check (status = 'REFUSED' or (becoming is null) = (next_attempt_at is null));
