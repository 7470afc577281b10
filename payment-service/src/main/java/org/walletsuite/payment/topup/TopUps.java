package org.walletsuite.payment.topup;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.walletsuite.payment.festival.Festivals;
import org.walletsuite.payment.transaction.Booking;
import org.walletsuite.payment.transaction.Bookings;
import org.walletsuite.payment.transaction.Metadata;
import org.walletsuite.payment.wallet.Wallet;
import org.walletsuite.payment.wallet.Wallets;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.festival.FestivalFailure;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.web.IdempotencyKey;

/** Puts money on wallets, until their festival has ended. */
@Service
class TopUps {

    private final Wallets wallets;
    private final Festivals festivals;
    private final Bookings bookings;
    private final Clock clock;

    TopUps(Wallets wallets, Festivals festivals, Bookings bookings, Clock clock) {
        this.wallets = wallets;
        this.festivals = festivals;
        this.bookings = bookings;
        this.clock = clock;
    }

    Booking topUp(Principal.User staff, IdempotencyKey key, UUID walletId, TopUpRequest request) {
        var wallet = bookings.unlessReused(key, () -> walletOfAnother(staff, walletId));
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
                        Metadata.PAYMENT_METHOD,
                        method.toString(),
                        Metadata.STAFF,
                        staff.id().toString()));
        if (festivals.hasEnded(wallet.festival(), clock.instant())) {
            return bookings.earlier(key, command, wallet.id(), asset)
                    .orElseThrow(() -> new ApiException(FestivalFailure.FESTIVAL_ENDED));
        }
        return bookings.book(key, command, wallet.id(), asset);
    }

    /** Owner and festival of a wallet never change, so a repeated top-up meets the same checks. */
    private Wallet walletOfAnother(Principal.User staff, UUID walletId) {
        var wallet = wallets.get(walletId);
        staff.mustNotBe(wallet.ownerId(), "You cannot top up your own wallet");
        return wallet;
    }
}
