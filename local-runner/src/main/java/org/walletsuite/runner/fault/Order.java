package org.walletsuite.runner.fault;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.walletsuite.runner.fixture.GatewayClient;

/**
 * An order of a client that moves money: sent with one key and one body until it is answered.
 *
 * @param key its idempotency key, or its offlineId
 * @param to the receiver of a transfer
 * @param amount in minor units; zero for the whole balance, or for the rest of a payment
 * @param sale the payment that is refunded
 * @param review the gift card or withdrawal that it begins or decides
 * @param path empty for a payment that is sent in a batch
 * @param body one item of a batch when it is sent in one
 */
record Order(
        String key,
        Kind kind,
        WalletModel walletModel,
        @Nullable WalletModel to,
        long amount,
        @Nullable PaymentModel sale,
        @Nullable ReviewModel review,
        String stand,
        GatewayClient caller,
        String path,
        String body) {

    /** Of neither a gift card nor a withdrawal. */
    Order(
            String key,
            Kind kind,
            WalletModel walletModel,
            @Nullable WalletModel to,
            long amount,
            @Nullable PaymentModel sale,
            String stand,
            GatewayClient caller,
            String path,
            String body) {
        this(key, kind, walletModel, to, amount, sale, null, stand, caller, path, body);
    }

    /** The API family by which it is answered. */
    enum Family {
        FESTIVAL,
        MAIN_WALLET,
        GIFT_CARD
    }

    /** Named after what it is; the ledger or its family's answers may call it otherwise. */
    enum Kind {
        PURCHASE(-1),
        REFUND(1),
        TRANSFER(-1),
        TOP_UP(1),
        CASH_IN(1),
        CASH_OUT(-1),
        MAIN_TOP_UP(Family.MAIN_WALLET, 1, "TOPUP", ""),
        MAIN_WITHDRAWAL(Family.MAIN_WALLET, -1, "WITHDRAWAL", ""),
        /** What a card is worth comes to the pending balance. */
        GIFT_CARD(Family.GIFT_CARD, 1, "GIFT_CARD_ORDER", "Processing"),
        GIFT_CARD_APPROVAL(Family.GIFT_CARD, -1, "GIFT_CARD_APPROVAL", "Approved"),
        GIFT_CARD_REJECTION(Family.GIFT_CARD, -1, "GIFT_CARD_REJECTION", "Rejected"),
        /** What is asked for is no longer available, though it stays in the withdrawable balance. */
        WITHDRAWAL(Family.GIFT_CARD, -1, "WITHDRAWAL_REQUEST", "Pending"),
        WITHDRAWAL_APPROVAL(Family.GIFT_CARD, 0, "WITHDRAWAL", "Approved"),
        WITHDRAWAL_REJECTION(Family.GIFT_CARD, 1, "WITHDRAWAL_REJECTION", "Rejected"),
        WITHDRAWAL_CANCELLATION(Family.GIFT_CARD, 1, "WITHDRAWAL_CANCELLATION", "Cancelled");

        final Family family;

        /** What it does to the balance that its wallet's owner has for use. */
        final int sign;

        /** The type of the transaction that it makes, and the kind of the ledger's transfer. */
        final String type;

        /** The status that a gift card or withdrawal has after it; empty for what is neither. */
        final String reviewStatus;

        Kind(int sign) {
            this.family = Family.FESTIVAL;
            this.sign = sign;
            this.type = name();
            this.reviewStatus = "";
        }

        Kind(Family family, int sign, String type, String reviewStatus) {
            this.family = family;
            this.sign = sign;
            this.type = type;
            this.reviewStatus = reviewStatus;
        }

        boolean isDebit() {
            return sign < 0;
        }

        /** Whether the answer has the balance before and after it. */
        boolean showsBalances() {
            return family != Family.GIFT_CARD;
        }

        /** Whether the ledger's transfer has the client's key; the others have one of their service's making. */
        boolean isKeyedByClient() {
            return family == Family.FESTIVAL || this == MAIN_WITHDRAWAL;
        }

        /** Whether the ledger posts a transfer for it, and not only holds money or lets it go. */
        boolean isPosted() {
            return this != WITHDRAWAL && this != WITHDRAWAL_REJECTION && this != WITHDRAWAL_CANCELLATION;
        }

        /** Whether it ends the review of a gift card or withdrawal. */
        boolean isDecision() {
            return family == Family.GIFT_CARD && this != GIFT_CARD && this != WITHDRAWAL;
        }
    }

    boolean isOffline() {
        return path.isEmpty();
    }

    /** The most that it may credit. */
    long creditAtMost() {
        return kind.sign == 0 ? 0 : sale != null && amount == PaymentModel.WHAT_IS_LEFT ? sale.amount() : amount;
    }

    Optional<WalletModel> receiver() {
        return Optional.ofNullable(to);
    }

    @Override
    public String toString() {
        return kind + " " + key + " of " + amount + " at wallet " + walletModel.wallet();
    }
}
