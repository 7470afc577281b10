package org.walletsuite.voucher.voucher;

import static org.walletsuite.platform.database.Timestamps.at;

import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.database.Pruning;

/**
 * Deletes refused vouchers, which nobody is shown, a day after. One whose money came to the ledger all the same, and was
 * taken back, stays: it explains the ledger's entries.
 */
@Component
class RefusalPruning {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final int AT_ONCE = 1_000;

    private final JdbcClient db;
    private final Clock clock;

    RefusalPruning(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT15M", initialDelayString = "PT5M")
    void prune() {
        var _ = Pruning.inSteps(AT_ONCE, this::delete);
    }

    private int delete(int limit) {
        return db.sql("delete from voucher where id in (select id from voucher where status = 'REFUSED'"
                        + " and next_attempt_at is null and ended_at is null and waits_since < ?"
                        + " limit ? for update skip locked)")
                .param(at(clock.instant().minus(KEPT)))
                .param(limit)
                .update();
    }
}
