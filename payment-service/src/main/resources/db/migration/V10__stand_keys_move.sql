-- Keys of stands' creations move to where all keys are. The answers were not kept: the first who asks again with such a key is
-- answered with the stand as it began, as before, and from then on that is kept.
insert into idempotency_key (key, request_hash, subject, since)
select creation_key, encode(sha256(convert_to(creation_request, 'UTF8')), 'hex'), id, now()
from stand where creation_key is not null;

alter table stand drop column creation_key;
alter table stand drop column creation_request;
