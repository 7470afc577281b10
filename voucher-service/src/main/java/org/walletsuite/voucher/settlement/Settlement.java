package org.walletsuite.voucher.settlement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.walletsuite.platform.partner.Rand;
import org.walletsuite.voucher.voucher.VoucherAccounts;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A payment of a partner that was credited to its settlement account.
 *
 * @param amount in rand
 * @param reference of the payment outside
 * @param transactionId the ledger's transfer
 * @param recordedBy the admin
 */
@JsonNaming(SnakeCaseStrategy.class)
record Settlement(
        UUID settlementId,
        String partnerId,
        String environment,
        BigDecimal amount,
        String currency,
        String reference,
        UUID transactionId,
        UUID recordedBy,
        Instant createdAt) {

    static Settlement of(SettlementPaymentRows.Payment payment, UUID transaction) {
        return new Settlement(
                payment.id(),
                payment.partnerId(),
                payment.environment().code(),
                Rand.of(payment.amount()),
                VoucherAccounts.CURRENCY,
                payment.reference(),
                transaction,
                payment.recordedBy(),
                payment.createdAt().truncatedTo(ChronoUnit.SECONDS));
    }
}
