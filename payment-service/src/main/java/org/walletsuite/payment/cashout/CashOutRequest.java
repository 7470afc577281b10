package org.walletsuite.payment.cashout;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Money to be taken from a wallet and given out in cash.
 *
 * @param amount in minor units, or null for the whole balance
 * @param reference whatever the booth wants to find it by
 */
record CashOutRequest(
        @Nullable
        @Min(value = 1, message = "Must be at least 1.")
        @Max(value = 999_999_999_999L, message = "Must have at most 12 digits.")
        Long amount,

        @Nullable @Size(max = 255, message = "Must have at most 255 characters.")
        String reference) {

    /** What an absent body asks for. */
    static final CashOutRequest WHOLE_BALANCE = new CashOutRequest(null, null);

    CashOutRequest {
        reference = "".equals(reference) ? null : reference;
    }
}
