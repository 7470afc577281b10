package org.walletsuite.wallet.mainwallet;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.error.Unfinished;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.Ledger;
import org.walletsuite.platform.ledger.StatusChange;
import org.walletsuite.platform.mainwallet.MainWalletAccounts;
import org.walletsuite.platform.workflow.Workflow;

/**
 * Activates and deactivates wallets, and keeps who wanted that and why. The ledger knows no order among changes, so nobody
 * is done before the last one that is wanted was applied after his own: whatever a change that stood still does late at the
 * ledger, the last one is applied once more by whoever ends that change.
 */
@Component
class StatusChanges implements Workflow {

    private static final int MOST_OVERTAKEN = 10;

    private final MainWalletRows wallets;
    private final StatusRows rows;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StatusChanges(
            MainWalletRows wallets, StatusRows rows, Ledger ledger, TransactionTemplate transaction, Clock clock) {
        this.wallets = wallets;
        this.rows = rows;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Has a wallet become active or not.
     *
     * @param reason why, or null where none has to be given
     */
    void change(UUID wallet, AccountStatus status, @Nullable String reason, UUID changedBy) {
        var id = begin(wallet, status, reason, changedBy);
        var _ = Unfinished.orDone(() -> {
            attempt(id);
            return id;
        });
    }

    UUID begin(UUID wallet, AccountStatus status, @Nullable String reason, UUID changedBy) {
        var id = Ids.next();
        transaction.executeWithoutResult(_ -> {
            wallets.lock(wallet);
            var now = clock.instant();
            rows.add(id, wallet, status, reason, changedBy, now, now.plus(LEASE));
        });
        return id;
    }

    @Override
    public String kind() {
        return "main-wallet-status";
    }

    @Override
    public String table() {
        return "main_wallet_status";
    }

    @Override
    public void attempt(UUID id) {
        rows.unfinished(id).ifPresent(this::finish);
    }

    private void finish(WantedStatus change) {
        for (var overtaken = 0; overtaken < MOST_OVERTAKEN; overtaken++) {
            var last = rows.last(change.wallet());
            apply(last);
            if (end(change, last)) {
                return;
            }
        }
        throw new IllegalStateException(
                "Wallet " + change.wallet() + " is changed faster than its changes are applied");
    }

    private void apply(WantedStatus wanted) {
        switch (ledger.changeStatus(
                wanted.wallet(), new StatusChange.Request(wanted.status(), MainWalletAccounts.WALLET))) {
            case StatusChange.Changed _ -> {}
            case StatusChange.Refused(var reason) ->
                throw new IllegalStateException("The ledger says " + reason + " to wallet " + wanted.wallet());
        }
    }

    /** False where another one is the last by now. */
    private boolean end(WantedStatus change, WantedStatus applied) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            wallets.lock(change.wallet());
            var isLast = rows.last(change.wallet()).number() == applied.number();
            if (isLast) {
                rows.markDone(change.id(), clock.instant());
            }
            return isLast;
        }));
    }
}
