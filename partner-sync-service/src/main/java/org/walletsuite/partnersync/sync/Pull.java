package org.walletsuite.partnersync.sync;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A walk through a system's users.
 *
 * @param nextOffset how many of them were read
 * @param failures how many calls failed since the last page
 * @param report what a reconciliation found, as JSON
 */
record Pull(
        UUID id,
        UUID systemId,
        PullKind kind,
        LocalDate since,
        Status status,
        long nextOffset,
        @Nullable Long total,
        Counts counts,
        int failures,
        @Nullable String error,
        @Nullable String report,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    /** How far it is. */
    enum Status {
        RUNNING,
        DONE,
        /** The system refused it for good, what it says can't be stored, or an admin ended it. */
        FAILED
    }

    /**
     * What has become of their users.
     *
     * @param created who are new here
     * @param linked who were here already, or were known
     * @param conflicts whose data could not be taken over
     * @param failed of whom nothing could be read
     */
    record Counts(long processed, long created, long linked, long conflicts, long failed) {

        static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        Counts plus(Counts other) {
            return new Counts(
                    processed + other.processed,
                    created + other.created,
                    linked + other.linked,
                    conflicts + other.conflicts,
                    failed + other.failed);
        }

        /** Users who were read, and of how many of them nothing could be. */
        static Counts read(long users, long failed) {
            return new Counts(users, 0, 0, 0, failed);
        }
    }
}
