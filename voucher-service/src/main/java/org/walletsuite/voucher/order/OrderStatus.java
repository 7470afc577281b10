package org.walletsuite.voucher.order;

import java.util.Optional;
import java.util.stream.Stream;

/** The status of an order. No transition leads back to an earlier status. */
enum OrderStatus {
    /** The ledger has not posted its money yet; the order is not shown. */
    CREATING("Creating"),
    /** The ledger rejected it; the order is not shown. */
    REFUSED("Refused"),
    PROCESSING("Processing"),
    ASSIGNED("Assigned"),
    APPROVED("Approved"),
    REJECTED("Rejected"),
    COMPLETED("Completed"),
    CANCELLED("Cancelled");

    private final String text;

    OrderStatus(String text) {
        this.text = text;
    }

    /** As the API writes it. */
    String text() {
        return text;
    }

    /** The status of this name, among those that are shown. */
    static Optional<OrderStatus> of(String text) {
        return Stream.of(values())
                .filter(status -> status.isShown() && status.text.equals(text))
                .findFirst();
    }

    boolean canBecome(OrderStatus next) {
        return switch (this) {
            case CREATING -> next == PROCESSING || next == REFUSED;
            case PROCESSING -> next == ASSIGNED || next == APPROVED || next == REJECTED || next == CANCELLED;
            case ASSIGNED -> next == APPROVED || next == REJECTED || next == CANCELLED;
            case APPROVED -> next == COMPLETED;
            case REFUSED, REJECTED, COMPLETED, CANCELLED -> false;
        };
    }

    boolean isShown() {
        return this != CREATING && this != REFUSED;
    }

    /** Whether the user's pending money waits for a decision. */
    boolean isPending() {
        return this == PROCESSING || this == ASSIGNED;
    }

    /** Whether the user is told a reason for it. */
    boolean hasReason() {
        return this == REJECTED || this == CANCELLED;
    }

    /** What has to be moved in the ledger before an order has this status; empty where nothing has. */
    Optional<Movement> movement() {
        return switch (this) {
            case PROCESSING -> Optional.of(Movement.CREATE);
            case APPROVED -> Optional.of(Movement.APPROVE);
            case REJECTED -> Optional.of(Movement.REJECT);
            case CANCELLED -> Optional.of(Movement.CANCEL);
            case CREATING, REFUSED, ASSIGNED, COMPLETED -> Optional.empty();
        };
    }

    /** The order cannot change to the requested status. */
    static final class IllegalTransition extends RuntimeException {

        IllegalTransition(OrderStatus from, OrderStatus to) {
            super("Cannot change order status from " + from.text + " to " + to.text);
        }

        /** For the caller. */
        String refusal() {
            return String.valueOf(getMessage());
        }
    }
}
