package org.walletsuite.runner.fault;

/** A payment that a client was told of, and what may have been given back of it. Amounts are in cents. */
final class Sale {

    /** A refund of this amount gives back whatever is left. */
    static final long WHAT_IS_LEFT = 0;

    private final String id;
    private final Purse purse;
    private final String stand;
    private final long amount;
    private long refundsBegun;
    private long refundsTold;
    private int wholesBegun;

    Sale(String id, Purse purse, String stand, long amount) {
        this.id = id;
        this.purse = purse;
        this.stand = stand;
        this.amount = amount;
    }

    String id() {
        return id;
    }

    Purse purse() {
        return purse;
    }

    String stand() {
        return stand;
    }

    long amount() {
        return amount;
    }

    synchronized void begin(long refund) {
        if (refund == WHAT_IS_LEFT) {
            wholesBegun++;
        } else {
            refundsBegun += refund;
        }
    }

    synchronized void dropped(long refund) {
        if (refund == WHAT_IS_LEFT) {
            wholesBegun--;
        } else {
            refundsBegun -= refund;
        }
    }

    synchronized void booked(long refund, long given) {
        dropped(refund);
        refundsBegun += given;
        refundsTold += given;
    }

    /** Whether all refunds that were ever begun, this one among them, fit into the payment. */
    synchronized boolean mustAllow(long refund) {
        var others = refundsBegun - refund;
        var otherWholes = wholesBegun - (refund == WHAT_IS_LEFT ? 1 : 0);
        return otherWholes == 0 && others + Math.max(refund, 1) <= amount;
    }

    /** Whether something is left, whatever became of the other refunds that were ever begun. */
    synchronized boolean mustHaveSomethingLeft(long refund) {
        var otherWholes = wholesBegun - (refund == WHAT_IS_LEFT ? 1 : 0);
        return otherWholes == 0 && refundsBegun - refund < amount;
    }

    synchronized long refundsTold() {
        return refundsTold;
    }

    synchronized boolean isGivenBack() {
        return refundsTold == amount;
    }
}
