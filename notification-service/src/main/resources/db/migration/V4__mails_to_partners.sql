-- A mail is for a user, or for an address that belongs to no user: a partner's contact.
alter table mail alter column user_id drop not null;
alter table mail alter column user_number drop not null;
alter table mail add column address text;
alter table mail add constraint mail_is_for_one check (
    (user_id is null) = (user_number is null) and (user_id is null) = (address is not null));
