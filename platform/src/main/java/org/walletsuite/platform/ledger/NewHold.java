package org.walletsuite.platform.ledger;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A new hold. The idempotency key makes retries safe.
 *
 * @param idempotencyKey like a command's, in a key space of its own
 * @param purpose the purpose the account must have
 * @param amount in minor units, at least 1, or null for all that is available without a credit line
 * @param expiresAt when it expires and can't be posted any more, to the microsecond, or null
 */
public record NewHold(
        @NotBlank @Size(max = 400) String idempotencyKey,
        @NotNull UUID accountId,
        @NotBlank @Size(max = 40) String purpose,
        @Nullable Long amount,
        @Nullable @Size(max = 255) String reference,
        @NotNull @Size(max = 32) Map<String, Object> metadata,
        @Nullable Instant expiresAt) {

    public NewHold {
        expiresAt = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** Throws VALIDATION_ERROR for an amount below 1, and text or metadata that can't be stored. */
    public void check() {
        CommandRules.check(this);
    }
}
