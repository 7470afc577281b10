package org.walletsuite.wallet.mainwallet;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.mainwallet.Envelope;
import org.walletsuite.platform.mainwallet.Shillings;

/**
 * The wallet object of the main wallet's document.
 *
 * @param accountId whose it is
 * @param currentBalance in shillings with two decimals
 */
record MainWalletView(
        UUID walletId,
        UUID accountId,
        String accountUserName,
        BigDecimal currentBalance,
        @JsonProperty("isActive") boolean isActive,
        String createdAt,
        String updatedAt) {

    static MainWalletView of(MainWalletRow wallet, Account account) {
        return new MainWalletView(
                wallet.id(),
                wallet.owner(),
                wallet.ownerName(),
                Shillings.of(account.balance()),
                account.status() == AccountStatus.ACTIVE,
                Envelope.time(wallet.createdAt()),
                Envelope.time(later(wallet.createdAt(), account.updatedAt())));
    }

    /** The ledger's clock is another one, and may be behind. */
    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
