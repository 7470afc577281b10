package org.walletsuite.notification.review;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts everything once for all admins who ask within a while: the larger the tables are, the longer it takes. */
@Component
class StatisticsReader {

    private static final Duration KEPT = Duration.ofSeconds(10);

    private final JdbcClient db;
    private final Clock clock;
    private @Nullable Statistics latest;
    private Instant countedAt = Instant.EPOCH;

    StatisticsReader(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** At most ten seconds old; a clock that was set back makes them no older. */
    synchronized Statistics latest() {
        var now = clock.instant();
        var known = latest;
        if (known != null && !now.isBefore(countedAt) && now.isBefore(countedAt.plus(KEPT))) {
            return known;
        }
        var counted = Statistics.read(db);
        latest = counted;
        countedAt = now;
        return counted;
    }
}
