package org.walletsuite.payment.payment;

import org.walletsuite.platform.money.Asset;

/** An offline payment on its way through a batch. */
sealed interface OfflineItem {

    /** The ledger may be asked for it. */
    record Ready(Purchase purchase, String offlineId, Asset asset) implements OfflineItem {}

    /** It is over without asking the ledger to post it. */
    record Settled(OfflineOutcome outcome) implements OfflineItem {}
}
