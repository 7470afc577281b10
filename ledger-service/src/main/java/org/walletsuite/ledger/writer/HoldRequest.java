package org.walletsuite.ledger.writer;

import java.time.Duration;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.Hold;
import org.walletsuite.platform.ledger.HoldResult;
import org.walletsuite.platform.ledger.HoldResult.Done;
import org.walletsuite.platform.ledger.HoldResult.Reason;
import org.walletsuite.platform.ledger.HoldResult.Refused;
import org.walletsuite.platform.ledger.HoldResult.Replayed;
import org.walletsuite.platform.ledger.HoldStatus;
import org.walletsuite.platform.ledger.NewHold;
import org.walletsuite.platform.ledger.RequestHash;
import tools.jackson.databind.json.JsonMapper;

/** A hold that waits to be placed. */
final class HoldRequest extends Ticket<HoldResult> {

    private final NewHold wanted;
    private final String requestHash;
    private final String metadata;

    HoldRequest(NewHold wanted, JsonMapper json, Duration patience) {
        super(patience);
        this.wanted = wanted;
        this.requestHash = RequestHash.of(wanted);
        this.metadata = json.writeValueAsString(wanted.metadata());
    }

    @Override
    void addTo(Wanted rows) {
        rows.accounts.add(wanted.accountId());
        rows.holdKeys.add(wanted.idempotencyKey());
    }

    @Override
    void decideIn(Batch batch) {
        decided(decide(batch));
    }

    private HoldResult decide(Batch batch) {
        var known = batch.holdByKey(wanted.idempotencyKey());
        if (known != null) {
            return known.requestHash().equals(requestHash) ? new Replayed(known) : new Refused(Reason.KEY_REUSED);
        }
        var account = batch.account(wanted.accountId(), wanted.purpose());
        if (account == null) {
            return new Refused(Reason.UNKNOWN_ACCOUNT);
        }
        var amount = wanted.amount() == null ? Math.max(1, account.available()) : wanted.amount();
        var refusal = account.holdRefusal(amount);
        if (refusal != null) {
            return new Refused(refusal);
        }
        if (wanted.amount() == null && account.available() < 1) {
            return new Refused(Reason.INSUFFICIENT_FUNDS);
        }
        var hold = new Hold(
                Ids.next(),
                wanted.accountId(),
                amount,
                HoldStatus.OPEN,
                wanted.idempotencyKey(),
                requestHash,
                wanted.reference(),
                wanted.metadata(),
                wanted.expiresAt(),
                null,
                null,
                batch.now,
                null);
        if (hold.isOverAt(batch.now)) {
            return new Refused(Reason.HOLD_NOT_OPEN);
        }
        batch.place(hold, metadata, account);
        return new Done(hold);
    }

    @Override
    public String toString() {
        return "hold " + wanted.idempotencyKey();
    }
}
