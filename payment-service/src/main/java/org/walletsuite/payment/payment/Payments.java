package org.walletsuite.payment.payment;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.walletsuite.payment.transaction.Booking;
import org.walletsuite.payment.transaction.Bookings;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.ledger.Ledger;
import org.walletsuite.platform.ledger.PostingResult;
import org.walletsuite.platform.ledger.PostingResult.Reason;
import org.walletsuite.platform.ledger.PostingResult.Rejected;
import org.walletsuite.platform.money.Asset;

/** Takes payments: what is known here is checked in memory, the rest is one command to the ledger. */
@Service
class Payments {

    private final Checkout checkout;
    private final Ledger ledger;
    private final Bookings bookings;

    Payments(Checkout checkout, Ledger ledger, Bookings bookings) {
        this.checkout = checkout;
        this.ledger = ledger;
        this.bookings = bookings;
    }

    Booking pay(Purchase purchase) {
        var checked = checkout.check(purchase);
        var refusal = checked.refusal();
        return refusal == null
                ? outcome(purchase, ledger.post(purchase.command()), checked.asset())
                : earlier(purchase, checked.asset()).orElseThrow(() -> refusal);
    }

    /**
     * What the ledger's decision means. It compares whole commands; a try of the same payment by somebody else, or without
     * the time when it was taken, is another command to it.
     */
    Booking outcome(Purchase purchase, PostingResult decision, Asset asset) {
        var earlier =
                purchase.hasOfflineId() && isReusedKey(decision) ? earlier(purchase, asset) : Optional.<Booking>empty();
        return earlier.orElseGet(() -> bookings.shown(purchase.key(), decision, purchase.wallet(), asset));
    }

    /**
     * What an earlier try of this payment booked: a try that is refused for what has changed since must still be answered
     * like the first. Throws when the key stands for another payment.
     */
    Optional<Booking> earlier(Purchase purchase, Asset asset) {
        return bookings.known(purchase.key()).map(transfer -> {
            if (!purchase.isOf(transfer)) {
                throw new ApiException(purchase.reusedKey());
            }
            return bookings.repeated(transfer, purchase.wallet(), asset);
        });
    }

    static boolean isReusedKey(PostingResult decision) {
        return decision instanceof Rejected rejected && rejected.reason() == Reason.KEY_REUSED;
    }
}
