package org.walletsuite.platform.event;

import java.time.Instant;

/**
 * What somebody decided about a dead letter; kept for good, also when the dead letter is deleted.
 *
 * @param by the id of the user, or who typed the command
 */
public record DeadLetterDecision(Kind decision, String by, String reason, Instant at) {

    /** What was decided, or what became of it. */
    public enum Kind {
        REQUESTED,
        REPLAYED,
        /** Its listener failed on it again, or does not exist any more. */
        FAILED,
        DISCARDED
    }
}
