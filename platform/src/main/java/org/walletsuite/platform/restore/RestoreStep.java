package org.walletsuite.platform.restore;

import java.time.Instant;
import org.slf4j.LoggerFactory;
import org.walletsuite.platform.error.Outage;

/**
 * What a service does to bring its own rows level after its database was restored, before it takes requests, events or
 * work. It may run more than once, because the process may die in between.
 */
public interface RestoreStep {

    /** What was done at this time or later may be missing. Throws during an outage; the service then doesn't start. */
    void restore(Instant since);

    /** One aggregate's part: where that can't be brought level the others still are, and reconciliation names it. */
    static void one(Object aggregate, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (Outage.isBehind(e)) {
                throw e;
            }
            LoggerFactory.getLogger(RestoreStep.class)
                    .error("{} could not be brought level and is left to reconciliation", aggregate, e);
        }
    }
}
