package org.walletsuite.wallet.festival;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.idempotency.Idempotency;
import org.walletsuite.platform.ledger.Ledger;
import org.walletsuite.platform.ledger.NewAccount;
import org.walletsuite.platform.money.Asset;
import org.walletsuite.platform.workflow.Workflow;

/**
 * Updates the ledger to a festival's row: its token, the token's name, and the accounts from which top-ups are paid. A
 * festival that may still be in progress elsewhere is left alone, so that of two names the later one is set last.
 */
@Component
class FestivalLedger implements Workflow {

    static final int SCALE = 2;

    private final FestivalRows rows;
    private final Ledger ledger;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FestivalLedger(
            FestivalRows rows, Ledger ledger, Idempotency idempotency, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.ledger = ledger;
        this.idempotency = idempotency;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Finishes a festival's intent; idempotent, also when called concurrently. */
    void open(UUID id) {
        rows.beginOpening(id, clock.instant().plus(LEASE)).ifPresent(this::bringUpToDate);
    }

    @Override
    public String kind() {
        return "festival";
    }

    @Override
    public String table() {
        return "festival";
    }

    /** A new name is a change of the row, also of an old festival. */
    @Override
    public String since() {
        return "updated_at";
    }

    @Override
    public void attempt(UUID id) {
        rows.outOfDate(id).ifPresent(this::bringUpToDate);
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
        transaction.executeWithoutResult(_ -> {
            rows.markUpToDate(festival.id(), asset.displayName(), clock.instant());
            if (!festival.opened()) {
                idempotency.answer(festival.id(), FestivalView.created(festival));
            }
        });
    }

    static Asset asset(FestivalRow festival) {
        return new Asset(
                Festival.assetCode(festival.id()), SCALE, festival.details().currencyName());
    }

    /** Money enters the festival here, so these accounts may go below zero without limit. */
    private static NewAccount account(FestivalRow festival, String purpose, Asset asset) {
        return new NewAccount(festival.id(), null, Festival.PROGRAM, purpose, asset.code(), null);
    }
}
