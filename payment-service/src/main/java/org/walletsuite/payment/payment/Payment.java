package org.walletsuite.payment.payment;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.payment.transaction.MetadataKeys;
import org.walletsuite.payment.transaction.PostedTransactions;
import org.walletsuite.payment.transaction.TransactionType;
import org.walletsuite.payment.wallet.Wallet;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.error.Failure;
import org.walletsuite.platform.festival.FestivalFailure;
import org.walletsuite.platform.festival.QrCode;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.ledger.RequestHash;
import org.walletsuite.platform.ledger.Transfer;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.web.IdempotencyKey;

/**
 * A payment as a command to the ledger.
 *
 * @param hasOfflineId whether its key is the stand's own, with which other staff may retry it
 * @param code the wallet's QR code, not verified yet
 * @param takenAt when it was taken offline, or null for now
 */
record Payment(
        Principal.User staff,
        IdempotencyKey key,
        boolean hasOfflineId,
        PaymentTerms terms,
        UUID wallet,
        Optional<QrCode> code,
        @Nullable Instant takenAt) {

    static Payment of(Principal.User staff, IdempotencyKey key, PaymentTerms terms) {
        return of(staff, key, false, terms, null);
    }

    static Payment of(Principal.User staff, String offlineId, PaymentTerms terms, @Nullable Instant takenAt) {
        return of(staff, IdempotencyKey.of("payment", "offline", terms.standId(), offlineId), true, terms, takenAt);
    }

    private static Payment of(
            Principal.User staff,
            IdempotencyKey key,
            boolean hasOfflineId,
            PaymentTerms terms,
            @Nullable Instant takenAt) {
        var code = terms.code();
        var wallet = code.map(QrCode::walletId).orElseGet(terms::wallet);
        return new Payment(staff, key, hasOfflineId, terms, wallet, code, takenAt);
    }

    Post command() {
        return new Post(
                key.value(),
                TransactionType.PURCHASE.name(),
                List.of(
                        new Leg(wallet, -terms.amount(), Wallet.PURPOSE),
                        new Leg(terms.standId(), terms.amount(), PostedTransactions.STAND)),
                null,
                metadata());
    }

    private Map<String, Object> metadata() {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put(MetadataKeys.STAND, terms.standId().toString());
        metadata.put(MetadataKeys.STAFF, staff.id().toString());
        if (terms.productIds() != null) {
            metadata.put(MetadataKeys.PRODUCTS, terms.productIds());
        }
        if (takenAt != null) {
            metadata.put(MetadataKeys.TAKEN_AT, takenAt.toString());
        }
        return metadata;
    }

    /**
     * Whether this transfer, which has the same key and so the same stand, was posted for an earlier attempt of the
     * same payment. The sender of an offline payment, and the time when it was taken, are not compared.
     */
    boolean isOf(Transfer transfer) {
        if (!hasOfflineId) {
            return transfer.requestHash().equals(RequestHash.of(command()));
        }
        return transfer.entryOf(Wallet.PURPOSE).accountId().equals(wallet)
                && transfer.amount() == terms.amount()
                && products(transfer.metadata().get(MetadataKeys.PRODUCTS)).equals(products(terms.productIds()));
    }

    private static Object products(@Nullable Object products) {
        return Objects.requireNonNullElse(products, List.of());
    }

    /** The error when the key belongs to another payment. */
    Failure reusedKey() {
        return hasOfflineId ? FestivalFailure.OFFLINE_ID_REUSED : ErrorCode.IDEMPOTENCY_KEY_REUSED;
    }
}
