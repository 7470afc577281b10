package org.walletsuite.wallet.festival;

import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.ledger.LedgerApi;
import org.walletsuite.platform.ledger.NewAccount;
import org.walletsuite.platform.money.Asset;

/** Brings the ledger up to what a festival's row says: its token, the token's name, and the accounts that top-ups come out of. */
@Component
class FestivalLedger {

    static final int SCALE = 2;

    private static final Logger LOG = LoggerFactory.getLogger(FestivalLedger.class);
    private static final String PROGRAM = "festival";
    private static final int SWEEP = 100;

    private final FestivalRows rows;
    private final LedgerApi ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FestivalLedger(FestivalRows rows, LedgerApi ledger, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Repeatable; the row stays locked meanwhile, so that of two changes of name the later one is told last. */
    void settle(UUID id) {
        transaction.executeWithoutResult(
                _ -> rows.lock(id).filter(festival -> !festival.settled()).ifPresent(this::tell));
    }

    /** Finishes what a crash or an outage left between the row and the ledger. */
    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT5S")
    void sweep() {
        for (var id : rows.unsettled(SWEEP)) {
            try {
                settle(id);
                LOG.info("Festival {} is settled with the ledger", id);
            } catch (RuntimeException e) {
                LOG.warn("Festival {} could not be settled with the ledger yet: {}", id, e.toString());
            }
        }
    }

    private void tell(FestivalRow festival) {
        var asset = asset(festival);
        ledger.putAsset(asset.code(), asset);
        if (!festival.opened()) {
            ledger.open(festival.cashInAccount(), account(festival, "cash-in", asset));
            ledger.open(festival.cardInAccount(), account(festival, "card-in", asset));
        }
        rows.settled(festival.id(), asset.displayName(), clock.instant());
    }

    static Asset asset(FestivalRow festival) {
        return new Asset(
                Festival.assetCode(festival.id()), SCALE, festival.particulars().currencyName());
    }

    /** Money enters the festival here, so these accounts go below zero without limit. */
    private static NewAccount account(FestivalRow festival, String purpose, Asset asset) {
        return new NewAccount(festival.id(), null, PROGRAM, purpose, asset.code(), null);
    }
}
