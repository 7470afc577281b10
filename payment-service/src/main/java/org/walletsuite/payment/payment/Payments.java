package org.walletsuite.payment.payment;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.walletsuite.payment.transaction.PostedTransaction;
import org.walletsuite.payment.transaction.PostedTransactions;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.ledger.Ledger;
import org.walletsuite.platform.ledger.PostingResult;
import org.walletsuite.platform.ledger.PostingResult.Reason;
import org.walletsuite.platform.ledger.PostingResult.Rejected;
import org.walletsuite.platform.money.Asset;

/** Makes payments: checks cached data in memory, then sends one command to the ledger. */
@Service
class Payments {

    private final PaymentCheck check;
    private final Ledger ledger;
    private final PostedTransactions transactions;

    Payments(PaymentCheck check, Ledger ledger, PostedTransactions transactions) {
        this.check = check;
        this.ledger = ledger;
        this.transactions = transactions;
    }

    PostedTransaction pay(Payment payment) {
        var checked = check.check(payment);
        var refusal = checked.refusal();
        return refusal == null
                ? outcome(payment, ledger.post(payment.command()), checked.asset())
                : earlier(payment, checked.asset()).orElseThrow(() -> refusal);
    }

    /**
     * Interprets the ledger's decision. The ledger compares whole commands; a retry of the same payment by another
     * user, or without the time when it was taken, is another command to it.
     */
    PostedTransaction outcome(Payment payment, PostingResult decision, Asset asset) {
        var earlier = payment.hasOfflineId() && isReusedKey(decision)
                ? earlier(payment, asset)
                : Optional.<PostedTransaction>empty();
        return earlier.orElseGet(() -> transactions.shown(payment.key(), decision, payment.wallet(), asset));
    }

    /**
     * The transaction of an earlier attempt of this payment: a retry that would be refused by now must still get the
     * first answer. Throws when the key belongs to another payment.
     */
    Optional<PostedTransaction> earlier(Payment payment, Asset asset) {
        return transactions.known(payment.key()).map(transfer -> {
            if (!payment.isOf(transfer)) {
                throw new ApiException(payment.reusedKey());
            }
            return transactions.replayed(transfer, payment.wallet(), asset);
        });
    }

    static boolean isReusedKey(PostingResult decision) {
        return decision instanceof Rejected rejected && rejected.reason() == Reason.KEY_REUSED;
    }
}
