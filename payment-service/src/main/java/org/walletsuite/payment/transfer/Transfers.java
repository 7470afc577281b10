package org.walletsuite.payment.transfer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.walletsuite.payment.transaction.Booking;
import org.walletsuite.payment.transaction.Bookings;
import org.walletsuite.payment.transaction.Metadata;
import org.walletsuite.payment.transaction.TransactionType;
import org.walletsuite.payment.wallet.Wallet;
import org.walletsuite.payment.wallet.Wallets;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.festival.FestivalFailure;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.web.IdempotencyKey;

/** Sends money between wallets: one command to the ledger, which alone is asked whether the other wallet will have it. */
@Service
class Transfers {

    private final Wallets wallets;
    private final LedgerReads ledger;
    private final Bookings bookings;

    Transfers(Wallets wallets, LedgerReads ledger, Bookings bookings) {
        this.wallets = wallets;
        this.ledger = ledger;
        this.bookings = bookings;
    }

    Booking transfer(Principal.User sender, IdempotencyKey key, UUID festivalId, TransferRequest request) {
        var to = Wallets.id(request.toWalletId());
        var from = bookings.unlessReused(key, () -> walletOf(sender, festivalId, to));
        var command = new Post(
                key.value(),
                TransactionType.TRANSFER.name(),
                List.of(
                        new Leg(from.id(), -request.amount(), Wallet.PURPOSE),
                        new Leg(to, request.amount(), Wallet.PURPOSE)),
                null,
                metadata(from.id(), to, request));
        try {
            return bookings.book(key, command, from.id(), from.festival().asset());
        } catch (ApiException refusal) {
            throw inWordsOfATransfer(refusal, from, to);
        }
    }

    private Wallet walletOf(Principal.User sender, UUID festivalId, UUID to) {
        var wallet = wallets.of(sender.id(), festivalId);
        if (wallet.id().equals(to)) {
            throw ApiException.invalid("toWalletId", "Must be another wallet than your own.");
        }
        return wallet;
    }

    private static Map<String, Object> metadata(UUID from, UUID to, TransferRequest request) {
        var metadata = new LinkedHashMap<String, Object>();
        if (request.description() != null) {
            metadata.put(Metadata.DESCRIPTION, request.description());
        }
        metadata.put(Metadata.FROM_WALLET, from.toString());
        metadata.put(Metadata.TO_WALLET, to.toString());
        return metadata;
    }

    /** The ledger says what stood in the way, but both sides are wallets; which one it was shows by its account. */
    private ApiException inWordsOfATransfer(ApiException refusal, Wallet from, UUID to) {
        var code = refusal.code();
        if (code == FestivalFailure.FESTIVAL_MISMATCH) {
            return bookings.isOfAFestival(to)
                    ? new ApiException(code, "The wallets belong to different festivals")
                    : Wallets.notFound();
        }
        if (code == FestivalFailure.WALLET_FROZEN && isActive(from.id())) {
            return new ApiException(code, "The receiving wallet is frozen");
        }
        if (code == FestivalFailure.WALLET_CLOSED && isActive(from.id())) {
            return new ApiException(code, "The receiving wallet is closed");
        }
        return refusal;
    }

    private boolean isActive(UUID wallet) {
        return ledger.account(wallet)
                .map(Account::status)
                .filter(AccountStatus.ACTIVE::equals)
                .isPresent();
    }
}
