package org.walletsuite.payment.payment;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Payments as raw JSON, because a malformed one must not prevent the others from being processed. */
record OfflineBatch(
        @NotNull(message = "This field is required.")
        @Size(max = OfflineBatch.LARGEST, message = "Must have at most 500 items.")
        @ArraySchema(schema = @Schema(implementation = OfflinePayment.class))
        List<JsonNode> payments) {

    static final int LARGEST = 500;
}
