package org.walletsuite.voucher.voucher;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.walletsuite.platform.partner.Rand;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A voucher in a list.
 *
 * @param lastDigits the last four of its code
 * @param amount in rand
 * @param balance what can still be redeemed
 */
@JsonNaming(SnakeCaseStrategy.class)
record VoucherLine(
        UUID voucherId,
        String lastDigits,
        BigDecimal amount,
        BigDecimal balance,
        String currency,
        String status,
        Instant expiresAt,
        Instant createdAt,
        int redemptionCount) {

    static VoucherLine of(VoucherRow voucher, Instant now) {
        return new VoucherLine(
                voucher.id(),
                voucher.code().lastDigits(),
                Rand.of(voucher.amount()),
                Rand.of(voucher.balanceAt(now)),
                VoucherAccounts.CURRENCY,
                voucher.statusAt(now).text(),
                voucher.expiresAt(),
                voucher.createdAt(),
                voucher.redemptionCount());
    }
}
