-- A key that is retired verifies nothing any more, and its private half is better forgotten.
grant delete on signing_key to ${app};
