package org.walletsuite.payment.sale;

import org.walletsuite.payment.transaction.TransactionType;
import org.walletsuite.platform.event.LedgerEvent.EntryPosted;

/**
 * Sums of a stand's entries, in minor units.
 *
 * @param gross the sum of payments
 * @param refunds the sum of refunds, as a positive number
 * @param others the sum of all other entries
 * @param count the number of payments
 */
record Amounts(long gross, long refunds, long others, long count) {

    static final Amounts NONE = new Amounts(0, 0, 0, 0);

    static Amounts of(EntryPosted entry) {
        var kind = entry.transfer().kind();
        if (kind.equals(TransactionType.PURCHASE.name())) {
            return new Amounts(entry.amount(), 0, 0, 1);
        }
        return kind.equals(TransactionType.REFUND.name())
                ? new Amounts(0, Math.negateExact(entry.amount()), 0, 0)
                : new Amounts(0, 0, entry.amount(), 0);
    }

    Amounts plus(Amounts more) {
        return new Amounts(
                Math.addExact(gross, more.gross),
                Math.addExact(refunds, more.refunds),
                Math.addExact(others, more.others),
                Math.addExact(count, more.count));
    }

    long net() {
        return Math.subtractExact(gross, refunds);
    }
}
