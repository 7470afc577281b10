package org.walletsuite.payment.funding;

/** Where a top-up is in its life. */
enum TopUpStatus {
    /** Nobody knows yet whether the money came. */
    PENDING,
    /** The money came, and the ledger is asked to credit it: the intent. */
    CREDITING,
    COMPLETED,
    /** The provider says that no money came. */
    FAILED,
    /** The provider said nothing for too long. */
    EXPIRED;

    /** Money that comes after all is credited after all. */
    boolean canBecome(TopUpStatus next) {
        return switch (this) {
            case PENDING -> next == CREDITING || next == FAILED || next == EXPIRED;
            case CREDITING -> next == COMPLETED;
            case FAILED -> next == CREDITING;
            case EXPIRED -> next == CREDITING || next == FAILED;
            case COMPLETED -> false;
        };
    }

    /** What its user is told while the ledger has not moved anything. */
    String shown() {
        return switch (this) {
            case PENDING, CREDITING -> PENDING.name();
            case COMPLETED, FAILED, EXPIRED -> name();
        };
    }
}
