package org.walletsuite.payment.cashout;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.walletsuite.payment.transaction.MetadataKeys;
import org.walletsuite.payment.transaction.PostedTransaction;
import org.walletsuite.payment.transaction.PostedTransactions;
import org.walletsuite.payment.transaction.TransactionType;
import org.walletsuite.payment.wallet.Wallet;
import org.walletsuite.payment.wallet.Wallets;
import org.walletsuite.platform.ledger.LedgerCommand;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.LedgerCommand.PostAll;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.ledger.Side;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.web.IdempotencyKey;

/**
 * Cashes out wallets. The money goes to the account from which cash top-ups are paid, so that its balance shows the
 * cash in the drawers.
 */
@Service
class CashOuts {

    private static final String KIND = TransactionType.CASH_OUT.name();
    private static final String DRAWER = "cash-in";

    private final Wallets wallets;
    private final PostedTransactions transactions;

    CashOuts(Wallets wallets, PostedTransactions transactions) {
        this.wallets = wallets;
        this.transactions = transactions;
    }

    PostedTransaction cashOut(Principal.User staff, IdempotencyKey key, UUID walletId, CashOutRequest request) {
        var wallet = transactions.unlessReused(key, () -> walletOfAnother(staff, walletId));
        return transactions.post(
                key,
                command(staff, key, wallet, request),
                wallet.id(),
                wallet.festival().asset());
    }

    private Wallet walletOfAnother(Principal.User staff, UUID walletId) {
        var wallet = wallets.get(walletId);
        staff.mustNotBe(wallet.ownerId(), "You cannot cash out your own wallet");
        return wallet;
    }

    private static LedgerCommand command(
            Principal.User staff, IdempotencyKey key, Wallet wallet, CashOutRequest request) {
        var drawer = wallet.festival().cashInAccount();
        var metadata = Map.<String, Object>of(MetadataKeys.STAFF, staff.id().toString());
        var amount = request.amount().over(null);
        if (amount == null) {
            return new PostAll(
                    key.value(),
                    KIND,
                    new Side(wallet.id(), Wallet.PURPOSE),
                    new Side(drawer, DRAWER),
                    request.reference(),
                    metadata);
        }
        return new Post(
                key.value(),
                KIND,
                List.of(new Leg(wallet.id(), -amount, Wallet.PURPOSE), new Leg(drawer, amount, DRAWER)),
                request.reference(),
                metadata);
    }
}
