package org.walletsuite.voucher.transaction;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.partner.Rand;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A call as its partner sees it.
 *
 * @param httpStatus null where the work was finished later than anybody could be answered; likewise {@code latencyMs}
 * @param amount of the voucher that it is about, in rand; null where it is about none
 * @param latencyMs milliseconds
 */
@JsonNaming(SnakeCaseStrategy.class)
record TransactionView(
        long id,
        Instant createdAt,
        String environment,

        @Schema(allowableValues = {"issue", "query", "cancel"})
        String operation,

        @Schema(
                allowableValues = {"succeeded", "replayed", "failed"},
                description = "A retry that was answered as the first request was, and moved nothing, is replayed.")
        String status,

        @Nullable Integer httpStatus,
        @Nullable String errorCode,
        @Nullable String partnerReference,
        @Nullable UUID voucherId,
        @Nullable BigDecimal amount,
        @Nullable BigDecimal latencyMs) {

    private static final int MICROS = 3;

    static TransactionView of(TransactionRow row) {
        return new TransactionView(
                row.id(),
                row.createdAt().truncatedTo(ChronoUnit.MILLIS),
                row.environment().code(),
                row.operation(),
                row.status().code(),
                row.httpStatus(),
                row.errorCode(),
                row.reference(),
                row.voucherId(),
                row.amount() == null ? null : Rand.of(row.amount()),
                row.micros() == null ? null : BigDecimal.valueOf(row.micros(), MICROS));
    }
}
