package org.walletsuite.payment.stand;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Finishes stands that a crash or an outage left between row and ledger account. */
@Component
class StandSweeper {

    private static final Logger LOG = LoggerFactory.getLogger(StandSweeper.class);
    private static final int AT_ONCE = 100;

    private final StandRows rows;
    private final Stands stands;

    StandSweeper(StandRows rows, Stands stands) {
        this.rows = rows;
        this.stands = stands;
    }

    @Scheduled(
            initialDelayString = "${payment.stands.sweep-every:5s}",
            fixedDelayString = "${payment.stands.sweep-every:5s}")
    void sweep() {
        rows.unopened(AT_ONCE).forEach(stand -> {
            try {
                stands.open(stand);
                LOG.info("Opened stand {} that was left halfway", stand.id());
            } catch (RuntimeException e) {
                LOG.warn("Stand {} still has no ledger account: {}", stand.id(), e.getMessage());
            }
        });
    }
}
