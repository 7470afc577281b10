-- Users from before there was a choice get English.
alter table user_directory add column language text not null default 'en';
