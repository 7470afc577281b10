package org.walletsuite.ledger.hold;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedRateTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.walletsuite.ledger.writer.Writer;

/**
 * Has the writer void expired holds. Every replica does so; the second one gets the same answer. A hold that can't
 * be voided does not block others, because each round goes through all of them.
 */
@Configuration
class HoldExpiry implements SchedulingConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(HoldExpiry.class);

    private final Holds holds;
    private final Writer writer;
    private final HoldExpirySettings settings;
    private final Clock clock;
    private final AtomicBoolean underWay = new AtomicBoolean();

    HoldExpiry(Holds holds, Writer writer, HoldExpirySettings settings, Clock clock) {
        this.holds = holds;
        this.writer = writer;
        this.settings = settings;
        this.clock = clock;
    }

    /** At a fixed rate, because tasks with a fixed delay wait for each other. */
    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedRateTask(new FixedRateTask(this::round, settings.every(), settings.every()));
    }

    private void round() {
        if (underWay.compareAndSet(false, true)) {
            try {
                expire();
            } catch (RuntimeException e) {
                LOG.warn("Expired holds could not be voided yet: {}", e.toString());
            } finally {
                underWay.set(false);
            }
        }
    }

    /** Goes once through all holds that have expired. */
    void expire() {
        var now = clock.instant();
        var last = Holds.Due.FIRST;
        for (var due = next(now, last); !due.isEmpty(); due = next(now, last)) {
            if (!writer.expire(due.stream().map(Holds.Due::id).toList())) {
                LOG.warn("Some of {} expired holds wait for the next round", due.size());
            }
            last = due.getLast();
        }
    }

    private List<Holds.Due> next(Instant now, Holds.Due after) {
        return holds.due(now, after, settings.batch());
    }
}
