package org.walletsuite.payment.payment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment to be made now.
 *
 * @param walletId text, so that an invalid UUID gets the document's error
 * @param amount in minor units
 * @param offlineId the stand's own id for the payment, which a later batch may contain again
 */
record PaymentRequest(
        @Nullable String walletId,
        @Nullable String qrCode,

        @NotNull(message = "This field is required.")
        @Min(value = 1, message = "Must be at least 1.")
        @Max(value = 999_999_999_999L, message = "Must have at most 12 digits.")
        Long amount,

        @NotNull(message = "This field is required.") UUID standId,

        @Nullable @Size(max = PRODUCTS, message = "Must have at most 50 items.")
        List<@NotNull(message = "Must not be null.") @Size(min = 1, max = PRODUCT, message = NO_PRODUCT) String>
                productIds,

        @Nullable @Pattern(regexp = OFFLINE_ID, message = "Must be 1 to 64 visible characters.")
        String offlineId)
        implements PaymentTerms {}
