package org.walletsuite.platform.workflow;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One kind of background work, row by row; each bean of this type has a worker in every replica. */
public interface Workflow {

    /**
     * How long a claimed row is reserved for its worker: longer than an attempt takes, timeouts and retries included.
     */
    Duration LEASE = Duration.ofMinutes(1);

    /** Its name in metrics, threads and {@link Workflows#wake}. */
    String kind();

    /** Its table, with the columns {@code id}, {@code next_attempt_at} and {@code attempts}. */
    String table();

    /** The column with the time since which a row waits. */
    default String since() {
        return "created_at";
    }

    /**
     * The column whose least value comes first among the rows that are due, and among equals the one that has been due
     * longest, which alone counts without a column. Its index should begin with it.
     */
    default @Nullable String rank() {
        return null;
    }

    /** How many rows are worked on at once in each replica. */
    default int workers() {
        return 1;
    }

    /**
     * The column, a {@code uuid}, by which rows share something that is limited, such as the endpoint they are sent to; null
     * for none.
     */
    default @Nullable String lane() {
        return null;
    }

    /** The lanes whose rows are not claimed at the moment: they stay due, and hold no worker from the others'. */
    default Collection<UUID> busyLanes() {
        return List.of();
    }

    /**
     * Finishes a row's work and records that in the row. May be called again at any time, also concurrently by another
     * replica. Throws when it fails: after an outage the row is retried soon, otherwise with growing delays.
     */
    void attempt(UUID id);
}
