package org.walletsuite.wallet.mainwallet;

import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.ledger.Ledger;
import org.walletsuite.platform.mainwallet.MainWalletAccounts;
import org.walletsuite.wallet.status.StatusChanges;

/** Activates and deactivates main wallets. */
@Component
class MainWalletStatusChanges extends StatusChanges {

    private final MainWalletRows wallets;

    MainWalletStatusChanges(
            MainWalletRows wallets, JdbcClient db, Ledger ledger, TransactionTemplate transaction, Clock clock) {
        super(
                new Kind("main-wallet-status", "main_wallet_status", MainWalletAccounts.WALLET),
                db,
                ledger,
                transaction,
                clock);
        this.wallets = wallets;
    }

    @Override
    protected void lock(UUID wallet) {
        wallets.lock(wallet);
    }
}
