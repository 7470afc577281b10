package org.walletsuite.payment.stand;

/** Whether a stand accepts payments; CLOSED is final. */
enum StandStatus {
    ACTIVE,
    INACTIVE,
    CLOSED;

    boolean canBecome(StandStatus next) {
        return switch (this) {
            case ACTIVE, INACTIVE -> true;
            case CLOSED -> next == CLOSED;
        };
    }
}
