-- What people submit to be raised a level. What they submit is encrypted, under the submission's id.
create table kyc_submission (
    id              uuid        primary key,
    number          bigint      generated always as identity constraint kyc_submission_number unique,
    person_id       uuid        not null references person (id),
    level           smallint    not null check (level in (2, 3)),
    status          text        not null default 'PENDING' check (status in ('PENDING', 'APPROVED', 'REJECTED')),
    sealed_details  bytea       not null,
    reason          text,
    submitted_at    timestamptz not null,
    decided_by      uuid        references person (id),
    decided_at      timestamptz,
    idempotency_key text        not null constraint kyc_submission_key unique,
    request_hash    text        not null,
    check ((status = 'PENDING') = (decided_at is null)),
    check ((decided_by is null) = (decided_at is null)),
    check (decided_by <> person_id)
);

create unique index kyc_submission_pending on kyc_submission (person_id, level) where status = 'PENDING';
create index kyc_submission_waiting on kyc_submission (level, number) where status = 'PENDING';

create table kyc_image (
    submission_id uuid  not null references kyc_submission (id),
    name          text  not null,
    content_type  text  not null,
    sealed        bytea not null,
    primary key (submission_id, name)
);

grant select, insert, update on kyc_submission to ${app};
grant select, insert on kyc_image to ${app};
