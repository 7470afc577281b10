-- Each change of what others are told of a person, or of what the person may do, counts one of these up.
alter table person
    add column version        bigint      not null default 1,
    add column access_version bigint      not null default 1,
    -- A whole second; access tokens that say they were issued before are dead.
    add column not_before     timestamptz;

create index token_family_person on token_family (person_id) where revoked_at is null;

-- Wrong guesses at one secret, of whatever kind.
alter table login_miss rename to miss;
alter table miss rename column login to subject;
alter index login_miss_since rename to miss_since;
