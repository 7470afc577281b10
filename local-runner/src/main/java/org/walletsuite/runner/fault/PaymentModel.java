package org.walletsuite.runner.fault;

/** A confirmed payment, and the range of its possible refunds. Amounts are in cents. */
final class PaymentModel {

    /** A refund of this amount gives back the rest. */
    static final long WHAT_IS_LEFT = 0;

    private final String id;
    private final WalletModel walletModel;
    private final String stand;
    private final long amount;
    private long refundsBegun;
    private long refundsConfirmed;
    private int wholesBegun;

    PaymentModel(String id, WalletModel walletModel, String stand, long amount) {
        this.id = id;
        this.walletModel = walletModel;
        this.stand = stand;
        this.amount = amount;
    }

    String id() {
        return id;
    }

    WalletModel walletModel() {
        return walletModel;
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

    synchronized void posted(long refund, long given) {
        dropped(refund);
        refundsBegun += given;
        refundsConfirmed += given;
    }

    /** Whether all begun refunds, including this one, fit into the payment. */
    synchronized boolean mustAllow(long refund) {
        var others = refundsBegun - refund;
        var otherWholes = wholesBegun - (refund == WHAT_IS_LEFT ? 1 : 0);
        return otherWholes == 0 && others + Math.max(refund, 1) <= amount;
    }

    /** Whether something is left, whatever the outcome of the other refunds. */
    synchronized boolean mustHaveSomethingLeft(long refund) {
        var otherWholes = wholesBegun - (refund == WHAT_IS_LEFT ? 1 : 0);
        return otherWholes == 0 && refundsBegun - refund < amount;
    }

    synchronized long refundsConfirmed() {
        return refundsConfirmed;
    }

    synchronized boolean isGivenBack() {
        return refundsConfirmed == amount;
    }
}
