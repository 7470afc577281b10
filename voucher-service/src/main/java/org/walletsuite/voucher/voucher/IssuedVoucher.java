package org.walletsuite.voucher.voucher;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A voucher as its issuer is answered.
 *
 * @param amount in rand, with two decimals
 * @param transactionId of the transfer that paid for it
 * @param partnerReference absent where no partner issued it
 */
@JsonNaming(SnakeCaseStrategy.class)
record IssuedVoucher(
        String voucherCode,
        UUID voucherId,
        BigDecimal amount,
        String currency,
        String status,
        Instant expiresAt,
        Instant createdAt,
        UUID transactionId,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String partnerReference) {

    @Override
    public String toString() {
        return "IssuedVoucher[" + voucherId + "]";
    }
}
