package org.walletsuite.wallet.festival;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.error.Outage;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.ledger.Ledger;
import org.walletsuite.platform.ledger.NewAccount;
import org.walletsuite.platform.money.Asset;

/** Brings the ledger up to what a festival's row says: its token, the token's name, and the accounts that top-ups come out of. */
@Component
class FestivalLedger {

    static final int SCALE = 2;

    private static final Logger LOG = LoggerFactory.getLogger(FestivalLedger.class);
    private static final int SWEEP = 100;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** Longer than telling the ledger all there is can take, timeouts and repetitions included. */
    private static final Duration TELLING = Duration.ofMinutes(1);

    private final FestivalRows rows;
    private final Ledger ledger;
    private final Clock clock;

    FestivalLedger(FestivalRows rows, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Brings a festival's intent to its end; repeatable, also at the same instant. */
    void open(UUID id) {
        rows.beginOpening(id, clock.instant().plus(TELLING)).ifPresent(this::bringUpToDate);
    }

    /**
     * Finishes what a crash or an outage left between row and ledger, and tells the ledger new names. One at a time,
     * and none that somebody else began to tell within the last minute, so that of two names the later one is told last.
     * An outage ends the sweep, and is no festival's fault.
     */
    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT5S")
    void sweep() {
        for (var i = 0; i < SWEEP; i++) {
            var now = clock.instant();
            var festival = rows.takeUnsettled(now, now.plus(TELLING)).orElse(null);
            if (festival == null) {
                return;
            }
            try {
                bringUpToDate(festival);
                LOG.info("Festival {} is settled with the ledger", festival.id());
            } catch (RuntimeException e) {
                if (Outage.isBehind(e)) {
                    LOG.warn("Festival {} and those behind it wait for the ledger: {}", festival.id(), e.getMessage());
                    rows.putOff(festival.id(), clock.instant(), FIRST_PAUSE, FIRST_PAUSE);
                    return;
                }
                LOG.warn("Festival {} could not be settled with the ledger yet: {}", festival.id(), e.toString());
                rows.putOff(festival.id(), clock.instant(), FIRST_PAUSE, LONGEST_PAUSE);
            }
        }
    }

    private void bringUpToDate(FestivalRow festival) {
        var asset = asset(festival);
        ledger.name(asset).orThrow();
        if (!festival.opened()) {
            ledger.open(festival.cashInAccount(), account(festival, "cash-in", asset))
                    .orThrow();
            ledger.open(festival.cardInAccount(), account(festival, "card-in", asset))
                    .orThrow();
        }
        rows.settled(festival.id(), asset.displayName(), clock.instant());
    }

    static Asset asset(FestivalRow festival) {
        return new Asset(
                Festival.assetCode(festival.id()), SCALE, festival.particulars().currencyName());
    }

    /** Money enters the festival here, so these accounts go below zero without limit. */
    private static NewAccount account(FestivalRow festival, String purpose, Asset asset) {
        return new NewAccount(festival.id(), null, Festival.PROGRAM, purpose, asset.code(), null);
    }
}
