package org.walletsuite.payment.cashout;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.web.Patch;

/**
 * A cash-out request.
 *
 * @param amount in minor units; absent for the whole balance; null is refused
 * @param reference the booth's own reference
 */
record CashOutRequest(
        @Min(value = 1, message = "Must be at least 1.")
        @Max(value = 999_999_999_999L, message = "Must have at most 12 digits.")
        Patch<@NotNull(message = "This field may not be null.") Long> amount,

        @Nullable @Size(max = 255, message = "Must have at most 255 characters.")
        String reference) {

    /** The request for an absent body. */
    static final CashOutRequest WHOLE_BALANCE = new CashOutRequest(Patch.absent(), null);

    CashOutRequest {
        reference = "".equals(reference) ? null : reference;
    }
}
