-- With the token itself this gives its successor, so that a browser whose tabs share a token, or whose answer was lost, is
-- given the same successor again; neither the row nor the token alone does. Null where a token can be used but once.
alter table refresh_token add column salt bytea;
