package org.walletsuite.payment.transfer;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A transfer to another user's wallet.
 *
 * @param toWalletId text, so that an invalid UUID gets the document's error
 * @param amount in minor units
 * @param description shown to both sides
 */
record TransferRequest(
        @NotNull(message = "This field is required.") String toWalletId,

        @NotNull(message = "This field is required.")
        @Min(value = 1, message = "Must be at least 1.")
        @Max(value = 999_999_999_999L, message = "Must have at most 12 digits.")
        Long amount,

        @Nullable @Size(max = 500, message = "Must have at most 500 characters.")
        String description) {

    TransferRequest {
        description = "".equals(description) ? null : description;
    }
}
