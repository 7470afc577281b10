package org.walletsuite.withdrawal.request;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.walletsuite.platform.giftcard.Dollars;
import org.walletsuite.withdrawal.request.Payee.Method;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A withdrawal in a list. */
@JsonNaming(SnakeCaseStrategy.class)
record WithdrawalSummary(
        long id,
        String amount,
        String paymentMethod,
        String paymentMethodDisplay,
        String status,
        String statusDisplay,
        Instant createdAt,
        Instant updatedAt) {

    static WithdrawalSummary of(
            long number, long cents, Method method, WithdrawalStatus status, Instant createdAt, Instant updatedAt) {
        var shown = status.shown().orElseThrow().text();
        return new WithdrawalSummary(
                number,
                Dollars.text(cents),
                method.code(),
                method.display(),
                shown,
                shown,
                createdAt.truncatedTo(ChronoUnit.SECONDS),
                updatedAt.truncatedTo(ChronoUnit.SECONDS));
    }

    static WithdrawalSummary of(Withdrawal withdrawal) {
        return of(
                withdrawal.number(),
                withdrawal.amount(),
                withdrawal.payee().way(),
                withdrawal.status(),
                withdrawal.createdAt(),
                withdrawal.updatedAt());
    }
}
