package org.walletsuite.payment.refund;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.walletsuite.payment.festival.Festivals;
import org.walletsuite.payment.transaction.MetadataKeys;
import org.walletsuite.payment.transaction.PostedTransaction;
import org.walletsuite.payment.transaction.PostedTransactions;
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
 * Refunds payments. Everything checked here is immutable; whether something is left to refund is decided by the ledger,
 * which recognises a retry by its key first.
 */
@Service
class Refunds {

    private static final String PURCHASE = TransactionType.PURCHASE.name();

    private final LedgerReads ledger;
    private final Festivals festivals;
    private final PostedTransactions transactions;

    Refunds(LedgerReads ledger, Festivals festivals, PostedTransactions transactions) {
        this.ledger = ledger;
        this.festivals = festivals;
        this.transactions = transactions;
    }

    PostedTransaction refund(Principal.User staff, IdempotencyKey key, RefundRequest request) {
        var payment = transactions.unlessReused(key, () -> payment(staff, request.transactionId()));
        var command = new Reverse(
                key.value(),
                TransactionType.REFUND.name(),
                request.transactionId(),
                PURCHASE,
                request.amount(),
                metadata(staff, payment.transfer(), request));
        return transactions.post(key, command, payment.wallet(), payment.asset());
    }

    private Payment payment(Principal.User staff, UUID id) {
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
        return new Payment(transfer, wallet.accountId(), festival.asset());
    }

    private static Map<String, Object> metadata(Principal.User staff, Transfer original, RefundRequest request) {
        var metadata = new LinkedHashMap<String, Object>();
        if (request.reason() != null) {
            metadata.put(MetadataKeys.DESCRIPTION, request.reason());
        }
        metadata.put(MetadataKeys.STAFF, staff.id().toString());
        var stand = original.metadata().get(MetadataKeys.STAND);
        if (stand != null) {
            metadata.put(MetadataKeys.STAND, stand);
        }
        return metadata;
    }

    /** The payment to refund, and its wallet. */
    private record Payment(Transfer transfer, UUID wallet, Asset asset) {}
}
