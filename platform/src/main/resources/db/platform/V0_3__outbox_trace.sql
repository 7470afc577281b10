-- The W3C trace context of the request that left the event: trace id, span id and flags. Null where no request did.
alter table outbox add column trace bytea check (octet_length(trace) = 25);
