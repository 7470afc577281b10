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

    /** As its user sees it, for whom an approval is one only once the money has left. */
    static WithdrawalDetail of(Withdrawal withdrawal) {
        return of(
                withdrawal,
                withdrawal.status() == WithdrawalStatus.APPROVED ? withdrawal.transactionReference() : null);
    }

    /** As admins see it, who also see what was given with an approval that is not complete yet. */
    static WithdrawalDetail forReview(Withdrawal withdrawal) {
        return of(withdrawal, withdrawal.transactionReference());
    }

    /** What is only intended is not shown yet. */
    private static WithdrawalDetail of(Withdrawal withdrawal, @Nullable String reference) {
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
                reference,
                isDecided ? withdrawal.reason() : null,
                isDecided ? withdrawal.updatedAt().truncatedTo(ChronoUnit.SECONDS) : null);
    }
}
