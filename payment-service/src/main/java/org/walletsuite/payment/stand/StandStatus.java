package org.walletsuite.payment.stand;

/** Whether a stand takes payments; CLOSED is for good. */
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
