package org.walletsuite.platform.mainwallet;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.ledger.Transfer;

/**
 * Money that came into a user's main wallet or went out of it, or is on its way.
 *
 * @param type the transfer's kind in the ledger
 * @param amount in shillings with two decimals, never negative
 * @param balanceBefore null while nothing was moved
 * @param balanceAfter null while nothing was moved
 * @param status COMPLETED, or why it is not
 * @param createdAt when the ledger moved it, or while it did not, when it was asked for
 */
public record WalletTransaction(
        UUID transactionId,
        String type,
        BigDecimal amount,
        @Nullable BigDecimal balanceBefore,
        @Nullable BigDecimal balanceAfter,
        String currency,
        @Nullable String description,
        String status,
        String createdAt) {

    public static final String COMPLETED = "COMPLETED";

    /** Where a transfer's metadata says what its user wrote about it. */
    public static final String DESCRIPTION = "description";

    /** Where a transfer's metadata says what its user knows it by, if that is not the transfer's id. */
    public static final String TRANSACTION_ID = "transactionId";

    /** One that the ledger has moved; all of it is the transfer's and never changes. */
    public static WalletTransaction of(Transfer transfer, Transfer.Entry entry) {
        var known = text(transfer, TRANSACTION_ID);
        return new WalletTransaction(
                known == null ? transfer.id() : UUID.fromString(known),
                transfer.kind(),
                Shillings.of(Math.abs(entry.amount())),
                Shillings.of(entry.balanceBefore()),
                Shillings.of(entry.balanceAfter()),
                MainWalletAccounts.ASSET,
                text(transfer, DESCRIPTION),
                COMPLETED,
                Envelope.time(transfer.createdAt()));
    }

    private static @Nullable String text(Transfer transfer, String name) {
        return transfer.metadata().get(name) instanceof String text ? text : null;
    }
}
