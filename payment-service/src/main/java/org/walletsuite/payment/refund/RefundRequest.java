package org.walletsuite.payment.refund;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A payment to be given back as a whole. */
record RefundRequest(
        @NotNull(message = "This field is required.") UUID transactionId,

        @Nullable
        @Pattern(regexp = "[^\\x00\\p{Cs}]*", message = "Holds a character that can't be stored.")
        @Size(min = 1, max = 500, message = "Must have 1 to 500 characters.")
        String reason) {}
