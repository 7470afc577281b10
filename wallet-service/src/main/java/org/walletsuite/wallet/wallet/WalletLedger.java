package org.walletsuite.wallet.wallet;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.error.Outage;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.Ledger;
import org.walletsuite.platform.ledger.NewAccount;

/** Brings the ledger up to what a wallet's row says: it has an account with the wallet's id. */
@Component
class WalletLedger {

    static final String PURPOSE = "wallet";

    private static final Logger LOG = LoggerFactory.getLogger(WalletLedger.class);
    private static final int SWEEP = 100;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** Longer than opening an account can take, timeouts and repetitions included. */
    static final Duration OPENING = Duration.ofMinutes(1);

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
     * @param first whether this very call made the wallet visible
     */
    record Opened(Account account, boolean first) {}

    /** Brings a wallet's intent to its end; repeatable, also at the same instant. */
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

    /** Finishes what a crash or an outage left between the row and the ledger; an outage ends the sweep, and is no wallet's fault. */
    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT5S")
    void sweep() {
        for (var i = 0; i < SWEEP; i++) {
            var now = clock.instant();
            var wallet = rows.takeUnopened(now, now.plus(OPENING)).orElse(null);
            if (wallet == null) {
                return;
            }
            try {
                open(wallet);
            } catch (RuntimeException e) {
                if (Outage.isBehind(e)) {
                    LOG.warn("Wallet {} and those behind it wait for the ledger: {}", wallet.id(), e.getMessage());
                    rows.putOff(wallet.id(), clock.instant(), FIRST_PAUSE, FIRST_PAUSE);
                    return;
                }
                LOG.warn("Wallet {} could not be opened in the ledger yet: {}", wallet.id(), e.toString());
                rows.putOff(wallet.id(), clock.instant(), FIRST_PAUSE, LONGEST_PAUSE);
            }
        }
    }
}
