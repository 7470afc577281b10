package org.walletsuite.wallet.kyc;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * What somebody submitted to be raised a level; what it says stays sealed.
 *
 * @param number the id the API knows it by
 */
record Submission(UUID id, long number, UUID person, int level, Status status, Instant submittedAt) {

    /** How the gift-card family writes the level. */
    String shownLevel() {
        return "Level " + level;
    }

    enum Status {
        PENDING,
        APPROVED,
        REJECTED;

        /** As the gift-card family writes it. */
        String shown() {
            return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        }
    }
}
