package org.walletsuite.payment.refund;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.walletsuite.payment.festival.Festivals;
import org.walletsuite.payment.transaction.Booking;
import org.walletsuite.payment.transaction.Bookings;
import org.walletsuite.payment.transaction.Metadata;
import org.walletsuite.payment.transaction.TransactionType;
import org.walletsuite.payment.wallet.Wallet;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.festival.FestivalFailure;
import org.walletsuite.platform.ledger.LedgerCommand.Reverse;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.ledger.Transfer;
import org.walletsuite.platform.money.Asset;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.web.IdempotencyKey;

/**
 * Gives payments back. All that is checked here never changes; whether there is something left to give back is the
 * ledger's decision, which knows a repeated refund by its key first.
 */
@Service
class Refunds {

    private static final String PURCHASE = TransactionType.PURCHASE.name();

    private final LedgerReads ledger;
    private final Festivals festivals;
    private final Bookings bookings;

    Refunds(LedgerReads ledger, Festivals festivals, Bookings bookings) {
        this.ledger = ledger;
        this.festivals = festivals;
        this.bookings = bookings;
    }

    Booking refund(Principal.User staff, IdempotencyKey key, RefundRequest request) {
        var purchase = bookings.unlessReused(key, () -> purchase(staff, request.transactionId()));
        var command = new Reverse(
                key.value(),
                TransactionType.REFUND.name(),
                request.transactionId(),
                PURCHASE,
                request.amount(),
                metadata(staff, purchase.transfer(), request));
        return bookings.book(key, command, purchase.wallet(), purchase.asset());
    }

    private Purchase purchase(Principal.User staff, UUID id) {
        var transfer =
                ledger.transfer(id).orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND, "Transaction not found"));
        if (!transfer.kind().equals(PURCHASE)) {
            throw new ApiException(FestivalFailure.NOT_REFUNDABLE);
        }
        var wallet = transfer.entryOf(Wallet.PURPOSE);
        var festival = Festival.idOfAsset(wallet.asset())
                .flatMap(festivals::find)
                .orElseThrow(() -> new ApiException(FestivalFailure.NOT_REFUNDABLE));
        staff.mustNotBe(wallet.ownerId(), "You cannot refund a payment of your own wallet");
        return new Purchase(transfer, wallet.accountId(), festival.asset());
    }

    private static Map<String, Object> metadata(Principal.User staff, Transfer original, RefundRequest request) {
        var metadata = new LinkedHashMap<String, Object>();
        if (request.reason() != null) {
            metadata.put(Metadata.DESCRIPTION, request.reason());
        }
        metadata.put(Metadata.STAFF, staff.id().toString());
        var stand = original.metadata().get(Metadata.STAND);
        if (stand != null) {
            metadata.put(Metadata.STAND, stand);
        }
        return metadata;
    }

    /** What staff may give back, and to which wallet. */
    private record Purchase(Transfer transfer, UUID wallet, Asset asset) {}
}
