package org.walletsuite.partnersync.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What a partner gets.
 *
 * @param timestamp when it happened, to the second
 * @param test absent but in what a partner has sent to try its endpoint out
 */
record WebhookBody(
        String event,
        Instant timestamp,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean test,

        Data data) {

    /**
     * A voucher as the event left it.
     *
     * @param amount in rand, with two decimals, what {@code transaction_id} moved
     * @param balance what is left on it; only where some of it was redeemed
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Data(
            String voucherCode,
            UUID voucherId,
            @Nullable String partnerReference,
            BigDecimal amount,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            BigDecimal balance,

            String status,
            @Nullable UUID transactionId) {

        @Override
        public String toString() {
            return "Data[voucherId=" + voucherId + "]";
        }
    }
}
