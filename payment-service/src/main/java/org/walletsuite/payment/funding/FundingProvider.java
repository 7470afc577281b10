package org.walletsuite.payment.funding;

/** Who takes the money that a top-up is backed by. */
enum FundingProvider {
    /** Nobody: what is asked for counts as paid at once. For trying things out. */
    SANDBOX,
    /** Somebody outside, who reports by callback whether the money came. */
    CALLBACK;

    /** Where a transfer's metadata says who. */
    static final String NAME = "provider";

    /** Whether a confirmed top-up is money that its user is owed, whatever became of the wallet meanwhile. */
    boolean hasTheMoney() {
        return switch (this) {
            case SANDBOX -> false;
            case CALLBACK -> true;
        };
    }
}
