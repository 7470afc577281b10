package org.walletsuite.wallet.wallet;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.error.Unfinished;
import org.walletsuite.platform.festival.DataPage;
import org.walletsuite.platform.festival.FestivalFailure;
import org.walletsuite.platform.festival.Paging;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.ledger.StatusChange;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.workflow.Workflow;
import org.walletsuite.wallet.festival.Festivals;

/** Wallets: the row has the owner, and the ledger's account of the same id has the balance and the status. */
@Component
class Wallets {

    private static final int LONGEST_LIST = 1_000;

    private final WalletRows rows;
    private final Festivals festivals;
    private final WalletLedger accounts;
    private final LedgerReads look;
    private final WalletStatusChanges statuses;
    private final Clock clock;

    Wallets(
            WalletRows rows,
            Festivals festivals,
            WalletLedger accounts,
            LedgerReads look,
            WalletStatusChanges statuses,
            Clock clock) {
        this.rows = rows;
        this.festivals = festivals;
        this.accounts = accounts;
        this.look = look;
        this.statuses = statuses;
        this.clock = clock;
    }

    /** A wallet, and whether this call created it. */
    record Got(WalletView wallet, boolean created) {}

    /** Concurrent requests create one wallet for each user and festival, and only one of them gets it as new. */
    Got getOrCreate(UUID owner, UUID festival) {
        var wallet = rows.of(owner, festival).orElseGet(() -> intend(owner, festival));
        return wallet.opened() ? new Got(withBalance(wallet), false) : open(wallet);
    }

    /** The user's wallet; never creates one. */
    WalletView mine(UUID owner, UUID festival) {
        return rows.of(owner, festival)
                .filter(WalletRow::opened)
                .map(this::withBalance)
                .orElseThrow(() -> festivals.exists(festival) ? unknown() : Festivals.unknown());
    }

    List<WalletView> mine(UUID owner) {
        return rows.openedOf(owner, LONGEST_LIST).stream()
                .gather(Gatherers.windowFixed(LedgerReads.MOST_IDS))
                .flatMap(some -> withBalances(some).stream())
                .toList();
    }

    /** Open wallets, newest first; null matches every user or festival. */
    DataPage<WalletView> page(@Nullable UUID owner, @Nullable UUID festival, Paging paging) {
        var found = rows.page(owner, festival, paging);
        return paging.of(found.isEmpty() ? List.of() : withBalances(found), rows.count(owner, festival));
    }

    Optional<WalletView> find(UUID id) {
        return rows.opened(id).map(this::withBalance);
    }

    /** The id of a user's open wallet. */
    Optional<UUID> idOf(UUID owner, UUID festival) {
        return rows.of(owner, festival).filter(WalletRow::opened).map(WalletRow::id);
    }

    /** Freezes, thaws or closes somebody else's wallet. */
    WalletView changeStatus(Principal.User caller, UUID id, AccountStatus status) {
        var wallet = rows.opened(id).orElseThrow(Wallets::unknown);
        caller.mustNotBe(wallet.owner(), "You cannot freeze, unfreeze or close your own wallet");
        return switch (statuses.change(id, status, null, caller.id())) {
            case StatusChange.Changed(var account) -> WalletView.of(wallet, account);
            case StatusChange.Refused(var reason) ->
                throw switch (reason) {
                    case ACCOUNT_CLOSED -> new ApiException(FestivalFailure.WALLET_CLOSED);
                    case NOT_EMPTY -> new ApiException(FestivalFailure.WALLET_NOT_EMPTY);
                    case UNKNOWN_ACCOUNT -> lost(wallet);
                };
        };
    }

    static ApiException unknown() {
        return new ApiException(ErrorCode.NOT_FOUND, "Wallet not found");
    }

    private WalletRow intend(UUID owner, UUID festival) {
        var now = clock.instant();
        rows.add(Ids.next(), owner, festival, now, now.plus(Workflow.LEASE));
        return rows.of(owner, festival)
                .orElseThrow(() -> rows.isUser(owner) ? Festivals.unknown() : new ApiException(ErrorCode.UNAUTHORIZED));
    }

    private Got open(WalletRow wallet) {
        var opened = Unfinished.orDone(() -> accounts.open(wallet));
        return new Got(WalletView.of(wallet, opened.account()), opened.first());
    }

    private WalletView withBalance(WalletRow wallet) {
        return WalletView.of(wallet, look.account(wallet.id()).orElseThrow(() -> lost(wallet)));
    }

    private List<WalletView> withBalances(List<WalletRow> wallets) {
        var found = look.accounts(wallets.stream().map(WalletRow::id).toList()).stream()
                .collect(Collectors.toMap(Account::id, Function.identity()));
        return wallets.stream()
                .map(wallet -> {
                    var account = found.get(wallet.id());
                    if (account == null) {
                        throw lost(wallet);
                    }
                    return WalletView.of(wallet, account);
                })
                .toList();
    }

    private static IllegalStateException lost(WalletRow wallet) {
        return new IllegalStateException("The ledger has no account for wallet " + wallet.id());
    }
}
