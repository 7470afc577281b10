package org.walletsuite.platform.workflow;

import java.time.Duration;
import java.util.UUID;

/** One kind of work that is finished later, row by row; a bean of this type has a worker in every replica. */
public interface Workflow {

    /** For so long nobody else gets a row that is being worked at: longer than an attempt takes, timeouts and retries included. */
    Duration LEASE = Duration.ofMinutes(1);

    /** What its metrics, its thread and those who wake it call it. */
    String kind();

    /** Where its rows are, by {@code id}, with {@code next_attempt_at} and {@code attempts}. */
    String table();

    /** The column that tells since when a row waits. */
    default String since() {
        return "created_at";
    }

    /**
     * Brings a row's work to its end and says so in the row. May come again at any time, also while another replica is at
     * it. Throws what stood in the way: after an outage the row comes again soon, after anything else later each time.
     */
    void attempt(UUID id);
}
