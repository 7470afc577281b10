package org.walletsuite.partnersync.webhook;

import static org.walletsuite.platform.database.Timestamps.at;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Moves many deliveries that are due and can't be sent now to a later time, in one update, so that the search for those that
 * can does not pass them by each time. They keep their order.
 */
@Repository
class Postponement {

    private final JdbcClient db;
    private final Clock clock;

    Postponement(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Of all that is due at an endpoint. */
    void ofEndpoint(UUID environmentId, Instant then) {
        postpone("environment_id = :environment", environmentId, then);
    }

    /** Of all that is due and whose body is not stored yet. */
    void ofUnwritten(Instant then) {
        postpone("sealed_body is null", null, then);
    }

    /** A row that somebody has locked is left as it is: it is tried, or moved by another replica, just now. */
    private void postpone(String which, @Nullable UUID environmentId, Instant then) {
        db.sql("with due as materialized (select id, next_attempt_at, number from webhook_delivery"
                        + " where status = 'PENDING' and next_attempt_at <= :now and " + which
                        + " for update skip locked),"
                        + " placed as (select id, row_number() over (order by next_attempt_at, number) as place from due)"
                        + " update webhook_delivery d"
                        + " set next_attempt_at = :then::timestamptz + placed.place * interval '1 microsecond'"
                        + " from placed where d.id = placed.id")
                .param("now", at(clock.instant()))
                .param("environment", environmentId)
                .param("then", at(then))
                .update();
    }
}
