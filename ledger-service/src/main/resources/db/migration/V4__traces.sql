-- The W3C trace context of the request behind a row: trace id, span id and flags. It goes with the row's events, and into
-- no hash. Null where no request was behind it, as with a hold that expired.
alter table transfer add column trace bytea check (octet_length(trace) = 25);
alter table hold_change add column trace bytea check (octet_length(trace) = 25);
alter table status_change add column trace bytea check (octet_length(trace) = 25);
alter table floor_change add column trace bytea check (octet_length(trace) = 25);
