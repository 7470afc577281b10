package org.walletsuite.withdrawal.request;

import java.util.Optional;
import java.util.stream.Stream;
import org.walletsuite.platform.workflow.UnderWay;

/**
 * Where a withdrawal stands. What ends in -ING is an intent: the ledger is asked, and whoever comes finishes it. None
 * leads back, so an intent is gone for good once its status is another one.
 */
enum WithdrawalStatus {
    /** The ledger has not held the money yet; nobody is shown it. */
    REQUESTING,
    /** The ledger would not hold the money; nobody is shown it. */
    REFUSED,
    PENDING,
    APPROVING,
    APPROVED,
    REJECTING,
    REJECTED,
    CANCELLING,
    CANCELLED;

    boolean canBecome(WithdrawalStatus next) {
        return switch (this) {
            case REQUESTING -> next == PENDING || next == REFUSED;
            case PENDING -> next == APPROVING || next == REJECTING || next == CANCELLING;
            case APPROVING -> next == APPROVED;
            case REJECTING -> next == REJECTED;
            case CANCELLING -> next == CANCELLED;
            case REFUSED, APPROVED, REJECTED, CANCELLED -> false;
        };
    }

    /** The next status; throws {@link UnderWay} where it is not decided yet, {@link IllegalTransition} where it can't be had. */
    WithdrawalStatus to(WithdrawalStatus next) {
        if (!canBecome(next)) {
            throw isUnderWay() ? new UnderWay() : new IllegalTransition(this);
        }
        return next;
    }

    /** Whether the ledger may still be asked for something that was decided. */
    boolean isUnderWay() {
        return switch (this) {
            case REQUESTING, APPROVING, REJECTING, CANCELLING -> true;
            case REFUSED, PENDING, APPROVED, REJECTED, CANCELLED -> false;
        };
    }

    /** What users and admins call it; empty for what they are not shown. */
    Optional<Shown> shown() {
        return switch (this) {
            case REQUESTING, REFUSED -> Optional.empty();
            case PENDING, APPROVING, REJECTING, CANCELLING -> Optional.of(Shown.PENDING);
            case APPROVED -> Optional.of(Shown.APPROVED);
            case REJECTED -> Optional.of(Shown.REJECTED);
            case CANCELLED -> Optional.of(Shown.CANCELLED);
        };
    }

    /** A status as the gift-card document has it. */
    enum Shown {
        PENDING("Pending"),
        APPROVED("Approved"),
        REJECTED("Rejected"),
        CANCELLED("Cancelled");

        private final String text;

        Shown(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        static Optional<Shown> of(String text) {
            return Stream.of(values()).filter(shown -> shown.text.equals(text)).findFirst();
        }
    }

    /** Somebody wants of a withdrawal what can't be had of it any more. */
    static final class IllegalTransition extends RuntimeException {

        private final WithdrawalStatus from;

        IllegalTransition(WithdrawalStatus from) {
            super("Nothing leads there from " + from);
            this.from = from;
        }

        WithdrawalStatus from() {
            return from;
        }
    }
}
