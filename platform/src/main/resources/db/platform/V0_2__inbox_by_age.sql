-- What is too old to come again is forgotten, oldest first.
create index inbox_by_age on inbox (seen_at);
