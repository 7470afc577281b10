package org.walletsuite.wallet.pin;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The hashes of PINs, in the directory's table. */
@Repository
class PinRows {

    private final JdbcClient db;

    PinRows(JdbcClient db) {
        this.db = db;
    }

    Optional<String> find(UUID user) {
        return db.sql("select pin_hash from person where id = ? and pin_hash is not null")
                .param(user)
                .query(String.class)
                .optional();
    }

    /** False when there is one. */
    boolean create(UUID user, String hash) {
        return db.sql("update person set pin_hash = ? where id = ? and pin_hash is null")
                        .param(hash)
                        .param(user)
                        .update()
                == 1;
    }

    /** False when the hash has changed meanwhile. */
    boolean replace(UUID user, String from, String to) {
        return db.sql("update person set pin_hash = ? where id = ? and pin_hash = ?")
                        .param(to)
                        .param(user)
                        .param(from)
                        .update()
                == 1;
    }
}
