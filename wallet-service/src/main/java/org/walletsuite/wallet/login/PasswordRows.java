package org.walletsuite.wallet.login;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The hashes of passwords, in the directory's table. */
@Repository
class PasswordRows {

    private final JdbcClient db;

    PasswordRows(JdbcClient db) {
        this.db = db;
    }

    Optional<String> find(UUID user) {
        return db.sql("select password_hash from person where id = ? and password_hash is not null")
                .param(user)
                .query(String.class)
                .optional();
    }

    /** False when the hash has changed meanwhile. */
    boolean replace(UUID user, String from, String to) {
        return db.sql("update person set password_hash = ? where id = ? and password_hash = ?")
                        .param(to)
                        .param(user)
                        .param(from)
                        .update()
                == 1;
    }
}
