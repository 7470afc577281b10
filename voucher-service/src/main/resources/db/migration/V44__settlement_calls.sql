-- Of the terms by which a call to the ledger was begun: one by the newest terms is no reason to make another. Null for calls
-- of a version before this one, which may be by any terms.
alter table voucher_settlement_limit add column version bigint;
