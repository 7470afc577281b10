package org.walletsuite.platform.idempotency;

import static org.walletsuite.platform.database.Timestamps.at;

import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.walletsuite.platform.database.Pruning;

/** Deletes keys whose time is over, in steps of which replicas take different ones. */
final class IdempotencyPruning {

    /** Work that is unfinished for so long needs an operator. Until then its key begins nothing else. */
    static final Duration UNFINISHED = Duration.ofDays(30);

    private static final int AT_ONCE = 1_000;

    private final JdbcClient db;
    private final IdempotencySettings settings;
    private final Clock clock;

    IdempotencyPruning(JdbcClient db, IdempotencySettings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT15M", initialDelayString = "PT5M")
    void prune() {
        prune(AT_ONCE);
    }

    /** How many were deleted, so many in a step. */
    long prune(int atOnce) {
        return Pruning.inSteps(atOnce, this::deleteSome);
    }

    private int deleteSome(int limit) {
        var now = clock.instant();
        return db.sql("""
                delete from idempotency_key where key in (
                    select key from idempotency_key
                    where since < :answered and (status is not null or since < :begun)
                    order by since limit :limit for update skip locked)""")
                .param("answered", at(now.minus(settings.keep())))
                .param("begun", at(now.minus(settings.keep()).minus(UNFINISHED)))
                .param("limit", limit)
                .update();
    }
}
