package org.walletsuite.wallet.wallet;

import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.ledger.Ledger;
import org.walletsuite.wallet.status.StatusChanges;

/** Freezes, unfreezes and closes festival wallets. */
@Component
class WalletStatusChanges extends StatusChanges {

    private final WalletRows wallets;

    WalletStatusChanges(
            WalletRows wallets, JdbcClient db, Ledger ledger, TransactionTemplate transaction, Clock clock) {
        super(new Kind("wallet-status", "wallet_status", WalletLedger.PURPOSE), db, ledger, transaction, clock);
        this.wallets = wallets;
    }

    @Override
    protected void lock(UUID wallet) {
        wallets.lock(wallet);
    }
}
