-- How a festival's QR codes are signed, and what its tills keep to while they are offline, in cents of its token.
alter table festival
    add column qr_algorithm text not null default 'HS256' check (qr_algorithm in ('HS256', 'ES256')),
    add column offline_per_payment bigint check (offline_per_payment > 0),
    add column offline_per_wallet bigint check (offline_per_wallet > 0),
    add column offline_per_device bigint check (offline_per_device > 0);

-- Keys are replaced by generations: a rotation begins another one, and those of the last two are valid. A change of the
-- algorithm only adds a key to the generation, so that it makes no code on anybody's screen invalid.
alter table festival_key
    add column algorithm text not null default 'HS256' check (algorithm in ('HS256', 'ES256')),
    add column generation int;

update festival_key k
set generation = counted.generation
from (select kid, row_number() over (partition by festival_id order by number) as generation from festival_key) counted
where counted.kid = k.kid;

alter table festival_key alter column generation set not null;

-- Versions before this one know neither column, and go on to rotate keys while an upgrade lasts.
create function festival_key_generation() returns trigger language plpgsql as $$
begin
    new.generation := coalesce(new.generation,
        (select coalesce(max(generation), 0) + 1 from festival_key where festival_id = new.festival_id));
    return new;
end $$;

create trigger festival_key_generation before insert on festival_key
    for each row execute function festival_key_generation();

drop index festival_key_festival;
create unique index festival_key_generation on festival_key (festival_id, generation, algorithm);
