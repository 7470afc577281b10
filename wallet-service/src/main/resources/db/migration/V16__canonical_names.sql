-- Usernames are ASCII: their case is folded by its rules, not by those of the language the database was made for,
-- which may have a dotless i.
drop index person_username;
create unique index person_username on person (lower(username collate "C"));

-- An e-mail has one form. Accents are composed where that leaves everybody an e-mail of their own; whose e-mail has
-- another form for another reason is found by it no more.
update person set email = normalize(email)
    where email is not normalized
        and not exists (select from person other
            where other.id <> person.id and normalize(other.email) = normalize(person.email));
