package org.walletsuite.wallet.kyc;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A user's submission for a higher level; its content stays encrypted.
 *
 * @param number its id in the API
 */
record Submission(UUID id, long number, UUID user, int level, Status status, Instant submittedAt) {

    /** The level in the gift-card family's format. */
    String shownLevel() {
        return "Level " + level;
    }

    enum Status {
        PENDING,
        APPROVED,
        REJECTED;

        /** In the gift-card family's format. */
        String shown() {
            return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        }
    }
}
