package org.walletsuite.payment.funding;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.Transfer;
import org.walletsuite.platform.mainwallet.Envelope;
import org.walletsuite.platform.mainwallet.MainWalletAccounts;
import org.walletsuite.platform.mainwallet.Shillings;
import org.walletsuite.platform.mainwallet.WalletTransaction;
import org.walletsuite.platform.workflow.Workflow;

/**
 * A top-up of a main wallet.
 *
 * @param id what its user and its provider know it by
 * @param amount in minor units
 * @param late whether the provider confirmed it after it had failed or expired
 * @param afterSeq after which entry of the wallet's account it was begun
 * @param decidedAt when what the provider said last happened there
 * @param expiresAt until when the provider must have said something
 */
record TopUp(
        UUID id,
        UUID wallet,
        long amount,
        @Nullable String description,
        FundingProvider provider,
        TopUpStatus status,
        boolean late,
        long afterSeq,
        @Nullable Instant decidedAt,
        Instant createdAt,
        Instant expiresAt) {

    /** A top-up's kind in the ledger. */
    static final String KIND = "TOPUP";

    private static final String KEY = "payment:wallet-topup:";

    static TopUp begin(UUID id, Account wallet, NewTopUp.Checked wanted, Instant now, Duration patience) {
        return new TopUp(
                id,
                wallet.id(),
                wanted.amount(),
                wanted.description(),
                FundingProvider.CALLBACK,
                TopUpStatus.PENDING,
                false,
                wallet.seq(),
                null,
                now,
                now.plus(patience));
    }

    /** What its transfer is known by in the ledger. */
    String key() {
        return key(id);
    }

    static String key(UUID id) {
        return KEY + id;
    }

    /** Whose a transfer is, if it is a top-up's that has a row. */
    static Optional<UUID> idOf(Transfer transfer) {
        return transfer.metadata().get(WalletTransaction.TRANSACTION_ID) instanceof String id
                ? Optional.of(UUID.fromString(id))
                : Optional.empty();
    }

    /** The same whenever it is given: all it is made of stays as it is once the intent is written. */
    Post command() {
        return new Post(key(), KIND, FundingAccount.legs(wallet, amount, provider), null, metadata());
    }

    private Map<String, Object> metadata() {
        var metadata = new HashMap<String, Object>();
        metadata.put(WalletTransaction.TRANSACTION_ID, id.toString());
        metadata.put(FundingProvider.NAME, provider.name());
        if (description != null) {
            metadata.put(WalletTransaction.DESCRIPTION, description);
        }
        if (late) {
            metadata.put("late", true);
        }
        return metadata;
    }

    /** Once its provider has reported something. Of what happened there the latest counts, in whatever order it is reported. */
    TopUp reported(FundingEvent event) {
        if (isOutdated(event)) {
            return this;
        }
        var next = switch (event.report()) {
            case CONFIRMED -> TopUpStatus.CREDITING;
            case FAILED -> TopUpStatus.FAILED;
        };
        var becomes = status.canBecome(next);
        var isLate = becomes && next == TopUpStatus.CREDITING && status != TopUpStatus.PENDING;
        return with(becomes ? next : status, late || isLate, event.occurredAt());
    }

    /** Many providers' times are to the second: of two reports of one instant, that the money came counts. */
    private boolean isOutdated(FundingEvent event) {
        if (decidedAt == null) {
            return false;
        }
        return switch (event.report()) {
            case CONFIRMED -> event.occurredAt().isBefore(decidedAt);
            case FAILED -> !event.occurredAt().isAfter(decidedAt);
        };
    }

    /** Whether its time is over, and nobody has said anything. */
    boolean isOverdue(Instant now) {
        return status == TopUpStatus.PENDING && !now.isBefore(expiresAt);
    }

    TopUp expired() {
        return with(TopUpStatus.EXPIRED, late, decidedAt);
    }

    private TopUp with(TopUpStatus next, boolean isLate, @Nullable Instant decided) {
        return new TopUp(
                id, wallet, amount, description, provider, next, isLate, afterSeq, decided, createdAt, expiresAt);
    }

    /** Since when, or from when on, there is something to do for it. */
    Instant dueAt(Instant now) {
        return status == TopUpStatus.PENDING ? expiresAt : now;
    }

    /** When its worker comes next, or null: while a request is at it, not before that must be over. */
    @Nullable
    Instant nextAttempt(Instant now) {
        return switch (status) {
            case PENDING -> expiresAt;
            case CREDITING -> now.plus(Workflow.LEASE);
            case COMPLETED, FAILED, EXPIRED -> null;
        };
    }

    /** How its user sees it while the ledger has not moved anything. */
    WalletTransaction shown(String as) {
        return new WalletTransaction(
                id,
                KIND,
                Shillings.of(amount),
                null,
                null,
                MainWalletAccounts.ASSET,
                description,
                as,
                Envelope.time(createdAt));
    }
}
