package org.walletsuite.wallet.wallet;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.LedgerApi;
import org.walletsuite.platform.ledger.NewAccount;
import org.walletsuite.platform.ledger.StatusChange;
import org.walletsuite.platform.security.Caller;
import org.walletsuite.wallet.festival.Festivals;

/** Wallets: the row says whose, the ledger's account of the same id says what is in it and whether it may be used. */
@Component
class Wallets {

    private static final Logger LOG = LoggerFactory.getLogger(Wallets.class);
    private static final String PROGRAM = "festival";
    private static final String PURPOSE = "wallet";
    private static final int LONGEST_LIST = 1_000;
    private static final int ACCOUNTS_A_CALL = 200;
    private static final int SWEEP = 100;

    private final WalletRows rows;
    private final Festivals festivals;
    private final LedgerApi ledger;
    private final Clock clock;

    Wallets(WalletRows rows, Festivals festivals, LedgerApi ledger, Clock clock) {
        this.rows = rows;
        this.festivals = festivals;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** A wallet, and whether this very call brought it into being. */
    record Got(WalletView wallet, boolean created) {}

    /** However many ask at once, a person gets one wallet a festival, and one of them is told that it is new. */
    Got getOrCreate(UUID owner, UUID festival) {
        var wallet = rows.of(owner, festival).orElseGet(() -> intend(owner, festival));
        return wallet.opened() ? new Got(withBalance(wallet), false) : open(wallet);
    }

    /** The person's wallet; never makes one. */
    WalletView mine(UUID owner, UUID festival) {
        return rows.of(owner, festival)
                .filter(WalletRow::opened)
                .map(this::withBalance)
                .orElseThrow(() -> festivals.find(festival).isEmpty() ? Festivals.unknown() : unknown());
    }

    List<WalletView> mine(UUID owner) {
        return rows.openedOf(owner, LONGEST_LIST).stream()
                .gather(Gatherers.windowFixed(ACCOUNTS_A_CALL))
                .flatMap(some -> withBalances(some).stream())
                .toList();
    }

    Optional<WalletView> find(UUID id) {
        return rows.opened(id).map(this::withBalance);
    }

    /** The id of a person's opened wallet. */
    Optional<UUID> idOf(UUID owner, UUID festival) {
        return rows.of(owner, festival).filter(WalletRow::opened).map(WalletRow::id);
    }

    /** Freezes, thaws or closes somebody else's wallet: a privilege is nothing to use on one's own money. */
    WalletView changeStatus(Caller caller, UUID id, AccountStatus status) {
        var wallet = rows.opened(id).orElseThrow(Wallets::unknown);
        if (wallet.owner().equals(caller.id())) {
            throw new ApiException(ErrorCode.FORBIDDEN, "You cannot freeze, unfreeze or close your own wallet");
        }
        return switch (ledger.changeStatus(id, new StatusChange.Request(status, PURPOSE))) {
            case StatusChange.Changed(var account) -> WalletView.of(wallet, account);
            case StatusChange.Refused(var reason) ->
                throw switch (reason) {
                    case ACCOUNT_CLOSED -> new ApiException(ErrorCode.WALLET_CLOSED);
                    case NOT_EMPTY -> new ApiException(ErrorCode.WALLET_NOT_EMPTY);
                    case UNKNOWN_ACCOUNT -> lost(wallet);
                };
        };
    }

    static ApiException unknown() {
        return new ApiException(ErrorCode.NOT_FOUND, "Wallet not found");
    }

    /** Finishes what a crash or an outage left between the row and the ledger. */
    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT5S")
    void sweep() {
        for (var wallet : rows.takeUnopened(SWEEP, clock.instant())) {
            try {
                open(wallet);
            } catch (RuntimeException e) {
                LOG.warn("Wallet {} could not be opened in the ledger yet: {}", wallet.id(), e.toString());
            }
        }
    }

    private WalletRow intend(UUID owner, UUID festival) {
        rows.add(Ids.next(), owner, festival, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return rows.of(owner, festival)
                .orElseThrow(
                        () -> rows.isPerson(owner) ? Festivals.unknown() : new ApiException(ErrorCode.UNAUTHORIZED));
    }

    private Got open(WalletRow wallet) {
        var account = ledger.open(
                wallet.id(),
                new NewAccount(
                        wallet.owner(),
                        wallet.ownerNumber(),
                        PROGRAM,
                        PURPOSE,
                        Festival.assetCode(wallet.festival()),
                        0L));
        var first = rows.opened(wallet.id(), clock.instant());
        return new Got(WalletView.of(wallet, account), first);
    }

    private WalletView withBalance(WalletRow wallet) {
        return WalletView.of(wallet, ledger.account(wallet.id()).orElseThrow(() -> lost(wallet)));
    }

    private List<WalletView> withBalances(List<WalletRow> wallets) {
        var accounts = ledger.accounts(wallets.stream().map(WalletRow::id).toList()).stream()
                .collect(Collectors.toMap(Account::id, Function.identity()));
        return wallets.stream()
                .map(wallet -> {
                    var account = accounts.get(wallet.id());
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
