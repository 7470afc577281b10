package org.walletsuite.payment.topup;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.walletsuite.payment.festival.Festivals;
import org.walletsuite.payment.transaction.MetadataKeys;
import org.walletsuite.payment.transaction.PostedTransaction;
import org.walletsuite.payment.transaction.PostedTransactions;
import org.walletsuite.payment.wallet.Wallet;
import org.walletsuite.payment.wallet.Wallets;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.festival.FestivalFailure;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.web.IdempotencyKey;

/** Tops up wallets, until their festival has ended. */
@Service
class TopUps {

    private final Wallets wallets;
    private final Festivals festivals;
    private final PostedTransactions transactions;
    private final Clock clock;

    TopUps(Wallets wallets, Festivals festivals, PostedTransactions transactions, Clock clock) {
        this.wallets = wallets;
        this.festivals = festivals;
        this.transactions = transactions;
        this.clock = clock;
    }

    PostedTransaction topUp(Principal.User staff, IdempotencyKey key, UUID walletId, TopUpRequest request) {
        var wallet = transactions.unlessReused(key, () -> walletOfAnother(staff, walletId));
        var asset = wallet.festival().asset();
        var method = request.paymentMethod();
        var command = new Post(
                key.value(),
                method.type().name(),
                List.of(
                        new Leg(wallet.id(), request.amount(), Wallet.PURPOSE),
                        method.source(wallet.festival(), request.amount())),
                request.reference(),
                Map.of(
                        MetadataKeys.PAYMENT_METHOD,
                        method.toString(),
                        MetadataKeys.STAFF,
                        staff.id().toString()));
        if (festivals.hasEnded(wallet.festival(), clock.instant())) {
            return transactions
                    .earlier(key, command, wallet.id(), asset)
                    .orElseThrow(() -> new ApiException(FestivalFailure.FESTIVAL_ENDED));
        }
        return transactions.post(key, command, wallet.id(), asset);
    }

    /** Owner and festival of a wallet never change, so a retried top-up passes the same checks. */
    private Wallet walletOfAnother(Principal.User staff, UUID walletId) {
        var wallet = wallets.get(walletId);
        staff.mustNotBe(wallet.ownerId(), "You cannot top up your own wallet");
        return wallet;
    }
}
