package org.walletsuite.runner.fault;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.walletsuite.runner.fixture.GatewayClient;

/**
 * An order of a client that moves money: sent with one key and one body until it is answered.
 *
 * @param key its idempotency key, or its offlineId
 * @param to the receiver of a transfer
 * @param amount in cents; zero for the whole balance, or for the rest of a payment
 * @param sale the payment that is refunded
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
        String stand,
        GatewayClient caller,
        String path,
        String body) {

    /** Named after the type of the transaction that it makes. */
    enum Kind {
        PURCHASE(-1),
        REFUND(1),
        TRANSFER(-1),
        TOP_UP(1),
        CASH_IN(1),
        CASH_OUT(-1);

        final int sign;

        Kind(int sign) {
            this.sign = sign;
        }

        boolean isDebit() {
            return sign < 0;
        }
    }

    boolean isOffline() {
        return path.isEmpty();
    }

    /** The most that it may credit. */
    long creditAtMost() {
        return sale != null && amount == PaymentModel.WHAT_IS_LEFT ? sale.amount() : amount;
    }

    Optional<WalletModel> receiver() {
        return Optional.ofNullable(to);
    }

    @Override
    public String toString() {
        return kind + " " + key + " of " + amount + " at wallet " + walletModel.wallet();
    }
}
