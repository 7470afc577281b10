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

/** A pending placement of a hold. */
final class HoldRequest extends PendingWrite<HoldResult> {

    private final NewHold requested;
    private final String requestHash;
    private final String metadata;

    HoldRequest(NewHold requested, JsonMapper json, Duration patience) {
        super(patience);
        this.requested = requested;
        this.requestHash = RequestHash.of(requested);
        this.metadata = json.writeValueAsString(requested.metadata());
    }

    @Override
    void addTo(ReadSet rows) {
        rows.accounts.add(requested.accountId());
        rows.holdKeys.add(requested.idempotencyKey());
    }

    @Override
    void decideIn(Batch batch) {
        decided(decide(batch));
    }

    private HoldResult decide(Batch batch) {
        var known = batch.holdByKey(requested.idempotencyKey());
        if (known != null) {
            return known.requestHash().equals(requestHash) ? new Replayed(known) : new Refused(Reason.KEY_REUSED);
        }
        var account = batch.account(requested.accountId(), requested.purpose());
        if (account == null) {
            return new Refused(Reason.UNKNOWN_ACCOUNT);
        }
        var amount = requested.amount() == null ? Math.max(1, account.available()) : requested.amount();
        var refusal = account.holdRefusal(amount);
        if (refusal != null) {
            return new Refused(refusal);
        }
        if (requested.amount() == null && account.available() < 1) {
            return new Refused(Reason.INSUFFICIENT_FUNDS);
        }
        var hold = new Hold(
                Ids.next(),
                requested.accountId(),
                amount,
                HoldStatus.OPEN,
                requested.idempotencyKey(),
                requestHash,
                requested.reference(),
                requested.metadata(),
                requested.expiresAt(),
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
        return "hold " + requested.idempotencyKey();
    }
}
