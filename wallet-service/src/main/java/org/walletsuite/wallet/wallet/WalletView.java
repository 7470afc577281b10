package org.walletsuite.wallet.wallet;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.money.Asset;
import org.walletsuite.platform.money.Money;

/**
 * A wallet in API responses, as in the festival document.
 *
 * @param balance in cents of the festival's token
 */
record WalletView(
        UUID id,
        UUID userId,
        UUID festivalId,
        long balance,
        String balanceDisplay,
        AccountStatus status,
        Instant createdAt,
        Instant updatedAt) {

    private static final int SCALE = 2;

    static WalletView of(WalletRow wallet, Account account) {
        var asset = new Asset(account.asset(), SCALE, wallet.currencyName());
        return new WalletView(
                wallet.id(),
                wallet.owner(),
                wallet.festival(),
                account.balance(),
                new Money(account.balance(), asset).display(),
                account.status(),
                wallet.createdAt().truncatedTo(ChronoUnit.SECONDS),
                account.updatedAt().truncatedTo(ChronoUnit.SECONDS));
    }
}
