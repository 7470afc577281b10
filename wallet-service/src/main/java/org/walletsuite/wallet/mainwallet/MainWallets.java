package org.walletsuite.wallet.mainwallet;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.error.Unfinished;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.workflow.Workflow;

/** Finds main wallets, and makes a user's when it is first asked for. Who may not see a wallet is not told whether there is one. */
@Component
class MainWallets {

    private final MainWalletRows rows;
    private final MainWalletLedger accounts;
    private final LedgerReads ledger;
    private final Clock clock;

    MainWallets(MainWalletRows rows, MainWalletLedger accounts, LedgerReads ledger, Clock clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** A wallet, and its account as the ledger has it now. */
    record Found(MainWalletRow wallet, Account account) {}

    /** However many ask at once, a user gets one wallet; empty where there is no such user. */
    Optional<Found> getOrCreate(UUID owner) {
        return row(owner).map(wallet -> wallet.opened() ? withAccount(wallet) : opened(wallet));
    }

    /** The same for who needs its id only: the ledger is asked for nothing once it is opened. */
    Optional<UUID> idOf(UUID owner) {
        return row(owner)
                .map(wallet -> wallet.opened() ? wallet : opened(wallet).wallet())
                .map(MainWalletRow::id);
    }

    private Optional<MainWalletRow> row(UUID owner) {
        return rows.of(owner).or(() -> intend(owner));
    }

    /** The caller's own. */
    Found mine(Principal.User caller) {
        return getOrCreate(caller.id()).orElseThrow(() -> new ApiException(ErrorCode.UNAUTHORIZED));
    }

    /** Another user's, for admins, who may deactivate it before its owner first looks. */
    Found of(Principal.User caller, UUID owner) {
        if (!caller.may(Role.ADMIN)) {
            throw notFor("access");
        }
        return getOrCreate(owner).orElseThrow(MainWallets::unknown);
    }

    Found get(Principal.User caller, UUID id) {
        return withAccount(reachable(caller, id, Role.ADMIN, "access"));
    }

    /**
     * A wallet that the caller may do this with, being its owner or having the role.
     *
     * @param deed as the document words it
     */
    MainWalletRow reachable(Principal.User caller, UUID id, Role needed, String deed) {
        var wallet = rows.opened(id);
        if (wallet.isEmpty() && caller.may(needed)) {
            throw unknown();
        }
        return wallet.filter(found -> caller.mayActFor(found.owner(), needed)).orElseThrow(() -> notFor(deed));
    }

    private Optional<MainWalletRow> intend(UUID owner) {
        var now = clock.instant();
        rows.add(Ids.next(), owner, now, now.plus(Workflow.LEASE));
        return rows.of(owner);
    }

    private Found opened(MainWalletRow wallet) {
        return new Found(wallet, Unfinished.orDone(() -> accounts.open(wallet)));
    }

    private Found withAccount(MainWalletRow wallet) {
        return new Found(
                wallet,
                ledger.account(wallet.id())
                        .orElseThrow(() ->
                                new IllegalStateException("The ledger has no account for wallet " + wallet.id())));
    }

    private static ApiException unknown() {
        return new ApiException(ErrorCode.NOT_FOUND, "Wallet not found");
    }

    private static ApiException notFor(String deed) {
        return new ApiException(ErrorCode.NOT_FOUND, "You do not have permission to " + deed + " this wallet");
    }
}
