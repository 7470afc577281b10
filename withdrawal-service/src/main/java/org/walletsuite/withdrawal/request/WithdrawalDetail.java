package org.walletsuite.withdrawal.request;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.walletsuite.withdrawal.request.WithdrawalStatus.Shown;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A withdrawal as its user sees it.
 *
 * @param transactionReference of the payment, once it is approved
 * @param rejectionReason once it is rejected
 * @param processedAt when it was approved, rejected or cancelled
 */
@JsonNaming(SnakeCaseStrategy.class)
record WithdrawalDetail(
        @JsonUnwrapped WithdrawalSummary summary,
        @Nullable String bankName,
        @Nullable String accountName,
        @Nullable String accountNumber,
        @Nullable String mobileMoneyNumber,
        @Nullable String mobileMoneyProvider,
        @Nullable String cryptoAddress,
        @Nullable String cryptoNetwork,
        @Nullable String transactionReference,
        @Nullable String rejectionReason,
        @Nullable Instant processedAt) {

    /** What is only intended is not told yet. */
    static WithdrawalDetail of(Withdrawal withdrawal) {
        var isDecided = withdrawal.status().shown().orElseThrow() != Shown.PENDING;
        var bank = withdrawal.payee() instanceof Payee.BankTransfer transfer ? transfer : null;
        var phone = withdrawal.payee() instanceof Payee.MobileMoney money ? money : null;
        var chain = withdrawal.payee() instanceof Payee.Crypto crypto ? crypto : null;
        return new WithdrawalDetail(
                WithdrawalSummary.of(withdrawal),
                bank == null ? null : bank.bankName(),
                bank == null ? null : bank.accountName(),
                bank == null ? null : bank.accountNumber(),
                phone == null ? null : phone.number(),
                phone == null ? null : phone.provider(),
                chain == null ? null : chain.address(),
                chain == null ? null : chain.network(),
                isDecided ? withdrawal.transactionReference() : null,
                isDecided ? withdrawal.reason() : null,
                isDecided ? withdrawal.updatedAt().truncatedTo(ChronoUnit.SECONDS) : null);
    }
}
