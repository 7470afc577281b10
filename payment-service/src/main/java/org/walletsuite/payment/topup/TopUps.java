package org.walletsuite.payment.topup;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.walletsuite.payment.transaction.Booking;
import org.walletsuite.payment.transaction.Bookings;
import org.walletsuite.payment.transaction.Metadata;
import org.walletsuite.payment.wallet.Wallet;
import org.walletsuite.payment.wallet.Wallets;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.security.Caller;
import org.walletsuite.platform.web.IdempotencyKey;

/** Puts money on wallets. Owner and festival of a wallet never change, so a repeated top-up meets the same checks. */
@Service
class TopUps {

    private final Wallets wallets;
    private final Bookings bookings;

    TopUps(Wallets wallets, Bookings bookings) {
        this.wallets = wallets;
        this.bookings = bookings;
    }

    Booking topUp(Caller staff, IdempotencyKey key, UUID walletId, TopUpRequest request) {
        var wallet = bookings.unlessReused(key, () -> walletOfAnother(staff, walletId));
        var method = request.paymentMethod();
        var command = new Post(
                key.value(),
                method.type().name(),
                List.of(
                        new Leg(wallet.id(), request.amount(), Wallet.PURPOSE),
                        method.source(wallet.festival(), request.amount())),
                request.reference(),
                Map.of(
                        Metadata.PAYMENT_METHOD,
                        method.toString(),
                        Metadata.STAFF,
                        staff.id().toString()));
        return bookings.book(key, command, wallet.id(), wallet.festival().asset());
    }

    private Wallet walletOfAnother(Caller staff, UUID walletId) {
        var wallet = wallets.get(walletId);
        if (wallet.ownerId().equals(staff.id())) {
            throw new ApiException(ErrorCode.FORBIDDEN, "You cannot top up your own wallet");
        }
        return wallet;
    }
}
