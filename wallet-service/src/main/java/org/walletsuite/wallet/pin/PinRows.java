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

    Optional<String> find(UUID person) {
        return db.sql("select pin_hash from person where id = ? and pin_hash is not null")
                .param(person)
                .query(String.class)
                .optional();
    }

    /** False when there is one. */
    boolean create(UUID person, String hash) {
        return db.sql("update person set pin_hash = ? where id = ? and pin_hash is null")
                        .param(hash)
                        .param(person)
                        .update()
                == 1;
    }

    /** False when the hash is another one by now. */
    boolean replace(UUID person, String from, String to) {
        return db.sql("update person set pin_hash = ? where id = ? and pin_hash = ?")
                        .param(to)
                        .param(person)
                        .param(from)
                        .update()
                == 1;
    }
}
