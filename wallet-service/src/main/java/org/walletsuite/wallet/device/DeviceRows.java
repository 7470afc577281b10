package org.walletsuite.wallet.device;

import static org.walletsuite.platform.database.Timestamps.at;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of the kinds of devices that each user logged in from. */
@Repository
class DeviceRows {

    private final JdbcClient db;

    DeviceRows(JdbcClient db) {
        this.db = db;
    }

    Optional<Instant> lastSeen(UUID user, String family) {
        return db.sql("select last_seen_at from user_device where user_id = ? and family = ?")
                .param(user)
                .param(family)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    void seen(UUID user, String family, Instant now) {
        db.sql("update user_device set last_seen_at = ? where user_id = ? and family = ?")
                .param(at(now))
                .param(user)
                .param(family)
                .update();
    }

    boolean hasAny(UUID user) {
        return db.sql("select exists (select 1 from user_device where user_id = ?)")
                .param(user)
                .query(Boolean.class)
                .single();
    }

    /** False when it is known. */
    boolean add(UUID user, String family, Instant now) {
        return db.sql("insert into user_device (user_id, family, first_seen_at, last_seen_at) values (?, ?, ?, ?)"
                                + " on conflict do nothing")
                        .param(user)
                        .param(family)
                        .param(at(now))
                        .param(at(now))
                        .update()
                == 1;
    }

    /** Forgets all but this device and so many others of a user, those that were not seen for longest. */
    void forgetOthers(UUID user, String family, int others) {
        db.sql("delete from user_device where user_id = :user and family in (select family from user_device"
                        + " where user_id = :user and family <> :family"
                        + " order by last_seen_at desc, family offset :others)")
                .param("user", user)
                .param("family", family)
                .param("others", others)
                .update();
    }
}
