-- Null where the caller chose no key, as with festivals.
alter table kyc_submission alter column idempotency_key drop not null;
