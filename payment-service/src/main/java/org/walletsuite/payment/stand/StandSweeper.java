package org.walletsuite.payment.stand;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.error.Outage;

/** Finishes stands that a crash or an outage left between row and ledger account. */
@Component
class StandSweeper implements SchedulingConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(StandSweeper.class);
    private static final int AT_ONCE = 100;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final StandRows rows;
    private final Stands stands;
    private final StandSettings settings;
    private final Clock clock;

    StandSweeper(StandRows rows, Stands stands, StandSettings settings, Clock clock) {
        this.rows = rows;
        this.stands = stands;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(this::sweep, settings.sweepEvery(), settings.sweepEvery()));
    }

    void sweep() {
        for (var stand : rows.unopened(clock.instant(), AT_ONCE)) {
            try {
                stands.open(stand);
                LOG.info("Opened stand {} that was left halfway", stand.id());
            } catch (RuntimeException e) {
                if (Outage.isBehind(e)) {
                    LOG.warn("Stand {} and what comes after it wait for the ledger: {}", stand.id(), e.getMessage());
                    putOff(stand, FIRST_PAUSE);
                    return; // Each of the others would wait for the same silence, and all other tasks behind them.
                }
                LOG.warn("Stand {} still has no ledger account: {}", stand.id(), e.getMessage());
                putOff(stand, LONGEST_PAUSE);
            }
        }
    }

    /** So that those that keep failing leave their place to others; after an outage they need not wait long. */
    private void putOff(Stand stand, Duration longest) {
        rows.putOff(stand.id(), clock.instant(), FIRST_PAUSE, longest);
    }
}
