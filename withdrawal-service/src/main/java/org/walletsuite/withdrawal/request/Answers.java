package org.walletsuite.withdrawal.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.giftcard.Dollars;
import org.walletsuite.platform.idempotency.Reply;
import org.walletsuite.withdrawal.request.WithdrawalStatus.Shown;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What those are told who have done something with a withdrawal. */
final class Answers {

    private Answers() {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Created(String detail, long withdrawalId, String amount, String status) {}

    /**
     * What was decided.
     *
     * @param transactionReference of the payment, where an approval gave one
     */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Decided(String detail, String status, @Nullable String transactionReference) {}

    /** The answer to what brought a withdrawal to where it is. */
    static Reply<?> to(Withdrawal withdrawal) {
        return switch (withdrawal.status()) {
            case PENDING -> created(withdrawal);
            case APPROVED, REJECTED, CANCELLED -> decided(withdrawal);
            case REQUESTING, REFUSED, APPROVING, REJECTING, CANCELLING ->
                throw new IllegalStateException(withdrawal.status() + " is no outcome to be told");
        };
    }

    static Reply<Created> created(Withdrawal withdrawal) {
        return Reply.created(new Created(
                "Withdrawal request created successfully.",
                withdrawal.number(),
                Dollars.text(withdrawal.amount()),
                Shown.PENDING.text()));
    }

    static Reply<Decided> decided(Withdrawal withdrawal) {
        return switch (withdrawal.status()) {
            case APPROVED ->
                decided(
                        "Withdrawal approved successfully. Amount $" + Dollars.text(withdrawal.amount())
                                + " has been deducted from user's withdrawable balance.",
                        Shown.APPROVED,
                        withdrawal.transactionReference());
            case REJECTED -> decided("Withdrawal rejected successfully.", Shown.REJECTED, null);
            case CANCELLED -> decided("Withdrawal cancelled successfully.", Shown.CANCELLED, null);
            case REQUESTING, REFUSED, PENDING, APPROVING, REJECTING, CANCELLING ->
                throw new IllegalStateException(withdrawal.status() + " is no decision");
        };
    }

    static Reply<Decided> firstApproval() {
        return decided("First approval recorded. Another admin must approve it too.", Shown.PENDING, null);
    }

    private static Reply<Decided> decided(String detail, Shown status, @Nullable String reference) {
        return Reply.ok(new Decided(detail, status.text(), reference));
    }
}
