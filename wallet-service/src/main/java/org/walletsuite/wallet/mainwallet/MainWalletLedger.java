package org.walletsuite.wallet.mainwallet;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.Ledger;
import org.walletsuite.platform.mainwallet.MainWalletAccounts;
import org.walletsuite.platform.workflow.Workflow;

/** Brings the ledger up to what a main wallet's row says: it has an account with the wallet's id. */
@Component
class MainWalletLedger implements Workflow {

    private final MainWalletRows rows;
    private final Ledger ledger;
    private final Clock clock;
    private volatile boolean named;

    MainWalletLedger(MainWalletRows rows, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Brings a wallet's intent to its end; repeatable, also at the same instant. The first of all wallets brings its currency along. */
    Account open(MainWalletRow wallet) {
        nameCurrency();
        var account = ledger.open(wallet.id(), MainWalletAccounts.wallet(wallet.owner(), wallet.ownerNumber()))
                .orThrow();
        rows.markOpened(wallet.id(), clock.instant());
        return account;
    }

    /** What has a name once keeps it: it is enough that each process has seen to it. */
    private void nameCurrency() {
        if (!named) {
            ledger.name(MainWalletAccounts.SHILLINGS).orThrow();
            named = true;
        }
    }

    @Override
    public String kind() {
        return "main-wallet";
    }

    @Override
    public String table() {
        return "main_wallet";
    }

    @Override
    public void attempt(UUID id) {
        rows.unopened(id).ifPresent(this::open);
    }
}
