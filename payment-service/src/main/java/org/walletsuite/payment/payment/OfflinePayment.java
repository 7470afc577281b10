package org.walletsuite.payment.payment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.error.ApiException;

/**
 * A payment that a stand has taken while it was offline.
 *
 * @param offlineId the stand's own id for it, which identifies it in retries
 * @param walletId text, so that an invalid UUID gets the document's error
 * @param amount in minor units
 * @param takenAt RFC 3339, with its offset
 */
record OfflinePayment(
        @NotNull(message = "This field is required.")
        @Pattern(regexp = OFFLINE_ID, message = "Must be 1 to 64 visible characters.")
        String offlineId,

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

        @NotNull(message = "This field is required.") @Pattern(regexp = DATE_TIME, message = NOT_A_TIME)
        String takenAt)
        implements PaymentTerms {

    private static final String DATE_TIME =
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)";
    private static final String NOT_A_TIME = "Must be a date and time with offset.";

    /** Throws VALIDATION_ERROR for an invalid date or time. */
    Instant takenAtInstant() {
        try {
            return OffsetDateTime.parse(takenAt).toInstant();
        } catch (DateTimeException e) {
            throw ApiException.invalid("takenAt", NOT_A_TIME);
        }
    }
}
