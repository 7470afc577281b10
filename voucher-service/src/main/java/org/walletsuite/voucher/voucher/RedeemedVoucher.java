package org.walletsuite.voucher.voucher;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.walletsuite.platform.partner.Rand;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Money that left a voucher.
 *
 * @param amount in rand
 * @param balance what was left on the voucher then
 * @param status of the voucher then
 * @param transactionId of the transfer that paid it
 */
@JsonNaming(SnakeCaseStrategy.class)
record RedeemedVoucher(
        UUID redemptionId,
        UUID voucherId,
        BigDecimal amount,
        BigDecimal balance,
        String currency,
        String status,
        UUID transactionId,
        Instant redeemedAt) {

    static RedeemedVoucher of(VoucherRows.Paid paid) {
        return new RedeemedVoucher(
                paid.id(),
                paid.voucherId(),
                Rand.of(paid.amount()),
                Rand.of(paid.balance()),
                VoucherAccounts.CURRENCY,
                (paid.balance() == 0 ? VoucherStatus.REDEEMED : VoucherStatus.ACTIVE).text(),
                paid.transactionId(),
                paid.at().truncatedTo(ChronoUnit.MILLIS));
    }
}
