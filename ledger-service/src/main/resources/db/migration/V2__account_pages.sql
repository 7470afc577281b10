-- Auditors page through all accounts of a program and purpose; no changing column, so balances stay HOT updates.
create index account_program on account (program, purpose, id);
