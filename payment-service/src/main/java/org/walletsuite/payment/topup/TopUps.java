package org.walletsuite.payment.topup;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.walletsuite.payment.festival.Festivals;
import org.walletsuite.payment.transaction.Booking;
import org.walletsuite.payment.transaction.Bookings;
import org.walletsuite.payment.transaction.Metadata;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.ledger.LedgerApi;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.security.Caller;
import org.walletsuite.platform.web.IdempotencyKey;

/** Puts money on wallets. Owner and festival of a wallet never change, so a repeated top-up meets the same checks. */
@Service
class TopUps {

    private final LedgerApi ledger;
    private final Festivals festivals;
    private final Bookings bookings;

    TopUps(LedgerApi ledger, Festivals festivals, Bookings bookings) {
        this.ledger = ledger;
        this.festivals = festivals;
        this.bookings = bookings;
    }

    Booking topUp(Caller staff, IdempotencyKey key, UUID walletId, TopUpRequest request) {
        var wallet = ledger.account(walletId)
                .filter(account -> account.purpose().equals(Bookings.WALLET))
                .orElseThrow(TopUps::noWallet);
        var festival =
                Festival.idOfAsset(wallet.asset()).flatMap(festivals::find).orElseThrow(TopUps::noWallet);
        if (wallet.ownerId().equals(staff.id())) {
            throw new ApiException(ErrorCode.FORBIDDEN, "You cannot top up your own wallet");
        }
        var method = request.paymentMethod();
        var command = new Post(
                key.value(),
                method.type().name(),
                List.of(
                        new Leg(walletId, request.amount(), Bookings.WALLET),
                        method.source(festival, request.amount())),
                request.reference(),
                Map.of(
                        Metadata.PAYMENT_METHOD,
                        method.toString(),
                        Metadata.STAFF,
                        staff.id().toString()));
        return bookings.book(command, festival.asset());
    }

    private static ApiException noWallet() {
        return new ApiException(ErrorCode.NOT_FOUND, "Wallet not found");
    }
}
