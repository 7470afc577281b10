package org.walletsuite.payment.refund;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A refund of a payment, as a whole or in part.
 *
 * @param amount in minor units, or null for all that is left
 */
record RefundRequest(
        @NotNull(message = "This field is required.") UUID transactionId,

        @Nullable
        @Min(value = 1, message = "Must be at least 1.")
        @Max(value = 999_999_999_999L, message = "Must have at most 12 digits.")
        Long amount,

        @Nullable @Size(max = 500, message = "Must have at most 500 characters.")
        String reason) {

    RefundRequest {
        reason = "".equals(reason) ? null : reason;
    }
}
