package org.walletsuite.voucher.transaction;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.database.Pruning;

/** Deletes partners' calls whose time is over, in steps of which replicas take different ones. */
@Component
class TransactionPruning {

    private static final int AT_ONCE = 1_000;

    private final TransactionRows rows;
    private final TransactionSettings settings;
    private final Clock clock;

    TransactionPruning(TransactionRows rows, TransactionSettings settings, Clock clock) {
        this.rows = rows;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT15M", initialDelayString = "PT5M")
    void prune() {
        Pruning.inSteps(AT_ONCE, limit -> rows.deleteBefore(clock.instant().minus(settings.keep()), limit));
    }
}
