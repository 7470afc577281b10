package org.walletsuite.payment.payment;

import org.walletsuite.platform.money.Asset;

/** The state of one payment of a batch. */
sealed interface OfflineItem {

    /** It can be sent to the ledger. */
    record Ready(Payment payment, String offlineId, Asset asset) implements OfflineItem {}

    /** It is finished without a command to the ledger. */
    record Settled(OfflineOutcome outcome) implements OfflineItem {}
}
