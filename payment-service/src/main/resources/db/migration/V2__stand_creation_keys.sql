-- What a repeated creation is known by, and what was asked for then; null where the caller chose no key.
alter table stand add column creation_key text unique;
alter table stand add column creation_request text;
