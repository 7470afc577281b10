package org.walletsuite.voucher.voucher;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A voucher whose money went back where it came from; without its code, which is worth nothing any more.
 *
 * @param amount that went back, in rand
 */
@JsonNaming(SnakeCaseStrategy.class)
record CancelledVoucher(
        UUID voucherId,
        BigDecimal amount,
        BigDecimal balance,
        String currency,
        String status,
        Instant cancelledAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String partnerReference) {}
