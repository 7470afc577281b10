package org.walletsuite.platform.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money of an account that is set aside until the hold is posted, voided or expired.
 *
 * @param amount in minor units, more than zero
 * @param expiresAt when it expires and can't be posted any more, or null
 * @param transferId the transfer it was turned into, or null
 * @param posted how much of it was posted, in minor units, or null
 * @param closedAt when it was posted, voided or expired, or null
 * @param requestHash identifies the request's content, hexadecimal
 */
public record Hold(
        UUID id,
        UUID accountId,
        long amount,
        HoldStatus status,
        String idempotencyKey,
        String requestHash,
        @Nullable String reference,
        Map<String, Object> metadata,
        @Nullable Instant expiresAt,
        @Nullable UUID transferId,
        @Nullable Long posted,
        Instant createdAt,
        @Nullable Instant closedAt) {

    /** The same hold, posted by this transfer. */
    public Hold posted(UUID transfer, long part, Instant when) {
        return closed(HoldStatus.POSTED, transfer, part, when);
    }

    /** The same hold, voided. */
    public Hold voided(Instant when) {
        return closed(HoldStatus.VOIDED, null, null, when);
    }

    /** The same hold, voided because it has expired. */
    public Hold expired(Instant when) {
        return closed(HoldStatus.EXPIRED, null, null, when);
    }

    private Hold closed(HoldStatus next, @Nullable UUID transfer, @Nullable Long part, Instant when) {
        return new Hold(
                id,
                accountId,
                amount,
                next,
                idempotencyKey,
                requestHash,
                reference,
                metadata,
                expiresAt,
                transfer,
                part,
                createdAt,
                when);
    }

    /** Whether its expiry has passed, even if the ledger has not processed that yet. */
    public boolean isOverAt(Instant time) {
        return expiresAt != null && !time.isBefore(expiresAt);
    }
}
