-- Keys move to where all keys are, and stay another day at least. Of festivals the answers were not kept: the first who asks
-- again with such a key is answered with the festival as it began, as before, and from then on that is kept.
insert into idempotency_key (key, request_hash, subject, since)
select creation_key, encode(sha256(convert_to(creation_request, 'UTF8')), 'hex'), id, now()
from festival where creation_key is not null;

alter table festival drop column creation_key;
alter table festival drop column creation_request;

-- A submission and a rotation say the same for good, so their answers can be written now.
insert into idempotency_key (key, request_hash, status, body, since)
select idempotency_key, request_hash, 201,
    '{"id":' || number || ',"level":"Level ' || level || '","status":"Pending","submitted_at":"'
        || to_char(submitted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') || '"}',
    now()
from kyc_submission where idempotency_key is not null;

alter table kyc_submission drop column idempotency_key;
alter table kyc_submission drop column request_hash;

insert into idempotency_key (key, request_hash, status, body, since)
select rotation_key,
    encode(sha256(convert_to('{1:10:festivalId;36:' || festival_id || ';', 'UTF8')), 'hex'), 200,
    '{"data":{"festivalId":"' || festival_id || '","keys":[' || (
        select string_agg('{"id":"' || kid || '","createdAt":"'
            || to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') || '"}', ',' order by number desc)
        from (select kid, created_at, number from festival_key
            where festival_id = rotated.festival_id and number <= rotated.number
            order by number desc limit 2) as valid) || ']}}',
    now()
from festival_key as rotated where rotation_key is not null;

alter table festival_key drop column rotation_key;
