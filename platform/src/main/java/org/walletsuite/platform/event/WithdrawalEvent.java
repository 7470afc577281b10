package org.walletsuite.platform.event;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a user's request to be paid out, keyed by withdrawal. */
@Topic(WithdrawalEvent.TOPIC)
public sealed interface WithdrawalEvent extends DomainEvent {

    String TOPIC = "withdrawals";

    Particulars withdrawal();

    /** The head of its audit log by then, which contradicts whoever writes that log anew in the database. */
    String auditHead();

    @Override
    default String key() {
        return withdrawal().id().toString();
    }

    /**
     * What never changes of a withdrawal.
     *
     * @param number the id that users and admins know it by
     * @param userNumber the id that the gift-card family knows the user by
     * @param amount in minor units of the currency
     * @param method how the user is paid, such as {@code bank_transfer}
     */
    record Particulars(
            UUID id, long number, UUID userId, long userNumber, long amount, String currency, String method) {

        public Particulars {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(userId, "userId");
            Objects.requireNonNull(currency, "currency");
            Objects.requireNonNull(method, "method");
        }
    }

    /** A user asked for money, which is set aside from now on. */
    @EventType("withdrawal.created.v1")
    record WithdrawalCreated(String id, Instant time, Particulars withdrawal, String auditHead)
            implements WithdrawalEvent {}

    /**
     * The money left the user's balance.
     *
     * @param reference of the payment, as whoever approved it gave it
     */
    @EventType("withdrawal.approved.v1")
    record WithdrawalApproved(
            String id,
            Instant time,
            Particulars withdrawal,
            String auditHead,
            @Nullable String reference) implements WithdrawalEvent {}

    /**
     * The money is the user's again.
     *
     * @param reason the admin's, for the user
     */
    @EventType("withdrawal.rejected.v1")
    record WithdrawalRejected(String id, Instant time, Particulars withdrawal, String auditHead, String reason)
            implements WithdrawalEvent {}

    /** The user wants it no more, and has the money again. */
    @EventType("withdrawal.cancelled.v1")
    record WithdrawalCancelled(String id, Instant time, Particulars withdrawal, String auditHead)
            implements WithdrawalEvent {}
}
