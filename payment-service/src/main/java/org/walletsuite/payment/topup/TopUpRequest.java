package org.walletsuite.payment.topup;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A top-up request.
 *
 * @param amount in minor units
 * @param reference the booth's own reference
 */
record TopUpRequest(
        @NotNull(message = "This field is required.")
        @Min(value = 100, message = "Must be at least 100.")
        @Max(value = 999_999_999_999L, message = "Must have at most 12 digits.")
        Long amount,

        @NotNull(message = "This field is required.") PaymentMethod paymentMethod,

        @Nullable @Size(max = 255, message = "Must have at most 255 characters.")
        String reference) {

    TopUpRequest {
        reference = "".equals(reference) ? null : reference;
    }
}
