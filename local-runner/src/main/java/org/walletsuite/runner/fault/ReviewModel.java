package org.walletsuite.runner.fault;

import org.jspecify.annotations.Nullable;

/** A gift card or a withdrawal by the answers of those who begin and decide it: it is decided once at most. */
final class ReviewModel {

    private final Order.Kind kind;
    private final UserModel user;
    private final long amount;
    private long number;
    private int decisionsBegun;
    private Order.@Nullable Kind decision;

    /** GIFT_CARD or WITHDRAWAL, of an amount in cents. */
    ReviewModel(Order.Kind kind, UserModel user, long amount) {
        this.kind = kind;
        this.user = user;
        this.amount = amount;
    }

    Order.Kind kind() {
        return kind;
    }

    UserModel user() {
        return user;
    }

    long amount() {
        return amount;
    }

    /** Its number is known once its creation is confirmed. */
    synchronized void created(long withNumber) {
        number = withNumber;
    }

    synchronized long number() {
        return number;
    }

    synchronized void begin() {
        decisionsBegun++;
    }

    synchronized void dropped() {
        decisionsBegun--;
    }

    /** A confirmed decision; false when another was confirmed before. */
    synchronized boolean decide(Order.Kind by) {
        if (decision != null) {
            return false;
        }
        decision = by;
        return true;
    }

    /** Whether a decision that was begun may find that another one came first. */
    synchronized boolean isContested() {
        return decision != null || decisionsBegun > 1;
    }

    synchronized boolean isOpen() {
        return decision == null;
    }

    /** As everybody is shown it once nothing is under way. */
    synchronized String status() {
        return (decision == null ? kind : decision).reviewStatus;
    }

    @Override
    public String toString() {
        return kind + " " + number() + " of " + amount;
    }
}
