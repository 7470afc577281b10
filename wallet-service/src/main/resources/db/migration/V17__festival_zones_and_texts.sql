-- Zones are IANA's, by name. Whole hours from UTC have one, with the sign turned round; whatever else was taken for a
-- zone becomes UTC.
update festival
    set timezone = case
        when timezone ~ '([+-](0[1-9]|1[0-2])|[+]1[34]):00$'
            then 'Etc/GMT' || translate(left(right(timezone, 6), 1), '+-', '-+') || left(right(timezone, 5), 2)::int
        else 'UTC' end
    where timezone ~ '^(UTC|GMT|UT)?[+-]' or timezone in ('Z', 'UT') or timezone like 'SystemV/%';

-- Names are composed, as those that are compared with them.
update festival
    set name = normalize(name), location = normalize(location), currency_name = normalize(currency_name)
    where name is not normalized or location is not normalized or currency_name is not normalized;
