package org.walletsuite.wallet.wallet;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.Ledger;
import org.walletsuite.platform.ledger.NewAccount;
import org.walletsuite.platform.workflow.Workflow;

/** Opens a wallet's account in the ledger, with the wallet's id. */
@Component
class WalletLedger implements Workflow {

    static final String PURPOSE = "wallet";

    private final WalletRows rows;
    private final Ledger ledger;
    private final Clock clock;

    WalletLedger(WalletRows rows, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * A wallet's account in the ledger.
     *
     * @param first whether this call made the wallet visible
     */
    record Opened(Account account, boolean first) {}

    /** Finishes a wallet's intent; idempotent, also when called concurrently. */
    Opened open(WalletRow wallet) {
        var account = ledger.open(
                        wallet.id(),
                        new NewAccount(
                                wallet.owner(),
                                wallet.ownerNumber(),
                                Festival.PROGRAM,
                                PURPOSE,
                                Festival.assetCode(wallet.festival()),
                                0L))
                .orThrow();
        return new Opened(account, rows.markOpened(wallet.id(), clock.instant()));
    }

    @Override
    public String kind() {
        return "wallet";
    }

    @Override
    public String table() {
        return "wallet";
    }

    @Override
    public void attempt(UUID id) {
        rows.unopened(id).ifPresent(this::open);
    }
}
