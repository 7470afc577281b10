package org.walletsuite.runner.fault;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.walletsuite.runner.trial.Api;

/**
 * A movement of money that a client wants: sent under one key, by one body, until it is answered.
 *
 * @param key its idempotency key, or its offlineId
 * @param to who gets a transfer
 * @param amount in cents; zero for all there is, or for what is left of a payment
 * @param sale what a refund gives back
 * @param path empty for a payment that is sent in a batch
 * @param body one item of a batch when it is sent in one
 */
record Order(
        String key,
        Kind kind,
        Purse purse,
        @Nullable Purse to,
        long amount,
        @Nullable Sale sale,
        String stand,
        Api caller,
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

    /** How much may come in by it. */
    long creditAtMost() {
        return sale != null && amount == Sale.WHAT_IS_LEFT ? sale.amount() : amount;
    }

    Optional<Purse> receiver() {
        return Optional.ofNullable(to);
    }

    @Override
    public String toString() {
        return kind + " " + key + " of " + amount + " at wallet " + purse.wallet();
    }
}
