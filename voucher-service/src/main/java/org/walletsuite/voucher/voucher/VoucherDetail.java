package org.walletsuite.voucher.voucher;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A voucher as its owner or its partner reads it.
 *
 * @param amount it was issued for, in rand
 * @param balance what can still be redeemed
 * @param transactionId of the transfer that paid for it
 * @param partnerReference absent where no partner issued it
 * @param customer for its partner only
 */
@JsonNaming(SnakeCaseStrategy.class)
record VoucherDetail(
        String voucherCode,
        UUID voucherId,
        BigDecimal amount,
        BigDecimal balance,
        String currency,
        String status,
        Instant expiresAt,
        Instant createdAt,
        UUID transactionId,
        int redemptionCount,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String partnerReference,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable VoucherCustomer customer) {

    record VoucherCustomer(String msisdn, @Nullable String name) {

        @Override
        public String toString() {
            return "VoucherCustomer[]";
        }
    }

    @Override
    public String toString() {
        return "VoucherDetail[" + voucherId + "]";
    }
}
