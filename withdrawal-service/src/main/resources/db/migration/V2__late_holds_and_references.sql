-- What was refused waits for the worker once more, because the hold of an attempt that gave up may still come.
alter table withdrawal drop constraint withdrawal_check3;
alter table withdrawal add constraint withdrawal_is_unfinished check (
    status = 'REFUSED'
    or (status in ('REQUESTING', 'APPROVING', 'REJECTING', 'CANCELLING')) = (next_attempt_at is not null));

-- The payment's reference is part of what an approval says, and of its hash.
alter table withdrawal_audit add column reference text;
