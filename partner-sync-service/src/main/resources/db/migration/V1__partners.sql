-- A business that uses the partner API. Others know it by partner_id; id owns its accounts in the ledger.
create table partner (
    id               uuid        primary key,
    version          bigint      not null,
    partner_id       text        not null constraint partner_id_taken unique check (partner_id ~ '^[a-z0-9][a-z0-9_-]{2,63}$'),
    name             text        not null,
    active           boolean     not null,
    contact_email    text,
    home             text        not null check (home in ('UAT', 'PRODUCTION')),
    changes          bigint      not null check (changes > 0),
    created_at       timestamptz not null,
    updated_at       timestamptz not null
);

create index partner_by_age on partner (created_at, id);

-- A partner's terms where it works. Each environment has its own, and its own credentials.
create table partner_environment (
    id                    uuid        primary key,
    partner_id            uuid        not null references partner,
    environment           text        not null check (environment in ('UAT', 'PRODUCTION')),
    active                boolean     not null,
    payment_model         text        not null check (payment_model in ('DIRECT_PAYMENT', 'FLOAT_BASED')),
    rate_limit_per_minute int         not null check (rate_limit_per_minute between 1 and 100000),
    credit_limit          bigint      check (credit_limit >= 0),
    webhook_url           text,
    sealed_webhook_secret bytea       not null,
    not_before            timestamptz not null,
    created_at            timestamptz not null,
    updated_at            timestamptz not null,
    unique (partner_id, environment)
);

-- What partners log in with. The secret is found by its public beginning and checked by its hash.
create table partner_credential (
    id             uuid        primary key,
    environment_id uuid        not null references partner_environment,
    api_key_hash   text        not null unique,
    secret_prefix  text        not null unique,
    secret_hash    text        not null,
    created_at     timestamptz not null,
    expires_at     timestamptz,
    warned_at      timestamptz
);

create index partner_credential_unwarned on partner_credential (expires_at) where warned_at is null;
create index partner_credential_of_environment on partner_credential (environment_id);

-- Tokens that their partner gave back, while they would still be valid.
create table revoked_token (
    environment_id uuid        not null references partner_environment,
    token_id       text        not null,
    expires_at     timestamptz not null,
    primary key (environment_id, token_id)
);

-- Who changed what of a partner. It never holds a secret.
create table partner_history (
    id          uuid        primary key,
    partner_id  uuid        not null references partner,
    number      bigint      not null check (number > 0),
    action      text        not null,
    environment text,
    actor       uuid,
    fields      text        not null,
    created_at  timestamptz not null,
    unique (partner_id, number)
);

-- Grants are not enough where one role both migrates and runs.
create function refuse_change_of_history() returns trigger language plpgsql as $$
begin
    raise exception 'The history is only ever added to';
end $$;

create trigger partner_history_stays before update or delete or truncate on partner_history
    for each statement execute function refuse_change_of_history();

grant select, insert, update on partner, partner_environment to ${app};
grant select, insert, update, delete on partner_credential, revoked_token to ${app};
grant select, insert on partner_history to ${app};
